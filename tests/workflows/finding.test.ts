import type { WorkflowHandle } from '@temporalio/client';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { listed } from '../../client/listed';
import { lookAt } from '../../client/look';
import { domainMoment } from '../../domain/calendar/clock';
import { Refusal } from '../../domain/commands/refusal';
import { findingWorkflowId } from '../../workflows/ids';
import { findingRun } from '../../workflows/messages';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { until } from '../support/until';

describe('findingWorkflow, on a real server', () => {
  let server: OnServer;
  beforeAll(async () => {
    server = await onServer('finding');
    await server.duban.openFindings(server.campaign.id, server.rows.slice(0, 3));
  });
  afterAll(async () => {
    await server.stop();
  });

  async function assigned(index: number): Promise<string> {
    const row = server.rows[index];
    if (row === undefined) throw new Error('no such row');
    await server.duban.obey(server.campaign.id, row.subject.id, server.say('office', 'assign', row.subject.division));
    return row.subject.id;
  }

  /** The row and the stage that the newest run was started with. */
  async function startedAs(handle: WorkflowHandle): Promise<object> {
    const { events } = await handle.fetchHistory();
    const { memo, searchAttributes } = events?.[0]?.workflowExecutionStartedEventAttributes ?? {};
    const read = (payload: Payload | undefined): unknown => defaultPayloadConverter.fromPayload(payload ?? {});
    return {
      row: read(memo?.fields?.['row']),
      DubanStage: [read(searchAttributes?.indexedFields?.['DubanStage'])].flat(),
    };
  }

  it('is opened once, however often the ledger is imported', async () => {
    expect(await server.duban.openFindings(server.campaign.id, server.rows.slice(0, 3))).toEqual({
      fresh: [],
      refused: [],
    });
    expect((await server.duban.campaign(server.campaign.id)).roster).toEqual(['WH-001', 'WH-002', 'WH-003']);
  });

  it('sends the assignment letter and takes the acknowledgement', async () => {
    const id = await assigned(0);
    const letter = await until(() => server.attempts.find(({ to }) => to.address === 'party-office@example.org'));
    expect(letter.subject).toContain(`[${id}]`);
    const obeyed = await server.duban.obey(server.campaign.id, id, server.say('party-office', 'acknowledge', {}));
    expect(obeyed.stage).toBe('planning');
  });

  it('refuses with a typed reason and changes nothing', async () => {
    const before = (await server.duban.show(server.campaign.id, 'WH-003')).finding;
    const refused = server.duban.obey(server.campaign.id, 'WH-003', server.say('ecology', 'acknowledge', {}));
    await expect(refused).rejects.toThrow(Refusal);
    await expect(refused).rejects.toMatchObject({ reason: { code: 'wrong-stage', stage: 'unassigned' } });
    expect((await server.duban.show(server.campaign.id, 'WH-003')).finding).toEqual(before);
  });

  it('obeys a command once that is said twice, across continue-as-new too', async () => {
    const id = await assigned(1);
    // What the assignment brings is posted: nothing else happens by itself.
    await until(
      async () =>
        (await server.duban.show(server.campaign.id, id)).finding.recent.at(-1)?.what === 'letters' || undefined,
    );
    const command = server.say('office', 'note', { text: 'once', files: [] });
    const first = await server.duban.obey(server.campaign.id, id, command, 'the-note');
    const handle = server.client.workflow.getHandle(findingWorkflowId(server.campaign.id, id));
    const { runId } = await handle.describe();
    await handle.signal('renew');
    await until(async () => ((await handle.describe()).runId === runId ? undefined : true));
    expect(await server.duban.obey(server.campaign.id, id, command, 'the-note')).toEqual(first);
    // Lists never see the new run as the finding was when it was opened.
    expect(await startedAs(handle)).toMatchObject({ row: { seq: first.seq }, DubanStage: ['assigned'] });
    const { finding, page } = await lookAt(handle, findingRun);
    expect(finding.seq).toBe(first.seq);
    expect(page).toMatch(/^[0-9a-f]{64}$/);
  });

  it('obeys every one of 300 commands that come close upon each other, across several runs', async () => {
    const { duban, campaign, client } = server;
    const handle = client.workflow.getHandle(findingWorkflowId(campaign.id, 'WH-003'));
    const [{ finding: before }, { runId }] = await Promise.all([duban.show(campaign.id, 'WH-003'), handle.describe()]);
    const command = server.say('office', 'note', { text: 'again', files: [] });
    for (let begin = 0; begin < 300; begin += 5) {
      await Promise.all(
        Array.from({ length: 5 }, (_, index) => duban.obey(campaign.id, 'WH-003', command, `again-${begin + index}`)),
      );
    }
    const { finding } = await duban.show(campaign.id, 'WH-003');
    expect(finding.seq - before.seq).toBe(300);
    expect((await handle.describe()).runId).not.toBe(runId);
    expect(JSON.stringify(await lookAt(handle, findingRun)).length).toBeLessThan(300 * 1_024);
  });

  it('records a cancellation from the UI and goes on', async () => {
    const handle = server.client.workflow.getHandle(findingWorkflowId(server.campaign.id, 'WH-003'));
    await handle.cancel();
    const recent = await until(async () => {
      const run = await lookAt(handle, findingRun);
      return run.finding.recent.find(({ what }) => what === 'cancel-ignored');
    });
    expect(recent).toBeDefined();
    expect((await handle.describe()).status.name).toBe('RUNNING');
  });

  it('is listed with its stage, light, unit and what it waits for', async () => {
    const found = await until(async () => {
      const { findings, campaign } = await server.duban.read(server.campaign.id);
      const now = domainMoment(campaign.terms.clock, Date.now());
      const lines = listed(findings, { unit: 'party-office', stage: 'planning' }, now);
      return lines.length === 1 ? lines : undefined;
    });
    expect(found).toMatchObject([{ id: 'WH-001', light: 'green', leadUnit: 'party-office', waitingOn: 'plan' }]);
  });
});
