import type { Subject } from '../domain/finding';
import type { ItemReader } from './item-reader';

/** 整改类型, by its own column or by what the deadline says: 长期坚持 over 立行立改 over an ordinary date. */
export function trackIn(item: ItemReader): Subject['track'] {
  const said = item.text('track');
  const all = [said, ...item.cells('deadline').map(({ text }) => text)].join(' ');
  if (/长期坚持|长久立/.test(all)) return 'long-term';
  // A tick stands where the column itself is named 立行立改.
  if (/立行立改/.test(all) || /^[是√✓]$/.test(said)) return 'immediate';
  if (!/^$|当下改|限期|限时|阶段|^[-—/否×]$/.test(said)) item.suppose('track', 'track-supposed');
  return 'dated';
}
