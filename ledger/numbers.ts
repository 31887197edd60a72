import type { ItemReader } from './item-reader';

/** An item's number, and the rest of its 序号: "(二)3." and NC-2024-001 are kept as its label. */
export interface ItemNumber {
  readonly number: number;
  readonly label?: string;
  /** The number comes from its place. */
  readonly byPlace: boolean;
  /** The label names the section, sheet or report within which it is numbered. */
  readonly isWithin?: boolean;
}

/** How a ledger's items are numbered. */
export interface Numbering {
  readonly prefix: string;
  /** Used as the number where the ledger has none or only a label. */
  readonly place: number;
  /** The section or sheet within which it is numbered, if numbers begin anew in each. */
  readonly within?: string | undefined;
  /** Numbers and labels used above, so that none occurs twice. */
  readonly taken: Set<string>;
}

/** Longer texts are no numbers. */
const LONGEST_LABEL = 40;

/** Reads 序号. */
export function itemNumber(item: ItemReader, { prefix, place, within, taken }: Numbering): ItemNumber | undefined {
  if (!item.has('number')) return { number: place, byPlace: true };
  const text = item.text('number');
  const number = plainNumber(text, prefix);
  const label = number !== undefined && within !== undefined ? `${within}${number}` : text;
  const byPlace = number === undefined ? isLabel(text) : within !== undefined;
  if (number === undefined && !byPlace) {
    item.complain('number', text === '' ? 'missing-value' : 'bad-number', ['1']);
    return undefined;
  }
  const read = byPlace ? place : (number ?? place);
  for (const name of byPlace ? [String(read), label] : [String(read)]) {
    if (taken.has(name)) item.complain('number', 'repeated-number');
    taken.add(name);
  }
  if (!byPlace) return { number: read, byPlace };
  item.suppose('number', 'number-by-place', [String(read)], { text: label, row: item.row });
  return { number: read, label, byPlace, isWithin: number !== undefined };
}

/** A whole number above 0, with or without the campaign's prefix. */
export function plainNumber(text: string, prefix: string): number | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const [, digits] = new RegExp(`^(?:${prefix}-0*)?0{0,4}([1-9]\\d{0,4})[.、]?$`).exec(plain) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** An official number or a place in a report: it has a digit, in whatever form, and more; 0 and 1.5 are neither. */
function isLabel(text: string): boolean {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  if (plain.length > LONGEST_LABEL || /^-?\d+(\.\d+)?[.、]?$/.test(plain))
    return /^\d{6,}$|^\d{1,3}\.\d{1,3}$/.test(plain);
  return /[\p{N}一二三四五六七八九十]/u.test(plain);
}

const ID_DIGITS = 3;

/** For example `WH-012`: the campaign's prefix and the number. */
export function idOf(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(ID_DIGITS, '0')}`;
}

/** Replaces a 简称 that is missing. It is never cut from the problem, whose words may not leave the house. */
export function titleMadeOf(category: string, number: number, prefix: string): string {
  return category === '' ? idOf(prefix, number) : `${category} ${number}`;
}
