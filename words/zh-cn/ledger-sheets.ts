import type { SheetWords } from '../ledger-sheets';

export const sheetWords: SheetWords = {
  notInForce: [
    '旧',
    '作废',
    '已销号',
    '已完成',
    '已办结',
    '已整改',
    '历史',
    '存档',
    '归档',
    '备份',
    '副本',
    '样表',
    '模板',
    '示例',
    '说明',
    '汇总',
    '统计',
    '总表',
    '上报',
    '原表',
  ],
};
