/** The columns of a ledger, each with the names that offices give it, the preferred name first. */
export const columns = {
  number: ['序号', '编号', '问题编号'],
  problem: ['反馈问题', '具体问题', '问题表现'],
  title: ['简称', '短标题', '事项'],
  category: ['问题类别', '所属方面', '板块'],
  criteria: ['整改目标/销号标准', '销号标准', '整改目标', '完成标准', '预期成效'],
  measures: ['整改措施', '整改任务'],
  sponsor: ['牵头领导', '责任领导', '包联领导', '市级领导', '牵头市领导'],
  lead: ['牵头单位', '责任单位', '主责单位', '主办单位', '牵头'],
  coUnits: ['配合单位', '协办单位', '参与单位', '配合'],
  group: ['整改工作组', '专项组'],
  deadline: ['整改时限', '完成时限', '整改期限'],
  superior: ['上报时限'],
  track: ['整改类型', '当下改/长久立', '立行立改'],
  keyItem: ['是否重点', '重点难点'],
  progress: ['进展情况'],
  classification: ['密级'],
  label: ['报告序号'],
  officer: ['责任人'],
  contact: ['联络员', '联系人'],
  telephone: ['联系电话', '电话'],
  mail: ['邮箱', '电子邮箱'],
  state: ['整改状态'],
  light: ['亮灯'],
  latest: ['最新进展'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Column = keyof typeof columns;

export const mandatory: readonly Column[] = ['number', 'problem', 'lead', 'deadline'];

/** The column that a heading names, regardless of spaces and of anything in brackets. */
export function columnNamed(heading: string): Column | undefined {
  const plain = heading.replaceAll(/\s/g, '');
  return columnOf(plain) ?? columnOf(plain.replaceAll(/[（(][^）)]*[）)]/g, ''));
}

/** How good a name the heading is for its column; 0 is the best. */
export function rankOf(heading: string, column: Column): number {
  const names: readonly string[] = columns[column];
  const rank = names.indexOf(heading.replaceAll(/\s/g, ''));
  return rank < 0 ? names.length : rank;
}

function columnOf(name: string): Column | undefined {
  return (Object.keys(columns) as Column[]).find((column) => (columns[column] as readonly string[]).includes(name));
}
