/**
 * The measures that a line says are done. Only a line that says nothing else counts: 已完成措施：1、2, 第1项措施已完成, done: 1.
 * A clause beside it may only be about other measures, which are not done. So no condition, denial, plan, part or
 * percentage can be taken for it.
 * @param line in half width
 */
export function measuresDoneIn(line: string): readonly number[] {
  const clauses = line
    .slice(0, LONGEST)
    .replaceAll(/(?<=\d) ?[,;] ?(?=\d)/g, '、')
    .split(/[,;。.!]/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
  const lists = clauses.map((clause) => done.map((form) => form.exec(clause)?.[1]).find((list) => list !== undefined));
  const others = clauses.filter((_, index) => lists[index] === undefined);
  if (!others.every((clause) => open.test(clause) && undone.test(clause))) return [];
  return [...new Set(lists.flatMap((list) => (list === undefined || counts.test(list) ? [] : numbersIn(list))))];
}

/** Whether a text speaks of a measure and of its being done, in whatever way. */
export function mentionsMeasureDone(text: string): boolean {
  return mention.test(text) && /完成|办结|落实|\b(?:done|completed?|finished)\b/i.test(text);
}

const LONGEST = 400;

/** 已完成措施：3项 says how many, 第3项 says which. */
const counts = /^[^第]*[项条]/;

const number = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const item = `第?${number}(?:项|条|号)?(?:措施)?`;
const list = `(${item}(?:(?: ?[、&~-] ?| |和|及|与|至|到|以及| and )(?:措施)?${item})*)`;

const done: readonly RegExp[] = [
  // 已完成措施：1、2 and 已完成第1、2项措施
  `(?:目前|现|现已|本期|截至目前)?(?:已经?|均已|全部)?(?:全部)?完成了?(?:整改)?(?:措施(?:序号)? ?:? ?|(?=第))${list}`,
  // 措施1、2均已完成, 第1项措施已完成 and 措施1：已完成
  `(?:(?:整改)?措施 ?|(?=第))${list} ?:? ?(?:整改)?(?:现|均|都|全部)?(?:已经?)?(?:全部|全面|如期|按期|按时)?(?:完成|办结|落实到位|整改到位|整改完成)了?`,
  `(?:measures? )?(?:done|completed?) ?:? ?${list}`,
  `measures? ${list}(?: ?: ?| )(?:is |are |has been |have been )?(?:now )?(?:done|completed?|finished)`,
].map((form) => new RegExp(`^${form}$`, 'i'));

const open = new RegExp(
  `^(?:其余|其他|剩余|余下|其它)|^(?:整改)?措施 ?${number}|^第${number}项|^(?:the )?(?:other|rest|remaining)|^measures? \\d`,
  'i',
);
const undone =
  /未|没|正在|推进|计划|预计|将|仍|继续|尚|抓紧|\b(?:not|in progress|go(?:es)? on|under way|underway|continue|open|pending|will)\b/i;
const mention = new RegExp(`措施 ?:? ?${number}|第 ?${number} ?项|\\bmeasures? ?:? ?\\d`, 'i');

/** 1、2, 1至3, 一、二 */
function numbersIn(text: string): readonly number[] {
  const found: number[] = [];
  let ranges = false;
  for (const [, figure = '', joined = ''] of text.matchAll(
    new RegExp(`(${number})([^\\d一二三四五六七八九十]{0,8})`, 'g'),
  )) {
    const value = valueOf(figure);
    const last = found.at(-1);
    if (ranges && last !== undefined && value > last && value - last <= MOST) {
      for (let between = last + 1; between < value; between += 1) found.push(between);
    }
    found.push(value);
    ranges = /[-~至到]/.test(joined);
  }
  return found;
}

/** A range over more measures is none. */
const MOST = 50;

function valueOf(figure: string): number {
  if (/\d/.test(figure)) return Number(figure);
  const [tens = '', ones = ''] = figure.includes('十') ? figure.split('十') : ['', figure];
  const digit = (sign: string): number => '一二三四五六七八九'.indexOf(sign) + 1;
  return figure.includes('十') ? (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones)) : digit(ones);
}
