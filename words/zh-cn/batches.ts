import type { BatchWords } from '../batches';

export const batches: BatchWords = {
  reasons: { claimed: '拟销号', key: '重点难点', slow: '需加快进度', lacking: '日常督查发现不足' },
  columns: { finding: '问题', group: '督查组', unit: '牵头单位', why: '列入理由', title: '事项' },
  nobody: '各组均须回避',
  nothing: '目前没有需要督查的问题。',
  load: (group, findings, people) => `${group}：${findings}项；成员：${people === '' ? '名册未列' : people}`,
  notProven: '问题和督查组较多，分工已尽量均衡。',
};
