import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { failureOf } from '../../client/failing';
import { until } from '../support/until';

const namespace = 'default';

describe('failureOf, on a real server', () => {
  let client: Client;
  beforeAll(async () => {
    const connection = await Connection.connect({ address: process.env['TEST_TEMPORAL_ADDRESS'] ?? '' });
    client = new Client({ connection, namespace });
  });
  afterAll(async () => {
    await client.connection.close();
  });

  /** A workflow on a queue of its own, where only this test takes tasks. */
  async function started(name: string): Promise<WorkflowHandle> {
    const workflowId = `failing-${name}-${Date.now()}`;
    return client.workflow.start('anything', { workflowId, taskQueue: workflowId, workflowTaskTimeout: '1 second' });
  }
  const takeTask = async ({ workflowId: name }: WorkflowHandle): Promise<Uint8Array> =>
    client.withDeadline(Date.now() + 20_000, async () => {
      const { taskToken } = await client.workflowService.pollWorkflowTaskQueue({ namespace, taskQueue: { name } });
      return taskToken;
    });
  /** As it stands once its task is in another try than the first. */
  const triedAgain = (handle: WorkflowHandle) =>
    until(async () => {
      const found = await handle.describe();
      return (found.raw.pendingWorkflowTask?.attempt ?? 1) > 1 ? found : undefined;
    });

  it('says nothing of a task that a killed worker left unanswered, nor of one that the next worker has taken', async () => {
    const handle = await started('killed');
    await takeTask(handle);
    const waiting = await triedAgain(handle);
    expect(await failureOf(client, waiting)).toBeUndefined();
    await takeTask(handle);
    expect(await failureOf(client, await handle.describe())).toBeUndefined();
    await handle.terminate();
  });

  it('says why a task failed, however its next try stands', async () => {
    const handle = await started('broken');
    const failure = { message: 'the rules know no such stage' };
    await client.workflowService.respondWorkflowTaskFailed({ taskToken: await takeTask(handle), failure });
    expect(await failureOf(client, await triedAgain(handle))).toBe(failure.message);
    await takeTask(handle);
    expect(await failureOf(client, await handle.describe())).toBe(failure.message);
    await handle.terminate();
  });
});
