import type { CliWords } from '../cli';

export const values: CliWords['values'] = {
  agree: '同意',
  refuse: '不同意',
  yes: '是',
  no: '否',
  accepted: '认可',
  returned: '退回',
  rectified: '已整改',
  continuing: '持续整改',
  'not-rectified': '未整改',
  held: '保持良好',
  recurred: '问题反弹',
  documents: '查阅资料',
  site: '实地查看',
  interview: '座谈了解',
};
