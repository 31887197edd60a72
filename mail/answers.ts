import type { CheckMethod } from '../domain/finding';
import type { DayIndex } from '../domain/moment';
import { hearPart, isKeyword, type HeardPart } from './keywords';
import type { NewText } from './new-text';
import { reserves } from './phrases';
import { cut, nothingWritten, written, type Written } from './written';

/** What a person says in an answer, before we know what it means for the finding. */
export type Answer =
  | { readonly says: 'acknowledge' }
  | { readonly says: 'decline'; readonly reason: string }
  | { readonly says: 'no-change' }
  | { readonly says: 'progress'; readonly text: string; readonly measuresDone: readonly number[] }
  | {
      readonly says: 'plan';
      readonly measures: readonly { readonly text: string; readonly due: DayIndex }[];
      readonly criteria: readonly string[];
      /** Meant beside those of the ledger, though they sound like one of them. */
      readonly further?: readonly string[];
    }
  | { readonly says: 'claim'; readonly evidence: ReadonlyMap<number, string> }
  | { readonly says: 'extension'; readonly to: DayIndex; readonly reason: string }
  | { readonly says: 'reply'; readonly text: string }
  | { readonly says: 'confirm' }
  | { readonly says: 'rectified'; readonly check: CheckFacts }
  | { readonly says: 'continuing' | 'not-rectified'; readonly check: CheckFacts; readonly lacking: string }
  | { readonly says: 'agree'; readonly to?: Decided }
  | { readonly says: 'disagree'; readonly to?: Decided; readonly why: string }
  /** No keyword: a report where one is owed, else a note (meaning.ts). */
  | { readonly says: 'free-text'; readonly text: string; readonly measuresDone: readonly number[] }
  | { readonly says: 'question'; readonly text: string };

/** How and where something was checked, as far as the answer says so. */
export interface CheckFacts {
  readonly methods?: readonly CheckMethod[];
  readonly place?: string;
}

/** What an approver may name: 同意方案, 同意延期, 同意销号. */
export type Decided = 'plan' | 'extension' | 'closure';

/** What one part of a letter says about one finding, or why it is not understood. */
export type Heard = HeardPart & { readonly finding: string | undefined };

/**
 * What the new text of a message says. Each part begins with a finding's tag, or else the whole text is one part about
 * the letter's own finding. Text inside the quoted letter is read too, but only answers without weight are taken from
 * it.
 * @param signatures the names with which the sender may sign beside an answer of weight
 */
export function hear({ own, within }: NewText, prefix: string, signatures: readonly string[] = []): readonly Heard[] {
  return [...heardIn(own, prefix, signatures), ...heardIn(within, prefix, signatures).map(withoutWeight)];
}

function heardIn(text: string, prefix: string, signatures: readonly string[]): readonly Heard[] {
  const parts = partsOf(text, prefix);
  const remarks = parts.flatMap((part) => [...part.aside, ...(parts.length === 1 ? [] : onAll(part))]);
  return parts
    .filter((part) => !announces(part, parts.length))
    .map(({ finding, lines }) => ({ finding, ...hearPart(lines, { remarks, signatures }) }));
}

/**
 * What a row of an answer sheet says about its finding. Its lines are one part, whatever they begin with. What the mail
 * beside it says about all findings is considered for each row.
 * @param beside the sender's own text of the mail that the sheet came with
 * @param signatures the names with which the sender may sign beside an answer of weight
 */
export function hearRow(
  { finding, text }: { readonly finding: string; readonly text: string },
  beside: string,
  prefix: string,
  signatures: readonly string[] = [],
): Heard {
  const lines = text
    .split('\n')
    .map(written)
    .filter(({ full }) => full !== '');
  const remarks = partsOf(beside, prefix).flatMap((part) => [...part.aside, ...onAll(part)]);
  return { finding, ...hearPart(lines, { remarks, signatures }) };
}

/** Whether this only introduces the sheet that has the answers: 填好的表见附件. */
export function introducesSheet(heard: Heard): boolean {
  if (heard.finding !== undefined) return false;
  return 'problem' in heard ? heard.problem.code === 'unknown-keyword' : heard.answer.says === 'free-text';
}

/** The lines of a part that also concern the other parts. */
function onAll({ finding, lines }: AnswerPart): readonly Written[] {
  return lines.filter(({ half }) => finding === undefined || onAllBefore.test(half));
}

/** A line that concerns all parts before it, though it is in the last one. */
const onAllBefore = /^(?:以上|上述|前述|all (?:of )?the above|the above|none of)/i;

/**
 * Somebody else may have written it. An answer that could commit the unit, close, check or approve must be outside
 * anything quoted, and free text there may be a piece of the letter itself.
 */
function withoutWeight(heard: Heard): Heard {
  if (!('answer' in heard) || light.has(heard.answer.says)) return heard;
  return { finding: heard.finding, keyword: heard.keyword, problem: { code: 'written-in-quote' } };
}

const light: ReadonlySet<Answer['says']> = new Set(['acknowledge', 'no-change', 'progress']);

interface AnswerPart {
  readonly finding: string | undefined;
  /**
   * Lines that are not part of the answer, such as a greeting or the answers that a letter offers. They are still
   * checked for reservations.
   */
  readonly aside: readonly Written[];
  readonly lines: readonly Written[];
}

function partsOf(text: string, prefix: string): readonly AnswerPart[] {
  const tag = new RegExp(`^(?:\\d{1,3}[.、)] ?)?[\\[【]?(${prefix}-\\d{1,5})(?!\\d)[\\]】]?[:\\s]*`, 'i');
  const parts: { finding: string | undefined; aside: Written[]; lines: Written[] }[] = [];
  const before: Written[] = [];
  for (const line of text.split('\n').map(written)) {
    if (line.half === '') continue;
    if (offered.test(line.half)) {
      (parts.at(-1)?.aside ?? before).push(line);
      continue;
    }
    const match = tag.exec(line.half);
    const finding = match?.[1]?.toUpperCase();
    const current = parts.at(-1);
    if (parts.length === MOST_PARTS) break;
    if (finding !== undefined) {
      const rest = cut(line, match?.[0].length ?? 0);
      parts.push({ finding, aside: [], lines: rest.full === '' ? [] : [rest] });
    } else if (current === undefined) parts.push({ finding: undefined, aside: [], lines: [line] });
    else current.lines.push(line);
  }
  parts[0]?.aside.push(...before);
  return parts.map(withoutGreeting);
}

/** No letter asks for more. Anything beyond that in a message is not read. */
const MOST_PARTS = 200;

/** The answers that our own letters offer, `签收 → 签收`. Nobody else writes an arrow there. */
const offered = /^[·•*\s]{0,4}\S.{0,30} ?→/;

const greeting =
  /^(?:您好|你好|各位|尊敬|领导|老师|督查室|督办室|整改办|dear|hello|hi|good (?:morning|afternoon|day))[^:]{0,30}[,:!。]?$/i;

function withoutGreeting({ finding, aside, lines }: AnswerPart): AnswerPart {
  const [first = nothingWritten, ...rest] = lines;
  const { half } = first;
  const greets = rest.length > 0 && greeting.test(half) && !isKeyword(half) && !reserves(half);
  return { finding, aside: greets ? [first, ...aside] : aside, lines: greets ? rest : lines };
}

/** Whether a part without a tag only announces the tagged parts after it: 各项情况如下: */
function announces({ finding, lines }: AnswerPart, parts: number): boolean {
  return finding === undefined && parts > 1 && /:$/.test(lines.at(-1)?.half ?? '');
}
