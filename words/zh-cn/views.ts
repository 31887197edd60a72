import type { ViewWords } from '../views';

export const views: ViewWords = {
  headings: { situation: '按情况', group: '按整改工作组', supervision: '按督查组' },
  messages: '待核实来信',
  situations: {
    all: '全部问题',
    red: '红灯',
    yellow: '黄灯',
    overdue: '逾期',
    'late-duties': '待办超期',
    'due-this-week': '本周到期',
    'awaiting-check': '待核查（拟销号）',
    'awaiting-approval': '待审定',
    'on-hold': '暂缓',
    'key-items': '重点事项',
    'mail-stuck': '信件受阻',
    recurrences: '问题反弹',
  },
};
