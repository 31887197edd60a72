import { dayIndexOf } from '../domain/calendar';
import type { CheckMethod } from '../domain/finding';
import type { DayIndex } from '../domain/moment';
import type { Misunderstanding } from '../words/receipts';
import type { Answer, Decided } from './answers';
import { asks, isCourtesy, reserves, saysDone, saysNotYet } from './phrases';

/** What a part's lines say, in half width and without its tag, greeting and empty lines. */
export type HeardPart =
  | { readonly keyword: string; readonly answer: Answer; readonly hint?: Misunderstanding }
  | { readonly keyword: string; readonly problem: Misunderstanding };

/**
 * What a part says: an answer where its first line begins with a keyword, else free text. An answer that claims,
 * confirms, checks or approves must be the whole of its line, so no word before or after it can mean the opposite, and
 * no other line of the part, nor a remark on all parts, may hold anything back.
 */
export function hearPart([first = '', ...lines]: readonly string[], remarks: readonly string[]): HeardPart {
  for (const { pattern, weighty, read } of keywords) {
    const keyword = pattern.exec(first)?.[0];
    if (keyword === undefined) continue;
    const rest = first.slice(keyword.length).replace(/^[\s:,;.!~。、-]+/, '');
    const reading =
      weighty === undefined ? read(rest, lines, keyword) : weigh(keyword, { rest, lines, remarks }, weighty, read);
    if (reading === undefined) break;
    return 'code' in reading ? { keyword, problem: reading } : { keyword, answer: reading };
  }
  return hearFreeText([first, ...lines]);
}

/** Whether a line begins with a keyword. */
export function isKeyword(line: string): boolean {
  return keywords.some(({ pattern }) => pattern.test(line));
}

type Reading = Answer | Misunderstanding | undefined;
type Read = (rest: string, lines: readonly string[], keyword: string) => Reading;

interface Keyword {
  readonly pattern: RegExp;
  /** For answers of weight: what another line of the part may not say. */
  readonly weighty?: (line: string) => boolean;
  /** The answer that the keyword gives with what follows it; undefined where it is free text after all. */
  readonly read: Read;
}

/** A keyword ends with its line or with a sign, never within a word, and never with a question mark. */
function anchored(words: string): RegExp {
  return new RegExp(`^(?:${words})(?=$|[\\s:,;.!~。、(-])`, 'i');
}

/** The longer before the shorter that it begins with. */
const keywords: readonly Keyword[] = [
  {
    pattern: anchored('申请调整责任单位|decline'),
    read: (rest, lines) => ({ says: 'decline', reason: whole(rest, lines) }),
  },
  { pattern: anchored('申请销号|claim'), weighty: saysNotYet, read: (_, lines) => claim(lines) },
  {
    pattern: /^(?:申请延期|延期|extend|extension)(?:至|到)?(?=$|[\s:,;.。\d(])/i,
    read: (rest, lines) => extension([rest, ...lines].join(' ')),
  },
  {
    pattern: anchored('(?:好的?[,!。] ?)?已?(?:签收|收到)|acknowledged?|received'),
    read: (rest) => (reserves(rest) ? undefined : { says: 'acknowledge' }),
  },
  {
    pattern: anchored('较上期无变化|无变化|同上期|无新进展|no change'),
    read: (rest) => (rest === '' || isCourtesy(rest) ? { says: 'no-change' } : undefined),
  },
  {
    pattern: anchored('(?:整改|工作)?进展(?:情况)?(?:如下)?|progress'),
    read: (rest, lines) => ({ says: 'progress', ...report([rest, ...lines]) }),
  },
  { pattern: anchored('(?:整改)?方案(?:如下)?|plan'), read: (rest, lines) => plan([rest, ...lines]) },
  { pattern: anchored('回复|reply'), read: (rest, lines) => ({ says: 'reply', text: whole(rest, lines) }) },
  { pattern: anchored('确认|confirm(?:ed)?'), weighty: reserves, read: () => ({ says: 'confirm' }) },
  { pattern: anchored('已整改|rectified'), weighty: reserves, read: (_, lines) => found('rectified', lines) },
  { pattern: anchored('持续整改|continuing'), read: (rest, lines) => found('continuing', [rest, ...lines]) },
  { pattern: anchored('未整改|not rectified'), read: (rest, lines) => found('not-rectified', [rest, ...lines]) },
  {
    pattern: anchored('不同意(?:方案|延期|销号)?|disagree|rejected?'),
    read: (rest, lines, keyword) => ({ says: 'disagree', ...decidedBy(keyword), why: whole(rest, lines) }),
  },
  {
    pattern: anchored('同意(?:方案|延期|销号)?|agreed?|approved?'),
    weighty: reserves,
    read: (_rest, _lines, keyword) => ({ says: 'agree', ...decidedBy(keyword) }),
  },
];

function weigh(
  keyword: string,
  beside: { readonly rest: string; readonly lines: readonly string[]; readonly remarks: readonly string[] },
  holdsBack: (line: string) => boolean,
  read: Read,
): Reading {
  const { rest, remarks } = beside;
  const isLabelled = labels.some((label) => label.test(rest));
  if (rest !== '' && !isLabelled && !isCourtesy(rest)) return { code: 'not-alone', keyword };
  const lines = isLabelled ? [rest, ...beside.lines] : beside.lines;
  const line =
    lines.find((one) => holdsBack(one) && !method.test(one) && !place.test(one)) ??
    remarks.find((one) => reserves(one));
  return line === undefined ? read('', lines, keyword) : { code: 'held-back', keyword, line };
}

const criterion = /^(?:标准|criterion) ?(\d{1,2}) ?: ?(.*)$/i;
const method = /^(?:核查|核实|检查)?(?:方式|方法) ?: ?(.*)$|^methods? ?: ?(.*)$/i;
const place = /^(?:核查|核实|检查)?(?:地点|地址) ?: ?(.*)$|^(?:place|site) ?: ?(.*)$/i;
const labels = [criterion, method, place];

function hearFreeText(lines: readonly string[]): HeardPart {
  const text = lines.join('\n');
  const keyword = text.length > SHOWN ? `${text.slice(0, SHOWN).replaceAll('\n', ' ')}…` : text.replaceAll('\n', ' ');
  if (!/[\p{L}\p{N}]/u.test(text) || lines.every(isCourtesy)) return { keyword, problem: { code: 'unknown-keyword' } };
  if (asks(text)) return { keyword, answer: { says: 'question', text } };
  const free = report(lines);
  const hint: Misunderstanding = { code: 'claim-misunderstood' };
  return {
    keyword,
    answer: { says: 'free-text', ...free },
    ...(free.measuresDone.length === 0 && saysDone(text) ? { hint } : {}),
  };
}

/** Characters of free text that a receipt shows. */
const SHOWN = 30;

/** Lines for the criteria; a text without any is about the one criterion that there may be. */
function claim(lines: readonly string[]): Answer {
  const evidence = new Map<number, string>();
  const loose: string[] = [];
  for (const line of lines) {
    const match = criterion.exec(line);
    if (match === null) loose.push(line);
    else evidence.set(Number(match[1]), match[2]?.trim() ?? '');
  }
  const text = loose.join('\n');
  if (evidence.size === 0 && text !== '' && !loose.every(isCourtesy)) evidence.set(1, text);
  return { says: 'claim', evidence };
}

function extension(text: string): Answer | Misunderstanding {
  const date = dateIn(text);
  if (date === undefined) return { code: 'date-unreadable', text };
  const reason = text.replace(date.text, '').replace(/(理由|原因|reason|because) ?:?/i, '');
  return { says: 'extension', to: date.day, reason: reason.replace(/^[\s,.。;、]+/, '').trim() };
}

function report(lines: readonly string[]): { readonly text: string; readonly measuresDone: readonly number[] } {
  const text = lines.filter(Boolean).join('\n');
  const lists = donePatterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, list = '']) => list));
  return { text, measuresDone: [...new Set(lists.flatMap(numbersIn))] };
}

/** 已完成措施1、2 and 措施1、2已完成, but not 未完成措施3 nor 措施3未完成. */
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

function plan(lines: readonly string[]): Answer | Misunderstanding {
  const measures: { text: string; due: DayIndex }[] = [];
  const criteria: string[] = [];
  for (const line of lines) {
    if (line === '' || isCourtesy(line)) continue;
    const stated = /^(?:标准|criterion) ?\d{0,2} ?: ?(.+)$/i.exec(line)?.[1];
    const measure = /^(?:措施|measure) ?\d{0,2} ?: ?(.+?) ?\| ?(.+)$/i.exec(line);
    if (stated !== undefined) criteria.push(stated.trim());
    else if (measure === null) return { code: 'line-unreadable', line };
    else {
      const date = dateIn(measure[2] ?? '');
      if (date === undefined) return { code: 'date-unreadable', text: measure[2] ?? '' };
      measures.push({ text: measure[1] ?? '', due: date.day });
    }
  }
  return { says: 'plan', measures, criteria };
}

/** A check's outcome, with lines that say how and where, and what is lacking in the others. */
function found(
  outcome: 'rectified' | 'continuing' | 'not-rectified',
  lines: readonly string[],
): Answer | Misunderstanding {
  const check: { methods?: readonly CheckMethod[]; place?: string } = {};
  const others: string[] = [];
  for (const line of lines) {
    const how = method.exec(line);
    const where = place.exec(line);
    if (how !== null) {
      const read = methodsIn(how[1] ?? how[2] ?? '');
      if (read === undefined) return { code: 'method-unreadable', text: line };
      check.methods = read;
    } else if (where === null) others.push(line);
    else check.place = (where[1] ?? where[2] ?? '').trim();
  }
  return outcome === 'rectified'
    ? { says: outcome, check }
    : { says: outcome, check, lacking: others.filter(Boolean).join('\n') };
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

function decidedBy(keyword: string): { readonly to?: Decided } {
  const to = ({ 方案: 'plan', 延期: 'extension', 销号: 'closure' } as const)[/方案|延期|销号/.exec(keyword)?.[0] ?? ''];
  return to === undefined ? {} : { to };
}

function dateIn(text: string): { readonly text: string; readonly day: DayIndex } | undefined {
  const match = /(\d{4}) ?[-年/.] ?(\d{1,2}) ?[-月/.] ?(\d{1,2})日?/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return { text: match[0], day: dayIndexOf({ year, month, day }) };
}

function whole(rest: string, lines: readonly string[]): string {
  return [rest, ...lines].filter(Boolean).join('\n');
}
