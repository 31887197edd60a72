import type { LetterLine } from '../../domain/letter';
import type { DutyKind } from '../../domain/policy';
import type { LetterWords } from '../letters';
import type { Words } from '../words';
import { duties, formal } from './terms';

function asks({ letter, duty, news: told, draft, title, copy }: LetterLine): string {
  const of = `“${title}”`;
  if (told !== undefined) return `${news[told.what]}：${of}${told.text === undefined ? '' : `。${told.text}`}`;
  if (draft !== undefined)
    return `关于${of}的${formal[draft.letter]}已拟稿（因${duties[draft.cause]}逾期），请审改并签发`;
  if (duty === undefined) return of;
  const what = `${of}${duty.kind === 'milestone' ? `第${duty.about ?? ''}项措施` : ''}`;
  const forInformation = copy ? '（抄送，供掌握）' : '';
  if (letter === 'chase') return `${what}：应${duties[duty.kind]}，至今未收到，请尽快办理并说明原因${forInformation}`;
  if (letter === 'remind') return `提醒：${what}，请按时${duties[duty.kind]}；如已报送请忽略${forInformation}`;
  return `请${duties[duty.kind]}：${what}${forInformation}`;
}

export const news: Words['news'] = {
  'told-assigned': '现将你单位列为配合单位',
  'told-former-unit': '该问题已调整由其他单位牵头',
  'part-received': '配合单位已报送其负责部分',
  'plan-returned': '整改方案退回修改',
  'plan-accepted': '整改方案审核通过，请按方案整改',
  'extension-agreed': '同意延期',
  'extension-refused': '不同意延期',
  'claim-incomplete': '销号材料需补正',
  'outcome-closed': '同意销号，转入巩固期，届时安排回头看',
  'outcome-lacking': '核查结论：尚不能销号',
  'outcome-rejected': '未同意销号，请继续整改',
  reopened: '取消销号、重新整改',
  held: '暂缓办理',
  resumed: '恢复整改',
  'issued-letter': '已印发正式函件（原件另行送达）',
  nudge: '请关注',
  'lacking-found': '日常督查发现整改不足',
  withdrawn: '已移出台账',
};

function answers({ duty, copy }: LetterLine): readonly { readonly label: string; readonly body: string }[] {
  return duty === undefined || copy ? [] : (replies[duty.kind] ?? []).map(([label, body]) => ({ label, body }));
}

const report: readonly (readonly [string, string])[] = [
  ['无变化', '无变化'],
  ['报告进展', '进展：'],
];
const claim: readonly (readonly [string, string])[] = [
  ['申请销号', '申请销号\n标准1：'],
  ['申请延期', '延期 年-月-日 理由：'],
];
const replies: Partial<Record<DutyKind, readonly (readonly [string, string])[]>> = {
  acknowledge: [
    ['签收', '签收'],
    ['申请调整责任单位', '申请调整责任单位：'],
  ],
  plan: [['报送方案', '方案\n措施：内容 | 年-月-日\n标准：']],
  'accept-plan': [
    ['同意', '同意'],
    ['不同意', '不同意：'],
  ],
  report,
  milestone: report,
  rectify: claim,
  commit: [['确认', '确认']],
  reply: [['回复', '回复：']],
  'talk-report': [['回复', '回复：']],
  instruction: [['回复', '回复：']],
  check: [
    ['已整改', '已整改'],
    ['持续整改', '持续整改：'],
    ['未整改', '未整改：'],
  ],
  approve: [
    ['同意', '同意'],
    ['不同意', '不同意：'],
  ],
};

export const letters: LetterWords = {
  subject: (tag, what, title) => `${tag} ${what}：${title}`,
  digestSubject: (tag, count) => `${tag} ${String(count)}项事项请阅办`,
  asks,
  by: (until, daysLeft) =>
    daysLeft > 0
      ? `时限：${until}17:30前（还有${String(daysLeft)}个工作日）`
      : daysLeft === 0
        ? `时限：${until}17:30前（今日到期）`
        : `时限：${until}（已逾期${String(-daysLeft)}个工作日）`,
  how: '办理方式：直接回复本邮件，首行写明答复',
  howSeveral: '办理方式：直接回复本邮件，每项一行，行首写明编号',
  asked: '请办理',
  copies: '抄送',
  told: '告知',
  openMeasures: (measures) => `未完成措施：${measures.join('；')}`,
  several: (asked, until) => `请办理${String(asked)}项，最早一项时限：${until}17:30前`,
  answers,
  signature: (office, telephone, on) => `${office}\n${on}${telephone === undefined ? '' : `\n联系电话：${telephone}`}`,
  nothingClassified: '本邮箱不得传递涉密信息。需要人工协助的，请致电或直接回复。',
};
