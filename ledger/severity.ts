import type { ItemReader } from './item-reader';
import { isNothing } from './nothing';
import { rowWords } from './row-words';

const yes: ReadonlySet<string> = new Set(rowWords('yes'));
const no: ReadonlySet<string> = new Set(rowWords('no'));
const squeezed = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.map((text) => text.replaceAll(' ', '')));
const severe = squeezed(rowWords('severe'));
const slight = squeezed(rowWords('slight'));
const beside = rowWords('besideDegree').toSorted((a, b) => b.length - a.length);

/** Whether a cell is marked with yes; undefined where it says neither yes nor no. */
export function marked(text: string): boolean | undefined {
  const said = text.toLowerCase();
  return yes.has(said) ? true : isNothing(text) || no.has(said) ? false : undefined;
}

/** 是否重点, or an item of a high degree of severity. */
export function keyItemIn(item: ItemReader): boolean {
  const isKey = marked(item.text('keyItem'));
  if (isKey === undefined) item.complain('keyItem', 'bad-mark');
  return isKey === true || isSevere(item);
}

function isSevere(item: ItemReader): boolean {
  const text = item.text('severity');
  if (isNothing(text)) return false;
  const degrees = degreesIn(text);
  const known = degrees.filter((degree) => severe.has(degree) || slight.has(degree));
  const kinds = new Set(known.map((degree) => severe.has(degree)));
  if (kinds.size !== 1) item.suppose('severity', 'severity-not-known');
  return kinds.size === 1 && kinds.has(true);
}

/** 重大隐患 is 重大; of "4 - High" and "Priority 1 (High)" the part in words. */
function degreesIn(text: string): readonly string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  const bare = (part: string): string =>
    (severe.has(part) || slight.has(part)
      ? part
      : beside.reduce((left, word) => left.replaceAll(word, ''), part)
    ).replaceAll(/[\s()]/g, '');
  const whole = bare(plain.replaceAll(/\s/g, ''));
  if (severe.has(whole) || slight.has(whole)) return [whole];
  return plain
    .split(/[^\p{L} ]|_/u)
    .map(bare)
    .filter((part) => part !== '');
}
