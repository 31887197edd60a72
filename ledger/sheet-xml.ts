import { Parser } from 'htmlparser2';
import { columnIndex } from './letters';

/** Where the parts of a sheet stand in its XML, in characters from its start. */
export interface ScannedSheet {
  /** The prefix of its elements: empty, or such as `x:`. */
  readonly prefix: string;
  /** The rows that were asked for, by their number. */
  readonly rows: ReadonlyMap<number, ScannedRow>;
  /** The first and the last row of each merged field. */
  readonly merges: readonly { readonly top: number; readonly bottom: number }[];
  /** Where further merged fields belong; undefined if there are none. */
  readonly mergesEnd: number | undefined;
  /** Where further columns' widths belong; undefined if none is set. */
  readonly columnsEnd: number | undefined;
  /** Number of the last column whose width is set. */
  readonly widest: number;
  readonly dataStart: number;
}

export interface ScannedRow {
  readonly cells: readonly ScannedCell[];
  /** Where its last cell ends; in an empty row, where `/>` stands. */
  readonly end: number;
  readonly empty: boolean;
  /** Where it says which columns it spans. */
  readonly spans: { readonly from: number; readonly to: number } | undefined;
}

interface ScannedCell {
  readonly column: number;
  readonly style: number | undefined;
  readonly hasFormula: boolean;
  readonly from: number;
  readonly to: number;
}

interface GrowingRow {
  readonly from: number;
  readonly tagEnd: number;
  readonly cells: ScannedCell[];
}

/** Finds the given rows and what belongs to the whole sheet. */
export function scanned(xml: string, wanted: ReadonlySet<number>): ScannedSheet {
  const rows = new Map<number, ScannedRow>();
  const merges: { top: number; bottom: number }[] = [];
  let [prefix, dataStart, widest] = ['', xml.length, 0];
  let [mergesEnd, columnsEnd]: (number | undefined)[] = [];
  let [number, column] = [0, -1];
  let row: GrowingRow | undefined;
  let cell: { readonly style: number | undefined; readonly from: number; hasFormula: boolean } | undefined;
  const parser = new Parser(
    {
      onopentag(written, attributes) {
        const name = written.slice(written.indexOf(':') + 1);
        if (name === 'sheetData') {
          prefix = written.slice(0, written.indexOf(':') + 1);
          dataStart = parser.startIndex;
        } else if (name === 'row') {
          number = Number(attributes['r'] ?? number + 1);
          column = -1;
          row = wanted.has(number) ? { from: parser.startIndex, tagEnd: parser.endIndex, cells: [] } : undefined;
        } else if (name === 'c' && row !== undefined) {
          const letters = /^[A-Z]+/.exec(attributes['r'] ?? '')?.[0];
          column = letters === undefined ? column + 1 : columnIndex(letters);
          const style = attributes['s'] === undefined ? undefined : Number(attributes['s']);
          cell = { style, from: parser.startIndex, hasFormula: false };
        } else if (name === 'f' && cell !== undefined) cell.hasFormula = true;
        else if (name === 'mergeCell') {
          const [top = 0, bottom = top] = (attributes['ref'] ?? '')
            .split(':')
            .map((at) => Number(/\d+$/.exec(at)?.[0]));
          merges.push({ top, bottom });
        } else if (name === 'col') widest = Math.max(widest, Number(attributes['max']));
      },
      onclosetag(written) {
        const name = written.slice(written.indexOf(':') + 1);
        if (name === 'c' && row !== undefined && cell !== undefined) {
          row.cells.push({ ...cell, column, to: parser.endIndex + 1 });
          cell = undefined;
        } else if (name === 'row' && row !== undefined) {
          rows.set(number, rowOf(xml, row, parser.startIndex));
          row = undefined;
        } else if (name === 'mergeCells') mergesEnd = parser.startIndex;
        else if (name === 'cols') columnsEnd = parser.startIndex;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  return { prefix, rows, merges, mergesEnd, columnsEnd, widest, dataStart };
}

function rowOf(xml: string, { from, tagEnd, cells }: GrowingRow, close: number): ScannedRow {
  const tag = xml.slice(from, tagEnd + 1);
  const spans = /\sspans\s?=\s?(?:"[^"]*"|'[^']*')/.exec(tag);
  const empty = tag.endsWith('/>');
  return {
    cells: cells.toSorted((a, b) => a.column - b.column),
    end: empty ? tagEnd - 1 : close,
    empty,
    spans: spans === null ? undefined : { from: from + spans.index, to: from + spans.index + spans[0].length },
  };
}
