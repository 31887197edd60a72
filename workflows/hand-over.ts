import { makeContinueAsNewFunc, workflowInfo, type Workflow } from '@temporalio/workflow';

/** Events after which a run hands over, so that a replay stays cheap. */
const LONGEST_HISTORY = 500;

/** Whether the history has grown long, or a newer version of the rules waits to take over. */
export function isTimeToHandOver(): boolean {
  const { historyLength, continueAsNewSuggested, targetWorkerDeploymentVersionChanged } = workflowInfo();
  return continueAsNewSuggested || targetWorkerDeploymentVersionChanged || historyLength >= LONGEST_HISTORY;
}

/** Goes on in a new run, by the newest rules that a worker offers. Everything in hand must be among the arguments. */
export async function handOver<W extends Workflow>(...run: Parameters<W>): Promise<never> {
  return makeContinueAsNewFunc<W>({ initialVersioningBehavior: 'AUTO_UPGRADE' })(...run);
}
