import { defined } from '../defined';
import type { Entry } from '../finding/entry';
import type { FileRef } from '../finding/finding';
import type { DayIndex, Moment } from '../calendar/moment';
import type { PersonCode, UnitCode } from '../organisation/positions';
import type { Asked, EntryFacts, Outcome, RegisterKind } from './entry';

/** One entry of a register as it stands by the record. */
export interface RegisterEntry extends EntryFacts {
  readonly id: string;
  /** Its number in the campaign's record. */
  readonly seq: number;
  readonly at: Moment;
  readonly by?: PersonCode;
  readonly operator?: string;
  readonly asked: readonly AskedThing[];
  readonly takenBack?: { readonly at: Moment; readonly why: string };
}

/** Something that an entry asks for, and how it came out. */
export interface AskedThing extends Asked {
  readonly number: number;
  readonly settled?: {
    readonly at: Moment;
    readonly by?: PersonCode;
    readonly outcome: Outcome;
    readonly text?: string;
    readonly findings?: readonly string[];
    readonly files?: readonly FileRef[];
  };
}

/** The registers of a campaign, by its record: in the order in which the entries were made. */
export function registersIn(record: readonly Entry[]): readonly RegisterEntry[] {
  const entries = new Map<string, RegisterEntry>();
  for (const line of record) {
    const { registered } = line;
    if (registered === undefined) continue;
    const now =
      registered.name === 'addEntry'
        ? entered(line, registered.entry, registered.asked)
        : changed(entries.get(registered.entry), line, registered);
    if (now !== undefined) entries.set(now.id, now);
  }
  return [...entries.values()];
}

/** What is let through of the registers; whatever is left out lets everything through. */
export interface RegisterFilter {
  readonly register?: RegisterKind;
  readonly finding?: string;
  /** A unit that an entry names, or that it asks for something. */
  readonly unit?: UnitCode;
  /** The first and the last day. */
  readonly from?: DayIndex;
  readonly until?: DayIndex;
  /** Only those of which something is still asked for. */
  readonly open?: boolean;
}

/** The entries that a filter lets through. */
export function entriesThrough(
  entries: readonly RegisterEntry[],
  { register, finding, unit, from = -Infinity, until = Infinity, open = false }: RegisterFilter,
): readonly RegisterEntry[] {
  return entries.filter(
    (entry) =>
      (register === undefined || entry.register === register) &&
      (finding === undefined || concerns(entry, finding)) &&
      (unit === undefined || concernsUnit(entry, unit)) &&
      entry.on >= from &&
      entry.on <= until &&
      (!open || openIn(entry).length > 0),
  );
}

/** Whether an entry is about a finding: named in it, or come of it. */
export function concerns({ findings, asked }: RegisterEntry, finding: string): boolean {
  return findings.includes(finding) || asked.some(({ settled }) => settled?.findings?.includes(finding) === true);
}

function concernsUnit({ units = [], asked }: RegisterEntry, unit: UnitCode): boolean {
  return units.includes(unit) || asked.some(({ holder }) => holder.startsWith(`unit/${unit}/`));
}

/** What an entry still asks for. */
export function openIn({ asked, takenBack }: RegisterEntry): readonly AskedThing[] {
  return takenBack === undefined ? asked.filter(({ settled }) => settled === undefined) : [];
}

/** Findings for which an institution is in force. */
export function withInstitution(entries: readonly RegisterEntry[]): ReadonlySet<string> {
  return new Set(
    entries
      .filter(({ register, takenBack }) => register === 'institution' && takenBack === undefined)
      .flatMap(({ findings }) => findings),
  );
}

function entered({ seq, at, by, operator, outcome = '' }: Entry, facts: EntryFacts, asked: readonly Asked[] = []) {
  return defined<RegisterEntry>({ ...facts, id: outcome, seq, at, by, operator, asked: numbered(asked, 1) });
}

function numbered(asked: readonly Asked[], from: number): readonly AskedThing[] {
  return asked.map((one, index) => ({ ...one, number: from + index }));
}

function changed(
  before: RegisterEntry | undefined,
  { at, by }: Entry,
  said: Exclude<NonNullable<Entry['registered']>, { name: 'addEntry' }>,
): RegisterEntry | undefined {
  // Its own page may be lost.
  if (before === undefined) return undefined;
  if (said.name === 'settlePoint') {
    const { point, outcome, text, findings, files, asked = [] } = said;
    const settled = defined<NonNullable<AskedThing['settled']>>({ at, by, outcome, text, findings, files });
    const known = before.asked.map((one) => (one.number === point ? { ...one, settled } : one));
    return { ...before, asked: [...known, ...numbered(asked, known.length + 1)] };
  }
  if (said.point === undefined) return { ...before, takenBack: { at, why: said.why } };
  return { ...before, asked: before.asked.map((one) => (one.number === said.point ? openAgain(one) : one)) };
}

function openAgain({ settled: _, ...asked }: AskedThing): AskedThing {
  return asked;
}
