import type { Client } from '@temporalio/client';
import { campaignWorkflowId } from '../workflows/ids';
import { campaignState, type Campaign } from '../workflows/messages';

/** Milliseconds of the machine's time for which a campaign's state is taken as known. */
const FRESH = 5_000;

/** Looks a campaign up: many letters of one hour ask the workflow once. */
export function campaignLookup(client: Client): { of(id: string): Promise<Campaign>; forget(): void } {
  const known = new Map<string, { readonly at: number; readonly campaign: Promise<Campaign> }>();
  return {
    of(id) {
      const before = known.get(id);
      if (before !== undefined && Date.now() - before.at < FRESH) return before.campaign;
      const campaign = client.workflow.getHandle(campaignWorkflowId(id)).query(campaignState);
      known.set(id, { at: Date.now(), campaign });
      campaign.catch(() => known.delete(id));
      return campaign;
    },
    forget() {
      known.clear();
    },
  };
}
