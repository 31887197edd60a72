import type { Command } from '../commands/commands';
import { defined } from '../defined';
import { commandFacts } from '../commands/command-facts';
import type { Entry } from '../finding/entry';
import type { EntryKind } from '../finding/finding';
import type { DayIndex, Moment } from '../calendar/moment';
import type { Position } from '../organisation/positions';
import type { RegisterEntry } from './view';

/** Where something was found lacking. */
export type LackSource = 'check' | 'completeness' | 'approval' | 'look-back' | 'node' | 'watch' | 'batch' | 'visit';

/** 督办台账: something found lacking, who clears it by when, and what cleared it. */
export interface Lack {
  readonly findings: readonly string[];
  readonly at: Moment;
  readonly source: LackSource;
  readonly what: string;
  /** Who clears it; absent where the finding was nobody's then. */
  readonly clears?: Position;
  /** By when; absent where the finding's own deadline holds. */
  readonly by?: DayIndex;
  readonly cleared?: { readonly at: Moment; readonly how: EntryKind; readonly text?: string };
}

/**
 * What checks, approvals, look-backs and daily watch found lacking in one finding, by its record. An entry that was taken
 * back found nothing and cleared nothing.
 */
export function lacksIn(finding: string, record: readonly Entry[]): readonly Lack[] {
  let lacks: readonly Lack[] = [];
  let lead: string | undefined;
  for (const entry of standingEntries(record)) {
    const { command, at, what } = entry;
    if (command === undefined) continue;
    if (command.name === 'assign' || command.name === 'reassign') lead = command.lead;
    lacks = lacks.map((lack) =>
      lack.cleared === undefined && clears(command, lack) ? { ...lack, cleared: { at, how: what } } : lack,
    );
    const found = foundBy(command);
    if (found === undefined) continue;
    const clearer: Position | undefined = lead === undefined ? undefined : `unit/${lead}/contact`;
    lacks = [...lacks, defined<Lack>({ findings: [finding], at, ...found, clears: clearer })];
  }
  return lacks;
}

/** What site visits found: their points. */
export function lacksOfVisits(entries: readonly RegisterEntry[]): readonly Lack[] {
  return entries
    .filter(({ register, takenBack }) => register === 'visit' && takenBack === undefined)
    .flatMap(({ findings, at, asked }) =>
      asked.map(({ text, holder, due, settled }) =>
        defined<Lack>({
          ...{ findings, at, source: 'visit', what: text, clears: holder, by: due },
          cleared:
            settled &&
            defined<NonNullable<Lack['cleared']>>({ at: settled.at, how: 'settlePoint', text: settled.text }),
        }),
      ),
    );
}

/** The record without what was taken back. */
export function standingEntries(record: readonly Entry[]): readonly Entry[] {
  const gone = new Set<Entry>();
  const undoable: Entry[] = [];
  for (const entry of record) {
    const { command } = entry;
    if (command === undefined) continue;
    if (command.name === 'undo' && command.measure === undefined) {
      const last = undoable.pop();
      if (last !== undefined) gone.add(last);
    } else if (commandFacts[command.name].undoable) undoable.push(entry);
  }
  return record.filter((entry) => !gone.has(entry));
}

type Found = Pick<Lack, 'source' | 'what'> & { readonly by?: DayIndex | undefined };

function foundBy(command: Command): Found | undefined {
  switch (command.name) {
    case 'recordCheck':
      return command.outcome === 'rectified'
        ? undefined
        : { source: 'check', what: command.lacking ?? '', by: command.due };
    case 'returnForCompleteness':
      return { source: 'completeness', what: command.lacking, by: command.due };
    case 'rejectClosure':
      return { source: 'approval', what: command.why, by: command.due };
    case 'recordLookBack':
      return command.outcome === 'held' ? undefined : { source: 'look-back', what: command.found, by: command.due };
    case 'inspectNode':
      return command.outcome === 'verified'
        ? undefined
        : {
            source: command.batch === undefined ? 'node' : 'batch',
            what: command.found ?? '',
            by: command.due,
          };
    case 'flagLacking':
      return { source: command.batch === undefined ? 'watch' : 'batch', what: command.what };
    default:
      return undefined;
  }
}

/** Whether a command clears what was found lacking. */
function clears(command: Command, { source }: Lack): boolean {
  switch (command.name) {
    case 'recordCheck':
      return command.outcome === 'rectified';
    case 'passCompleteness':
      return source === 'completeness';
    case 'inspectNode':
      return command.outcome === 'verified' && source === 'node';
    case 'lowerLight':
      return source === 'node' || source === 'watch' || source === 'batch';
    case 'decideWithdrawal':
      return command.agreed;
    default:
      return false;
  }
}
