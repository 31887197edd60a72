import { defined } from '../defined';
import { dutyKindFacts } from '../duties/duty-kinds';
import type { LetterLine, Numbered } from './letter';
import type { FileRef, NewsKind } from '../finding/finding';
import type { DutyKind, Policy } from '../policy/policy';

/** Whether lines carry the texts of problems, plans and proofs: some mailbox may be shown them. */
export function carriesTexts({ disclosure, internalMail = [] }: Policy): boolean {
  return disclosure === 'full' || internalMail.length > 0;
}

/** Whether a mailbox may be shown them: any where the policy says so, or one that it names as internal. */
export function maySeeTexts(address: string, { disclosure, internalMail = [] }: Policy): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return disclosure === 'full' || internalMail.some((internal) => internal.toLowerCase() === domain);
}

/** A line as a mailbox gets it. */
export function forMailbox(line: LetterLine, address: string, policy: Policy): LetterLine {
  return maySeeTexts(address, policy) ? line : withoutTexts(line);
}

/** A line as it travels: formal letters leave the house, whoever reads them first. */
export function asItTravels(line: LetterLine, policy: Policy): LetterLine {
  const isFormal = line.draft !== undefined || line.issued !== undefined;
  return policy.disclosure === 'full' || (carriesTexts(policy) && !isFormal) ? line : withoutTexts(line);
}

/**
 * A line without texts that describe the problem, what is done about it and what proves it: numbers and dates only.
 * Where its reader is asked to commit, accept, check or approve, it says that something is not shown.
 */
export function withoutTexts(line: LetterLine): LetterLine {
  const { problem: _, duty, news, extension, withdrawal, obligation, check, reply, evidence, ...rest } = line;
  return defined({
    ...rest,
    duty,
    node: line.node && numberOnly(line.node),
    openMeasures: line.openMeasures.map(numberOnly),
    criteria: line.criteria.map(numberOnly),
    extension: extension && without(extension, 'reason'),
    withdrawal: withdrawal && without(withdrawal, 'reason'),
    // A letter's number and a talk's date are not confidential; what a leader wrote may be.
    obligation: duty?.kind === 'instruction' ? obligation && without(obligation, 'text') : obligation,
    check: check && without(check, 'place'),
    reply: reply && without(reply, 'text', 'files'),
    evidence: evidence?.map((one) => without(one, 'statement', 'files')),
    news: news && withoutWords(news),
    withheld: asksToJudge(line) ? true : undefined,
  });
}

function withoutWords(news: NonNullable<LetterLine['news']>): NonNullable<LetterLine['news']> {
  const { lacking } = news;
  const plain = tellsNothing.has(news.what) ? news : without(news, 'text');
  return lacking === undefined ? plain : { ...plain, lacking: lacking.map(numberOnly) };
}

/**
 * News whose text is a date, a document number, or written by the office for the mail. Any other text may describe the
 * problem.
 */
const tellsNothing: ReadonlySet<NewsKind> = new Set([
  'extension-agreed',
  'extension-refused',
  'deadline-changed',
  'rhythm-changed',
  'issued-letter',
  'nudge',
  'held',
  'resumed',
]);

/** Whether a line has nothing that only some mailboxes may be shown. */
export function tellsNoTexts(line: LetterLine): boolean {
  return line.problem === undefined;
}

/** The files that a line's reader may look at before he answers. */
export function judgedBy({ evidence = [], reply }: LetterLine): readonly FileRef[] {
  return [...evidence.flatMap(({ files = [] }) => files), ...(reply?.files ?? [])];
}

/** Whether its reader answers with his word for what the line is about. */
export function asksToJudge({ duty, news, copy }: LetterLine): boolean {
  return (duty !== undefined && !copy && isJudged(duty.kind)) || news?.what === 'named-to-check';
}

/** Whether such a duty asks for the holder's word on what he must have seen. */
export function isJudged(kind: DutyKind): boolean {
  return dutyKindFacts[kind].isJudgement;
}

function numberOnly<T extends Numbered>(item: T): T {
  return without(item, 'text');
}

/** @returns the same without optional fields, which its type may lack anyway */
function without<T extends object>(value: T, ...keys: readonly (keyof T)[]): T {
  const left: readonly PropertyKey[] = keys;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !left.includes(key))) as T;
}
