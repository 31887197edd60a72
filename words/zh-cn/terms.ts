import type { PlaceKind } from '../../domain/organisation/names';
import { positionWords } from '../positions';
import type { Words } from '../words';

export const stages: Words['stages'] = {
  unassigned: '待交办',
  assigned: '待签收',
  planning: '定方案',
  rectifying: '整改中',
  'awaiting-check': '拟销号',
  'awaiting-approval': '待审定',
  closed: '已销号',
  archived: '已归档',
  withdrawn: '移出台账',
};

export const colours: Words['colours'] = { red: '红', yellow: '黄', green: '绿', grey: '灰' };

export const duties: Words['duties'] = {
  assign: '交办',
  acknowledge: '签收',
  plan: '报送整改方案',
  'accept-plan': '审核整改方案',
  report: '报送整改进展',
  milestone: '完成整改措施节点',
  rectify: '完成整改',
  commit: '主要负责人确认',
  reply: '书面回复督办函',
  'talk-report': '报送约谈后整改情况',
  instruction: '报告批示办理情况',
  'decide-extension': '决定延期申请',
  'decide-withdrawal': '审定移出台账',
  completeness: '初审销号材料',
  'assign-check': '安排核查',
  check: '督查核实',
  'inspect-node': '节点督查',
  approve: '审定销号',
  'sign-off': '签发',
  'public-notice': '公示',
  'look-back': '回头看',
  'long-term-check': '季度核查',
  'review-hold': '暂缓复核',
  'mend-address': '补正邮箱',
  'update-calendar': '更新节假日历',
  'follow-up': '办理登记事项',
  timetable: '办理工作安排事项',
};

export const commands: Words['commands'] = {
  assign: '交办',
  reassign: '调整责任单位',
  amendSubject: '修改台账内容',
  acknowledge: '签收',
  decline: '申请调整责任单位',
  submitPlan: '报送整改方案',
  acceptPlan: '通过整改方案',
  returnPlan: '退回整改方案',
  fileReport: '报告进展',
  requestExtension: '申请延期',
  decideExtension: '决定延期',
  claimCompletion: '申请销号',
  withdrawClaim: '撤回销号申请',
  passCompleteness: '初审通过',
  returnForCompleteness: '退回补正',
  assignCheck: '安排核查',
  recordCheck: '记录核实结果',
  approveClosure: '同意销号',
  rejectClosure: '不同意销号',
  recordLookBack: '记录回头看',
  recordPublicNotice: '记录公示',
  recordSuperior: '记录上级意见',
  endLongTerm: '结束长期坚持',
  reopen: '取消销号、重新整改',
  recordInstruction: '记录批示',
  recordTalk: '记录约谈',
  inspectNode: '记录节点督查',
  flagLacking: '记录整改不足',
  signOff: '签发',
  editDraft: '修改代拟稿',
  postponeDraft: '暂缓签发',
  dropDraft: '不再发函',
  replyToLetter: '书面回复',
  hold: '暂缓',
  resume: '恢复整改',
  confirmForUnit: '代表单位确认',
  nudge: '催请',
  note: '备注',
  raiseLight: '提级预警',
  lowerLight: '解除预警',
  amendTerms: '修订办法',
  withdraw: '移出台账',
  decideWithdrawal: '审定移出台账',
  moveSuperiorDate: '顺延上报时限',
  setRhythm: '调整报告频次',
  undo: '撤回登记',
};

export const rhythms: Words['rhythms'] = {
  weekly: '按周',
  'half-month': '按半月',
  monthly: '按月',
  quarterly: '按季度',
};

export const formal: Words['formal'] = {
  'supervision-letter': '督办函',
  warning: '警示函',
  talk: '约谈通知',
  circular: '通报',
  submission: '提请领导小组研究的请示',
};

const posts: Readonly<Record<string, string>> = {
  head: '主要负责人',
  deputy: '分管负责人',
  contact: '联络员',
  member: '成员',
  director: '主任',
  'deputy-director': '副主任',
  staff: '工作人员',
};

/** Groups have a head of their own name. */
const groupPosts: Readonly<Record<string, string>> = { head: '组长' };
const ofGroups: Readonly<Record<PlaceKind, boolean>> = { unit: false, leader: false, group: true, supervision: true };

const places: Readonly<Record<PlaceKind, string>> = {
  unit: '',
  group: '整改工作组',
  supervision: '督查组',
  leader: '市领导',
};

export const position = positionWords({
  office: (post) => `整改办${posts[post] ?? ''}`,
  checker: '核查人员',
  monitor: '查看人员',
  leadingGroup: (post) => `领导小组${groupPosts[post] ?? '联络员'}`,
  unnamed: (place, code) => `${places[place]}${code}`,
  post: (place, post) => (ofGroups[place] ? groupPosts[post] : undefined) ?? posts[post] ?? '',
});

export const commitments: Words['commitments'] = {
  submitPlan: '整改方案',
  requestExtension: '延期申请',
  claimCompletion: '销号申请',
  replyToLetter: '书面回复',
};
