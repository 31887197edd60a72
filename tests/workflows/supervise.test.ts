import { randomUUID } from 'node:crypto';
import { batchCommand, decideBatch, recordInspection, type PlannedBatch } from '../../client/batches';
import { recordOf } from '../../client/record';
import type { BatchCommand, BatchCommands } from '../../domain/batches/commands';
import { domainMoment } from '../../domain/calendar/clock';
import { dayIndexOf } from '../../domain/calendar/calendar';
import type { Moment } from '../../domain/calendar/moment';
import { actorOf } from '../../domain/organisation/directory';
import { tiesOf } from '../../domain/organisation/positions';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { until } from '../support/until';

const start = dayIndexOf({ year: 2023, month: 7, day: 21 });
/** In the archive it would say what the task sheets say; no rule reads it. */
const SHEET = 'a'.repeat(64);

describe('supervision batches of a campaign, on a real server', () => {
  let server: OnServer;
  beforeAll(async () => {
    server = await onServer('supervise');
    const { duban, campaign, rows } = server;
    await duban.openFindings(campaign.id, rows.slice(0, 3));
    for (const { subject } of rows.slice(0, 3)) {
      await duban.obey(campaign.id, subject.id, server.say('office', 'assign', subject.division));
    }
  });
  afterAll(async () => {
    await server.stop();
  });

  const by = { person: 'office', positions: ['office/staff'], units: [] } as const;
  const speaker = { by, via: 'script' } as const;
  const say = (command: object, updateId = randomUUID()): Promise<number> =>
    server.duban.tellBatches(server.campaign.id, { ...command, ...speaker } as unknown as BatchCommand, updateId);
  const decision = (facts: Partial<BatchCommands['decideBatch']> = {}) => ({
    ...{ name: 'decideBatch', from: start + 3, to: start + 7, methods: ['site'], sheet: SHEET },
    tasks: [{ group: 'group-1', people: ['supervision-1'], findings: ['WH-001'], units: [] }],
    ...facts,
  });
  const now = (): Moment => domainMoment(server.campaign.terms.clock, Date.now());
  const seqOf = async (finding: string) => (await server.duban.show(server.campaign.id, finding)).finding.seq;
  const campaignSeq = async () => (await server.duban.campaignRun(server.campaign.id)).agenda.seq;
  const batches = async () => (await server.duban.readBatches(server.campaign.id, server.archive)).batches;
  it.each<readonly [string, () => object, string]>([
    ['a finding that is not on the ledger', () => task({ findings: ['WH-999'] }), 'unknown-findings'],
    [
      'a finding that two groups look at',
      () => ({ tasks: [taskOf({}), taskOf({ group: 'group-2' })] }),
      'finding-twice',
    ],
    ['a group without people', () => task({ people: [] }), 'people-needed'],
    ['people whom nobody knows', () => task({ people: ['stranger'] }), 'unknown-people'],
    ['a group that there is not', () => task({ group: 'group-99' }), 'unknown-holder'],
    ['a group that would look at its own unit', () => ownUnit(), 'group-of-the-unit'],
    ['a last day that is over', () => ({ from: start - 9, to: start - 1 }), 'date-in-the-past'],
    ['a last day before the first', () => ({ from: start + 9, to: start + 3 }), 'due-before-entry'],
    ['no group', () => ({ tasks: [] }), 'batch-empty'],
  ])('are not decided with %s, and nothing of it is kept', async (_, facts, code) => {
    const before = await campaignSeq();
    await expect(say(decision(facts()))).rejects.toMatchObject({ reason: { code } });
    expect(await batches()).toEqual([]);
    expect(await campaignSeq()).toBe(before);
  });

  it('are numbered, ask each group by letter, and add nothing to a finding', async () => {
    const { duban, campaign, archive, attempts } = server;
    const before = await seqOf('WH-001');
    const findings = (await duban.read(campaign.id)).findings.map(({ finding }) => finding);
    const planned: PlannedBatch = {
      ...{ from: start + 3, to: start + 7, methods: ['site'] },
      groups: [
        { group: 'group-1', people: ['supervision-1'], findings: ['WH-001', 'WH-002'] },
        { group: 'group-2', people: ['supervision-2'], findings: ['WH-003'] },
      ],
    };
    const command = await batchCommand(planned, findings, campaign, archive, now());
    const { id } = await decideBatch(duban, campaign, command, findings, archive, speaker, now());
    expect(id).toBe('batch-001');
    const letter = await until(() => attempts.find(({ to }) => to.address.startsWith('supervision-1@')), 60_000);
    expect(letter.text).toContain('WH-002');
    expect(letter.text).not.toContain('WH-003');
    expect(await seqOf('WH-001')).toBe(before);
  });

  it('take what is said twice once', async () => {
    const id = randomUUID();
    const one = decision({ tasks: [taskOf({ findings: ['WH-003'], group: 'group-3', people: ['supervision-3'] })] });
    const first = await say(one, id);
    expect(await say(one, id)).toBe(first);
    expect(await batches()).toHaveLength(2);
    await say({ name: 'takeBackBatch', batch: 'batch-002', why: 'twice' });
    expect((await batches())[1]).toMatchObject({ takenBack: { why: 'twice' } });
  });

  it.each<readonly [string, Partial<BatchCommands['recordInspection']>, string]>([
    ['a batch that there is not', { batch: 'batch-009' }, 'unknown-batch'],
    ['a batch that was taken back', { batch: 'batch-002', finding: 'WH-003' }, 'batch-over'],
    ['a finding that is not in it', { finding: 'WH-999' }, 'no-open-inspection'],
    ['a day to come', { on: start + 400 }, 'entry-in-the-future'],
    ['nothing that is lacking', { outcome: 'lacking', text: ' ' }, 'lacking-needed'],
    ['no method', { methods: [] }, 'method-needed'],
    ['a check that has not been', { outcome: 'checked' }, 'not-checked-yet'],
  ])('take no result of %s, and neither campaign nor finding keeps anything of it', async (_, facts, code) => {
    const { duban, archive } = server;
    const [before, finding] = [await campaignSeq(), await seqOf('WH-001')];
    const result = recordInspection(duban, await whole(), archive, { ...found(), ...facts }, speaker, now());
    await expect(result).rejects.toMatchObject({ reason: { code } });
    expect([await campaignSeq(), await seqOf('WH-001')]).toEqual([before, finding]);
  });

  it('tell the finding what was found and nobody else, once however often it is said', async () => {
    const { duban, campaign, archive } = server;
    const second = await seqOf('WH-002');
    const flags = async () => {
      const { entries } = await recordOf(await duban.show(campaign.id, 'WH-001'), archive);
      return entries.filter(({ what }) => what === 'flagLacking').length;
    };
    const lacking = { ...found(), outcome: 'lacking', text: '堆场未覆盖' } as const;
    await recordInspection(duban, await whole(), archive, lacking, speaker, now());
    expect([await flags(), await seqOf('WH-002')]).toEqual([1, second]);
    expect((await batches())[0]?.tasks[0]?.items).toMatchObject([
      { finding: 'WH-001', result: { outcome: 'lacking', text: '堆场未覆盖' } },
      { finding: 'WH-002' },
    ]);
    const again = recordInspection(duban, await whole(), archive, lacking, speaker, now());
    await expect(again).rejects.toMatchObject({ reason: { code: 'no-open-inspection' } });
    expect(await flags()).toBe(1);
  });

  it('take a group’s own results and no other group’s', async () => {
    const { duban, campaign, archive } = server;
    const said = { ...found(), finding: 'WH-002' };
    const head = (person: string) => {
      const actor = actorOf(campaign.directory, person, start);
      if (actor === undefined) throw new Error(`nobody is called ${person}`);
      return { by: actor, via: 'page' } as const;
    };
    await expect(
      recordInspection(duban, await whole(), archive, said, head('supervision-2'), now()),
    ).rejects.toMatchObject({ reason: { code: 'not-your-role' } });
    await recordInspection(duban, await whole(), archive, said, head('supervision-1'), now());
    expect((await batches())[0]?.tasks[0]?.items[1]).toMatchObject({ result: { outcome: 'verified' } });
  });

  function taskOf(facts: object) {
    return { group: 'group-1', people: ['supervision-1'], findings: ['WH-001'], units: [], ...facts };
  }

  function task(facts: object) {
    return { tasks: [taskOf(facts)] };
  }

  /** Somebody of a unit goes along to look at what his unit works on. */
  function ownUnit() {
    const { people } = server.campaign.directory;
    const member = people.find((person) => tiesOf(person).length > 0);
    return task({ people: ['supervision-1', member?.code ?? ''], units: member === undefined ? [] : tiesOf(member) });
  }

  function found(): BatchCommands['recordInspection'] {
    return { batch: 'batch-001', finding: 'WH-001', outcome: 'verified', methods: ['site'], on: start, text: '已查看' };
  }

  function whole() {
    return server.duban.campaign(server.campaign.id);
  }
});
