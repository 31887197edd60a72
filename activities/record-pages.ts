import type { Archive } from '../archive/archive';
import type { Digest } from '../domain/finding';
import type { RecordPage } from '../workflows/ports';

/** Seals pages of findings' and campaigns' records. */
export interface RecordPages {
  readonly seal: (page: RecordPage) => Promise<Digest>;
}

/** Each page is noted by whose it is and its first entry, so that a record can be read when its workflow is forgotten. */
export function recordPagesIn(archive: Archive): RecordPages {
  return {
    async seal(page) {
      const digest = await archive.put(JSON.stringify(page));
      const [first] = page.entries;
      await archive.note('pages', `${page.campaign} ${page.finding ?? ''} ${String(first?.seq ?? 0)}`, { digest });
      return digest;
    },
  };
}
