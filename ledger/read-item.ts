import { limits } from '../domain/commands/shared';
import { defined } from '../domain/defined';
import type { Criterion } from '../domain/finding/finding';
import { columns, type Column } from '../words/ledger-columns';
import { deadlineIn, originalIn, stagesIn, type Reckoning } from './deadline';
import { divisionIn } from './division';
import type { ItemReader } from './item-reader';
import type { Item } from './items';
import type { LedgerContext, LedgerRow } from './ledger-row';
import { saysNoMark } from './marks';
import { partsOf, withoutNumber } from './measures';
import { keyItemIn, marked } from './severity';
import { isNothing } from './nothing';
import { rhythmIn } from './rhythm';
import { rowWords } from './row-words';
import { nodeMarked } from '../domain/text/node-mark';
import { idOf, titleMadeOf, type ItemNumber } from './numbers';
import { trackIn } from './track';

/**
 * Longest text of a problem, of an item's criteria and of its measures, in characters, because a finding's state must
 * stay small.
 */
const LONGEST = 4_000;

/** Reads one item. All complaints about it are collected, so that the office can mend the sheet in one go. */
export function readItem(
  { supposed, section }: Item,
  item: ItemReader,
  numbered: ItemNumber | undefined,
  { directory, campaign, prefix, openedAt }: LedgerContext,
  reckoning: Reckoning,
): LedgerRow | undefined {
  if (item.cells('classification').some(({ text }) => !saysNoMark(text))) item.complain('classification', 'classified');
  for (const { row } of supposed) item.suppose(undefined, 'goes-on', [], { text: '', row });
  const problem = problemIn(item);
  const division = divisionIn(item, directory);
  const track = trackIn(item);
  const deadline = deadlineIn(item, track, reckoning);
  const criteria = criteriaIn(item);
  const proposedMeasures = measuresIn(item);
  const keyItem = keyItemIn(item);
  const rhythm = rhythmIn(item);
  if (numbered === undefined || division === undefined || deadline === undefined) return undefined;
  const category = said(item, 'category') || (section?.name ?? '');
  const label = numbered.isWithin === true ? (numbered.label ?? '') : said(item, 'label') || (numbered.label ?? '');
  tellState(item);
  return defined({
    subject: defined<LedgerRow['subject']>({
      id: idOf(prefix, numbered.number),
      campaign,
      label: label === '' ? undefined : label,
      title: titleIn(item, numbered, prefix),
      problem,
      category: category === '' ? undefined : category,
      track,
      keyItem,
      criteria,
      proposedMeasures,
      division,
      rhythm,
      openedAt,
    }),
    ...deadline,
    note: noteIn(item, reckoning),
    unsaid: unsaidIn(item, category),
    byPlace: numbered.byPlace ? true : undefined,
  });
}

/** What a cell of the item's first row says, where a blank and 无 are the same. */
function said(item: ItemReader, column: Column): string {
  const text = item.text(column);
  return isNothing(text) ? '' : text;
}

function textOf(item: ItemReader, column: Column): string {
  const texts = item
    .cells(column)
    .map(({ text }) => text)
    .filter((text) => !isNothing(text));
  return [...new Set(texts)].join('\n');
}

/** The problem, behind the place where it was found. */
function problemIn(item: ItemReader): string {
  const what = textOf(item, 'problem');
  const place = said(item, 'place');
  const problem = what === '' || place === '' ? what : `${place}\n${what}`;
  if (problem === '') item.complain('problem', 'missing-value');
  if (problem.length > LONGEST) item.complain('problem', 'too-long');
  return problem;
}

/** The name of a section does not make a title: it may say what the problem is, which does not leave the house. */
function titleIn(item: ItemReader, numbered: ItemNumber, prefix: string): string {
  const title = said(item, 'title');
  if (title !== '') return title;
  item.suppose('title', 'title-made');
  return titleMadeOf(said(item, 'category'), numbered.number, prefix);
}

/** 进展情况, and what the deadline says besides its date: the date before it was put off, or its stages. */
function noteIn(item: ItemReader, reckoning: Reckoning): string | undefined {
  const original = originalIn(item) ?? stagesIn(item, reckoning);
  const progress = textOf(item, 'progress');
  const before =
    original === undefined ? '' : `${item.title(item.has('deadline') ? 'deadline' : 'original')}: ${original}`;
  const texts = [before, progress].filter((text) => text !== '');
  return texts.length === 0 ? undefined : texts.join('\n');
}

function criteriaIn(item: ItemReader): readonly Criterion[] {
  const texts = item
    .cells('criteria')
    .filter(({ text }) => !isNothing(text))
    .flatMap(({ text }) => partsOf(text));
  const criteria = [...new Set(texts)].map((text, index) => ({ number: index + 1, text }));
  return bounded(item, 'criteria', criteria, ({ text }) => text, limits.criteria);
}

/** One measure for each row. If an item has only one row, its cell may list several. */
function measuresIn(item: ItemReader): readonly string[] {
  const cells = item.cells('measures').filter(({ text }) => !isNothing(text));
  const datesBy = ownDates(item);
  const nodes = nodeRows(item);
  const measures =
    cells.length > 1
      ? cells.map(({ text, row }) => asNode(dated(withoutNumber(text), datesBy.get(row)), nodes.has(row)))
      : cells.flatMap(({ text, row }) => partsOf(text).map((part) => asNode(part, nodes.has(row))));
  const milestones = item
    .cells('milestones')
    .filter(({ text }) => !isNothing(text))
    .flatMap(({ text, row }) => {
      const parts = partsOf(text);
      return cells.length > 1 || parts.length > 1 ? parts : parts.map((part) => dated(part, datesBy.get(row)));
    });
  return bounded(item, 'measures', [...measures, ...milestones], (text) => text, limits.measures);
}

/** The date of each measure by its row, where it has a column of its own. */
function ownDates(item: ItemReader): ReadonlyMap<number, string> {
  const cells = item.cells('measureDeadline').filter(({ text }) => !isNothing(text));
  return new Map(cells.map(({ row, text }) => [row, text]));
}

/** Rows of which the measure is a node (节点), where the ledger has a column for it. */
function nodeRows(item: ItemReader): ReadonlySet<number> {
  const cells = item.cells('node');
  for (const cell of cells) if (marked(cell.text) === undefined) item.complain('node', 'bad-mark', [], cell);
  return new Set(cells.filter(({ text }) => marked(text) === true).map(({ row }) => row));
}

/** A measure with the mark of a node behind it: a plan that takes it over makes it one (domain/text/node-mark.ts). */
function asNode(measure: string, isNode: boolean): string {
  if (!isNode || nodeMarked(measure).node === true) return measure;
  return /\p{Script=Han}/u.test(measure) ? `${measure}（节点）` : `${measure} (node)`;
}

/** A measure with its own date behind it. */
function dated(measure: string, date: string | undefined): string {
  if (date === undefined) return measure;
  return /\p{Script=Han}/u.test(measure) ? `${measure}（${date}）` : `${measure} (${date})`;
}

function bounded<T>(
  item: ItemReader,
  column: 'criteria' | 'measures',
  parts: readonly T[],
  textIn: (part: T) => string,
  most: number,
): readonly T[] {
  if (parts.length > most) item.complain(column, 'too-many', [`≤ ${most}`]);
  if (parts.map(textIn).join('').length > LONGEST) item.complain(column, 'too-long', [`≤ ${LONGEST}`]);
  return parts;
}

const [closed, notClosed, yes] = [rowWords('closed'), rowWords('notClosed'), rowWords('yes')];

/** Nothing is imported as closed. */
function tellState(item: ItemReader): void {
  const state = item.text('state').toLowerCase();
  const closes = closed.some((word) => state.includes(word)) && !notClosed.some((word) => state.includes(word));
  if (closes || yes.includes(state)) item.suppose('state', 'state-not-taken');
}

/**
 * The columns about which the ledger says nothing: those that it lacks, and blank ones whose value is filled in by
 * default. In all others a blank cell means "none".
 */
function unsaidIn(item: ItemReader, category: string): readonly Column[] {
  const speakWhenFilled: readonly Column[] = [
    'title',
    'category',
    'label',
    'criteria',
    'group',
    'superior',
    'track',
    'rhythm',
  ];
  return columns.filter((column) => {
    if (column === 'keyItem' && item.has('severity')) return false;
    if (column === 'category' && category !== '') return false;
    if (column === 'coUnits' && item.has('executing')) return false;
    return !item.has(column) || (speakWhenFilled.includes(column) && said(item, column) === '');
  });
}
