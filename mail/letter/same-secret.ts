import { timingSafeEqual } from 'node:crypto';

/** Whether a secret is the one wanted; how long it takes tells nothing of how much of it is right. */
export function isSameSecret(wanted: string, given: string): boolean {
  const [ours, theirs] = [Buffer.from(wanted), Buffer.from(given)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}
