import type { CliWords } from '../cli';
import { commitments, rhythms, stages } from './terms';

export const values: CliWords['values'] = {
  decision: { agree: '同意', refuse: '不同意' },
  keyItem: { yes: '是', no: '否' },
  light: { red: '红灯', yellow: '黄灯', green: '绿灯', grey: '灰灯' },
  method: { documents: '查阅资料', site: '实地查看', interview: '座谈了解' },
  outcome: {
    rectified: '已整改',
    continuing: '持续整改',
    'not-rectified': '未整改',
    verified: '进展属实',
    lacking: '发现不足',
    accepted: '认可',
    returned: '退回',
    held: '保持良好',
    recurred: '问题反弹',
  },
  rhythm: rhythms,
  stage: stages,
  what: commitments,
};
