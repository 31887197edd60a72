import type { InboxWords } from '../inbox';

export const inbox: InboxWords = {
  about: '待核实来信：发件人未经核实，未作任何办理',
  actions: {
    list: '列出待核实来信',
    show: '以纯文本查看一封来信',
    accept: '以该人员名义办理，并记录您为经办人；核实、审定不得代办',
    dismiss: '不予采纳，须写明理由',
  },
  message: '列表所示编号的开头几位',
  reasons: {
    'no-password': '提交时未使用邮箱密码',
    'password-of-another': '使用了他人邮箱的密码',
    'not-authenticated': '无法证明来自该邮箱',
    'has-left': '该人员已离任',
    unknown: '名册中没有该邮箱',
    'too-large': '邮件过大，未能收取',
    unreadable: '邮件无法读取',
  },
  fields: {
    id: '编号',
    since: '收到时间',
    from: '自称来自',
    person: '人员',
    why: '待核实原因',
    subject: '主题',
    files: '附件',
    decided: '处理结果',
  },
  nothingWaits: '没有待核实的来信。',
  withheld: (receipts) => `超出每日上限、未发出的回执累计：${String(receipts)}份。`,
  accepted: (person) => `已以${person}的名义办理`,
  dismissed: (why) => `不予采纳：${why}`,
};
