import type { Client } from '@temporalio/client';
import type { Archive } from '../archive/archive';
import { dubanOver } from '../client/duban';
import type { ProofSettings } from '../mail/sender/authentication';
import { openInbox } from '../mail/inbox/inbox';
import type { LetterNames } from '../mail/letter/message-id';
import type { Outbound } from '../mail/smtp/outbound';
import type { Campaign } from '../workflows/messages';
import type { CampaignPorts, CourierPorts, FindingPorts, MessagePorts } from '../workflows/ports';
import { campaignActivities } from './campaign';
import { campaignsOver } from './campaigns';
import { courierActivities, type AnswerPage } from './courier';
import { couriersOver } from './couriers';
import { findingActivities } from './finding';
import { messageActivities } from './message';

export interface ActivityDependencies {
  readonly client: Client;
  readonly archive: Archive;
  readonly outbound: Outbound;
  readonly names: (campaign: Campaign) => LetterNames;
  readonly taskQueue: string;
  /** Where letters' readers answer on a page; absent where nobody could open it. */
  readonly answerPage?: AnswerPage;
  /** How the addresses of pages begin; absent where nobody could open them. */
  readonly pages?: string;
  /** By what mail from outside is proven. */
  readonly proof?: Pick<ProofSettings, 'resolver' | 'trustedReceiver'>;
}

/** Everything that workflows ask of the outside, carried out. */
export function createActivities({
  client,
  archive,
  outbound,
  names,
  taskQueue,
  answerPage,
  pages,
  proof = {},
}: ActivityDependencies): FindingPorts & CourierPorts & CampaignPorts & MessagePorts {
  const campaigns = campaignsOver(client);
  const couriers = couriersOver(client, taskQueue);
  const inbox = openInbox({ archive, outbound, names, duban: dubanOver(client, { taskQueue }), ...proof });
  return {
    ...findingActivities({ archive, campaigns, couriers, pages }),
    ...courierActivities({ client, archive, outbound, names, campaigns, couriers, answerPage }),
    ...campaignActivities({ client, archive, campaigns, couriers, pages }),
    ...messageActivities(inbox, archive),
  };
}
