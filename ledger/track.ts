import type { Subject } from '../domain/finding';
import { trackSaid } from './dates';
import type { ItemReader } from './item-reader';

/**
 * 整改类型, from its own column or from the deadline's text. 长期坚持 takes precedence over 立行立改, and that over an ordinary
 * date. 持续推进 is long-term only where no date stands.
 */
export function trackIn(item: ItemReader): Subject['track'] {
  const said = item.text('track');
  const deadlines = item.cells('deadline').map(({ text }) => text);
  const all = [said, ...deadlines].map(trackSaid);
  if (all.includes('long-term')) return 'long-term';
  // A column named 立行立改 contains ticks.
  if (all.includes('immediate') || /^[是√✓]$/.test(said)) return 'immediate';
  const dated = deadlines.some((text) => /\d/.test(text));
  if (all.includes('continued') && !dated) return 'long-term';
  if (!/^$|当下改|限期|限时|阶段|^dated$|^[-—/否×]$/i.test(said)) item.suppose('track', 'track-supposed');
  return 'dated';
}
