import { onCampaign } from '../on-server';
import { print } from '../print';
import type { Verb } from '../verb';

/** `duban campaign renew`: every finding goes on by the newest rules, after an upgrade. */
export const renewCampaign: Verb = {
  async act(given, words) {
    await onCampaign(given, async (service, id) => {
      await service.renew(id);
      print(words.cli.renewed((await service.campaign(id)).roster.length));
    });
  },
};
