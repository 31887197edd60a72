import type { Client } from '@temporalio/client';
import type { Archive } from '../archive/archive';
import type { LetterNames } from '../mail/message-id';
import type { Outbound } from '../mail/outbound';
import type { Campaign } from '../workflows/messages';
import type { CampaignPorts, CourierPorts, FindingPorts } from '../workflows/ports';
import { campaignActivities } from './campaign';
import { campaignsOver } from './campaigns';
import { courierActivities } from './courier';
import { couriersOver } from './couriers';
import { findingActivities } from './finding';

export interface ActivityDependencies {
  readonly client: Client;
  readonly archive: Archive;
  readonly outbound: Outbound;
  readonly names: (campaign: Campaign) => LetterNames;
  readonly taskQueue: string;
}

/** Everything that workflows ask of the outside, carried out. */
export function createActivities({
  client,
  archive,
  outbound,
  names,
  taskQueue,
}: ActivityDependencies): FindingPorts & CourierPorts & CampaignPorts {
  const campaigns = campaignsOver(client);
  const couriers = couriersOver(client, taskQueue);
  return {
    ...findingActivities(campaigns, couriers, archive),
    ...courierActivities({ client, archive, outbound, names, campaigns, couriers }),
    ...campaignActivities({ client, archive, campaigns, couriers }),
  };
}
