import { rowWords } from './row-words';

const words: ReadonlySet<string> = new Set(rowWords('nothing'));

/** Whether a cell says that there is nothing to say: it is blank, or holds （无）, —, / or N/A. */
export function isNothing(text: string): boolean {
  const bare = text.normalize('NFKC').trim().toLowerCase();
  const inside = /^\((.{1,20})\)$/.exec(bare)?.[1] ?? bare;
  return /^[-–—―－_/\\.·。~]{0,6}$/.test(inside) || words.has(inside);
}
