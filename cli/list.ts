import { listed, type ListFilter } from '../client/listed';
import { defined } from '../domain/defined';
import { domainMoment } from '../domain/clock';
import type { Directory } from '../domain/directory';
import { onCampaign } from './on-server';
import { codeMeant, type Given } from './options';
import { listText, print } from './print';
import { tellUnreadable } from './unreadable';
import type { Verb } from './verb';

/** `duban list`: the findings, by what the filters let through. */
export const list: Verb = {
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

/** Unit and working group are known ones: a slip of the hand would list nothing, as if nothing were there. */
function filterIn(given: Given, { units, workingGroups }: Directory): ListFilter {
  const unit = given.maybe('unit');
  const group = given.maybe('group');
  return defined<ListFilter>({
    stage: given.maybe('stage'),
    light: given.maybe('light'),
    unit: unit === undefined ? undefined : codeMeant('unit', unit, units),
    group: group === undefined ? undefined : codeMeant('group', group, workingGroups),
    overdue: given.is('overdue'),
  });
}
