import { encodedBytes } from '../domain/text/bytes';
import { defined } from '../domain/defined';
import type { Entry } from '../domain/finding/entry';
import type { Digest } from '../domain/finding/finding';
import type { RecordPage } from './ports';

/** Bytes of entries after which a page is sealed: with them a finding's whole run stays as small as its state. */
const LONGEST_PAGE = 14 * 1_024;
/** Bytes of unsealed entries beyond which a command waits until the page before it is sealed. */
const NO_MORE = 16 * 1_024;

/** What a run hands on of its record: the last sealed page, and what is not sealed yet. */
export interface RecordSoFar {
  readonly page?: Digest;
  readonly unsealed: readonly Entry[];
}

/** The record of a finding or campaign while it is written: entries gather, and are sealed in the archive page by page. */
export interface OpenRecord {
  readonly add: (entries: readonly Entry[], updateId?: string) => void;
  readonly isLong: () => boolean;
  /**
   * Whether one more command may add its entries. If not, the command waits until a page is sealed, for as long as the
   * archive is unavailable.
   */
  readonly hasRoom: () => boolean;
  readonly isSealed: () => boolean;
  /** Seals what has gathered. What is added meanwhile waits for the next page. */
  readonly seal: () => Promise<void>;
  readonly soFar: () => RecordSoFar;
}

export function openRecord(
  before: RecordSoFar,
  whose: Pick<RecordPage, 'campaign' | 'finding'>,
  sealPage: (page: RecordPage) => Promise<Digest>,
): OpenRecord {
  let { page, unsealed } = before;
  let bytes = encodedBytes(unsealed);
  return {
    add(entries, updateId) {
      const added = updateId === undefined ? entries : entries.map((entry) => ({ ...entry, updateId }));
      unsealed = [...unsealed, ...added];
      bytes += encodedBytes(added);
    },
    isLong: () => bytes >= LONGEST_PAGE,
    hasRoom: () => bytes < NO_MORE,
    isSealed: () => unsealed.length === 0,
    async seal() {
      const sealed = unsealed;
      if (sealed.length === 0) return;
      const digest = await sealPage(defined<RecordPage>({ ...whose, entries: sealed, previous: page }));
      // eslint-disable-next-line require-atomic-updates -- one page is sealed at a time
      page = digest;
      unsealed = unsealed.slice(sealed.length);
      bytes = encodedBytes(unsealed);
    },
    soFar: () => defined<RecordSoFar>({ unsealed, page }),
  };
}
