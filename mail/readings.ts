import { dayIndexOf } from '../domain/calendar';
import type { CheckMethod } from '../domain/finding';
import type { DayIndex } from '../domain/moment';
import type { Misunderstanding } from '../words/receipts';
import type { Answer, Decided } from './answers';
import { isCourtesy } from './phrases';
import { cut, group, joined, nothingWritten, type Written } from './written';

/** Whether the label of a line makes it the evidence for a criterion. */
export function isCriterion(line: string): boolean {
  return criterion.test(line);
}

/** Whether a line says how or where something was checked. */
export function saysHow(line: string): boolean {
  return method.test(line) || place.test(line);
}

const criterion = /^(?:标准|criterion) ?(\d{1,2}) ?: ?(.*)$/di;
const method = /^(?:核查|核实|检查)?(?:方式|方法) ?: ?(.*)$|^methods? ?: ?(.*)$/i;
const place = /^(?:核查|核实|检查)?(?:地点|地址) ?: ?(.*)$|^(?:place|site) ?: ?(.*)$/di;

/** The evidence for each criterion, from the lines with such a label. Other text is not evidence. */
export function claim(lines: readonly Written[]): Answer {
  const evidence = new Map<number, string>();
  for (const line of lines) {
    const match = criterion.exec(line.half);
    if (match !== null) evidence.set(Number(match[1]), group(line, match, 2)?.full ?? '');
  }
  return { says: 'claim', evidence };
}

export function extension(lines: readonly Written[]): Answer | Misunderstanding {
  const text = joined(lines, ' ');
  const date = dateIn(text.half);
  if (date === undefined) return { code: 'date-unreadable', text: text.full };
  const around = joined([cut(text, 0, date.at), cut(text, date.at + date.text.length)], ' ');
  const label = /(?:理由|原因|reason|because) ?:?/i.exec(around.half);
  const reason =
    label === null ? around : joined([cut(around, 0, label.index), cut(around, label.index + label[0].length)], ' ');
  return { says: 'extension', to: date.day, reason: withoutLeading(reason).full };
}

/** Without the punctuation that stands between a keyword and what follows it. */
function withoutLeading(text: Written): Written {
  return cut(text, /^[\s:,;.!~。、-]+/.exec(text.half)?.[0].length ?? 0);
}

export function report(lines: readonly Written[]): { readonly text: string; readonly measuresDone: readonly number[] } {
  const { full, half } = joined(lines, '\n');
  const lists = donePatterns.flatMap((pattern) => [...half.matchAll(pattern)].map(([, list = '']) => list));
  return { text: full, measuresDone: [...new Set(lists.flatMap(numbersIn))] };
}

/** Matches 已完成措施1、2 and 措施1、2已完成, but neither 未完成措施3 nor 措施3未完成. */
const numbers = '(\\d{1,2}(?:(?:[、, ]+|[-~至到])\\d{1,2})*)';
const donePatterns: readonly RegExp[] = [
  new RegExp(`(?<![未没有能基本分])(?:已经?|全部)?完成措施 ?${numbers}`, 'g'),
  new RegExp(`措施 ?${numbers} ?(?:均|都|全部)?已?经?完成`, 'g'),
  new RegExp(`(?<!not )\\bmeasures? done ?:? ?${numbers}`, 'gi'),
  new RegExp(`\\bmeasures? ${numbers} (?:is |are )?(?:done|complete)`, 'gi'),
];

function numbersIn(list: string): readonly number[] {
  return list.split(/[、, ]+/).flatMap((item) => {
    const [first = 0, last = first] = item.split(/[-~至到]/).map(Number);
    return last < first || last - first > 50
      ? [first, last]
      : Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
}

export function plan(lines: readonly Written[]): Answer | Misunderstanding {
  const measures: { text: string; due: DayIndex }[] = [];
  const criteria: string[] = [];
  const further: string[] = [];
  for (const line of lines) {
    if (line.half === '' || isCourtesy(line.half)) continue;
    const another = /^(?:另加标准|further criterion) ?: ?(.+)$/di.exec(line.half);
    const stated = /^(?:标准|criterion) ?\d{0,2} ?: ?(.+)$/di.exec(line.half);
    const measure = /^(?:措施|measure) ?\d{0,2} ?: ?(.+?) ?\| ?(.+)$/di.exec(line.half);
    if (another !== null) further.push(group(line, another, 1)?.full ?? '');
    else if (stated !== null) criteria.push(group(line, stated, 1)?.full ?? '');
    else if (measure === null) return { code: 'line-unreadable', line: line.full };
    else {
      const date = dateIn(measure[2] ?? '');
      if (date === undefined) return { code: 'date-unreadable', text: measure[2] ?? '' };
      measures.push({ text: group(line, measure, 1)?.full ?? '', due: date.day });
    }
  }
  return { says: 'plan', measures, criteria, ...(further.length === 0 ? {} : { further }) };
}

/** A check's outcome. Some lines say how and where; the others say what is lacking. */
export function found(
  outcome: 'rectified' | 'continuing' | 'not-rectified',
  lines: readonly Written[],
): Answer | Misunderstanding {
  const check: { methods?: readonly CheckMethod[]; place?: string } = {};
  const others: Written[] = [];
  for (const line of lines) {
    const how = method.exec(line.half);
    const where = place.exec(line.half);
    if (how !== null) {
      const read = methodsIn(how[1] ?? how[2] ?? '');
      if (read === undefined) return { code: 'method-unreadable', text: line.full };
      check.methods = read;
    } else if (where === null) others.push(line);
    else check.place = (group(line, where, 1) ?? group(line, where, 2) ?? nothingWritten).full;
  }
  return outcome === 'rectified'
    ? { says: outcome, check }
    : { says: outcome, check, lacking: joined(others, '\n').full };
}

function methodsIn(text: string): readonly CheckMethod[] | undefined {
  const methods = text.split(/[、,;和及/]|\band\b/).flatMap((one) => {
    const name = one.replace(/[。.]$/, '').trim();
    return name === '' ? [] : [methodNames.find(([pattern]) => pattern.test(name))?.[1]];
  });
  const read = methods.filter((one) => one !== undefined);
  return read.length === 0 || read.length < methods.length ? undefined : [...new Set(read)];
}

const methodNames: readonly (readonly [RegExp, CheckMethod])[] = [
  [/^(?:查阅|审阅|核对)?(?:资料|材料|档案)$|^查阅$|^documents?\b/i, 'documents'],
  [/^(?:实地|现场)(?:查看|核查|察看|检查|勘查)?$|^(?:on[- ])?site\b/i, 'site'],
  [/^座谈(?:了解)?$|^访谈$|^询问$|^(?:interviews?|talks?)\b/i, 'interview'],
];

export function decidedBy(keyword: string): { readonly to?: Decided } {
  const to = ({ 方案: 'plan', 延期: 'extension', 销号: 'closure' } as const)[/方案|延期|销号/.exec(keyword)?.[0] ?? ''];
  return to === undefined ? {} : { to };
}

function dateIn(text: string): { readonly text: string; readonly at: number; readonly day: DayIndex } | undefined {
  const match = /(\d{4}) ?[-年/.] ?(\d{1,2}) ?[-月/.] ?(\d{1,2})日?/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return { text: match[0], at: match.index, day: dayIndexOf({ year, month, day }) };
}

export function whole(rest: Written, lines: readonly Written[]): string {
  return joined([rest, ...lines], '\n').full;
}
