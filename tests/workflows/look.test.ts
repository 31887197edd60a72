import { Worker } from '@temporalio/worker';
import type { WorkflowHandle } from '@temporalio/client';
import { findingWorkflowId } from '../../workflows/ids';
import { mailReported } from '../../workflows/messages';
import { anotherWorker } from '../support/another-worker';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { testBundle } from '../support/test-bundle';
import { until } from '../support/until';

describe('a look at a finding, on a real server', () => {
  const finding = 'WH-005';
  let server: OnServer;
  let handle: WorkflowHandle;
  beforeAll(async () => {
    server = await onServer('look');
    const { duban, campaign, rows } = server;
    const row = rows.find(({ subject }) => subject.id === finding);
    if (row === undefined) throw new Error('no such row');
    await duban.openFindings(campaign.id, [row]);
    await duban.obey(campaign.id, finding, server.say('office', 'assign', row.subject.division));
    handle = server.client.workflow.getHandle(findingWorkflowId(campaign.id, finding));
    await until(async () => ((await duban.show(campaign.id, finding)).finding.news.length === 0 ? true : undefined));
  });
  afterAll(async () => {
    await server.stop();
  });

  it('sees what was said just before, and leaves nothing in the history', async () => {
    const { duban, campaign } = server;
    await duban.obey(campaign.id, finding, server.say('office', 'note', { text: 'seen on site', files: [] }));
    const events = (await handle.fetchHistory()).events?.length;
    const { unsealed } = await duban.show(campaign.id, finding);
    expect(unsealed.at(-1)).toMatchObject({ what: 'note' });
    expect((await handle.fetchHistory()).events).toHaveLength(events ?? NaN);
  });

  it('asked while no worker runs, spoils no history with what came meanwhile', async () => {
    const { duban, campaign } = server;
    await server.stopWorker();
    const looking = duban.show(campaign.id, finding);
    const report = { position: 'office/staff', trouble: 'no-address', duties: [], sentAt: Date.now() } as const;
    await handle.signal(mailReported, report);
    const worker = await anotherWorker(server, campaign.id);
    await looking;
    await duban.obey(campaign.id, finding, server.say('office', 'note', { text: 'seen again', files: [] }));
    const history = await handle.fetchHistory();
    await worker.stop();
    await expect(Worker.runReplayHistory({ workflowBundle: testBundle() }, history)).resolves.toBeUndefined();
  });
});
