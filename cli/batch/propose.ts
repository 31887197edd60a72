import { proposeBatch, type BatchProposal } from '../../domain/batches/proposal';
import { domainMoment } from '../../domain/calendar/clock';
import type { Directory } from '../../domain/organisation/directory';
import { placeIn } from '../../domain/organisation/names';
import type { Words } from '../../words/words';
import { inColumns } from '../columns';
import { personName, unitName } from '../../words/names';
import { onCampaign } from '../on-server';
import { print, progressed } from '../print';
import { tellUnreadable } from '../unreadable';
import type { Verb } from '../verb';

/** `duban batch propose`: which findings a supervision batch would look at, why, and which group each. Changes nothing. */
export const proposeToLookAt: Verb = {
  async act(given, words) {
    await onCampaign(given, async (service, id) => {
      const { campaign, findings, unreadable } = await service.read(id, progressed);
      const { directory, terms } = campaign;
      const now = domainMoment(terms.clock, Date.now());
      const all = findings.map(({ finding }) => finding);
      const proposal = proposeBatch(all, directory, terms, now);
      print(given.is('json') ? JSON.stringify(proposal, null, 2) : proposalText(proposal, directory, words));
      tellUnreadable(unreadable, words);
    });
  },
};

function proposalText({ items, groups, isBest }: BatchProposal, directory: Directory, words: Words): string {
  const { batches, card } = words;
  if (items.length === 0) return batches.nothing;
  const groupName = (code: string): string => placeIn(directory, 'supervision', code);
  const rows = items.map(({ finding, title, reasons, lead, group }) => [
    finding,
    group === undefined ? batches.nobody : groupName(group),
    unitName(directory, lead),
    card.list(reasons.map((reason) => batches.reasons[reason])),
    title,
  ]);
  const { finding, group, unit, why, title } = batches.columns;
  const busy = groups.filter((one) => one.findings.length > 0);
  return [
    ...inColumns([[finding, group, unit, why, title], ...rows]),
    ...busy.map(({ code, people, findings }) =>
      batches.load(groupName(code), findings.length, card.list(people.map((person) => personName(directory, person)))),
    ),
    ...(isBest ? [] : [batches.notProven]),
  ].join('\n');
}
