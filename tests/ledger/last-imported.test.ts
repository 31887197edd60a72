import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { importedNow } from '../../ledger/carry-out';
import { keepImported, lastImported } from '../../ledger/last-imported';
import type { LedgerRow } from '../../ledger/ledger-row';
import { subjectWith } from '../support/commands';

const division = { lead: 'energy', coUnits: [], workingGroup: '1' };
const row = (title: string, openedAt = 1): LedgerRow => ({
  subject: { ...subjectWith({ title }), division, openedAt },
  unsaid: [],
});

describe('the ledger as last imported', () => {
  const archive = () => openArchive(mkdtempSync(join(tmpdir(), 'duban-test-')));
  const titles = async (of: ReturnType<typeof archive>) =>
    [...(await lastImported(of, 'wuhai')).values()].map(({ subject }) => subject.title);

  it('is none before the first import, and then the newest', async () => {
    const kept = archive();
    expect(await titles(kept)).toEqual([]);
    for (const title of ['first', 'second']) await keepImported(kept, 'wuhai', [row(title)]);
    expect(await titles(kept)).toEqual(['second']);
  });

  it('is kept once where it says the same, whenever it was read', async () => {
    const kept = archive();
    for (const openedAt of [1, 2]) await keepImported(kept, 'wuhai', [row('same', openedAt)]);
    expect(await kept.namesOf('ledgers')).toEqual(['wuhai/1']);
  });

  it('is each campaign’s own', async () => {
    const kept = archive();
    await keepImported(kept, 'wuhai-2', [row('other')]);
    expect(await titles(kept)).toEqual([]);
  });

  it('keeps a row as it was imported before, where something of it was not taken', () => {
    const { id } = subjectWith();
    const before = new Map([[id, row('before')]]);
    const change = { field: 'title', before: 'before', after: 'now', taken: 'conflict' } as const;
    const changed = [{ id, title: 'before', seq: 1, changes: [change], commands: [] }];
    const now = importedNow({ rows: [row('now')], opens: [], renumbered: [], changed, vanished: [] }, before, []);
    expect(now.map(({ subject }) => subject.title)).toEqual(['before']);
  });
});
