import { addMonths, isoDate, type Calendar } from '../domain/calendar/calendar';
import { isTooFar } from '../domain/commands/dates';
import type { Subject } from '../domain/finding/finding';
import type { DayIndex } from '../domain/calendar/moment';
import type { Phase } from '../domain/policy/phase';
import type { ProblemCode } from '../words/files';
import type { AssumptionCode } from '../words/ledger';
import type { Column } from '../words/ledger-columns';
import { orderIn } from './date-forms';
import type { DateReading, HowRead, Written } from './date-reading';
import { readDeadline } from './dates';
import type { Cell, ItemReader } from './item-reader';
import { isNothing } from './nothing';
import { rowWords } from './row-words';

/** 整改时限 as read: the internal date, and the superior's if it differs; neither if assignment sets it. */
export interface Deadline {
  readonly due?: DayIndex;
  readonly superior?: DayIndex;
}

/** Several stages in one cell, of which only the last is the deadline; undefined if the cell has none. */
export function stagesIn(item: ItemReader, { read }: Reckoning): string | undefined {
  return item.cells('deadline').find(({ text }) => {
    const reading = read(text);
    return reading.kind === 'day' && reading.how === 'last-stage';
  })?.text;
}

/** What a ledger's dates are read with. */
export interface Reckoning {
  /** The day of feedback. */
  readonly start: DayIndex;
  /** What says whether day or month comes first in 3/4/2024. */
  readonly orderOf: 'column' | 'file';
  /** What a cell says. Many cells say the same. */
  readonly read: (text: string) => DateReading;
  /** What it says where the time allowed counts from that day. */
  readonly readFrom: (text: string, day: DayIndex) => DateReading;
}

/**
 * @param texts all deadlines of the ledger
 * @param ofFile how the file itself writes dates
 */
export function reckoningOf(phase: Phase, calendar: Calendar, texts: readonly string[], ofFile: Written): Reckoning {
  const ofColumn = orderIn(texts, phase);
  const written = { ...ofFile, order: ofColumn === 'both' ? undefined : (ofColumn ?? ofFile.order) };
  const known = new Map<string, DateReading>();
  return {
    start: phase.start,
    orderOf: ofColumn === undefined ? 'file' : 'column',
    read(text) {
      const reading = known.get(text) ?? readDeadline(text, phase, calendar, written);
      known.set(text, reading);
      return reading;
    },
    readFrom: (text, start) => readDeadline(text, { ...phase, start }, calendar, written),
  };
}

type DateColumn = Extract<Column, 'deadline' | 'revised' | 'superior'>;

/**
 * The dates of an item; with several measures, the last. A revised date is in force. Undefined if a cell is not
 * accepted.
 */
export function deadlineIn(item: ItemReader, track: Subject['track'], reckoning: Reckoning): Deadline | undefined {
  const revised = item.cells('revised').filter(({ text }) => saysDate(text));
  const column = revised.length > 0 ? 'revised' : 'deadline';
  const cells = revised.length > 0 ? revised : item.cells('deadline');
  const mayLack = track === 'immediate';
  if (cells.length === 0 && !mayLack) item.complain('deadline', 'missing-date');
  const read = cells.map((cell) => deadlineOf(item, cell, column, reckoning));
  const known = read.filter((one) => one !== undefined);
  if (known.length < read.length || (cells.length === 0 && !mayLack)) return undefined;
  const last = known.reduce<Deadline>((late, one) => ((one.due ?? 0) > (late.due ?? 0) ? one : late), {});
  if (new Set(known.map(({ due }) => due)).size > 1 && last.due !== undefined) {
    const texts = [...new Set(cells.map(({ text }) => text))].join('、');
    item.suppose(column, 'latest-date-counts', [isoDate(last.due)], { text: texts, row: cells[0]?.row ?? 0 });
  }
  if (column === 'revised') tellOriginal(item, last);
  const [superior] = item
    .cells('superior')
    .filter(({ text }) => !isNothing(text))
    .map((cell) => deadlineOf(item, cell, 'superior', reckoning));
  if (superior?.superior === undefined) return last;
  if (last.due !== undefined && superior.superior < last.due)
    item.suppose('superior', 'superior-earlier', [last.due, superior.superior].map(isoDate));
  return { ...last, superior: superior.superior };
}

/** The date before it was put off, as the ledger has it. */
export function originalIn(item: ItemReader): string | undefined {
  const revised = item.text('revised');
  const original = item.text('deadline') || item.text('original');
  return !saysDate(revised) || original === '' || original === revised ? undefined : original;
}

const unchanged: ReadonlySet<string> = new Set(rowWords('unchanged'));

/** Whether a cell of revised dates names one. */
function saysDate(text: string): boolean {
  return !isNothing(text) && !unchanged.has(text.toLowerCase());
}

function tellOriginal(item: ItemReader, { due }: Deadline): void {
  const original = originalIn(item);
  if (original === undefined || due === undefined) return;
  item.suppose('revised', 'revised-counts', [isoDate(due)], {
    text: original,
    row: item.cells('revised')[0]?.row ?? 0,
  });
}

const assumed: Readonly<Record<Exclude<HowRead, 'plain'>, AssumptionCode>> = {
  'in-words': 'date-in-words',
  'year-supposed': 'year-supposed',
  'from-feedback': 'from-feedback',
  counted: 'date-in-words',
  serial: 'serial-date',
  'range-end': 'range-end',
  'last-stage': 'last-stage',
  'order-supposed': 'order-supposed',
  'local-day': 'date-in-words',
};

const refused: Readonly<Record<Exclude<DateReading['kind'], 'day' | 'phase' | 'immediate' | 'unclear'>, ProblemCode>> =
  {
    several: 'several-dates',
    state: 'state-no-date',
    rhythm: 'rhythm-no-date',
    undecided: 'undecided-date',
    vague: 'vague-date',
    none: 'bad-date',
  };

/** The day on which the item was handed over, by its own row: five days of an order count from then. */
function receivedOn(item: ItemReader, read: Reckoning['read']): DayIndex | undefined {
  const received = item.has('received') ? read(item.text('received')) : undefined;
  return received?.kind === 'day' && received.how !== 'counted' ? received.day : undefined;
}

/** A deadline so many months after the start is asked about. */
const FAR = 60;

function deadlineOf(
  item: ItemReader,
  cell: Cell,
  column: DateColumn,
  { start, read, readFrom, orderOf }: Reckoning,
): Deadline | undefined {
  const feedback = read(cell.text);
  const from = feedback.kind === 'day' && feedback.how === 'counted' ? receivedOn(item, read) : undefined;
  const reading = from === undefined ? feedback : readFrom(cell.text, from);
  switch (reading.kind) {
    case 'day':
      if (isTooFar(reading.day, start)) {
        item.complain(column, 'too-far-date', [isoDate(reading.day)], cell);
        return undefined;
      }
      if (from !== undefined) item.suppose(column, 'counted-from', [reading.day, from].map(isoDate), cell);
      else if (reading.how !== 'plain') {
        const ofFile = reading.how === 'order-supposed' && orderOf === 'file';
        item.suppose(column, ofFile ? 'order-of-file' : assumed[reading.how], [isoDate(reading.day)], cell);
      }
      if (reading.day < start) {
        item.suppose(column, 'before-feedback', [isoDate(reading.day), isoDate(start)], cell);
      }
      if (reading.day > addMonths(start, FAR)) item.suppose(column, 'far-ahead', [isoDate(reading.day)], cell);
      return { due: reading.day, superior: reading.day };
    case 'phase': {
      const { due, superior } = reading;
      item.suppose(column, 'phase-date', [isoDate(due), isoDate(superior)], cell);
      return { due, superior };
    }
    case 'immediate':
      item.suppose(column, 'from-assignment', [], cell);
      return {};
    case 'unclear':
      item.complain(column, 'unclear-date', reading.either.map(isoDate), cell);
      return undefined;
    case 'several':
    case 'state':
    case 'rhythm':
    case 'undecided':
    case 'vague':
    case 'none':
      item.complain(column, refused[reading.kind], [], cell);
      return undefined;
  }
}
