import { advance, nextMoment } from '../domain/schedule/advance';
import { dayOf } from '../domain/calendar/calendar';
import type { Command } from '../domain/commands/commands';
import { decide } from '../domain/commands/decide';
import { actorOf, holderOf, readerOf, type Directory } from '../domain/organisation/directory';
import type { Draft, Finding, Notice } from '../domain/finding/finding';
import { letterLine } from '../domain/notices/letter-line';
import { colourOf } from '../domain/light/light';
import type { Colour } from '../domain/light/light-reason';
import { recordMailReport } from '../domain/notices/mail-trouble';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import type { Actor, Position } from '../domain/organisation/positions';
import { Refusal, type Reason } from '../domain/commands/refusal';
import { nextAct, type Act } from './acts';
import { reachedBy, recipientOf, type Posted } from './post';
import type { Scene } from './scene';

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

/**
 * Plays one finding from its opening up to `until`, as workflows/finding.ts would: what has come due goes out before
 * anybody speaks, and every event is followed at once by what it makes due.
 */
export function play(opened: Finding, scene: Scene, until: Moment): Played {
  const { terms } = scene;
  const posted: Posted[] = [];
  const said: GivenCommand[] = [];
  const drafts = new Map<string, Draft>();
  const lights: ShownLight[] = [];
  const done = new Set<string>();
  let finding = opened;
  let now = opened.subject.openedAt;
  look();

  for (;;) {
    const due = nextMoment(finding, terms, now) ?? Infinity;
    const act = nextAct(finding, scene, now, done);
    const next = Math.max(now, Math.min(due, act?.at ?? Infinity));
    if (next > until) break;
    now = next;
    if (due <= now) letDue();
    else if (act !== undefined) say(act);
    look();
  }
  return { finding, posted, said, drafts: drafted(), lights };

  function letDue(): void {
    const step = advance(finding, terms, now);
    finding = step.finding;
    for (const notice of step.notices) for (const position of notice.to) postTo(position, notice);
  }

  /** A letter that reaches nobody is reported as trouble at once: its ladder waits, and the office owes the address. */
  function postTo(position: Position, notice: Notice): void {
    const recipient = recipientOf(position, scene.directory);
    posted.push({ at: now, recipient, line: letterLine(finding, terms, notice, position) });
    if (reachedBy(recipient, dayOf(terms.calendar, now), scene.directory) !== undefined) return;
    const duties = notice.duty === undefined ? [] : [notice.duty.id];
    finding = recordMailReport(finding, { position, trouble: 'no-address', duties }, terms, now).finding;
  }

  function say(act: Act): void {
    done.add(act.name);
    const by = speakerFor(act.by, dayOf(terms.calendar, now), scene.directory);
    if (by === undefined) return;
    const command = { ...act.command, by, via: 'script' } as Command;
    const one = { at: now, finding: finding.subject.id, command };
    try {
      finding = decide(finding, terms, command, now).finding;
      said.push(one);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      said.push({ ...one, refused: error.reason });
    }
  }

  function look(): void {
    for (const draft of finding.drafts) drafts.set(draft.id, draft);
    const colour = colourOf(finding, terms, now);
    const closed = finding.standing.stage === 'closed' || finding.standing.stage === 'archived';
    const before = lights.at(-1);
    if (before?.colour !== colour || before.closed !== closed) lights.push({ from: now, colour, closed });
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
