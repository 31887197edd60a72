import { headingOf } from './heading';
import { bad, gridFor, laidOut, type Beside, type Grid, type Sheet, type Workbook } from './sheet';
import { unpacked } from './unpacked';
import { LONGEST_BESIDE, textsIn, walk } from './xml';

/**
 * Reads the tables of a Word document, each as a sheet, and the texts around them.
 * @throws TooLarge, BadFiles no-table, too-large-file; another Error if it is damaged
 */
export function readDocx(file: string, bytes: Uint8Array): Workbook {
  const parts = unpacked(bytes, (name) =>
    /^(word\/(document|numbering|comments|header\d*|footer\d*)|docProps\/\w+)\.xml$/.test(name),
  );
  const { tables, besides } = bodyIn(file, parts.text('word/document.xml'), startsIn(parts.text('word/numbering.xml')));
  if (tables.length === 0) return bad(file, 'no-table');
  const of = (part: Beside['part'], named: RegExp): readonly Beside[] =>
    parts.names
      .filter((name) => named.test(name))
      .flatMap((name) => textsIn(parts.text(name)).map((text) => ({ part, sheet: '', text })));
  const sheets = tables.map(({ grid }, index): Sheet => {
    const name = tables.length === 1 ? '' : String(index + 1);
    return laidOut(file, { name, hidden: false }, grid);
  });
  return {
    sheets: joinedUp(sheets),
    besides: [
      ...besides,
      ...of('header', /^word\/(header|footer)\d*\.xml$/),
      ...of('comment', /^word\/comments\.xml$/),
      ...of('properties', /^docProps\/\w+\.xml$/),
    ],
  };
}

/** Tables as wide as the one before them and without a heading of their own go on with it, as after a page break. */
function joinedUp(sheets: readonly Sheet[]): readonly Sheet[] {
  const widthOf = ({ lines }: Sheet): number => Math.max(...lines.map(({ seen }) => seen.length));
  return sheets.reduce<readonly Sheet[]>((before, sheet) => {
    const last = before.at(-1);
    if (last === undefined || widthOf(last) !== widthOf(sheet) || headingOf(sheet).at.size > 1)
      return [...before, sheet];
    const above = last.lines.at(-1)?.row ?? 0;
    const lines = [...last.lines, ...sheet.lines.map((line) => ({ ...line, row: above + line.row }))];
    return [...before.slice(0, -1), { ...last, lines }];
  }, []);
}

/** No document has more; those that go on with one another are joined, which takes longer the more there are. */
const MOST_TABLES = 2_000;

/** A table of the document's body while it is read. */
interface Table {
  readonly grid: Grid;
  row: number;
  column: number;
  /** Fields merged downwards that may go on in the next row, by their column. */
  readonly open: Map<number, { readonly top: number; readonly width: number; bottom: number }>;
}

interface Cell {
  text: string;
  width: number;
  merged: 'opens' | 'goes-on' | undefined;
  /** The number that Word writes before its first paragraph, which the file does not contain. */
  counted: string;
}

/** Elements whose text does not stand in the document: what was moved away, and the same once more for old programs. */
const unread: ReadonlySet<string> = new Set(['moveFrom', 'Fallback', 'rt']);

function bodyIn(
  file: string,
  xml: string,
  starts: ReadonlyMap<string, number>,
): { readonly tables: readonly Table[]; readonly besides: readonly Beside[] } {
  const tables: Table[] = [];
  const besides: Beside[] = [];
  const counts = new Map<string, number>();
  let table: Table | undefined;
  let cell: Cell | undefined;
  let [depth, skipped, boxes] = [0, 0, 0];
  let [inRun, inText, inDeletedRow, inRowProperties] = [false, false, false, false];
  let [paragraph, box, list, level] = ['', '', '', '0'];
  walk(xml, {
    open: (name, attributes) => {
      if (unread.has(name)) skipped += 1;
      if (skipped > 0) return;
      const value = attributes['w:val'] ?? '';
      // Tables within cells and text boxes are text.
      const own = depth === 1 && boxes === 0;
      if (name === 'tbl' && boxes === 0) {
        depth += 1;
        if (depth === 1) table = { grid: gridFor(file), row: -1, column: 0, open: new Map() };
      } else if (name === 'tr' && own && table !== undefined) {
        table.row += 1;
        table.column = 0;
        inDeletedRow = false;
      } else if (name === 'trPr') inRowProperties = own;
      else if (name === 'del' && inRowProperties) inDeletedRow = true;
      else if (name === 'gridBefore' && own && table !== undefined) table.column += wide(value);
      else if (name === 'tc' && own) cell = { text: '', width: 1, merged: undefined, counted: '' };
      else if (name === 'gridSpan' && own && cell !== undefined) cell.width = Math.max(1, wide(value));
      else if (name === 'vMerge' && own && cell !== undefined) cell.merged = value === 'restart' ? 'opens' : 'goes-on';
      else if (name === 'txbxContent') boxes += 1;
      else if (name === 'p') [paragraph, list, level] = ['', '', '0'];
      else if (name === 'numId') list = value;
      else if (name === 'ilvl') level = value;
      else if (name === 'r') inRun = true;
      else if (name === 't') inText = true;
      else if (name === 'tab' && inRun) add(' ');
      else if ((name === 'br' || name === 'cr') && inRun) add('\n');
      else if (name === 'noBreakHyphen') add('-');
    },
    text: (piece) => {
      if (inText && skipped === 0) add(piece);
    },
    close: (name) => {
      if (unread.has(name)) skipped -= 1;
      if (skipped > 0) return;
      if (name === 't') inText = false;
      else if (name === 'r') inRun = false;
      else if (name === 'trPr') inRowProperties = false;
      else if (name === 'p') paragraphEnds();
      else if (name === 'txbxContent') {
        boxes -= 1;
        if (boxes > 0 || box.trim() === '') return;
        besides.push({ part: 'drawing', sheet: '', text: box });
        box = '';
      } else if (name === 'tc' && depth === 1 && boxes === 0) {
        if (table !== undefined && cell !== undefined) settle(table, cell, inDeletedRow);
        cell = undefined;
      } else if (name === 'tbl' && boxes === 0) {
        depth -= 1;
        if (depth > 0 || table === undefined) return;
        for (const [left, field] of table.open) close(table, left, field);
        if (table.grid.filled.size > 0 && tables.push(table) > MOST_TABLES) bad(file, 'too-large-file');
        table = undefined;
      }
    },
  });
  return { tables, besides };

  function add(piece: string): void {
    if (boxes > 0) box = (box + piece).slice(0, LONGEST_BESIDE);
    else if (cell !== undefined) cell.text += piece;
    else paragraph = (paragraph + piece).slice(0, LONGEST_BESIDE);
  }

  function paragraphEnds(): void {
    if (boxes > 0) add('\n');
    else if (cell === undefined) {
      if (paragraph.trim() !== '')
        besides.push({ part: tables.length === 0 ? 'above-table' : 'below-table', sheet: '', text: paragraph });
      paragraph = '';
    } else {
      if (cell.text.trim() === '' && cell.counted === '' && list !== '' && list !== '0') cell.counted = next();
      cell.text += '\n';
    }
  }

  function next(): string {
    const key = `${list} ${level}`;
    const count = (counts.get(key) ?? (starts.get(key) ?? 1) - 1) + 1;
    counts.set(key, count);
    return String(count);
  }
}

/** Puts a cell in its place; what is merged downwards is merged when it ends. */
function settle(table: Table, { text, width, merged, counted }: Cell, deleted: boolean): void {
  const { grid, row, column: left, open } = table;
  table.column += width;
  const field = open.get(left);
  if (merged === 'goes-on' && field !== undefined) {
    field.bottom = row;
    return;
  }
  if (field !== undefined) {
    close(table, left, field);
    open.delete(left);
  }
  const said = text.trim();
  if (!deleted) grid.put(row, left, said === '' ? counted : said);
  if (merged === 'opens') open.set(left, { top: row, width, bottom: row });
  else if (width > 1) grid.merge({ top: row, left, bottom: row, right: left + width - 1 });
}

function close(
  { grid }: Table,
  left: number,
  { top, width, bottom }: { top: number; width: number; bottom: number },
): void {
  if (bottom > top || width > 1) grid.merge({ top, left, bottom, right: left + width - 1 });
}

/** With which number a list begins, by its id and level: `2 0`. */
function startsIn(xml: string): ReadonlyMap<string, number> {
  const ofKinds = new Map<string, number>();
  const starts = new Map<string, number>();
  let [kind, level, list] = ['', '', ''];
  walk(xml, {
    open: (name, attributes) => {
      const value = attributes['w:val'] ?? '';
      if (name === 'abstractNum') kind = attributes['w:abstractNumId'] ?? '';
      else if (name === 'lvl') level = attributes['w:ilvl'] ?? '';
      else if (name === 'start' && list === '') ofKinds.set(`${kind} ${level}`, Number(value));
      else if (name === 'num') list = attributes['w:numId'] ?? '';
      else if (name === 'abstractNumId' && list !== '') {
        for (const each of ['0', '1', '2']) starts.set(`${list} ${each}`, ofKinds.get(`${value} ${each}`) ?? 1);
      } else if (name === 'lvlOverride') level = attributes['w:ilvl'] ?? '';
      else if (name === 'startOverride') starts.set(`${list} ${level}`, Number(value));
    },
    close: (name) => {
      if (name === 'num') list = '';
    },
  });
  return starts;
}

function wide(value: string): number {
  return /^\d{1,4}$/.test(value) ? Number(value) : 0;
}
