import { condition, defineUpdate, setHandler, sleep } from '@temporalio/workflow';

/** What the figures are compared with: workflows that do nothing but the one thing. */
export const nothing = defineUpdate('nothing');

/** Waits for ever, and answers an update that asks nothing. */
export async function emptyWorkflow(): Promise<void> {
  setHandler(nothing, () => undefined);
  await condition(() => false);
}

/** One timer. @param until milliseconds since 1970 */
export async function timerWorkflow(until: number): Promise<void> {
  await sleep(Math.max(1, until - Date.now()));
}
