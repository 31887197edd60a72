import { Trouble } from '../../client/errors';
import { onCampaign } from '../on-server';
import { print } from '../print';
import { failingTrouble } from '../unreadable';
import type { Verb } from '../verb';

/** `duban campaign renew`: the campaign and every finding go on by the newest rules, after an upgrade. */
export const renewCampaign: Verb = {
  async act(given, words) {
    await onCampaign(given, async (service, id) => {
      const { renewed, failing, waiting } = await service.renew(id);
      print(words.cli.renewed(renewed.length));
      if (failing.length > 0) throw failingTrouble(failing);
      if (waiting.length > 0) throw new Trouble('no-worker', waiting.join(', '));
    });
  },
};
