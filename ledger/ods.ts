import { agreed, orderOfFormat, orderOfLocale } from './date-order';
import type { DateOrder } from './date-reading';
import { gridFor, laidOut, type Beside, type CellFault, type Grid, type Sheet, type Workbook } from './sheet';
import { unpacked } from './unpacked';
import { LONGEST_BESIDE, textsIn, textsOf, walk } from './xml';

/**
 * Reads an OpenDocument spreadsheet, as LibreOffice and others save it.
 * @throws TooLarge, BadFiles too-large-file; another Error if it is damaged
 */
export function readOds(file: string, bytes: Uint8Array): Workbook {
  const parts = unpacked(bytes, (name) => /^(content|styles|meta)\.xml$/.test(name));
  const { sheets, besides, orders } = contentIn(file, parts.text('content.xml'));
  if (sheets.length === 0) throw new Error('no sheets');
  const ofBook: readonly Beside[] = [
    ...headersIn(parts.text('styles.xml')).map((text) => ({ part: 'header', sheet: '', text }) as const),
    ...textsIn(parts.text('meta.xml')).map((text) => ({ part: 'properties', sheet: '', text }) as const),
  ];
  const language = textsOf(parts.text('meta.xml'), 'language').map(orderOfLocale);
  return { sheets, besides: [...besides, ...ofBook], order: agreed([...orders, ...language]) };
}

/** Parts in which tables and texts stand that are no part of a sheet: what was changed, and what is linked. */
const elsewhere: ReadonlySet<string> = new Set([
  'tracked-changes',
  'dde-links',
  'ruby-text',
  'forms',
  'event-listeners',
]);

/** A cell while it is read. */
interface Cell {
  readonly attributes: Readonly<Record<string, string>>;
  readonly covered: boolean;
  readonly paragraphs: string[];
}

interface Table {
  readonly name: string;
  readonly hidden: boolean;
  readonly grid: Grid;
}

interface Content {
  /** In which order its date formats write day and month. */
  readonly orders: readonly (DateOrder | undefined)[];
  readonly sheets: readonly Sheet[];
  readonly besides: readonly Beside[];
}

function contentIn(file: string, xml: string): Content {
  const hiddenStyles = new Set<string>();
  const sheets: Sheet[] = [];
  const besides: Beside[] = [];
  const orders: (DateOrder | undefined)[] = [];
  /** The format of dates that is being read, as its signs: d, m, y. */
  let format: string | undefined;
  let style = '';
  let table: Table | undefined;
  let [row, column, repeated] = [0, 0, 1];
  /** The cells of a row, which stands as often as it is repeated. */
  let cells: { readonly cell: Cell; readonly column: number }[] = [];
  let cell: Cell | undefined;
  let beside: 'comment' | 'drawing' | undefined;
  let besideText = '';
  let skipped = 0;
  walk(xml, {
    open: (name, attributes) => {
      if (elsewhere.has(name)) skipped += 1;
      if (skipped > 0) return;
      if (name === 'style') style = attributes['style:name'] ?? '';
      else if (name === 'date-style') format = '';
      else if (format !== undefined && /^(day|month|year)$/.test(name))
        format += attributes['number:textual'] === 'true' ? 'mmm' : name.charAt(0);
      else if (name === 'table-properties' && attributes['table:display'] === 'false') hiddenStyles.add(style);
      else if (name === 'table' && table === undefined) {
        const hidden = hiddenStyles.has(attributes['table:style-name'] ?? '');
        table = { name: attributes['table:name'] ?? '', hidden, grid: gridFor(file) };
        row = 0;
      } else if (name === 'table-row') {
        [column, repeated, cells] = [0, times(attributes['table:number-rows-repeated']), []];
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        cell = { attributes, covered: name === 'covered-table-cell', paragraphs: [] };
      } else if (name === 'annotation' || name === 'shapes' || name === 'text-box') {
        beside = name === 'annotation' ? 'comment' : 'drawing';
        besideText = '';
      } else if (name === 'p' && beside === undefined) cell?.paragraphs.push('');
      else if (name === 's') add(' '.repeat(Math.min(times(attributes['text:c']), 100)));
      else if (name === 'tab') add(' ');
      else if (name === 'line-break') add('\n');
    },
    text: (piece) => {
      if (skipped === 0) add(piece);
    },
    close: (name) => {
      if (elsewhere.has(name)) skipped -= 1;
      if (skipped > 0) return;
      if (name === 'date-style') {
        orders.push(orderOfFormat(format ?? ''));
        format = undefined;
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        if (cell !== undefined) cells.push({ cell, column });
        column += times(cell?.attributes['table:number-columns-repeated']);
        cell = undefined;
      } else if (name === 'table-row') {
        if (table !== undefined) fill(table.grid, cells, row, repeated);
        row += repeated;
      } else if (name === 'annotation' || name === 'shapes' || name === 'text-box') {
        if (beside !== undefined && besideText.trim() !== '')
          besides.push({ part: beside, sheet: table?.name ?? '', text: besideText });
        beside = undefined;
      } else if (beside !== undefined && ['p', 'creator', 'date'].includes(name)) add('\n');
      else if (name === 'table' && table !== undefined) {
        sheets.push(laidOut(file, table, table.grid));
        table = undefined;
      }
    },
  });
  return { sheets, besides, orders };

  function add(piece: string): void {
    if (beside !== undefined) besideText = (besideText + piece).slice(0, LONGEST_BESIDE);
    else if (cell !== undefined && cell.paragraphs.length > 0)
      cell.paragraphs.push(`${cell.paragraphs.pop() ?? ''}${piece}`);
  }
}

/** Fills what repeated cells and rows say; blank ones, which files repeat to the end of the sheet, cost nothing. */
function fill(
  grid: Grid,
  cells: readonly { readonly cell: Cell; readonly column: number }[],
  row: number,
  repeated: number,
): void {
  for (const { cell, column } of cells) {
    if (cell.covered) continue;
    const { attributes } = cell;
    const fault = faultOf(cell);
    const text = fault === 'formula-without-value' ? formulaOf(attributes) : textOf(cell);
    const wide = times(attributes['table:number-columns-spanned']);
    const high = times(attributes['table:number-rows-spanned']);
    if (text === '') continue;
    if (wide > 1 || high > 1) grid.merge({ top: row, left: column, bottom: row + high - 1, right: column + wide - 1 });
    for (let down = 0; down < repeated; down += 1) {
      for (let right = 0; right < times(attributes['table:number-columns-repeated']); right += 1)
        grid.put(row + down, column + right, text, fault);
    }
  }
}

function faultOf({ attributes, paragraphs }: Cell): CellFault | undefined {
  const text = paragraphs.join('\n');
  if (attributes['calcext:value-type'] === 'error' || /^(#[A-Z/0]{2,7}[!?]|#N\/A|Err:\d{3})$/.test(text))
    return attributes['table:formula'] === undefined && attributes['calcext:value-type'] !== 'error'
      ? undefined
      : 'formula-error';
  const valued = attributes['office:value-type'] !== undefined || text !== '';
  return attributes['table:formula'] === undefined || valued ? undefined : 'formula-without-value';
}

/** `of:=[.A2]+1` as `=[.A2]+1`. */
function formulaOf(attributes: Cell['attributes']): string {
  const formula = attributes['table:formula'] ?? '';
  return formula.slice(formula.indexOf('='));
}

function textOf({ attributes, paragraphs }: Cell): string {
  const shown = paragraphs.join('\n');
  switch (attributes['office:value-type']) {
    case 'float':
      return String(Number(attributes['office:value'] ?? shown));
    case 'boolean':
      return attributes['office:boolean-value'] === 'true' ? 'TRUE' : 'FALSE';
    case 'date':
      return dateText(attributes['office:date-value'] ?? '', shown);
    // A percentage or a sum as it is shown.
    default:
      return shown;
  }
}

/** As in other spreadsheets: the day; where only year and month are shown, `2024-06`. */
function dateText(value: string, shown: string): string {
  const [day = '', month = ''] = /^(\d{4}-\d{2})-\d{2}(?=T|$)/.exec(value) ?? [];
  if (day === '') return shown;
  const numbers = shown.match(/\d+/g) ?? [];
  const onlyMonth = numbers.length === 1 || (numbers.length === 2 && numbers.some((number) => number.length === 4));
  return onlyMonth ? month : day;
}

function headersIn(xml: string): readonly string[] {
  const headers: string[] = [];
  let inside = false;
  let text = '';
  walk(xml, {
    open: (name) => {
      if (/^(header|footer)(-left|-first)?$/.test(name)) inside = true;
    },
    text: (piece) => {
      if (inside) text = (text + piece).slice(0, LONGEST_BESIDE);
    },
    close: (name) => {
      if (name === 'p' && text.trim() !== '') headers.push(text);
      if (name === 'p') text = '';
      if (/^(header|footer)(-left|-first)?$/.test(name)) inside = false;
    },
  });
  return headers;
}

function times(written = '1'): number {
  return /^\d{1,7}$/.test(written) ? Math.max(1, Number(written)) : 1;
}
