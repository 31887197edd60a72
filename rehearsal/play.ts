import { advance, nextMoment } from '../domain/schedule/advance';
import { dayOf } from '../domain/calendar/calendar';
import type { Command } from '../domain/commands/commands';
import { decide } from '../domain/commands/decide';
import { defined } from '../domain/defined';
import {
  addresseesOf,
  lettersOf,
  letterWith,
  type LetterItem,
  type WaitingLetter,
} from '../domain/campaign/formal-letters';
import { actorOf, holderOf, readerOf, type Directory } from '../domain/organisation/directory';
import type { Entry, Recorded } from '../domain/finding/entry';
import type { Draft, Finding, Notice } from '../domain/finding/finding';
import { groupedBy } from '../domain/grouped';
import { draftLine, letterLine } from '../domain/notices/letter-line';
import { colourOf } from '../domain/light/light';
import type { Colour } from '../domain/light/light-reason';
import { recordMailReport } from '../domain/notices/mail-trouble';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import type { Actor, Position } from '../domain/organisation/positions';
import { Refusal, type Reason } from '../domain/commands/refusal';
import { nextAct, type Act } from './acts';
import { reachedBy, recipientOf, type Posted } from './post';
import type { Scene, Spoken } from './scene';
import { isClosed } from '../domain/finding/stages';

/** A command that was given and, if it was refused, why. */
export interface GivenCommand {
  readonly at: Moment;
  readonly finding: string;
  readonly command: Command;
  readonly refused?: Reason;
}

/** A formal letter that a rung drafted. */
export interface Drafted extends Draft {
  readonly finding: string;
  /** Signed off, still waiting, or overtaken by what the unit did. */
  readonly fate: 'signed' | 'waiting' | 'overtaken';
}

/** A finding's whole course in virtual time. */
export interface Played {
  readonly finding: Finding;
  readonly posted: readonly Posted[];
  readonly said: readonly GivenCommand[];
  readonly drafts: readonly Drafted[];
  /** Each light holds from its moment until the next one's. */
  readonly lights: readonly ShownLight[];
}

export interface ShownLight {
  readonly from: Moment;
  readonly colour: Colour;
  readonly closed: boolean;
}

/** A finding that is to be played. */
export interface ToPlay {
  readonly opened: Finding;
  readonly scene: Scene;
}

/** Findings that are being played, side by side. */
export interface Play {
  /** Lets everything happen that comes by that moment. */
  goOnUntil(moment: Moment): void;
  /** How they stand now. */
  findings(): readonly Finding[];
  /** All that happened to a finding so far; undefined where it is not played. */
  recordOf(finding: string): PlayedRecord | undefined;
  /** What somebody says whom no duty of the finding asks. @throws Refusal; unless it is played, RangeError */
  obey(finding: string, command: Command, at: Moment): Finding;
  played(): readonly Played[];
}

export interface PlayedRecord {
  readonly finding: Finding;
  readonly record: readonly Entry[];
}

/**
 * Opens findings that are to be played as workflows/finding.ts would: what has come due goes out before anybody speaks,
 * and every event is followed at once by what it makes due. Those of one unit are played side by side, because the
 * formal letters that they ask for are signed as one.
 */
export function openPlay(findings: readonly ToPlay[]): Play {
  const parts = findings.map(partOf);
  const ofUnits = [...groupedBy(parts, (part) => part.now().finding.subject.division?.lead).values()];
  const byId = new Map(parts.map((part) => [part.now().finding.subject.id, part]));
  return {
    goOnUntil(moment) {
      for (const ofUnit of ofUnits) goOnTogether(ofUnit, moment);
    },
    findings: () => parts.map((part) => part.now().finding),
    recordOf(id) {
      const part = byId.get(id);
      return part && { finding: part.now().finding, record: part.record };
    },
    obey(id, command, at) {
      const part = byId.get(id);
      if (part === undefined) throw new RangeError(`${id} is not played`);
      return part.obey(command, at);
    },
    played: () => parts.map((part) => part.played()),
  };
}

function goOnTogether(parts: readonly Part[], until: Moment): void {
  for (;;) {
    const part = soonest(parts);
    if (part === undefined || part.ahead().at > until) return;
    const act = part.goOn();
    if (act?.command.name === 'signOff') signWhole(act.command, act.by, part, parts);
  }
}

/** What comes first: at one moment, what has come due in any of them before what somebody says. */
function soonest(parts: readonly Part[]): Part | undefined {
  const isBefore = (one: Ahead, other: Ahead): boolean =>
    one.at < other.at || (one.at === other.at && one.act === undefined && other.act !== undefined);
  return parts.reduce<Part | undefined>(
    (first, part) => (first === undefined || isBefore(part.ahead(), first.ahead()) ? part : first),
    undefined,
  );
}

/** The whole letter that has the draft: each of its findings hears of the sign-off, and its addressees get one letter. */
function signWhole(said: SignOff, by: Position, signing: Part, parts: readonly Part[]): void {
  const { at, finding, terms } = signing.now();
  const waiting = parts.flatMap((part) => {
    const asking = part.now().finding;
    return asking.drafts.map((draft) => draftLine(asking, terms, draft));
  });
  const letter = letterWith(lettersOf(waiting, terms.calendar), finding.subject.id, said.draft);
  const taken: LetterItem[] = [];
  for (const item of letter?.items ?? []) {
    const part = parts.find((one) => one.now().finding.subject.id === item.finding);
    const isObeyed = part?.say(defined({ ...said, draft: item.draft.id, letter: letter?.id }), by, at) ?? false;
    if (isObeyed) taken.push(item);
  }
  if (letter !== undefined && taken.length > 0) signing.issue({ ...letter, items: taken });
}

type SignOff = Extract<Spoken, { name: 'signOff' }>;

/** What happens to a finding next: somebody's act or, without one, what comes due. */
interface Ahead {
  readonly at: Moment;
  readonly act?: Act;
}

/** One finding in the play. */
interface Part {
  readonly ahead: () => Ahead;
  readonly now: () => { readonly at: Moment; readonly finding: Finding; readonly terms: Scene['terms'] };
  /** Takes the next step. @returns an act that concerns other findings too, which is left to who knows them all */
  readonly goOn: () => Act | undefined;
  /** @returns whether it was obeyed */
  readonly say: (spoken: Spoken, by: Position, at: Moment) => boolean;
  /** @throws Refusal */
  readonly obey: (command: Command, at: Moment) => Finding;
  readonly record: readonly Entry[];
  readonly issue: (letter: WaitingLetter) => void;
  readonly played: () => Played;
}

function partOf({ opened, scene }: ToPlay): Part {
  const { terms, directory } = scene;
  const posted: Posted[] = [];
  const said: GivenCommand[] = [];
  const drafts = new Map<string, Draft>();
  const lights: ShownLight[] = [];
  const done = new Set<string>();
  const record: Entry[] = [];
  let finding = opened;
  let now = opened.subject.openedAt;
  let next = look();
  return {
    ahead: () => next,
    now: () => ({ at: now, finding, terms }),
    goOn,
    say,
    obey,
    record,
    issue,
    played: () => ({ finding, posted, said, drafts: drafted(), lights }),
  };

  function goOn(): Act | undefined {
    const { at, act } = next;
    now = at;
    if (act === undefined) letDue();
    else done.add(act.name);
    const isForAll = act?.command.name === 'signOff';
    if (act !== undefined && !isForAll) say(act.command, act.by, at);
    else next = look();
    return isForAll ? act : undefined;
  }

  function letDue(): void {
    const step = advance(finding, terms, now);
    take(step);
    for (const notice of step.notices) for (const position of notice.to) postTo(position, notice);
  }

  /** A letter that reaches nobody is reported as trouble at once: its ladder waits, and the office owes the address. */
  function postTo(position: Position, notice: Notice): void {
    const recipient = recipientOf(position, directory);
    posted.push({ at: now, recipient, line: letterLine(finding, terms, notice, position) });
    if (reachedBy(recipient, dayOf(terms.calendar, now), directory) !== undefined) return;
    const duties = notice.duty === undefined ? [] : [notice.duty.id];
    take(recordMailReport(finding, { position, trouble: 'no-address', duties }, terms, now));
  }

  function take(step: Recorded): void {
    finding = step.finding;
    record.push(...step.entries);
  }

  function obey(command: Command, at: Moment): Finding {
    now = Math.max(now, at);
    take(decide(finding, terms, command, now));
    said.push({ at: now, finding: finding.subject.id, command });
    next = look();
    return finding;
  }

  function say(spoken: Spoken, as: Position, at: Moment): boolean {
    now = at;
    const by = speakerFor(as, dayOf(terms.calendar, now), directory);
    const isObeyed = by !== undefined && obeys({ ...spoken, by, via: 'script' });
    next = look();
    return isObeyed;
  }

  function obeys(command: Command): boolean {
    const one = { at: now, finding: finding.subject.id, command };
    try {
      take(decide(finding, terms, command, now));
      said.push(one);
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      said.push({ ...one, refused: error.reason });
      return false;
    }
  }

  /** One letter to each of its addressees, whatever the number of its items. */
  function issue({ id, letter, items }: WaitingLetter): void {
    const key = `letter/${letter}/${id}`;
    const findings = [...new Set(items.map((item) => item.finding))];
    for (const position of addresseesOf(letter, items)) {
      const line = { key, at: now, position, formal: letter, findings };
      posted.push({ at: now, recipient: recipientOf(position, directory), line });
    }
  }

  /** Notes how the finding stands now, and looks ahead. */
  function look(): Ahead {
    for (const draft of finding.drafts) drafts.set(draft.id, draft);
    const colour = colourOf(finding, terms, now);
    const closed = isClosed(finding.standing);
    const before = lights.at(-1);
    if (before?.colour !== colour || before.closed !== closed) lights.push({ from: now, colour, closed });
    const due = nextMoment(finding, terms, now) ?? Infinity;
    const act = nextAct(finding, scene, now, done);
    const at = Math.max(now, Math.min(due, act?.at ?? Infinity));
    return due <= at || act === undefined ? { at } : { at, act };
  }

  function drafted(): readonly Drafted[] {
    const signed = new Set(
      said.map(({ command, refused }) => command.name === 'signOff' && refused === undefined && command.draft),
    );
    const waiting = new Set(finding.drafts.map(({ id }) => id));
    return [...drafts.values()].map((draft) => ({
      ...draft,
      finding: finding.subject.id,
      fate: signed.has(draft.id) ? 'signed' : waiting.has(draft.id) ? 'waiting' : 'overtaken',
    }));
  }
}

/** Who speaks for a position that day: its holder, or the delegate of a holder who is away. */
function speakerFor(position: Position, day: DayIndex, directory: Directory): Actor | undefined {
  const holder = holderOf(directory, position);
  const present = holder === undefined ? undefined : readerOf(directory, holder.code, day);
  return present === undefined ? undefined : actorOf(directory, present.code, day);
}
