import { agreed, orderOfFormat, orderOfLocale } from './date-order';
import type { DateOrder } from './date-reading';
import { columnIndex } from './letters';
import { numberText, shownBy, type ShownAs } from './number-format';
import {
  gridFor,
  laidOut,
  type Beside,
  type CellFault,
  type Grid,
  type Merge,
  type Sheet,
  type Workbook,
} from './sheet';
import { unpacked, type Parts } from './unpacked';
import { LONGEST_BESIDE, textsIn, textsOf, walk } from './xml';

/**
 * Reads an .xlsx or .xlsm file.
 * @throws TooLarge, BadFiles too-large-file; another Error if it is damaged
 */
export function readXlsx(file: string, bytes: Uint8Array): Workbook {
  const parts = unpacked(
    bytes,
    (name) => /\.(xml|rels)$/.test(name) && /^(xl|docProps)\//.test(name) && !/\/media\//.test(name),
  );
  const book = bookIn(parts);
  const besides: Beside[] = [];
  const read = book.sheets.map(({ name, hidden, part }): Sheet => {
    const cells = cellsIn(file, parts.text(part), book);
    besides.push(...cells.headers.map((text) => ({ part: 'header', sheet: name, text }) as const));
    besides.push(...besidesOf(parts, part, name));
    return laidOut(file, { name, hidden }, cells.grid);
  });
  for (const part of parts.names.filter((name) => name.startsWith('docProps/'))) {
    besides.push(...textsIn(parts.text(part)).map((text) => ({ part: 'properties', sheet: '', text }) as const));
  }
  const language = textsOf(parts.text('docProps/core.xml'), 'language');
  const order = agreed([...book.orders, ...language.map(orderOfLocale)]);
  return { sheets: read, besides, order, from1904: book.from1904 };
}

interface Book {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly part: string }[];
  readonly strings: readonly string[];
  readonly formats: readonly ShownAs[];
  readonly orders: readonly (DateOrder | undefined)[];
  readonly from1904: boolean;
}

/** The sheets of a workbook, and the part in which each stands. */
export function sheetsIn(parts: Parts): Book['sheets'] {
  return bookIn(parts).sheets;
}

function bookIn(parts: Parts): Book {
  const targets = targetsIn(parts, 'xl/workbook.xml');
  const sheets: { name: string; hidden: boolean; part: string }[] = [];
  let from1904 = false;
  walk(parts.text('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const part = targets.get(id)?.target ?? '';
      sheets.push({ name: attributes['name'] ?? '', hidden: /hidden/i.test(attributes['state'] ?? ''), part });
    },
  });
  if (sheets.length === 0) throw new Error('no sheets');
  const filled = sheets.map(({ part }) => part).filter((part) => part !== '');
  if (new Set(filled).size < filled.length) throw new Error('two sheets in one part');
  return {
    sheets,
    from1904,
    strings: stringsIn(parts.text('xl/sharedStrings.xml')),
    ...formatsIn(parts.text('xl/styles.xml')),
  };
}

/** What a part points to, by the relation's id. */
function targetsIn(
  parts: Parts,
  part: string,
): ReadonlyMap<string, { readonly type: string; readonly target: string }> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const targets = new Map<string, { type: string; target: string }>();
  walk(parts.text(`${folder}_rels/${part.slice(folder.length)}.rels`), {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const target = attributes['Target'] ?? '';
      targets.set(attributes['Id'] ?? '', {
        type: attributes['Type'] ?? '',
        target: target.startsWith('/') ? target.slice(1) : resolved(folder, target),
      });
    },
  });
  return targets;
}

function resolved(folder: string, target: string): string {
  const path = folder.split('/').filter((each) => each !== '');
  for (const each of target.split('/')) {
    if (each === '..') path.pop();
    else if (each !== '.') path.push(each);
  }
  return path.join('/');
}

/** Texts without the readings above Japanese words. */
function stringsIn(xml: string): readonly string[] {
  const strings: string[] = [];
  let text = '';
  let reading = false;
  let inText = false;
  walk(xml, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') reading = true;
      inText = name === 't' && !reading;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') reading = false;
      if (name === 'si') strings.push(text);
    },
  });
  return strings;
}

function formatsIn(xml: string): Pick<Book, 'formats' | 'orders'> {
  const codes = new Map<number, string>();
  const formats: ShownAs[] = [];
  let inCells = false;
  walk(xml, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(attributes['numFmtId'] ?? 0);
      formats.push(shownBy(id, codes.get(id)));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return { formats, orders: [...codes.values()].map(orderOfFormat) };
}

interface Cells {
  readonly grid: Grid;
  readonly headers: readonly string[];
}

/** What a cell's element holds while it is read. */
interface Cell {
  readonly type: string;
  readonly style: number;
  value: string;
  /** Undefined if it holds no formula. */
  formula: string | undefined;
}

function cellsIn(file: string, xml: string, book: Book): Cells {
  const grid = gridFor(file);
  const headers: string[] = [];
  let [row, column] = [-1, -1];
  let cell: Cell | undefined;
  let reading = false;
  let into: 'value' | 'formula' | 'header' | undefined;
  let header = '';
  walk(xml, {
    open: (name, attributes) => {
      if (name === 'row') {
        row = attributes['r'] === undefined ? row + 1 : rowOf(attributes['r']);
        column = -1;
      } else if (name === 'c') {
        const place = attributes['r'] === undefined ? undefined : cellAt(attributes['r']);
        row = place?.row ?? Math.max(row, 0);
        column = place?.column ?? column + 1;
        cell = { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? -1), value: '', formula: undefined };
      } else if (name === 'rPh') reading = true;
      else if (cell !== undefined && (name === 'v' || (name === 't' && !reading))) into = 'value';
      else if (cell !== undefined && name === 'f') {
        cell.formula = '';
        into = 'formula';
      } else if (name === 'mergeCell') {
        const merge = mergeOf(attributes['ref'] ?? '');
        if (merge !== undefined) grid.merge(merge);
      } else if (/^(odd|even|first)(Header|Footer)$/.test(name)) {
        header = '';
        into = 'header';
      }
    },
    text: (piece) => {
      if (into === 'header') header = (header + piece).slice(0, LONGEST_BESIDE);
      else if (cell !== undefined && into === 'value') cell.value += piece;
      else if (cell !== undefined && into === 'formula') cell.formula = (cell.formula ?? '') + piece;
    },
    close: (name) => {
      if (name === 'rPh') reading = false;
      else if (name === 'v' || name === 't' || name === 'f') into = undefined;
      else if (into === 'header') {
        headers.push(...printed(header));
        into = undefined;
      }
      if (name !== 'c' || cell === undefined) return;
      const fault = faultOf(cell);
      const text =
        fault === undefined ? textOf(cell, book) : cell.formula === undefined ? cell.value : `=${cell.formula}`;
      cell = undefined;
      grid.put(row, column, text, fault);
    },
  });
  return { grid, headers };
}

/** A formula's text may be empty; a number's never is. */
function faultOf({ type, value, formula }: Cell): CellFault | undefined {
  if (type === 'e') return 'formula-error';
  return formula !== undefined && value === '' && type !== 'str' ? 'formula-without-value' : undefined;
}

function textOf({ type, style, value }: Cell, { strings, formats, from1904 }: Book): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'n':
      return value === '' ? '' : numberText(value, formats[style] ?? 'number', from1904);
    // Text, a formula's text, or a date in ISO 8601.
    default:
      return value;
  }
}

/** The texts of a print header without the codes for fonts, sizes and page numbers. */
function printed(header: string): readonly string[] {
  return header
    .replaceAll(/&"[^"]*"|&K[\dA-F]{6}|&\d{1,3}|&[A-KM-QS-Z]/g, '')
    .split(/&[LR]/)
    .flatMap((part) => part.split('\n'))
    .filter((part) => part.trim() !== '');
}

/** Comments and text boxes of a sheet. */
function besidesOf(parts: Parts, part: string, sheet: string): readonly Beside[] {
  const kinds = new Map([...targetsIn(parts, part).values()].map(({ type, target }) => [target, type]));
  return [...kinds].flatMap(([target, type]): readonly Beside[] => {
    if (/comments?$/i.test(type)) return textsIn(parts.text(target)).map((text) => ({ part: 'comment', sheet, text }));
    if (/drawing$/i.test(type)) return textsIn(parts.text(target)).map((text) => ({ part: 'drawing', sheet, text }));
    return [];
  });
}

/** @throws Error where there is no such row */
function rowOf(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error('row');
  return Number(text) - 1;
}

/** @throws Error where there is no such cell */
function cellAt(address: string): { readonly row: number; readonly column: number } {
  const place = placeOf(address);
  if (place === undefined) throw new Error('cell');
  return place;
}

function placeOf(address: string): { readonly row: number; readonly column: number } | undefined {
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(address) ?? [];
  return letters === undefined ? undefined : { row: Number(digits) - 1, column: columnIndex(letters) };
}

function mergeOf(reference: string): Merge | undefined {
  const [first, last] = reference.split(':').map(placeOf);
  if (first === undefined || last === undefined) return undefined;
  return { top: first.row, left: first.column, bottom: last.row, right: last.column };
}
