import type { Subject } from '../domain/finding';
import type { ItemReader } from './item-reader';

/**
 * 整改类型, from its own column or from the deadline's text. 长期坚持 takes precedence over 立行立改, and that over an ordinary
 * date.
 */
export function trackIn(item: ItemReader): Subject['track'] {
  const said = item.text('track');
  const all = [said, ...item.cells('deadline').map(({ text }) => text)].join(' ');
  if (/长期坚持|长久立/.test(all)) return 'long-term';
  // A column named 立行立改 contains ticks.
  if (/立行立改/.test(all) || /^[是√✓]$/.test(said)) return 'immediate';
  if (!/^$|当下改|限期|限时|阶段|^[-—/否×]$/.test(said)) item.suppose('track', 'track-supposed');
  return 'dated';
}
