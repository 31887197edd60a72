import type { InspectionOutcome } from '../../domain/batches/commands';
import type { CheckMethod } from '../../domain/finding/finding';
import type { DayIndex } from '../../domain/calendar/moment';
import { asWritten } from './as-written';
import { leadsToAnswers, signerOf, type Signer, type SigningNames } from './beside';
import { hearParts, isKeyword, type HeardPart } from './keywords';
import type { NewText } from '../message/new-text';
import { objects, reserves, undecorated } from '../message/phrases';
import { isMadeOf, phrasesOf } from '../message/vocabulary';
import { taggedPieces } from './tags';

/** What a person says in an answer, before we know what it means for the finding. */
export type Answer =
  | { readonly says: 'acknowledge' }
  | { readonly says: 'decline'; readonly reason: string }
  | { readonly says: 'no-change' }
  | { readonly says: 'progress'; readonly text: string; readonly measuresDone: readonly number[] }
  | {
      readonly says: 'plan';
      readonly measures: readonly { readonly text: string; readonly due: DayIndex; readonly node?: boolean }[];
      readonly criteria: readonly string[];
      /** Criteria that are meant besides those of the ledger. */
      readonly further?: readonly string[];
    }
  | { readonly says: 'claim'; readonly evidence: ReadonlyMap<number, string> }
  | { readonly says: 'extension'; readonly to: DayIndex; readonly reason: string }
  | { readonly says: 'reply'; readonly text: string }
  | { readonly says: 'confirm' }
  | { readonly says: 'rectified'; readonly check: CheckFacts }
  | { readonly says: 'continuing' | 'not-rectified'; readonly check: CheckFacts; readonly lacking: string }
  | InspectionSaid
  | { readonly says: 'agree'; readonly to?: Decided }
  | { readonly says: 'disagree'; readonly to?: Decided; readonly why: string }
  /** No keyword: a report where one is owed, else a note (meaning.ts). */
  | { readonly says: 'free-text'; readonly text: string; readonly measuresDone: readonly number[] }
  | { readonly says: 'question'; readonly text: string }
  /** 待办: he asks what he owes. */
  | { readonly says: 'status' };

/** What is said about a finding. */
export type AnswerToFinding = Exclude<Answer, { readonly says: 'status' }>;

/** What a supervision group found of a node, or of a finding that its batch looks at (督查结果). */
export interface InspectionSaid {
  readonly says: 'inspected';
  readonly outcome: InspectionOutcome;
  readonly check: CheckFacts;
  /** What was seen, or what is lacking. */
  readonly text: string;
  /** Nodes that are named by their numbers. */
  readonly measures: readonly number[];
  readonly on?: DayIndex;
  /** The batch that it names. */
  readonly batch?: string;
  /** All of it as it was written: from whoever does not inspect it is no more than that. */
  readonly whole: string;
}

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
 * @param names the names with which the sender may sign; a list is of his own
 */
export function hear(
  { own, within }: NewText,
  prefix: string,
  names: SigningNames | readonly string[] = [],
): readonly Heard[] {
  const signer = signerBy(names);
  return [
    ...asWritten(heardIn(own, prefix, signer), own),
    ...asWritten(heardIn(within, prefix, signer).map(withoutWeight), within),
  ];
}

function heardIn(text: string, prefix: string, signer: Signer): readonly Heard[] {
  const parts = partsOf(text, prefix);
  const held = heldByRemarks(
    parts.flatMap((part) => [...part.aside, ...(parts.length === 1 ? [] : onAll(part))]),
    signer,
  );
  return parts
    .filter((part) => !announces(part, parts.length))
    .flatMap(({ findings, lines }) => {
      const heard = hearParts(lines, { held, signer });
      return findings.flatMap((finding) => heard.map((one) => ({ finding, ...one })));
    });
}

/**
 * What a row of an answer sheet says about its finding. Its lines are one part, whatever they begin with. What the mail
 * beside it says about all findings is considered for each row.
 * @param beside the sender's own text of the mail that the sheet came with
 * @param names the names with which the sender may sign; a list is of his own
 */
export function hearRow(
  { finding, text }: { readonly finding: string; readonly text: string },
  beside: string,
  prefix: string,
  names: SigningNames | readonly string[] = [],
): readonly Heard[] {
  const signer = signerBy(names);
  const lines = text.split('\n').map(undecorated).filter(Boolean);
  const remarks = partsOf(beside, prefix).flatMap((part) => [...part.aside, ...onAll(part)]);
  const heard = hearParts(lines, { held: heldByRemarks(remarks, signer), signer });
  return asWritten(heard, `${text}\n${beside}`).map((one) => ({ finding, ...one }));
}

function signerBy(names: SigningNames | readonly string[]): Signer {
  return signerOf('self' in names ? names : { self: names, office: [], others: [] });
}

/** The line outside the parts that holds answers of weight back, if there is one. */
function heldByRemarks(remarks: readonly string[], signer: Signer): string | undefined {
  return remarks.find((line) => !leadsToAnswers(line, signer));
}

/** Whether this only introduces the sheet that has the answers: 填好的表见附件. */
export function introducesSheet(heard: Heard): boolean {
  if (heard.finding !== undefined) return false;
  return 'problem' in heard ? heard.problem.code === 'unknown-keyword' : heard.answer.says === 'free-text';
}

/** The lines of a part that also concern the other parts. */
function onAll({ findings, lines }: AnswerPart): readonly string[] {
  return lines.filter((line) => findings[0] === undefined || onAllBefore.test(line));
}

/** A line that concerns all parts before it, though it is in the last one. */
const onAllBefore = /^(?:以上|上述|前述|all (?:of )?the above|the above|none of)/i;

/**
 * Somebody else may have written it. An answer that could commit the unit, close, check or approve, or that ticks
 * measures, must be outside anything quoted, and free text there may be a piece of the letter itself.
 */
function withoutWeight(heard: Heard): Heard {
  if (!('answer' in heard)) return heard;
  const ticks = 'measuresDone' in heard.answer && heard.answer.measuresDone.length > 0;
  if (light.has(heard.answer.says) && !ticks) return heard;
  const { finding, keyword, lines } = heard;
  return { finding, keyword, lines, problem: { code: 'written-in-quote' } };
}

const light: ReadonlySet<Answer['says']> = new Set(['acknowledge', 'no-change', 'progress']);

interface AnswerPart {
  /** The findings that its tags name, or only undefined. */
  readonly findings: readonly (string | undefined)[];
  /**
   * Lines that are not part of the answer, such as a greeting or the answers that a letter offers. They are still
   * checked for reservations.
   */
  readonly aside: readonly string[];
  readonly lines: readonly string[];
}

function partsOf(text: string, prefix: string): readonly AnswerPart[] {
  const parts: { findings: readonly (string | undefined)[]; aside: string[]; lines: string[] }[] = [];
  const before: string[] = [];
  for (const line of text.split('\n').map(undecorated)) {
    if (line === '') continue;
    if (offered.test(line)) {
      (parts.at(-1)?.aside ?? before).push(line);
      continue;
    }
    if (parts.length >= MOST_PARTS) break;
    const pieces = taggedPieces(line, prefix, (piece) => isKeyword(piece) || declinesAtOnce(piece));
    for (const { findings, rest } of pieces)
      parts.push({ findings, aside: [], lines: [undecorated(rest)].filter(Boolean) });
    if (pieces.length > 0) continue;
    const current = parts.at(-1);
    if (current === undefined) parts.push({ findings: [undefined], aside: [], lines: [line] });
    else current.lines.push(line);
  }
  parts[0]?.aside.push(...before);
  return parts.map(withoutGreeting);
}

/** Whether a text begins with an objection to the division of work: WH-006不属我局职责. */
function declinesAtOnce(text: string): boolean {
  const [clause = ''] = text.split(/[,;。!?\n]/);
  return (
    /^(?:则|该项|此项|这项)?(?:不|非|并非|应|属|归|建议|与我|与本|not |is not |belongs )/i.test(clause) &&
    objects(clause)
  );
}

/** No letter asks for more. Anything beyond that in a message is not read. */
const MOST_PARTS = 200;

/** The answers that our own letters offer, `签收 → 签收`. Nobody else writes an arrow there. */
const offered = /^[·•*\s]{0,4}\S.{0,30} ?→/;

const greeting =
  /^(?:您好|你好|大家好|各位|尊敬|领导|老师|督查室|督办室|整改办|dear|hello|hi|good (?:morning|afternoon|day))[^:]{0,30}[,:!。]?$|^[^,.。;:!?]{1,6}(?:主任|局长|科长|处长|组长|书记|部长|秘书长|同志|老师)(?:[,!]? ?(?:您好|你好)[,:!。]?|[:,])$/i;

function withoutGreeting({ findings, aside, lines }: AnswerPart): AnswerPart {
  const greets = (line: string): boolean => greeting.test(line) && !isKeyword(line) && !reserves(line);
  const begins = lines.findIndex((line, index) => index === lines.length - 1 || !greets(line));
  return { findings, aside: [...lines.slice(0, begins), ...aside], lines: lines.slice(begins) };
}

/** Whether a part without a tag only announces the tagged parts after it: 各项情况如下:, or the head of a table. */
function announces({ findings, lines }: AnswerPart, parts: number): boolean {
  if (findings[0] !== undefined || parts <= 1) return false;
  return /:$/.test(lines.at(-1) ?? '') || lines.every((line) => isMadeOf(line, columns));
}

const columns = phrasesOf(
  '编号 问题编号 序号 问题 事项 简称 答复 办理情况 整改情况 进展情况 情况 进展 备注 时限 number no finding matter title answer progress remark'.split(
    ' ',
  ),
);
