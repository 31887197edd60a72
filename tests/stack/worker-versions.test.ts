import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Connected } from '../../client/duban';
import { registerSearchAttributes } from '../../client/search-attributes';
import { actorOf, holderOf } from '../../domain/organisation/directory';
import { prepareCampaign, type Prepared } from '../../ledger/prepare';
import { DEPLOYMENT, isDrained } from '../../worker/builds';
import { serverAnswers, startTemporalServer } from '../../worker/temporal-server';
import { findingWorkflowId } from '../../workflows/ids';
import type { Command } from '../../domain/commands/commands';
import { duban, dubanProcess, ended, shortCampaign } from '../support/duban-process';
import { failedTasks } from '../support/failed-tasks';
import { mailServer, type MailServer } from '../support/mail-server';
import { nextBuild } from '../support/next-build';
import { portsInARow } from '../support/ports-in-a-row';
import { until } from '../support/until';

const PORT = portsInARow(1);
const place = { address: `127.0.0.1:${PORT}`, namespace: 'default' };
/** Milliseconds for what a busy machine takes long to do. */
const PATIENCE = 120_000;

describe('workers of two builds on one server', () => {
  const data = mkdtempSync(join(tmpdir(), 'duban-versions-'));
  const onServer = ['--address', place.address, '--data', data];
  const running: ChildProcess[] = [];
  let server: ChildProcess;
  let smtp: MailServer;
  let connected: Connected;
  let prepared: Prepared;

  beforeAll(async () => {
    const [file, log] = [join(data, 'temporal.db'), join(data, 'temporal.log')];
    server = startTemporalServer({ file, port: PORT, paced: false, log });
    smtp = await mailServer();
    await until(async () => (await serverAnswers(place)) || undefined, PATIENCE);
    writeFileSync(
      join(data, 'mail.yaml'),
      `address: zhenggai@duban.example.org\nsmtp: { host: 127.0.0.1, port: ${smtp.port}, tls: none }\n`,
    );
    connected = await connect({ ...place, patience: PATIENCE });
    await registerSearchAttributes(connected.connection, place.namespace);
    prepared = await prepareCampaign(shortCampaign(3), { now: Date.now() });
  }, PATIENCE);
  afterAll(async () => {
    await Promise.all(running.map(stopped));
    await connected.duban.close();
    await smtp.stop();
    await stopped(server);
  }, PATIENCE);

  const startWorker = (options: readonly string[] = [], program?: string): ChildProcess => {
    const worker = dubanProcess(['worker', ...onServer, ...options], {}, program);
    running.push(worker);
    return worker;
  };
  const stopped = async (child: ChildProcess): Promise<void> => {
    child.kill('SIGTERM');
    await ended(child);
  };
  const currentBuild = async (): Promise<string | undefined> => {
    const { workflowService } = connected.client;
    const { namespace } = place;
    const found = await workflowService.describeWorkerDeployment({ namespace, deploymentName: DEPLOYMENT });
    return found.workerDeploymentInfo?.routingConfig?.currentDeploymentVersion?.buildId ?? undefined;
  };
  /** The build that is current, once it is another than that one. */
  const currentAfter = (former?: string): Promise<string> =>
    until(async () => {
      const now = await currentBuild().catch(() => undefined);
      return now === former ? undefined : now;
    }, PATIENCE);
  const open = async (...numbers: readonly number[]): Promise<void> => {
    const { id } = prepared.campaign;
    const rows = prepared.rows.filter((_, index) => numbers.includes(index + 1));
    await connected.duban.openFindings(id, rows);
    for (const { subject } of rows) await say(subject.id, { name: 'assign', ...subject.division });
  };
  const say = async (finding: string, command: object): Promise<void> => {
    const { id, directory } = prepared.campaign;
    const by = actorOf(directory, holderOf(directory, 'office/staff')?.code ?? '', prepared.start);
    await connected.duban.obey(id, finding, { ...command, by, via: 'script' } as unknown as Command);
  };
  const note = (finding: string): Promise<void> => say(finding, { name: 'note', text: 'seen', files: [] });
  /** Until its letters are posted: nothing happens to it by itself from then on. */
  const settled = (finding: string): Promise<true> =>
    until(async () => {
      const { raw } = await connected.client.workflow
        .getHandle(findingWorkflowId(prepared.campaign.id, finding))
        .describe();
      const { pendingActivities = [], pendingWorkflowTask } = raw;
      return (pendingActivities ?? []).length === 0 && pendingWorkflowTask == null ? true : undefined;
    }, PATIENCE);
  /** The build by whose rules a finding runs, and whether its card is that of the next build. */
  const ruledBy = async (finding: string) => {
    const handle = connected.client.workflow.getHandle(findingWorkflowId(prepared.campaign.id, finding));
    const { raw } = await handle.describe();
    const { currentDetails } = await handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    return {
      build: raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId,
      card: currentDetails?.includes(`## (B) ${finding}`) === true ? 'next' : 'first',
    };
  };

  it('carry on the runs that they began, until each goes on by the current build in its next run', async () => {
    const { id } = prepared.campaign;
    const worker = startWorker();
    const first = await currentAfter();
    await connected.duban.openCampaign(prepared.campaign);
    await open(1, 2);
    expect(await ruledBy('WH-001')).toEqual({ build: first, card: 'first' });
    await Promise.all(['WH-001', 'WH-002'].map(settled));
    await stopped(worker);

    // The new program takes over what is new; started for the former build, it carries on what that one began.
    const program = join(nextBuild(), 'dist', 'cli', 'main.js');
    startWorker([], program);
    const next = await currentAfter(first);
    const former = startWorker(['--build', first], program);
    await open(3);
    // A run to which nothing happens stays with the build that it began with, and answers.
    expect(await ruledBy('WH-002')).toEqual({ build: first, card: 'first' });
    expect(await ruledBy('WH-003')).toEqual({ build: next, card: 'next' });
    // With its next task a run learns that another build is current, and goes on in a new run by that one.
    await note('WH-001');
    await until(async () => (await ruledBy('WH-001')).build === next || undefined, PATIENCE);
    expect(await ruledBy('WH-001')).toEqual({ build: next, card: 'next' });
    expect(await ruledBy('WH-002')).toEqual({ build: first, card: 'first' });
    expect(await currentBuild()).toBe(next);

    const { renewed, failing, waiting } = await connected.duban.renew(id);
    expect({ failing, waiting }).toEqual({ failing: [], waiting: [] });
    expect(renewed).toEqual(expect.arrayContaining([id, `${id}/finding/WH-002`]));
    expect(await isDrained(connected.client, first)).toBe(true);
    await stopped(former);
    for (const finding of ['WH-001', 'WH-002', 'WH-003']) {
      await note(finding);
      expect(await ruledBy(finding)).toEqual({ build: next, card: 'next' });
    }

    expect(await connected.duban.failing()).toEqual([]);
    const query = `WorkflowId = '${id}' OR WorkflowId STARTS_WITH '${id}/'`;
    for await (const { workflowId, runId } of connected.client.workflow.list({ query })) {
      const history = await connected.client.workflow.getHandle(workflowId, runId).fetchHistory();
      expect(failedTasks(history)).toEqual([]);
    }
    expect(readdirSync(join(data, 'builds')).sort()).toEqual([`${first}.js`, `${next}.js`].sort());
  });

  it('are not started for a build that nobody kept, nor for none: it is said what is wrong and where to look', () => {
    const unknown = duban(['worker', ...onServer, '--build', 'none']);
    expect(unknown).toEqual({
      code: 2,
      out: '',
      err: 'The data folder keeps no build none: see its folder "builds". [unknown-build]\n',
    });
    expect(duban(['worker', ...onServer, '--build'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/--build.*\[missing-option\]\n$/),
    });
  });
});
