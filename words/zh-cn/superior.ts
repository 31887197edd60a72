import type { SuperiorWords } from '../superior';

export const superior: SuperiorWords = {
  exported: (findings, file) => `已按上级系统格式导出${findings}项：${file}。`,
  imported: (rows) => `已登记上级交办、退回和认可${rows}条。`,
  wouldImport: (rows) => `将登记上级交办、退回和认可${rows}条，均无误。`,
  badRow: (row, why) => `第${row}行：${why}`,
  noHeading: '文件中没有对照文件所列的表头，或对照文件没有写明来件各列。',
};
