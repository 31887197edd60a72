import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { recordOf, sealedPage } from '../../client/record';
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
