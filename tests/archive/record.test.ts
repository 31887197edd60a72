import { mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { campaignsOf, recordFromArchive, sealedPage } from '../../client/record';
import type { Entry } from '../../domain/finding/entry';

describe('recordFromArchive', () => {
  const fresh = () => {
    const folder = mkdtempSync(join(tmpdir(), 'duban-archive-'));
    const archive = openArchive(folder);
    /** Seals pages of a record, one after the other. @returns their digests */
    const seal = async (pages: readonly (readonly Entry[])[], finding = 'WH-012', previous?: string) => {
      const digests: string[] = [];
      for (const entries of pages) {
        const before = digests.at(-1) ?? previous;
        const page = { campaign: 'wuhai', finding, entries, ...(before === undefined ? {} : { previous: before }) };
        digests.push(await sealedPage(archive, page));
      }
      return digests;
    };
    const lose = (digest = '') => {
      rmSync(join(folder, 'files', digest.slice(0, 2), digest));
    };
    return { folder, archive, seal, lose };
  };
  const entries = (from: number, to: number, at = 0): Entry[] =>
    Array.from({ length: to - from + 1 }, (_, index) => ({ seq: from + index, at: at + from + index, what: 'note' }));
  const seqs = (record: { readonly entries: readonly Entry[] } | undefined) => record?.entries.map(({ seq }) => seq);

  it('gives the whole record in order, page by page', async () => {
    const { archive, seal } = fresh();
    const pages = [entries(1, 8), entries(9, 11), entries(12, 100)];
    await seal(pages);
    expect(await recordFromArchive(archive, 'wuhai', 'WH-012')).toEqual({ entries: pages.flat(), whole: true });
  });

  it('knows findings apart, and knows none that sealed no page', async () => {
    const { archive, seal } = fresh();
    await seal([entries(1, 2)], 'WH-01');
    await seal([entries(1, 3)], 'WH-012');
    expect(seqs(await recordFromArchive(archive, 'wuhai', 'WH-01'))).toEqual([1, 2]);
    expect(await recordFromArchive(archive, 'wuhai', 'WH-0')).toBeUndefined();
    expect(await recordFromArchive(archive, 'hohhot', 'WH-01')).toBeUndefined();
    expect(await campaignsOf(archive, 'WH-012')).toEqual(['wuhai']);
    expect(await campaignsOf(archive, 'WH-013')).toEqual([]);
  });

  it.each([
    ['of no known kind', { seq: 4, at: 4, what: 'whispered' }],
    ['without a moment', { seq: 4, what: 'note' }],
    ['with a command that nobody gave', { seq: 4, at: 4, what: 'note', command: { name: 'note', via: 'cli' } }],
  ])('does not take a page with an entry %s for one of the record', async (_, entry) => {
    const { archive, seal } = fresh();
    await seal([entries(1, 3), [entry as Entry]]);
    expect(await recordFromArchive(archive, 'wuhai', 'WH-012')).toEqual({ entries: entries(1, 3), whole: false });
  });

  it('keeps a page once that is sealed again after a crash', async () => {
    const { folder, archive, seal } = fresh();
    const [first] = await seal([entries(1, 4)]);
    expect(await seal([entries(1, 4)])).toEqual([first]);
    expect(readdirSync(join(folder, 'pages'))).toHaveLength(1);
    expect(await recordFromArchive(archive, 'wuhai', 'WH-012')).toEqual({ entries: entries(1, 4), whole: true });
  });

  it.each([
    ['first', 0, [4, 5, 6, 7, 8, 9]],
    ['middle', 1, [1, 2, 3, 7, 8, 9]],
    ['last', 2, [1, 2, 3, 4, 5, 6]],
  ])('tells what is left where the %s page is lost', async (_, index, left) => {
    const { archive, seal, lose } = fresh();
    const digests = await seal([entries(1, 3), entries(4, 6), entries(7, 9)]);
    lose(digests[index]);
    const record = await recordFromArchive(archive, 'wuhai', 'WH-012');
    expect([seqs(record), record?.whole]).toEqual([left, false]);
  });

  it('tells what is left where a note is damaged', async () => {
    const { folder, archive, seal } = fresh();
    await seal([entries(1, 3)]);
    const [note = ''] = readdirSync(join(folder, 'pages'));
    truncateSync(join(folder, 'pages', note), 50);
    expect(await recordFromArchive(archive, 'wuhai', 'WH-012')).toEqual({ entries: [], whole: false });
  });

  it('follows the newest pages where a reset in Temporal let a finding seal others in their place', async () => {
    const { archive, seal } = fresh();
    const [first, abandoned] = await seal([entries(1, 3), entries(4, 9)]);
    const [instead] = await seal([entries(4, 5, 1_000)], 'WH-012', first);
    expect(instead).not.toBe(abandoned);
    expect(await recordFromArchive(archive, 'wuhai', 'WH-012')).toEqual({
      entries: [...entries(1, 3), ...entries(4, 5, 1_000)],
      whole: true,
    });
  });
});
