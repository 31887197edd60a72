import { randomUUID } from 'node:crypto';
import { campaignWorkflowId, courierWorkflowId, findingWorkflowId } from '../../workflows/ids';
import { openFinding } from '../../domain/finding/open';
import type { Terms } from '../../domain/policy/policy';
import { firstRun } from '../../workflows/messages';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { until } from '../support/until';

describe('campaignWorkflow, on a real server', () => {
  let server: OnServer;
  beforeEach(async () => {
    server = await onServer('campaign');
  });
  afterEach(async () => {
    await server.stop();
  });

  const terms = async (): Promise<Terms> => (await server.duban.campaign(server.campaign.id)).terms;
  const revisionOf = async (finding: string): Promise<number> =>
    (await server.duban.show(server.campaign.id, finding)).terms.revision;
  const statusOf = async (workflowId: string): Promise<string> =>
    (await server.client.workflow.getHandle(workflowId).describe()).status.name;

  it('brings amended terms to every finding, those opened meanwhile too', async () => {
    const { duban, campaign, rows } = server;
    await duban.openFindings(campaign.id, rows.slice(0, 3));
    const amending = duban.amendPolicy(campaign.id, await terms());
    await Promise.all([amending, duban.openFindings(campaign.id, rows.slice(3, 20))]);
    const roster = rows.slice(0, 20).map(({ subject }) => subject.id);
    await until(async () =>
      (await Promise.all(roster.map(revisionOf))).every((held) => held === 2) ? true : undefined,
    );
    expect((await duban.campaign(campaign.id)).roster.toSorted()).toEqual(roster);
  });

  it('tells a finding whose import was broken off, once the import is repeated', async () => {
    const { duban, campaign, rows } = server;
    const [row] = rows;
    if (row === undefined) throw new Error('no row');
    // Opened by the terms of then, and the import killed before the campaign heard of it.
    const before = await terms();
    await duban.openFindings(campaign.id, rows.slice(1, 2));
    await server.client.workflow.start('findingWorkflow', {
      workflowId: findingWorkflowId(campaign.id, row.subject.id),
      taskQueue: campaign.id,
      args: [firstRun(openFinding(row.subject, before, row), before, [], row.subject.openedAt)],
    });
    await duban.amendPolicy(campaign.id, before);
    await until(async () => ((await revisionOf('WH-002')) === 2 ? true : undefined));
    expect(await revisionOf('WH-001')).toBe(1);
    expect((await duban.openFindings(campaign.id, rows.slice(0, 2))).fresh).toEqual([]);
    await until(async () => ((await revisionOf('WH-001')) === 2 ? true : undefined));
  });

  it('closes what waited for an approver whom new terms no longer ask', async () => {
    const { duban, campaign, rows } = server;
    const row = rows.find(({ subject }) => subject.id === 'WH-005');
    if (row === undefined) throw new Error('no row');
    const { id, division } = row.subject;
    await duban.openFindings(campaign.id, [row]);
    const obey = (command: Parameters<typeof duban.obey>[2]) => duban.obey(campaign.id, id, command);
    await obey(server.say('office', 'assign', division));
    await obey(server.say('natural-resources', 'acknowledge', {}));
    const due = row.due ?? 0;
    await obey(
      server.say('natural-resources-head', 'submitPlan', { measures: [{ text: 'all', due }], criteria: ['seen'] }),
    );
    const { people } = campaign.directory;
    const holding = (position: string): string =>
      people.find((one) => one.positions.some((p) => p === position))?.code ?? '';
    await obey(server.say(holding(`group/${division.workingGroup}/head`), 'acceptPlan', {}));
    const { plan } = (await duban.show(campaign.id, id)).finding;
    await obey(
      server.say('natural-resources-head', 'claimCompletion', {
        evidence: (plan?.criteria ?? []).map(({ number }) => ({ criterion: number, statement: 'seen', files: [] })),
      }),
    );
    await obey(server.say('office', 'passCompleteness', {}));
    const group = campaign.directory.supervisionGroups[0]?.code ?? '';
    const checkers = people
      .filter(({ positions }) => positions.some((position) => position.startsWith(`supervision/${group}/`)))
      .map(({ code, units, positions }) => ({ person: code, units, positions }));
    await obey(server.say('office', 'assignCheck', { group, checkers }));
    await obey(
      server.say(holding(`supervision/${group}/head`), 'recordCheck', { methods: ['site'], outcome: 'rectified' }),
    );
    await obey(server.say(holding(`group/${division.workingGroup}/head`), 'approveClosure', {}));
    const now = await terms();
    const asksOne = ['working-group-head'] as const;
    const policy = { ...now.policy, approvals: { ordinary: asksOne, keyItem: asksOne } };
    await duban.amendPolicy(campaign.id, { ...now, policy });
    const stage = await until(async () => {
      const { standing } = (await duban.show(campaign.id, id)).finding;
      return standing.stage === 'closed' ? standing.stage : undefined;
    });
    expect(stage).toBe('closed');
  });

  it('goes on when somebody presses Cancel, and so do its couriers', async () => {
    const { duban, campaign, rows, client } = server;
    const [row] = rows;
    if (row === undefined) throw new Error('no row');
    await duban.openFindings(campaign.id, [row]);
    await duban.obey(campaign.id, row.subject.id, server.say('office', 'assign', row.subject.division));
    const courier = courierWorkflowId(campaign.id, 'party-office');
    await until(async () => (await statusOf(courier).catch(() => undefined)) ?? undefined);
    await client.workflow.getHandle(campaignWorkflowId(campaign.id)).cancel();
    await client.workflow.getHandle(courier).cancel();
    await until(() => server.attempts.find(({ to }) => to.address === 'party-office@example.org'));
    expect([await statusOf(campaignWorkflowId(campaign.id)), await statusOf(courier)]).toEqual(['RUNNING', 'RUNNING']);
  });

  it('is said to have been ended in Temporal where it was, and goes on as it was once it is reset there', async () => {
    const { client, duban, campaign, rows } = server;
    await duban.openFindings(campaign.id, rows.slice(0, 1));
    const workflowId = campaignWorkflowId(campaign.id);
    const handle = client.workflow.getHandle(workflowId);
    const { runId } = await handle.describe();
    await handle.terminate();
    const stopped = { code: 'campaign-stopped', subject: campaign.id };
    await expect(duban.openFindings(campaign.id, rows.slice(0, 2))).rejects.toMatchObject(stopped);
    await expect(duban.amendPolicy(campaign.id, await terms())).rejects.toMatchObject(stopped);
    expect(await duban.campaignState(campaign.id)).toBe('stopped');
    expect((await duban.read(campaign.id)).unreadable).toEqual([{ id: campaign.id, cause: 'campaign-stopped' }]);
    const { events } = await handle.fetchHistory();
    const last = events?.findLast((event) => event.workflowTaskCompletedEventAttributes);
    await client.workflowService.resetWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId, runId },
      workflowTaskFinishEventId: last?.eventId ?? null,
      reason: 'mistake',
      requestId: randomUUID(),
    });
    expect((await duban.openFindings(campaign.id, rows.slice(0, 2))).fresh).toEqual(['WH-002']);
    expect((await duban.campaign(campaign.id)).roster).toEqual(['WH-001', 'WH-002']);
    await duban.archiveCampaign(campaign.id);
    await client.workflow.getHandle(workflowId).result();
    await expect(duban.amendPolicy(campaign.id, await terms())).rejects.toMatchObject({
      reason: { code: 'campaign-archived' },
    });
  });

  it('archived, ends its findings and couriers, after their last letters', async () => {
    const { duban, campaign, rows } = server;
    const [row] = rows;
    if (row === undefined) throw new Error('no row');
    await duban.openFindings(campaign.id, [row]);
    await duban.obey(campaign.id, row.subject.id, server.say('office', 'assign', row.subject.division));
    await duban.archiveCampaign(campaign.id);
    await until(async () => ((await statusOf(campaignWorkflowId(campaign.id))) === 'COMPLETED' ? true : undefined));
    const ends = [findingWorkflowId(campaign.id, row.subject.id), courierWorkflowId(campaign.id, 'party-office')];
    await until(async () =>
      (await Promise.all(ends.map(statusOf))).every((one) => one === 'COMPLETED') ? true : undefined,
    );
    expect(server.attempts.filter(({ to }) => to.address === 'party-office@example.org')).toHaveLength(1);
  });
});
