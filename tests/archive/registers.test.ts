import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { recordOf, sealedPage } from '../../client/record';
import { batchCommandNames, type BatchSaid } from '../../domain/batches/commands';
import { batchesIn } from '../../domain/batches/view';
import type { Entry } from '../../domain/finding/entry';
import { defined } from '../../domain/defined';
import type { EntryFacts } from '../../domain/registers/entry';
import { entriesThrough, registersIn } from '../../domain/registers/view';
import { entryLines } from '../../ledger/register-text';
import { wordsFor } from '../../words';
import { termsWith } from '../support/commands';
import { directory } from '../support/finding-in-hand';
import type { RecordPage } from '../../workflows/ports';

/** Entries of a page, as many as a run seals at once. */
const PAGE = 25;
const ENTRIES = 5_000;
/** Milliseconds of processor time, which other work on the machine does not lengthen. It takes a fifth of a second. */
const LONGEST = 5_000;

function call(seq: number): Entry {
  const finding = `WH-${String(1 + (seq % 38)).padStart(3, '0')}`;
  const entry: EntryFacts = {
    ...{ register: 'call', on: 19_570 + (seq % 90), who: '整改办', with: '联络员', findings: [finding] },
    text: `第${seq}次盯办：${'措施按计划推进，'.repeat(20)}`,
  };
  return {
    ...{ seq, at: seq, what: 'addEntry', by: 'office', outcome: `call-${String(seq).padStart(3, '0')}` },
    registered: { name: 'addEntry', entry, asked: [] },
  };
}

it('five thousand entries of a campaign’s registers are read, filtered and listed from its sealed record in no time', async () => {
  const archive = openArchive(mkdtempSync(join(tmpdir(), 'duban-registers-')));
  let page: string | undefined;
  for (let first = 1; first <= ENTRIES; first += PAGE) {
    const entries = Array.from({ length: PAGE }, (_, index) => call(first + index));
    page = await sealedPage(archive, defined<RecordPage>({ campaign: 'wh', entries, previous: page }));
  }
  const began = process.cpuUsage();
  const { entries, whole } = await recordOf(defined({ page, unsealed: [] }), archive);
  const mine = entriesThrough(registersIn(entries), { register: 'call', finding: 'WH-012' });
  const lines = registersIn(entries).flatMap((one) => entryLines(one, directory, termsWith(), wordsFor('zh-CN')));
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1_000).toBeLessThan(LONGEST);
  expect(lines.length).toBeGreaterThanOrEqual(ENTRIES);
  expect({ whole, mine: mine.length }).toEqual({ whole: true, mine: 132 });
});

it('what was said of supervision batches is read back from its sealed record as it was written', async () => {
  const archive = openArchive(mkdtempSync(join(tmpdir(), 'duban-batches-')));
  const tasks = [{ group: '3', people: ['supervisor'], findings: ['WH-012', 'WH-014'], units: ['ecology'] }];
  const dates = { from: 19_570, to: 19_574, methods: ['site'] } as const;
  const said: readonly (readonly [outcome: string, supervised: BatchSaid])[] = [
    ['batch-001', { name: 'decideBatch', ...dates, tasks, sheet: 'a'.repeat(64) }],
    [
      'batch-001 WH-012',
      {
        ...{ name: 'recordInspection', batch: 'batch-001', finding: 'WH-012', outcome: 'lacking' },
        ...{ methods: ['site'], on: 19_571, text: '堆场未覆盖' },
      },
    ],
    ['batch-001 WH-014', { name: 'takeBackBatch', batch: 'batch-001', finding: 'WH-014', why: '误登' }],
  ];
  const entries = said.map(([outcome, supervised], index): Entry => ({
    ...{ seq: index + 1, at: index + 1, what: supervised.name, by: 'office', via: 'page', outcome, supervised },
  }));
  expect(new Set(entries.map(({ what }) => what)).size).toBe(batchCommandNames.length);
  const page = await sealedPage(archive, { campaign: 'wh', entries });
  const read = await recordOf(defined({ page, unsealed: [] }), archive);
  expect(read).toEqual({ entries, whole: true });
  expect(batchesIn(read.entries)).toMatchObject([
    { id: 'batch-001', tasks: [{ items: [{ result: { outcome: 'lacking' } }, { finding: 'WH-014' }] }] },
  ]);
});
