import { isoDate, type Calendar } from '../domain/calendar/calendar';
import type { Commands } from '../domain/commands/commands';
import { asksSuperior } from '../domain/commands/dates';
import { defined } from '../domain/defined';
import type { Directory } from '../domain/organisation/directory';
import { deadlineDay } from '../domain/duties/due';
import type { Division, Finding } from '../domain/finding/finding';
import type { DayIndex } from '../domain/calendar/moment';
import type { ChangedField, Taken } from '../words/ledger';
import type { Column } from '../words/ledger-columns';
import { takenOf, type LedgerChange, type Comparing } from './change';
import { maySay } from './may-say';
import type { LedgerRow } from './ledger-row';
import { nameOfUnit } from './units';

/**
 * Changes of 责任分工 and dates. A fact that a command has changed since the last import is not an edit of the ledger: an
 * edit differs both from what the ledger said before and from what holds now.
 */
export function changedDivision(
  row: LedgerRow,
  finding: Finding,
  comparing: Comparing,
): {
  readonly changes: readonly LedgerChange[];
  readonly division?: Division;
  readonly reassign?: Omit<Commands['reassign'], 'reason'>;
} {
  const { directory, calendar, superiorConsent, today } = comparing;
  const { assignment, subject, standing, deadlines } = finding;
  const waiting = standing.stage === 'unassigned';
  const now: Division | undefined = waiting || assignment === undefined ? subject.division : assignment;
  if (now === undefined) return { changes: [] };
  const before = comparing.before?.get(subject.id);
  const last = before?.subject.division ?? subject.division;
  const wanted = edited(row, now, last);
  const due = editedDue(row, finding, calendar, before);
  // A spreadsheet does not change what is claimed, just as for the problem's own text.
  const may = maySay('amendSubject', finding) ? 'when-confirmed' : 'not-by-import';
  const decided = before === undefined || last === undefined ? [] : shownOf(last, now, directory);
  const divided = shownOf(now, wanted, directory).map((change) => ({
    ...change,
    taken: takenOf(
      may,
      decided.some(({ field }) => field === change.field),
      comparing,
    ),
  }));
  const division = without(wanted, now, divided);
  const stands = deadlines === undefined ? undefined : deadlineDay(deadlines, calendar);
  const dueDecided = before?.due !== undefined && stands !== undefined && before.due !== stands;
  const dated = waiting ? 'with-assignment' : may;
  const superior = superiorMoved(row, finding, due, before);
  const isBeyond = due !== undefined && asksSuperior(due, { superior: deadlines?.superior, deadline: stands }, today);
  const asked = (asks: boolean): Taken =>
    asks && superiorConsent === undefined && may !== 'not-by-import' ? 'with-consent' : dated;
  const dueTaken = takenOf(asked(isBeyond), dueDecided, comparing);
  const superiorDecided = before?.superior !== undefined && before.superior !== deadlines?.superior;
  const superiorTaken = takenOf(asked(true), superiorDecided, comparing);
  const changes: readonly LedgerChange[] = [
    ...divided,
    ...(due === undefined
      ? []
      : [
          {
            field: 'due',
            before: stands === undefined ? '' : isoDate(stands),
            after: isoDate(due),
            taken: dueTaken,
          } as const,
        ]),
    ...(superior === undefined
      ? []
      : [{ field: 'superior', ...superiorShown(deadlines, superior), taken: superiorTaken } as const]),
  ];
  if (may === 'not-by-import') return { changes };
  const isDivided = divided.some(({ taken }) => taken !== 'conflict');
  const newDue = dueTaken === 'conflict' || dueTaken === 'with-consent' ? undefined : due;
  const superiorDue = superiorConsent === undefined || superiorTaken === 'conflict' ? undefined : superior;
  return defined({
    changes,
    division: isDivided ? division : undefined,
    reassign:
      waiting || (!isDivided && newDue === undefined && superiorDue === undefined)
        ? undefined
        : defined({
            ...division,
            supervision: assignment?.supervision,
            due: newDue,
            superiorDue,
            superiorConsent: superiorDue === undefined && !isBeyond ? undefined : superiorConsent,
          }),
  });
}

function superiorShown(
  deadlines: Finding['deadlines'],
  superior: DayIndex,
): { readonly before: string; readonly after: string } {
  return { before: deadlines?.superior === undefined ? '' : isoDate(deadlines.superior), after: isoDate(superior) };
}

/** The division that is wanted, save for what is in conflict: that stays as it is. */
function without(wanted: Division, now: Division, changes: readonly LedgerChange[]): Division {
  const keeps = (field: ChangedField): boolean =>
    changes.some((change) => change.field === field && change.taken === 'conflict');
  return defined({
    lead: keeps('lead') ? now.lead : wanted.lead,
    coUnits: keeps('coUnits') ? now.coUnits : wanted.coUnits,
    workingGroup: keeps('workingGroup') ? now.workingGroup : wanted.workingGroup,
    sponsor: keeps('sponsor') ? now.sponsor : wanted.sponsor,
  });
}

function edited(
  { subject: { division: said }, unsaid }: LedgerRow,
  now: Division,
  base: Division | undefined,
): Division {
  const edit = <F extends 'lead' | 'workingGroup'>(fact: F, column: Column): Division[F] =>
    unsaid.includes(column) || said[fact] === base?.[fact] ? now[fact] : said[fact];
  const lead = edit('lead', 'lead');
  const sameUnits = (a: readonly string[], b: readonly string[]): boolean =>
    a.toSorted().join() === b.toSorted().join();
  const keeps =
    sameUnits(said.coUnits, base?.coUnits ?? []) ||
    sameUnits(said.coUnits, now.coUnits) ||
    (unsaid.includes('coUnits') && said.coUnits.length === 0);
  const coUnits = keeps ? now.coUnits : said.coUnits;
  const sponsor = unsaid.includes('sponsor') || said.sponsor === base?.sponsor ? now.sponsor : said.sponsor;
  return defined({
    lead,
    coUnits: coUnits.filter((unit) => unit !== lead),
    workingGroup: edit('workingGroup', 'group'),
    sponsor,
  });
}

function shownOf(now: Division, then: Division, directory: Directory): readonly Omit<LedgerChange, 'taken'>[] {
  const unit = (code: string): string => nameOfUnit(code, directory);
  const named = (
    known: readonly { readonly code: string; readonly name: string }[],
    code: string | undefined,
  ): string => known.find((one) => one.code === code)?.name ?? code ?? '';
  const facts = (division: Division): readonly (readonly [ChangedField, string])[] => [
    ['lead', unit(division.lead)],
    ['coUnits', division.coUnits.map(unit).join('、')],
    ['sponsor', named(directory.leaders, division.sponsor)],
    ['workingGroup', named(directory.workingGroups, division.workingGroup)],
  ];
  const after = new Map(facts(then));
  return facts(now).flatMap(([field, before]) => {
    const changed = after.get(field) ?? '';
    return changed === before ? [] : [{ field, before, after: changed }];
  });
}

/**
 * The ledger's date if that was edited: where it is known what the ledger said before, it says another now; else this
 * deadline has never had it, neither as the first, nor as one agreed, nor as the present one.
 */
function editedDue(
  { due }: LedgerRow,
  { deadlines }: Finding,
  calendar: Calendar,
  before: LedgerRow | undefined,
): DayIndex | undefined {
  if (due === undefined || deadlines === undefined) return due;
  const stands = deadlineDay(deadlines, calendar);
  if (before !== undefined) return due === before.due || due === stands ? undefined : due;
  const had = [deadlines.first, ...deadlines.agreed, deadlines.rework, stands];
  return had.includes(due) ? undefined : due;
}

/**
 * The superior's date of the ledger, where it was edited. It moves only with his consent: without that it is shown, and
 * nothing is done. A ledger that has no column for it means it only by a deadline beyond it.
 */
export function superiorMoved(
  { superior, unsaid }: LedgerRow,
  { deadlines }: Finding,
  due: DayIndex | undefined,
  before: LedgerRow | undefined,
): DayIndex | undefined {
  const stands = deadlines?.superior;
  if (superior === undefined || stands === undefined || superior === stands) return undefined;
  if (before !== undefined && superior === before.superior) return undefined;
  return unsaid.includes('superior') && (due === undefined || due <= stands) ? undefined : superior;
}
