import type { Archive } from '../archive/archive';
import type { Entry } from '../domain/entry';
import type { Digest } from '../domain/finding';
import type { FindingRun } from '../workflows/messages';
import type { RecordPage } from '../workflows/ports';

/** The record from the first line on; `whole` is false where older pages lie in another machine's archive. */
export async function recordOf(
  { page, unsealed }: FindingRun,
  archive: Archive | undefined,
): Promise<{ readonly entries: readonly Entry[]; readonly whole: boolean }> {
  let entries = [...unsealed];
  for (let digest: Digest | undefined = page; digest !== undefined;) {
    const bytes = await archive?.get(digest).catch(() => undefined);
    if (bytes === undefined) return { entries, whole: false };
    const sealed = JSON.parse(bytes.toString('utf8')) as RecordPage;
    entries = [...sealed.entries, ...entries];
    digest = sealed.previous;
  }
  return { entries, whole: true };
}
