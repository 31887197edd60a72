import { defined } from '../domain/defined';
import type { Misunderstanding } from '../words/receipts';
import type { Answer } from './answers';
import { leadsToAnswers, saysNothing } from './beside';
import { asks, isCourtesy, reserves, saysDone, saysNotYet } from './phrases';
import { claim, decidedBy, extension, found, isCriterion, plan, report, saysHow, whole } from './readings';
import { cut, nothingWritten, type Written } from './written';

/** What the lines of a part say, without tag, greeting and empty lines. */
export type HeardPart =
  | { readonly keyword: string; readonly answer: Answer; readonly hint?: Misunderstanding }
  | { readonly keyword: string; readonly problem: Misunderstanding };

/**
 * What a part says: an answer if its first line begins with a keyword, otherwise free text. An answer that claims,
 * confirms, checks or approves must take its whole line, so that no word before or after it can reverse it. The only
 * other lines allowed are those that belong to it and those that say nothing (`saysNothing`), so that no line can
 * reverse it either.
 */
export function hearPart([first = nothingWritten, ...lines]: readonly Written[], context: Context): HeardPart {
  for (const { pattern, weighty, read } of keywords) {
    const keyword = pattern.exec(first.half)?.[0];
    if (keyword === undefined) continue;
    const between = /^[\s:,;.!~。、-]*/.exec(first.half.slice(keyword.length))?.[0].length ?? 0;
    const rest = cut(first, keyword.length + between);
    const reading =
      weighty === undefined ? read(rest, lines, keyword) : weigh(keyword, { rest, lines, ...context }, weighty, read);
    if (reading === undefined) break;
    return 'code' in reading ? { keyword, problem: reading } : { keyword, answer: reading };
  }
  return hearFreeText([first, ...lines]);
}

/** What outside the part may affect the answer, and who the sender is. */
export interface Context {
  /** Lines that concern all parts, greetings included. */
  readonly remarks: readonly Written[];
  /** The names with which the sender may sign. */
  readonly signatures: readonly string[];
}

/** Whether a line begins with a keyword. */
export function isKeyword(line: string): boolean {
  return keywords.some(({ pattern }) => pattern.test(line));
}

type Reading = Answer | Misunderstanding | undefined;
type Read = (rest: Written, lines: readonly Written[], keyword: string) => Reading;

interface Keyword {
  readonly pattern: RegExp;
  /** For answers of weight: the labelled lines that belong to it, told by their text in half width. */
  readonly weighty?: (line: string) => boolean;
  /** The answer that the keyword and the rest give; undefined if it is free text after all. */
  readonly read: Read;
}

/** A keyword ends at the end of its line or with punctuation, never within a word and never with a question mark. */
function anchored(words: string): RegExp {
  return new RegExp(`^(?:${words})(?=$|[\\s:,;.!~。、(-])`, 'i');
}

/** Longer keywords come before shorter ones that they begin with. */
const keywords: readonly Keyword[] = [
  {
    pattern: anchored('申请调整责任单位|decline'),
    read: (rest, lines) => ({ says: 'decline', reason: whole(rest, lines) }),
  },
  { pattern: anchored('申请销号|claim'), weighty: isCriterion, read: (_, lines) => claim(lines) },
  {
    pattern: /^(?:申请延期|延期|extend|extension)(?:至|到)?(?=$|[\s:,;.。\d(])/i,
    read: (rest, lines) => extension([rest, ...lines]),
  },
  {
    pattern: anchored('(?:好的?[,!。] ?)?已?(?:签收|收到)|acknowledged?|received'),
    read: ({ half }) => (reserves(half) ? undefined : { says: 'acknowledge' }),
  },
  {
    pattern: anchored('较上期无变化|无变化|同上期|无新进展|no change'),
    read: ({ half }) => (half === '' || isCourtesy(half) ? { says: 'no-change' } : undefined),
  },
  {
    pattern: anchored('(?:整改|工作)?进展(?:情况)?(?:如下)?|progress'),
    read: (rest, lines) => ({ says: 'progress', ...report([rest, ...lines]) }),
  },
  { pattern: anchored('(?:整改)?方案(?:如下)?|plan'), read: (rest, lines) => plan([rest, ...lines]) },
  { pattern: anchored('回复|reply'), read: (rest, lines) => ({ says: 'reply', text: whole(rest, lines) }) },
  { pattern: anchored('确认|confirm(?:ed)?'), weighty: nothing, read: () => ({ says: 'confirm' }) },
  { pattern: anchored('已整改|rectified'), weighty: saysHow, read: (_, lines) => found('rectified', lines) },
  { pattern: anchored('持续整改|continuing'), read: (rest, lines) => found('continuing', [rest, ...lines]) },
  { pattern: anchored('未整改|not rectified'), read: (rest, lines) => found('not-rectified', [rest, ...lines]) },
  {
    pattern: anchored('不同意(?:方案|延期|销号)?|disagree|rejected?'),
    read: (rest, lines, keyword) => ({ says: 'disagree', ...decidedBy(keyword), why: whole(rest, lines) }),
  },
  {
    pattern: anchored('同意(?:方案|延期|销号)?|agreed?|approved?'),
    weighty: nothing,
    read: (_rest, _lines, keyword) => ({ says: 'agree', ...decidedBy(keyword) }),
  },
];

function nothing(): boolean {
  return false;
}

function weigh(
  keyword: string,
  beside: Context & { readonly rest: Written; readonly lines: readonly Written[] },
  takes: (line: string) => boolean,
  read: Read,
): Reading {
  const { rest, remarks, signatures } = beside;
  const labelled = takes(rest.half);
  if (rest.half !== '' && !labelled && (!isCourtesy(rest.half) || reserves(rest.half))) {
    return { code: 'not-alone', keyword };
  }
  const lines = labelled ? [rest, ...beside.lines] : beside.lines;
  const line =
    lines.find(({ half }) => (takes(half) ? saysNotYet(half) : !saysNothing(half, signatures))) ??
    remarks.find(({ half }) => !leadsToAnswers(half, signatures));
  if (line !== undefined) return { code: 'held-back', keyword, line: line.full };
  const belonging = lines.filter(({ half }) => takes(half));
  return read(nothingWritten, belonging, keyword);
}

function hearFreeText(lines: readonly Written[]): HeardPart {
  const text = lines.map(({ full }) => full).join('\n');
  const keyword = text.length > SHOWN ? `${text.slice(0, SHOWN).replaceAll('\n', ' ')}…` : text.replaceAll('\n', ' ');
  if (!/[\p{L}\p{N}]/u.test(text) || lines.every(({ half }) => isCourtesy(half)))
    return { keyword, problem: { code: 'unknown-keyword' } };
  if (asks(text)) return { keyword, answer: { says: 'question', text } };
  const free = report(lines);
  const hint: Misunderstanding = { code: 'claim-misunderstood' };
  return defined({
    keyword,
    answer: { says: 'free-text', ...free },
    hint: free.measuresDone.length === 0 && saysDone(text) ? hint : undefined,
  });
}

/** How many characters of free text a receipt shows. */
const SHOWN = 30;
