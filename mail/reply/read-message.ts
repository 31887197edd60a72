import { defined } from '../../domain/defined';
import { isoDate } from '../../domain/calendar/calendar';
import type { CommandName } from '../../domain/commands/commands';
import type { DutyKind, Language } from '../../domain/policy/policy';
import { plain } from '../../domain/text/plain';
import { wordsFor } from '../../words';
import { hear, type Answer, type AnswerToFinding, type Heard } from './answers';
import { automaticOf } from '../message/automatic';
import { linesOf } from '../message/body-lines';
import { headerOf, parseIncoming, type Incoming } from '../message/incoming';
import { askedIn, type LetterAsk } from './letter-asks';
import { newText } from '../message/new-text';
import { packedIn } from '../message/packed';
import { fingerprintsOf } from '../message/sent-lines';
import { findingsMeant } from './which-finding';
import { isKeyword } from './keywords';

/** What would be understood of a message, told without a campaign: no directory, no finding, no server. */
export interface MessageRead {
  /** The sign by which a program wrote it; null for a person's. */
  readonly automatic: string | null;
  /** What the sender wrote himself. */
  readonly text: string;
  readonly heard: readonly HeardCommand[];
  /** What he wrote that became no command. */
  readonly left: readonly string[];
  readonly why: readonly Why[];
}

/** A command that the message would give, with its facts. */
export interface HeardCommand {
  readonly finding: string | null;
  readonly says: CommandName;
  /** The answer by its own name: several of them are one command. */
  readonly answer: Answer['says'];
  readonly [fact: string]: unknown;
}

/** Why something was not understood, or what it lacks: the reason's code, and its sentence. */
export interface Why {
  readonly finding: string | null;
  readonly code: string;
  readonly sentence: string;
}

/** What is known besides the message. */
export interface ReadContext {
  /** The letter of ours that it answers, as an .eml file. */
  readonly letter?: Buffer;
  /** The position of its sender. */
  readonly position?: string;
  readonly language: Language;
}

/**
 * Says what would be understood of a message. Who its sender is and how the findings stand is not known, so that a
 * command heard here may still be refused.
 */
export async function readMessage(raw: Buffer, { letter, position, language }: ReadContext): Promise<MessageRead> {
  const { receipt } = wordsFor(language);
  const parsed = await parseIncoming(raw);
  if (parsed.outcome === 'unreadable') {
    return { automatic: null, text: '', heard: [], left: [], why: [{ finding: null, code: parsed.why, sentence: '' }] };
  }
  const { incoming } = parsed;
  const sent = letter === undefined ? undefined : await letterIn(letter);
  const said = newText(incoming, sent === undefined ? [] : fingerprintsOf(sent.incoming.bodies), isKeyword);
  const text = { own: plain(said.own), within: plain(said.within) };
  const automatic = automaticOf(incoming, { nullSender: false, own: text.own });
  const sign = automatic === undefined ? null : automatic.kind === 'bounce' ? 'bounce' : automatic.sign;
  const subject = headerOf(incoming, 'subject');
  const prefix = prefixIn([sent?.subject ?? '', sent?.text ?? '', subject, text.own]);
  const whole = [text.own, text.within].filter(Boolean).join('\n');
  if (sign !== null) return { automatic: sign, text: text.own, heard: [], left: linesIn(whole), why: [] };

  const asked = askedIn(sent?.text ?? '').map((one) => ({
    ...one,
    finding: one.finding ?? tagIn(sent?.subject ?? ''),
  }));
  const signs = {
    letters: asked.flatMap(({ finding, ...one }) => (finding === undefined ? [] : [{ ...one, finding }])),
    subject,
    text: text.own,
  };
  const heard: HeardCommand[] = [];
  const left: string[] = [];
  const why: Why[] = [];
  const explain = ({ finding }: Heard, problem: Parameters<typeof receipt.misunderstood>[0]): void => {
    why.push({ finding: finding ?? null, code: problem.code, sentence: receipt.misunderstood(problem) });
  };
  const packed = packedIn(incoming, text.own);
  if (packed !== undefined) {
    const sentence = receipt.misunderstood({ code: 'packed', in: packed });
    return {
      automatic: null,
      text: text.own,
      heard,
      left: linesIn(whole),
      why: [{ finding: null, code: 'packed', sentence }],
    };
  }
  for (const part of hear(text, prefix, namesIn(headerOf(incoming, 'from')))) {
    if ('problem' in part) {
      left.push(part.keyword);
      explain(part, part.problem);
      continue;
    }
    const { answer } = part;
    // What its author owes is told to him, and is no command.
    if (answer.says === 'status') continue;
    const findings = findingsMeant(part, signs, prefix);
    for (const finding of findings.length === 0 ? [null] : findings) {
      const said = commandOf(answer, kindsFor(finding, asked), position);
      heard.push(defined<HeardCommand>({ finding, ...said, remark: part.remark }));
    }
    if (part.hint !== undefined) explain(part, part.hint);
  }
  return { automatic: sign, text: text.own, heard, left, why };
}

interface LetterRead {
  readonly incoming: Incoming;
  readonly subject: string;
  readonly text: string;
}

async function letterIn(raw: Buffer): Promise<LetterRead | undefined> {
  const parsed = await parseIncoming(raw);
  if (parsed.outcome === 'unreadable') return undefined;
  const { incoming } = parsed;
  const text = incoming.bodies.flatMap(linesOf).map((line) => line.text);
  return { incoming, subject: headerOf(incoming, 'subject'), text: text.join('\n') };
}

/** The prefix of the campaign's findings, from the first tag that is found. */
function prefixIn(texts: readonly string[]): string {
  const found = texts
    .map((text) => /(?<![A-Za-z])([A-Z]{1,6})(?:[-–—]\d{1,5}|\d{3})(?!\d)/.exec(text)?.[1])
    .find(Boolean);
  return found ?? NO_PREFIX;
}

/** A pattern that nothing matches. */
const NO_PREFIX = '(?!)';

function tagIn(subject: string): string | undefined {
  return /\[([A-Z]{1,6}-\d{1,5})\]/.exec(subject)?.[1];
}

/** The names with which the sender may sign, as far as his address shows one. */
function namesIn(from: string): readonly string[] {
  const name = from
    .slice(0, Math.max(0, from.indexOf('<')))
    .replaceAll('"', '')
    .trim();
  return name === '' ? [] : [name];
}

function linesIn(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function kindsFor(finding: string | null, asked: readonly LetterAsk[]): readonly DutyKind[] {
  return asked
    .filter((one) => finding === null || one.finding === undefined || one.finding === finding)
    .map(({ duty }) => duty.kind);
}

type Said = Pick<HeardCommand, 'says' | 'answer'> & Readonly<Record<string, unknown>>;

function commandOf(answer: AnswerToFinding, asked: readonly DutyKind[], position: string | undefined): Said {
  const { says, ...facts } = answer;
  return { says: commandNamed(answer, asked, position), answer: says, ...shown(facts) };
}

/** The command that the answer is for what its letter asks, or else for what is answered with it most often. */
function commandNamed(answer: AnswerToFinding, asked: readonly DutyKind[], position: string | undefined): CommandName {
  const looksBack = asked.includes('look-back') || asked.includes('long-term-check');
  switch (answer.says) {
    case 'acknowledge':
    case 'decline':
      return answer.says;
    case 'no-change':
    case 'progress':
      return 'fileReport';
    case 'plan':
      return 'submitPlan';
    case 'claim':
      return 'claimCompletion';
    case 'extension':
      return 'requestExtension';
    case 'reply':
      return 'replyToLetter';
    case 'confirm':
      return 'confirmForUnit';
    case 'rectified':
    case 'continuing':
    case 'not-rectified':
      return looksBack ? 'recordLookBack' : 'recordCheck';
    case 'inspected':
      return 'inspectNode';
    case 'agree':
      if (asked.includes('commit') || (asked.length === 0 && isHead(position))) return 'confirmForUnit';
      return decided(answer.to, asked, { plan: 'acceptPlan', extension: 'decideExtension', closure: 'approveClosure' });
    case 'disagree':
      return decided(answer.to, asked, { plan: 'returnPlan', extension: 'decideExtension', closure: 'rejectClosure' });
    case 'free-text':
      return asked.includes('report') || asked.includes('milestone') || answer.measuresDone.length > 0
        ? 'fileReport'
        : 'note';
    case 'question':
      return 'note';
  }
}

function isHead(position: string | undefined): boolean {
  return /^unit\/[^/]+\/head$/.test(position ?? '');
}

type Decisions = Readonly<Record<'plan' | 'extension' | 'closure', CommandName>>;

function decided(to: keyof Decisions | undefined, asked: readonly DutyKind[], decisions: Decisions): CommandName {
  const what =
    to ?? (asked.includes('accept-plan') ? 'plan' : asked.includes('decide-extension') ? 'extension' : 'closure');
  return decisions[what];
}

/** Facts as JSON shows them: days as dates, evidence by criterion. */
function shown(facts: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]: readonly [string, unknown]) => [
      name,
      value instanceof Map
        ? Object.fromEntries(value)
        : name === 'to' && typeof value === 'number'
          ? isoDate(value)
          : name === 'measures' && Array.isArray(value)
            ? value.map((measure: { readonly text: string; readonly due: number }) => ({
                ...measure,
                due: isoDate(measure.due),
              }))
            : value,
    ]),
  );
}
