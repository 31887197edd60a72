import type { Client } from '@temporalio/client';
import { campaignWorkflowId } from '../workflows/ids';
import { campaignIn } from '../client/reading';
import type { Campaign } from '../workflows/messages';

/** Milliseconds of the machine's time for which a campaign's state is taken as known. */
const FRESH = 5_000;
/** Milliseconds after which a campaign is taken not to answer: an activity that waits for it is tried again. */
const PATIENCE = 3_000;

/**
 * Looks campaigns up by what their workflows show, so that no task of theirs is needed: if findings waiting for their
 * campaign filled all of a worker's slots, the campaign's task could never run. However many ask at once, it is looked
 * up once.
 */
export interface CampaignLookup {
  readonly of: (id: string) => Promise<Campaign>;
  /** Empties the cache, after an amendment. */
  readonly forget: () => void;
}

export function campaignsOver(client: Client): CampaignLookup {
  const known = new Map<string, { readonly at: number; readonly campaign: Promise<Campaign> }>();
  return {
    of(id) {
      const before = known.get(id);
      if (before !== undefined && Date.now() - before.at < FRESH) return before.campaign;
      const campaign = client.withDeadline(Date.now() + PATIENCE, () => shownBy(client, id));
      known.set(id, { at: Date.now(), campaign });
      campaign.catch(() => known.delete(id));
      return campaign;
    },
    forget() {
      known.clear();
    },
  };
}

/** @throws Error where another build wrote what the campaign shows */
async function shownBy(client: Client, id: string): Promise<Campaign> {
  const { memo } = await client.workflow.getHandle(campaignWorkflowId(id)).describe();
  const shown = campaignIn(memo);
  if (shown === undefined) throw new Error(`${id} shows nothing that this build can read`);
  return shown.campaign;
}
