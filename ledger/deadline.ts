import { isoDate, type Calendar } from '../domain/calendar';
import type { Subject } from '../domain/finding';
import type { DayIndex } from '../domain/moment';
import type { AssumptionCode } from '../words/ledger';
import { deadlineForms, readDeadline, type HowRead, type Phase } from './dates';
import type { Cell, ItemReader } from './item-reader';

/** 整改时限 as read: the internal date, and the superior's if it differs; neither if assignment sets it. */
export interface Deadline {
  readonly due?: DayIndex;
  readonly superior?: DayIndex;
}

/** The dates of an item; with several measures, the last. Undefined if a cell is not accepted. */
export function deadlineIn(
  item: ItemReader,
  track: Subject['track'],
  phase: Phase,
  calendar: Calendar,
): Deadline | undefined {
  const cells = item.cells('deadline');
  const mayLack = track === 'immediate';
  if (cells.length === 0 && !mayLack) item.complain('deadline', 'missing-value', deadlineForms);
  const read = cells.map((cell) => deadlineOf(item, cell, 'deadline', phase, calendar));
  const known = read.filter((one) => one !== undefined);
  if (known.length < read.length || (cells.length === 0 && !mayLack)) return undefined;
  const last = known.reduce<Deadline>((late, one) => ((one.due ?? 0) > (late.due ?? 0) ? one : late), {});
  if (new Set(known.map(({ due }) => due)).size > 1 && last.due !== undefined) {
    const texts = [...new Set(cells.map(({ text }) => text))].join('、');
    item.suppose('deadline', 'latest-date-counts', [isoDate(last.due)], { text: texts, row: cells[0]?.row ?? 0 });
  }
  const [superior] = item.cells('superior').map((cell) => deadlineOf(item, cell, 'superior', phase, calendar));
  return superior?.superior === undefined ? last : { ...last, superior: superior.superior };
}

const assumed: Readonly<Record<Exclude<HowRead, 'plain'>, AssumptionCode>> = {
  'in-words': 'date-in-words',
  'year-supposed': 'year-supposed',
  serial: 'serial-date',
};

function deadlineOf(
  item: ItemReader,
  cell: Cell,
  column: 'deadline' | 'superior',
  phase: Phase,
  calendar: Calendar,
): Deadline | undefined {
  const reading = readDeadline(cell.text, phase, calendar);
  switch (reading.kind) {
    case 'day':
      if (reading.how !== 'plain') item.suppose(column, assumed[reading.how], [isoDate(reading.day)], cell);
      if (reading.day < phase.start) {
        item.suppose(column, 'before-feedback', [isoDate(reading.day), isoDate(phase.start)], cell);
      }
      return { due: reading.day, superior: reading.day };
    case 'phase': {
      const { due, superior } = reading;
      item.suppose(column, 'phase-date', [isoDate(due), isoDate(superior)], cell);
      return { due, superior };
    }
    case 'immediate':
      item.suppose(column, 'from-assignment', [], cell);
      return {};
    case 'several':
      item.complain(column, 'several-dates', [], cell);
      return undefined;
    case 'unclear':
      item.complain(column, 'unclear-date', reading.either.map(isoDate), cell);
      return undefined;
    case 'none':
      item.complain(column, 'bad-date', deadlineForms, cell);
      return undefined;
  }
}
