import type { Subject } from '../domain/finding/finding';
import { trackSaid } from './dates';
import type { ItemReader } from './item-reader';
import { isNothing } from './nothing';
import { rowWords } from './row-words';

const immediate: ReadonlySet<string> = new Set(rowWords('immediate'));
const dated = rowWords('dated');

/**
 * 整改类型, from its own column or from the deadline's text. 长期坚持 takes precedence over 立行立改, and that over an ordinary
 * date. 持续推进 is long-term only where no date stands.
 */
export function trackIn(item: ItemReader): Subject['track'] {
  const text = item.text('track');
  const deadlines = item.cells('deadline').map((cell) => cell.text);
  const said = trackSaid(text);
  const all = [said, ...deadlines.map(trackSaid)];
  if (all.includes('long-term')) return 'long-term';
  // A column named 立行立改 contains ticks.
  if (all.includes('immediate') || immediate.has(text)) return 'immediate';
  const hasDate = deadlines.some((cell) => /\d/.test(cell));
  if (all.includes('continued') && !hasDate) return 'long-term';
  if (said === undefined && !isNothing(text) && !dated.some((word) => text.toLowerCase().includes(word)))
    item.suppose('track', 'track-supposed');
  return 'dated';
}
