import type { Client } from '@temporalio/client';
import { campaignWorkflowId } from '../workflows/ids';
import { campaignState, type Campaign } from '../workflows/messages';

/** Milliseconds of the machine's time for which a campaign's state is taken as known. */
const FRESH = 5_000;
/** Milliseconds after which a campaign is taken not to answer: an activity that waits for it is tried again. */
const PATIENCE = 3_000;

/** Looks campaigns up; however many activities of one hour ask at once, the workflow is asked once. */
export interface Campaigns {
  readonly of: (id: string) => Promise<Campaign>;
  /** What was amended is asked for anew. */
  readonly forget: () => void;
}

export function campaignsOver(client: Client): Campaigns {
  const known = new Map<string, { readonly at: number; readonly campaign: Promise<Campaign> }>();
  return {
    of(id) {
      const before = known.get(id);
      if (before !== undefined && Date.now() - before.at < FRESH) return before.campaign;
      const campaign = client.withDeadline(Date.now() + PATIENCE, () =>
        client.workflow.getHandle(campaignWorkflowId(id)).query(campaignState),
      );
      known.set(id, { at: Date.now(), campaign });
      campaign.catch(() => known.delete(id));
      return campaign;
    },
    forget() {
      known.clear();
    },
  };
}
