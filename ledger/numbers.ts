import type { ItemReader } from './item-reader';

/** An item's number, and the rest of its 序号: "(二)3." is kept as its label. */
export interface Numbered {
  readonly number: number;
  readonly label?: string;
}

/** "(一)1.", "二、3", "1-2": an item's place in a report. */
const label = /^[（(]?[\d一二三四五六七八九十]+[）)]?(?:[.．、-][（(]?)?[\d一二三四五六七八九十]*[）)]?[.．、]?$/;

/**
 * Reads 序号.
 * @param place used as the number if there is only a label
 * @param taken numbers and labels used above, so that none occurs twice
 */
export function numberIn(item: ItemReader, prefix: string, place: number, taken: Set<string>): Numbered | undefined {
  const text = item.text('number');
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const [, digits] = new RegExp(`^(?:${prefix}-0*)?([1-9]\\d{0,4})[.、]?$`).exec(plain) ?? [];
  const byPlace = digits === undefined && label.test(text) && !/^\d+$/.test(plain);
  if (digits === undefined && !byPlace) {
    item.complain('number', text === '' ? 'missing-value' : 'bad-number', ['1']);
    return undefined;
  }
  const number = digits === undefined ? place : Number(digits);
  for (const name of byPlace ? [String(number), text] : [String(number)]) {
    if (taken.has(name)) item.complain('number', 'repeated-number');
    taken.add(name);
  }
  if (!byPlace) return { number };
  item.suppose('number', 'number-by-place', [String(number)]);
  return { number, label: text };
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
