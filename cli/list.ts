import { listed } from '../client/listed';
import { domainMoment } from '../domain/calendar/clock';
import { filterIn } from './filter';
import { onCampaign } from './on-server';
import { listText, print } from './print';
import { tellUnreadable } from './unreadable';
import type { Verb } from './verb';

/** `duban list`: the findings, by what the filters let through. */
export const listFindings: Verb = {
  async act(given, words) {
    await onCampaign(given, async (service, id) => {
      const { campaign, findings, unreadable } = await service.read(id);
      const { directory, terms } = campaign;
      const lines = listed(findings, filterIn(given, directory), domainMoment(terms.clock, Date.now()));
      print(given.is('json') ? JSON.stringify(lines, null, 2) : listText(lines, directory, words));
      tellUnreadable(unreadable, words);
    });
  },
};
