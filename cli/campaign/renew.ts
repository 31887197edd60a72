import { Trouble } from '../../client/errors';
import { onCampaign } from '../on-server';
import { print } from '../print';
import type { Verb } from '../verb';

/** `duban campaign renew`: the campaign and every finding go on by the newest rules, after an upgrade. */
export const renewCampaign: Verb = {
  async act(given, words) {
    await onCampaign(given, async (service, id) => {
      const { renewed, stuck } = await service.renew(id);
      print(words.cli.renewed(renewed.length));
      if (stuck.length > 0) throw new Trouble('task-fails', stuck.join(', '));
    });
  },
};
