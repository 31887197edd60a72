import type { Finding } from '../../domain/finding/finding';

/** Whether somebody has spoken since that entry; what goes out by itself changes no decision. */
export function somebodySpoke({ recent, seq: last }: Finding, seq: number): boolean {
  if (!Number.isInteger(seq) || seq > last) return true;
  const [first] = recent;
  const forgotten = first !== undefined && first.seq > seq + 1;
  return forgotten || recent.some((entry) => entry.seq > seq && entry.by !== undefined);
}
