import { columns, type Column, type ColumnNames } from '../words/ledger-columns';
import { columnNames as english } from '../words/en/ledger-columns';
import { columnNames as chinese } from '../words/zh-cn/ledger-columns';

/** A column that a heading names, and how good a name for it the heading is; 0 is the best. */
export interface Named {
  readonly column: Column;
  readonly rank: number;
}

/** The names that the office gives its columns in campaign.yaml: their heading, and the column that it is. */
export type OwnNames = ReadonlyMap<string, Column>;

/** Names that many ledgers use for another column, which a better heading may take: 责任人 leads where no unit does. */
export const insteadOf: Partial<Readonly<Record<Column, readonly Column[]>>> = {
  lead: ['auditee', 'officer'],
  problem: ['specific', 'task', 'title'],
  measures: ['task'],
  deadline: ['original', 'agreed', 'superior', 'measureDeadline'],
};

/** Longer texts are no headings. */
const LONGEST = 60;

/** The column that a heading names. */
export function columnNamed(heading: string, own: OwnNames = new Map()): Named | undefined {
  if (heading === '' || heading.length > LONGEST) return undefined;
  const key = keyOf(heading);
  const chosen = own.get(key);
  if (chosen !== undefined) return { column: chosen, rank: -1 };
  return (
    known.get(key) ??
    spellings(heading)
      .map((each) => known.get(each))
      .find((named) => named !== undefined)
  );
}

/** The column that the office means in campaign.yaml: by its code, or by any name of it. */
export function columnMeant(name: string): Column | undefined {
  return columns.find((column) => column === name.trim()) ?? columnNamed(name)?.column;
}

/** What of a heading counts: letters, digits and the sign #, in one case. */
export function keyOf(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}#]/gu, '');
}

/** Every name of a column, from which the nearest to an unknown heading is found. */
export function namesOf(column: Column): readonly string[] {
  return [...chinese[column], ...english[column]].flatMap(expanded);
}

/** The heading without notes in brackets, and its Chinese and its other words alone: 整改时限 Deadline. */
function spellings(heading: string): readonly string[] {
  const bare = heading.normalize('NFKC').replaceAll(/[([{【〔<][^)\]}】〕>]{0,200}[)\]}】〕>]/g, '');
  return [
    keyOf(bare),
    singular(keyOf(bare)),
    // 问题1, Milestone 2
    keyOf(bare).replace(/\d{1,2}$/, ''),
    keyOf(bare.replaceAll(/[^\p{Script=Han}]/gu, '')),
    singular(keyOf(bare.replaceAll(/\p{Script=Han}/gu, ''))),
  ].filter((each) => each !== '');
}

function singular(key: string): string {
  return key.endsWith('s') ? key.slice(0, -1) : key;
}

/** `{a,b}c` as `ac` and `bc`. */
function expanded(pattern: string): readonly string[] {
  const open = pattern.indexOf('{');
  if (open < 0) return [pattern];
  const close = pattern.indexOf('}', open);
  const rest = expanded(pattern.slice(close + 1));
  const before = pattern.slice(0, open);
  return pattern
    .slice(open + 1, close)
    .split(',')
    .flatMap((choice) => rest.map((end) => before + choice + end));
}

const known: ReadonlyMap<string, Named> = knownIn([chinese, english]);

function knownIn(languages: readonly ColumnNames[]): ReadonlyMap<string, Named> {
  const names = new Map<string, Named>();
  for (const of of languages) {
    for (const column of columns) {
      of[column].flatMap(expanded).forEach((name, rank) => {
        for (const key of [keyOf(name), singular(keyOf(name))]) if (!names.has(key)) names.set(key, { column, rank });
      });
    }
  }
  return names;
}
