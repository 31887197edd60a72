import type { Client, WorkflowClient, WorkflowHandle } from '@temporalio/client';
import { campaignWorkflowId, findingWorkflowId } from '../workflows/ids';
import { explained, type AskedWorkflow } from './explained';

/** How the parts of the client call Temporal. */
export interface Calls {
  readonly client: Client;
  /** Where workflows that are started here find their workers. */
  readonly taskQueue: string;
  /**
   * Calls a workflow, and gives up in time.
   * @param patience milliseconds, where it is another than usual
   * @throws Refusal; Trouble no-server, no-worker, task-fails, unknown-finding, unknown-campaign,
   * campaign-stopped
   */
  readonly ask: <T>(
    asked: AskedWorkflow,
    call: (handle: WorkflowHandle) => Promise<T>,
    patience?: number,
  ) => Promise<T>;
  /** Reads from Temporal's list of workflows. @throws Trouble no-server */
  readonly look: <T>(call: (workflows: WorkflowClient) => Promise<T>) => Promise<T>;
}

/** @param usual milliseconds until a call that nobody answers gives up */
export function callsBy(client: Client, taskQueue: string, usual: number): Calls {
  return {
    client,
    taskQueue,
    async ask(asked, call, patience = usual) {
      try {
        const handle = client.workflow.getHandle(asked.workflowId);
        return await client.connection.withDeadline(Date.now() + patience, () => call(handle));
      } catch (error) {
        throw await explained(error, asked, client);
      }
    },
    async look(call) {
      try {
        return await call(client.workflow);
      } catch (error) {
        throw await explained(error, undefined, client);
      }
    },
  };
}

export function askedOfFinding(campaign: string, finding: string): AskedWorkflow {
  return { workflowId: findingWorkflowId(campaign, finding), subject: finding, unknown: 'unknown-finding' };
}

export function askedOfCampaign(id: string): AskedWorkflow {
  return { workflowId: campaignWorkflowId(id), subject: id, unknown: 'unknown-campaign' };
}
