import type { InboxWords } from '../inbox';

export const inbox: InboxWords = {
  reasons: {
    'no-password': '提交时未使用邮箱密码',
    'password-of-another': '使用了他人邮箱的密码',
    'not-authenticated': '无法证明来自该邮箱',
    'perhaps-automatic': '文字像自动回复，却又作了答复',
    'has-left': '该人员已离任',
    unknown: '名册中没有该邮箱',
    'too-large': '邮件过大，未能收取',
    unreadable: '邮件无法读取',
    'took-too-long': '读取用时超出限度，已停止读取',
    'took-too-much-memory': '读取占用内存超出限度，已停止读取',
    'begun-too-often': '三次读取均未能完成，不再读取',
    failed: '办理时出错',
  },
  fields: {
    id: '编号',
    since: '收到时间',
    from: '自称来自',
    person: '人员',
    why: '待核实原因',
    cause: '出错原因',
    refused: '已采纳，但未能办理',
    subject: '主题',
    files: '附件',
    decided: '处理结果',
  },
  nothingWaits: '没有待核实的来信。',
  withheld: (receipts) => `超出每日上限、未发出的回执累计：${receipts}份。`,
  accepted: (person) => `已以${person}的名义办理`,
  dismissed: (why) => `不予采纳：${why}`,
};
