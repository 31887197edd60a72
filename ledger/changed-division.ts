import { isoDate, type Calendar } from '../domain/calendar';
import type { Commands } from '../domain/commands';
import { defined } from '../domain/defined';
import type { Directory } from '../domain/directory';
import { deadlineDay } from '../domain/due';
import type { Division, Finding } from '../domain/finding';
import type { DayIndex } from '../domain/moment';
import type { ChangedField } from '../words/ledger';
import type { Column } from '../words/ledger-columns';
import type { Change, Comparing } from './change';
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
  { directory, calendar }: Comparing,
): {
  readonly changes: readonly Change[];
  readonly division?: Division;
  readonly reassign?: Omit<Commands['reassign'], 'reason'>;
} {
  const { assignment, subject, standing, deadlines } = finding;
  const waiting = standing.stage === 'unassigned';
  const now: Division | undefined = waiting || assignment === undefined ? subject.division : assignment;
  if (now === undefined) return { changes: [] };
  const division = edited(row, now, subject.division);
  const due = editedDue(row, finding, calendar);
  const divided = shownOf(now, division, directory);
  // A spreadsheet does not change what is claimed, just as for the problem's own text.
  const taken = maySay('amendSubject', finding) ? 'when-confirmed' : 'not-by-import';
  const changes: readonly Change[] = [
    ...divided.map((change) => ({ ...change, taken }) as const),
    ...(due === undefined
      ? []
      : [
          {
            field: 'due',
            before: deadlines === undefined ? '' : isoDate(deadlineDay(deadlines, calendar)),
            after: isoDate(due),
            taken: waiting ? 'with-assignment' : taken,
          } as const,
        ]),
    ...superiorChange(row, finding, due),
  ];
  if (taken === 'not-by-import') return { changes };
  return defined({
    changes,
    division: divided.length === 0 ? undefined : division,
    reassign:
      waiting || (divided.length === 0 && due === undefined)
        ? undefined
        : defined({ ...division, supervision: assignment?.supervision, due }),
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

function shownOf(now: Division, then: Division, directory: Directory): readonly Omit<Change, 'taken'>[] {
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
 * The ledger's date if this deadline has never had it: it is neither the first, nor one agreed, nor the present one.
 */
function editedDue({ due }: LedgerRow, { deadlines }: Finding, calendar: Calendar): DayIndex | undefined {
  if (due === undefined || deadlines === undefined) return due;
  const had = [deadlines.first, ...deadlines.agreed, deadlines.rework, deadlineDay(deadlines, calendar)];
  return had.includes(due) ? undefined : due;
}

/**
 * The superior's date moves only with his consent, through the decision on an extension. If the ledger has a later one,
 * that is only shown.
 */
function superiorChange(
  { superior, unsaid }: LedgerRow,
  { deadlines }: Finding,
  due: DayIndex | undefined,
): readonly Change[] {
  const before = deadlines?.superior;
  if (superior === undefined || before === undefined || superior === before) return [];
  if (unsaid.includes('superior') && (due === undefined || due <= before)) return [];
  return [{ field: 'superior', before: isoDate(before), after: isoDate(superior), taken: 'with-consent' }];
}
