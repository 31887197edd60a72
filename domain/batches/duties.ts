import { dueMoment } from '../duties/due';
import type { Duty } from '../finding/finding';
import type { Terms } from '../policy/policy';
import type { Batches, OpenBatch, OpenTask } from './state';

/** The results that one supervision group owes of a batch, as a duty. */
export interface BatchDuty {
  readonly duty: Duty;
  readonly batch: OpenBatch;
  readonly task: OpenTask;
}

/** What the groups owe of open batches, by the batch's end: on the ladder of what the registers ask for. */
export function batchDutiesOf(batches: Batches | undefined, terms: Terms): readonly BatchDuty[] {
  // Terms of a campaign that was opened by a build without registers have no ladder for it.
  if (batches === undefined || !('follow-up' in terms.policy.duties)) return [];
  return batches.open.flatMap((batch) =>
    batch.tasks.map((task): BatchDuty => ({ duty: dutyOf(batch, task, terms), batch, task })),
  );
}

function dutyOf({ id, since, to }: OpenBatch, { group, again = 0 }: OpenTask, terms: Terms): Duty {
  return {
    id: `follow-up/${id}.${group}/${again}/0`,
    kind: 'follow-up',
    holder: `supervision/${group}/head`,
    since,
    due: dueMoment(to, terms),
    about: `${id}/${group}`,
  };
}
