import { dayIndexOf } from '../domain/calendar';
import type { DayIndex } from '../domain/moment';
import type { Misunderstanding } from '../words/receipts';

/** What a person says in an answer, before it is known what that means for the finding. */
export type Answer =
  | { readonly says: 'acknowledge' }
  | { readonly says: 'decline'; readonly reason: string }
  | { readonly says: 'no-change' }
  | { readonly says: 'progress'; readonly text: string; readonly measuresDone: readonly number[] }
  | {
      readonly says: 'plan';
      readonly measures: readonly { readonly text: string; readonly due: DayIndex }[];
      readonly criteria: readonly string[];
    }
  | { readonly says: 'claim'; readonly evidence: ReadonlyMap<number, string> }
  | { readonly says: 'extension'; readonly to: DayIndex; readonly reason: string }
  | { readonly says: 'reply'; readonly text: string }
  | { readonly says: 'confirm' }
  | { readonly says: 'rectified' }
  | { readonly says: 'continuing' | 'not-rectified'; readonly lacking: string }
  | { readonly says: 'agree' }
  | { readonly says: 'disagree'; readonly why: string };

/** What one part of a letter says about one finding, or why it says nothing. */
export type Heard =
  | {
      readonly finding: string | undefined;
      readonly keyword: string;
      readonly answer: Answer;
      /** What the receipt explains besides. */
      readonly hint?: Misunderstanding;
    }
  | { readonly finding: string | undefined; readonly keyword: string; readonly problem: Misunderstanding };

/**
 * Keywords, anchored at the beginning of an answer's first line; the longer before the shorter that it begins with.
 * 完成, 基本完成 and their like are no keyword: only 申请销号 claims.
 */
const keywords: readonly (readonly [RegExp, (rest: string, lines: readonly string[]) => Answer | Misunderstanding])[] =
  [
    [/^(申请调整责任单位|decline)/i, (rest) => ({ says: 'decline', reason: rest })],
    [/^(申请销号|claim)/i, (rest, lines) => claim([rest, ...lines])],
    [/^(申请延期|延期|extension)/i, (rest, lines) => extension([rest, ...lines].join(' '))],
    [/^(签收|收到|acknowledged?|received)/i, () => ({ says: 'acknowledge' })],
    [/^(较上期无变化|无变化|同上期|无新进展|no change)/i, () => ({ says: 'no-change' })],
    [/^(进展|progress)/i, (rest, lines) => progress([rest, ...lines])],
    [/^(方案(?!已)|plan)/i, (_, lines) => plan(lines)],
    [/^(回复(?!:)|回复:|reply)/i, (rest, lines) => ({ says: 'reply', text: whole(rest, lines) })],
    [/^(确认|confirm)/i, () => ({ says: 'confirm' })],
    [/^(已整改|rectified)/i, () => ({ says: 'rectified' })],
    [/^(持续整改|continuing)/i, (rest, lines) => ({ says: 'continuing', lacking: whole(rest, lines) })],
    [/^(未整改|not rectified)/i, (rest, lines) => ({ says: 'not-rectified', lacking: whole(rest, lines) })],
    [/^(不同意|disagree|rejected?)/i, (rest, lines) => ({ says: 'disagree', why: whole(rest, lines) })],
    [/^(同意|agreed?|approved?)/i, () => ({ says: 'agree' })],
  ];

/** Keywords after which the same line may only end: 签收不了 is no 签收. */
const bare = new Set<Answer['says']>(['acknowledge', 'no-change', 'confirm', 'rectified', 'agree']);

/** Words that say that it is done, but do not claim. */
const doneWords = /^(已经?|基本|阶段性|全部|方案已)?完成|^(completed?|done)\b/i;

/**
 * What the new text of a letter says: each part begins with a finding's tag, or the whole is one part about the
 * letter's own finding.
 */
export function hear(text: string, prefix: string): readonly Heard[] {
  return partsOf(text, prefix).map(({ finding, lines }) => ({ finding, ...hearPart(lines) }));
}

interface Part {
  readonly finding: string | undefined;
  readonly lines: readonly string[];
}

function partsOf(text: string, prefix: string): readonly Part[] {
  const tag = new RegExp(`^[\\[【]?(${prefix}-\\d{1,5})[\\]】]?[:\\s]*`, 'i');
  const parts: { finding: string | undefined; lines: string[] }[] = [];
  for (const line of text.split('\n').map(halfWidth)) {
    if (line === '') continue;
    const match = tag.exec(line);
    const finding = match?.[1]?.toUpperCase();
    const current = parts.at(-1);
    if (finding !== undefined) parts.push({ finding, lines: [line.slice(match?.[0].length ?? 0)].filter(Boolean) });
    else if (current === undefined) parts.push({ finding: undefined, lines: [line] });
    else current.lines.push(line);
  }
  return parts;
}

function hearPart([first = '', ...lines]: readonly string[]):
  | { readonly keyword: string; readonly answer: Answer; readonly hint?: Misunderstanding }
  | { readonly keyword: string; readonly problem: Misunderstanding } {
  for (const [pattern, read] of keywords) {
    const keyword = pattern.exec(first)?.[0];
    if (keyword === undefined) continue;
    const rest = first
      .slice(keyword.length)
      .replace(/^[\s:,。.!、]+/, '')
      .trim();
    const read_ = read(rest, lines);
    if ('code' in read_) return { keyword, problem: read_ };
    if (bare.has(read_.says) && rest !== '') break;
    return { keyword, answer: read_ };
  }
  // Free text is a report, never a claim; the receipt says how to claim.
  if (doneWords.test(first)) {
    return { keyword: first, answer: progress([first, ...lines]), hint: { code: 'claim-misunderstood' } };
  }
  return { keyword: first, problem: { code: 'unknown-keyword' } };
}

function claim(lines: readonly string[]): Answer {
  const evidence = new Map<number, string>();
  const loose: string[] = [];
  for (const line of lines) {
    const match = /^(?:标准|criterion) ?(\d{1,2}) ?: ?(.+)$/i.exec(line);
    if (match === null) loose.push(line);
    else evidence.set(Number(match[1]), match[2]?.trim() ?? '');
  }
  const text = loose.filter(Boolean).join('\n');
  if (evidence.size === 0 && text !== '') evidence.set(1, text);
  return { says: 'claim', evidence };
}

function extension(text: string): Answer | Misunderstanding {
  const date = dateIn(text);
  if (date === undefined) return { code: 'date-unreadable', text };
  return {
    says: 'extension',
    to: date.day,
    reason: text
      .replace(date.text, '')
      .replace(/(理由|reason) ?:?/i, '')
      .trim(),
  };
}

function progress(lines: readonly string[]): Answer {
  const text = lines.filter(Boolean).join('\n');
  const measuresDone = [...text.matchAll(/(?:已?完成措施|措施|measures? done:?) ?(\d{1,2}(?:[、, ]+\d{1,2})*)/gi)]
    .filter(([whole]) => /完成|done/i.test(whole))
    .flatMap(([, numbers = '']) => numbers.split(/[、, ]+/).map(Number));
  return { says: 'progress', text, measuresDone: [...new Set(measuresDone)] };
}

function plan(lines: readonly string[]): Answer | Misunderstanding {
  const measures: { text: string; due: DayIndex }[] = [];
  const criteria: string[] = [];
  for (const line of lines) {
    const criterion = /^(?:标准|criterion) ?: ?(.+)$/i.exec(line)?.[1];
    const measure = /^(?:措施|measure) ?: ?(.+?) ?\| ?(.+)$/i.exec(line);
    if (criterion !== undefined) criteria.push(criterion.trim());
    else if (measure === null) return { code: 'line-unreadable', line };
    else {
      const date = dateIn(measure[2] ?? '');
      if (date === undefined) return { code: 'date-unreadable', text: measure[2] ?? '' };
      measures.push({ text: measure[1] ?? '', due: date.day });
    }
  }
  return { says: 'plan', measures, criteria };
}

function dateIn(text: string): { readonly text: string; readonly day: DayIndex } | undefined {
  const match = /(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})日?/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return { text: match[0], day: dayIndexOf({ year, month, day }) };
}

function whole(rest: string, lines: readonly string[]): string {
  return [rest, ...lines].filter(Boolean).join('\n');
}

/** Full-width signs and digits as half-width ones, for keywords and dates. */
function halfWidth(line: string): string {
  return line
    .replaceAll(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .trim();
}
