import { rowWords as english } from '../words/en/ledger-rows';
import type { RowWords } from '../words/ledger-rows';
import { rowWords as chinese } from '../words/zh-cn/ledger-rows';

/** What rows and cells say besides facts, in both languages. */
export function rowWords(list: Exclude<keyof RowWords, 'rhythms'>): readonly string[] {
  return [...chinese[list], ...english[list]];
}
