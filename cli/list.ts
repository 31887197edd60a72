import { domainMoment } from '../domain/clock';
import type { Directory } from '../domain/directory';
import { onCampaign } from './on-server';
import { codeMeant, type Given } from './options';
import { listText, print } from './print';
import type { Verb } from './verb';

/** `duban list`: the findings, by what the filters let through. */
export const list: Verb = {
  async act(given, words) {
    await onCampaign(given, async (service, id) => {
      const { terms, directory } = await service.campaign(id);
      const listed = await service.list(id, {
        ...given.textAs('stage', 'stage'),
        ...given.textAs('light', 'light'),
        ...placesIn(given, directory),
        ...(given.is('overdue') ? { overdueAt: domainMoment(terms.clock, Date.now()) } : {}),
      });
      print(given.is('json') ? JSON.stringify(listed, null, 2) : listText(listed, directory, words));
    });
  },
};

/** Unit and working group are known ones: a slip of the hand would list nothing, as if nothing were there. */
function placesIn(
  given: Given,
  { units, workingGroups }: Directory,
): { readonly unit?: string; readonly group?: string } {
  const unit = given.maybe('unit');
  const group = given.maybe('group');
  return {
    ...(unit === undefined ? {} : { unit: codeMeant('unit', unit, units) }),
    ...(group === undefined ? {} : { group: codeMeant('group', group, workingGroups) }),
  };
}
