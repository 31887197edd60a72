import {
  condition,
  defineSignal,
  defineUpdate,
  proxyActivities,
  setHandler,
  sleep,
  upsertMemo,
} from '@temporalio/workflow';
import type { Terms } from '../domain/policy/policy';

/** What the figures are compared with: workflows that do nothing but the one thing. */
export const nothing = defineUpdate('nothing');

/** Waits for ever, and answers an update that asks nothing. */
export async function emptyWorkflow(): Promise<void> {
  setHandler(nothing, () => undefined);
  await condition(() => false);
}

export const told = defineSignal<[Told]>('told');

/** What an amendment tells, of which only the revision is shown. */
interface Told {
  readonly terms: Terms;
}

/** Waits for ever, and shows in its memo of which revision it was told last. */
export async function tellableWorkflow(): Promise<void> {
  setHandler(told, ({ terms }) => {
    upsertMemo({ revision: terms.revision });
  });
  await condition(() => false);
}

/** What the workflows here ask of the outside. */
export interface EmptyActivities {
  /** Says the update that asks nothing to a workflow. */
  sayNothing(workflowId: string): Promise<void>;
}

const { sayNothing } = proxyActivities<EmptyActivities>({ startToCloseTimeout: '1 minute' });

/** Says nothing to a workflow by an activity: the least that a message can be that is a workflow. */
export async function passingWorkflow(workflowId: string): Promise<void> {
  await sayNothing(workflowId);
}

/** One timer. @param until milliseconds since 1970 */
export async function timerWorkflow(until: number): Promise<void> {
  await sleep(Math.max(1, until - Date.now()));
}
