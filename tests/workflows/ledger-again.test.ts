import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { domainMoment } from '../../domain/calendar/clock';
import { holderOf } from '../../domain/organisation/directory';
import { carryOut, comparedWith } from '../../ledger/carry-out';
import { ledgerWorkbook } from '../../ledger/export';
import { assignAsLedgerSays, officeActor, openPrepared, type Prepared } from '../../ledger/prepare';
import type { LedgerRow } from '../../ledger/ledger-row';
import { readLedger } from '../../ledger/read-ledger';
import { wordsFor } from '../../words';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { modelContext } from '../support/model-ledger';

describe('a ledger that is imported again', () => {
  let server: OnServer;
  let rows: readonly LedgerRow[];
  let start: number;
  const campaignNow = () => server.duban.campaign(server.campaign.id);
  const differences = async (ledger: readonly LedgerRow[]) =>
    comparedWith(await server.duban.read(server.campaign.id), ledger);
  const changed = (id: string, edit: (row: LedgerRow) => LedgerRow): readonly LedgerRow[] =>
    rows.map((row) => (row.subject.id === id ? edit(row) : row));

  beforeAll(async () => {
    server = await onServer('ledger-again');
    rows = server.rows.map((row) => (row.subject.id === 'WH-002' ? { ...row, note: 'two meetings held' } : row));
    ({ start } = (await modelContext()).phase);
    const { roster: _, ...campaign } = server.campaign;
    const layout = { tables: [], items: [] };
    const prepared: Prepared = { campaign, rows, assumptions: [], layout, start, end: start };
    await openPrepared(server.duban, prepared, 'the test');
    await assignAsLedgerSays(server.duban, prepared, officeActor(prepared.campaign.directory, start, 'the test'));
  });
  afterAll(async () => {
    await server.stop();
  });

  it('says what stands when it was not changed, 进展情况 included', async () => {
    expect(await differences(rows)).toMatchObject({ opens: [], changed: [], vanished: [] });
    const { unsealed } = await server.duban.show(server.campaign.id, 'WH-002');
    expect(unsealed).toContainEqual(expect.objectContaining({ what: 'note' }));
  });

  it('says what stands when it was exported from findings in every kind of state', async () => {
    const { duban, campaign } = server;
    const say = async (id: string, ...said: Parameters<OnServer['say']>) => {
      await duban.obey(campaign.id, id, server.say(...said));
    };
    const contactOf = (id: string): string => {
      const lead = rows.find(({ subject }) => subject.id === id)?.subject.division.lead ?? '';
      return holderOf(campaign.directory, `unit/${lead}/contact`)?.code ?? '';
    };
    for (const id of ['WH-003', 'WH-004', 'WH-005']) await say(id, contactOf(id), 'acknowledge', {});
    await say('WH-004', contactOf('WH-004'), 'fileReport', { text: 'first steps', measuresDone: [], files: [] });
    await say('WH-006', contactOf('WH-006'), 'decline', { reason: 'not ours' });
    await say('WH-007', 'office', 'reassign', {
      ...{ lead: 'water', coUnits: ['energy'], workingGroup: 'ecology', reason: 'agreed' },
    });
    await say('WH-008', 'director', 'withdraw', { why: 'handed over', handedTo: 'the province' });
    const { directory, name, terms } = await campaignNow();
    const file = join(mkdtempSync(join(tmpdir(), 'duban-export-')), 'ledger.xlsx');
    writeFileSync(
      file,
      await ledgerWorkbook({
        campaign: name,
        directory,
        findings: (await duban.read(campaign.id)).findings,
        moment: domainMoment(terms.clock, Date.now()),
        today: 0,
        words: wordsFor('zh-CN'),
      }),
    );
    const exported = await readLedger(file, await modelContext());
    expect(exported.rows).toHaveLength(27);
    expect(await differences(exported.rows)).toMatchObject({ opens: [], changed: [], vanished: [] });
  });

  it('changes a finding as confirmed, keeps its stage, and does each change once however often it is tried', async () => {
    const edited = changed('WH-003', (row) => ({
      ...row,
      subject: {
        ...row.subject,
        problem: 'dust from the eastern pit',
        division: { ...row.subject.division, coUnits: ['energy'] },
      },
      note: 'a first wall stands',
    }));
    const compared = await differences(edited);
    expect(compared.changed.flatMap(({ changes }) => changes.map(({ field }) => field))).toEqual([
      'problem',
      'coUnits',
      'note',
    ]);
    const campaign = await campaignNow();
    for (let time = 0; time < 2; time += 1) {
      expect(
        await carryOut(server.duban, campaign, compared, officeActor(campaign.directory, start, 'the test')),
      ).toEqual([]);
    }
    const { finding, unsealed } = await server.duban.show(campaign.id, 'WH-003');
    expect([finding.standing.stage, finding.subject.problem, finding.assignment?.coUnits]).toEqual([
      'planning',
      'dust from the eastern pit',
      ['energy'],
    ]);
    const said = unsealed.map(({ what }) => what).filter((what) => what !== 'letters');
    expect(said.slice(-3)).toEqual(['amendSubject', 'reassign', 'note']);
    expect(await differences(edited)).toMatchObject({ changed: [] });
  });

  it('opens what is new, only shows what is gone, and answers what a finding refuses', async () => {
    const [first] = rows;
    if (first === undefined) throw new Error('no rows');
    const fresh = { ...first, subject: { ...first.subject, id: 'WH-029' }, note: 'new' };
    const late = changed('WH-009', (row) => ({ ...row, due: 19_000 })).filter(({ subject }) => subject.id !== 'WH-010');
    const compared = await differences([...late, fresh]);
    expect(compared.vanished.map(({ id }) => id)).toEqual(['WH-010']);
    const campaign = await campaignNow();
    const refused = await carryOut(
      server.duban,
      campaign,
      compared,
      officeActor(campaign.directory, start, 'the test'),
    );
    expect(refused).toMatchObject([{ finding: 'WH-009', reason: { code: 'date-in-the-past' } }]);
    expect((await campaignNow()).roster).toContain('WH-029');
    expect((await server.duban.show(server.campaign.id, 'WH-010')).finding.standing.stage).toBe('assigned');
  });
});
