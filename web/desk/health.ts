import type { Duban } from '../../client/duban';
import type { FailingWorkflow } from '../../client/failing';

/** How the machinery under a campaign is, as `duban doctor` looks at it. */
export interface Health {
  /** Whether any worker carries workflows on. */
  readonly works: boolean;
  readonly failing: readonly FailingWorkflow[];
  /** Messages that do not get on, each with what keeps it. */
  readonly stuck: readonly string[];
  /** Messages that wait for the office. */
  readonly messages: number;
}

/** Milliseconds that a message may be in hand for before it counts as stuck. */
const LONGEST_STEP = 10 * 60_000;

export async function healthOf(duban: Duban, campaign: string): Promise<Health> {
  const [workers, failing, stuck, waiting] = await Promise.all([
    duban.workers(),
    duban.failing(),
    duban.stuckMessages(campaign, LONGEST_STEP),
    duban.waitingMessages(campaign),
  ]);
  return { works: workers.length > 0, failing, stuck, messages: waiting.length };
}
