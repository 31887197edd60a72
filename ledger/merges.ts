import { strFromU8, unzipSync } from 'fflate';

/** Cells shown as one: row and column of the first and the last, from 0. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Largest unpacked part of a workbook in bytes. No ledger has more. */
const LARGEST_PART = 64 * 1024 * 1024;

/** The merged cells of every sheet of an .xlsx file, by the sheet's name. */
export function mergesIn(bytes: Uint8Array): ReadonlyMap<string, readonly Merge[]> {
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) =>
      /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/.test(name) &&
      originalSize <= LARGEST_PART,
  });
  const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const targets = new Map(
    elements(part('xl/_rels/workbook.xml.rels'), 'Relationship').map((one) => [
      attribute(one, 'Id'),
      // A target is relative to the workbook, or absolute from the root.
      attribute(one, 'Target').replace(/^\/?(xl\/)?/, 'xl/'),
    ]),
  );
  return new Map(
    elements(part('xl/workbook.xml'), 'sheet').map((one) => [
      unescaped(attribute(one, 'name')),
      elements(part(targets.get(attribute(one, '[\\w]+:id')) ?? ''), 'mergeCell').flatMap((cell) =>
        mergeOf(attribute(cell, 'ref')),
      ),
    ]),
  );
}

function elements(xml: string, name: string): readonly string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')) ?? [];
}

function attribute(element: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(element)?.[1] ?? '';
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

function mergeOf(reference: string): readonly Merge[] {
  const [, left, top, right, bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  if (left === undefined || right === undefined) return [];
  return [{ top: Number(top) - 1, left: columnIndex(left), bottom: Number(bottom) - 1, right: columnIndex(right) }];
}

function columnIndex(letters: string): number {
  return Array.from(letters).reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
