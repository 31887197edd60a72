import { limits } from '../domain/decide/shared';
import { defined } from '../domain/defined';
import type { Criterion } from '../domain/finding';
import { columns, type Column } from './columns';
import { deadlineIn } from './deadline';
import { divisionIn } from './division';
import type { ItemReader } from './item-reader';
import type { Item } from './items';
import { idOf, titleMadeOf, type Numbered } from './numbers';
import type { LedgerContext, LedgerRow } from './read-ledger';
import { trackIn } from './track';

/**
 * Longest text of a problem, of an item's criteria and of its measures, in characters, because a finding's state must
 * stay small.
 */
const LONGEST = 4_000;

/** Reads one item. All complaints about it are collected, so that the office can mend the sheet in one go. */
export function readItem(
  { supposed }: Item,
  item: ItemReader,
  numbered: Numbered | undefined,
  { directory, phase, calendar, campaign, prefix, openedAt }: LedgerContext,
): LedgerRow | undefined {
  refuseClassified(item);
  for (const { row } of supposed) item.suppose(undefined, 'goes-on', [], { text: '', row });
  const problem = problemIn(item);
  const division = divisionIn(item, directory);
  const track = trackIn(item);
  const deadline = deadlineIn(item, track, phase, calendar);
  const criteria = criteriaIn(item);
  const proposedMeasures = measuresIn(item);
  const keyItem = keyItemIn(item);
  if (numbered === undefined || division === undefined || deadline === undefined) return undefined;
  const category = item.text('category');
  const label = item.text('label') || (numbered.label ?? '');
  const progress = textOf(item, 'progress');
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
      openedAt,
    }),
    ...deadline,
    note: progress === '' ? undefined : progress,
    unsaid: unsaidIn(item),
    byPlace: numbered.label === undefined ? undefined : true,
  });
}

function refuseClassified(item: ItemReader): void {
  const none = /^(无|非密|不涉密|公开|[-—/])?$/;
  if (!none.test(item.text('classification'))) item.complain('classification', 'classified');
}

function textOf(item: ItemReader, column: Column): string {
  return [...new Set(item.cells(column).map(({ text }) => text))].join('\n');
}

function problemIn(item: ItemReader): string {
  const problem = textOf(item, 'problem');
  if (problem === '') item.complain('problem', 'missing-value');
  if (problem.length > LONGEST) item.complain('problem', 'too-long');
  return problem;
}

function titleIn(item: ItemReader, numbered: Numbered, prefix: string): string {
  const title = item.text('title');
  if (title !== '') return title;
  item.suppose('title', 'title-made');
  return titleMadeOf(item.text('category'), numbered.number, prefix);
}

function keyItemIn(item: ItemReader): boolean {
  const said = item.text('keyItem');
  if (/^(是|√|✓|✔|★|重点|难点|重点难点|y|yes|true)$/i.test(said)) return true;
  if (!/^(|否|无|×|非重点|一般|[-—/]|n|no|false)$/i.test(said)) item.complain('keyItem', 'bad-value', ['是', '√', '★']);
  return false;
}

const circled = '\u2460-\u2473';

function criteriaIn(item: ItemReader): readonly Criterion[] {
  const texts = item.cells('criteria').flatMap(({ text }) => split(text));
  const criteria = [...new Set(texts)].map((text, index) => ({ number: index + 1, text }));
  return bounded(item, 'criteria', criteria, ({ text }) => text, limits.criteria);
}

/** One measure for each row. If an item has only one row, its cell may list several. */
function measuresIn(item: ItemReader): readonly string[] {
  const cells = item.cells('measures');
  const measures =
    cells.length > 1
      ? cells.map(({ text }) => text.replace(new RegExp(`^[${circled}]\\s*`), ''))
      : cells.flatMap(({ text }) => split(text));
  return bounded(item, 'measures', measures, (text) => text, limits.measures);
}

function split(text: string): readonly string[] {
  return text
    .split(new RegExp(`[${circled};；\\n]`))
    .map((part) => part.trim())
    .filter((part) => part !== '');
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

/** Nothing is imported as closed. */
function tellState(item: ItemReader): void {
  if (/销号|完成|办结|已整改|整改到位/.test(item.text('state')) && !/未|拟|待/.test(item.text('state'))) {
    item.suppose('state', 'state-not-taken');
  }
}

/**
 * The columns about which the ledger says nothing: those that it lacks, and blank ones whose value is filled in by
 * default. In all others a blank cell means "none".
 */
function unsaidIn(item: ItemReader): readonly Column[] {
  const speakWhenFilled: readonly Column[] = ['title', 'category', 'label', 'criteria', 'group', 'superior', 'track'];
  return (Object.keys(columns) as Column[]).filter(
    (column) => !item.has(column) || (speakWhenFilled.includes(column) && item.text(column) === ''),
  );
}
