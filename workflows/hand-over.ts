import { makeContinueAsNewFunc, workflowInfo, type ContinueAsNewOptions, type Workflow } from '@temporalio/workflow';
import { defined } from '../domain/defined';

/** Events after which a run hands over, so that a replay stays cheap. */
const LONGEST_HISTORY = 500;

/** Whether the history has grown long, or a newer version of the rules waits to take over. */
export function isTimeToHandOver(): boolean {
  const { historyLength, continueAsNewSuggested, targetWorkerDeploymentVersionChanged } = workflowInfo();
  return continueAsNewSuggested || targetWorkerDeploymentVersionChanged || historyLength >= LONGEST_HISTORY;
}

/**
 * Goes on in a new run, by the newest rules that a worker offers. Everything in hand must be among the arguments. What
 * lists see goes along: until the first task of the new run they would else see the workflow as it was first started.
 */
export async function handOver<W extends Workflow>(...run: Parameters<W>): Promise<never> {
  const { memo, typedSearchAttributes } = workflowInfo();
  const shown = defined<Pick<ContinueAsNewOptions, 'memo' | 'typedSearchAttributes'>>({ memo, typedSearchAttributes });
  return makeContinueAsNewFunc<W>({ ...shown, initialVersioningBehavior: 'AUTO_UPGRADE' })(...run);
}
