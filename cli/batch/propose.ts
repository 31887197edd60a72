import { writeFile } from 'node:fs/promises';
import { proposeBatch, type BatchProposal } from '../../domain/batches/proposal';
import { domainMoment } from '../../domain/calendar/clock';
import type { Moment } from '../../domain/calendar/moment';
import type { Directory } from '../../domain/organisation/directory';
import { placeIn } from '../../domain/organisation/names';
import { sheetItem } from '../../domain/batches/sheet';
import { defined } from '../../domain/defined';
import type { Finding } from '../../domain/finding/finding';
import { taskSheet, type TaskRow } from '../../mail/letter/task-sheet';
import { personName, unitName } from '../../words/names';
import type { Words } from '../../words/words';
import type { Campaign } from '../../workflows/messages';
import { inColumns } from '../columns';
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
      const out = given.maybe('out');
      if (out !== undefined) {
        await writeFile(out, await proposalSheet(proposal, all, campaign, now));
        print(words.batches.written(out));
        return;
      }
      print(given.is('json') ? JSON.stringify(proposal, null, 2) : proposalText(proposal, directory, words));
      tellUnreadable(unreadable, words);
    });
  },
};

/** The proposal as a sheet that the office changes and decides: who looks at what can be written otherwise. */
function proposalSheet(
  { items, groups }: BatchProposal,
  findings: readonly Finding[],
  { directory, terms }: Pick<Campaign, 'directory' | 'terms'>,
  now: Moment,
): Promise<Buffer> {
  const rows = items.flatMap(({ finding: id, reasons, group }): readonly TaskRow[] => {
    const finding = findings.find(({ subject }) => subject.id === id);
    if (finding === undefined) return [];
    const people = groups.find(({ code }) => code === group)?.people ?? [];
    return [defined<TaskRow>({ ...sheetItem(finding, reasons, terms, now), group, people })];
  });
  return taskSheet('', rows, directory, terms.policy.language);
}

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
