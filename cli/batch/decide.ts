import { batchCommand, decideBatch, plannedGroups, proposedGroups, type PlannedBatch } from '../../client/batches';
import { Trouble } from '../../client/errors';
import { domainMoment } from '../../domain/calendar/clock';
import { decideBatches } from '../../domain/batches/decide';
import { membersOf } from '../../domain/batches/members';
import type { Directory } from '../../domain/organisation/directory';
import type { GroupCode, PersonCode } from '../../domain/organisation/positions';
import { readWorkbookSafely } from '../../ledger/bounded';
import { plannedRowsIn } from '../../ledger/task-sheets';
import { reasonWithNames } from '../../words/names';
import { batchNumber } from '../../words/register-names';
import type { Words } from '../../words/words';
import { methodsGiven } from '../options';
import { print, progressed } from '../print';
import { tellUnreadable } from '../unreadable';
import type { Verb } from '../verb';
import { speakingOfBatches } from './speaking';

/** `duban batch decide`: a person decides the batch, as it was proposed or as he changed it. */
export const decideOnBatch: Verb = {
  async act(given, words, plan) {
    const facts = {
      from: given.day('from'),
      to: given.day('until'),
      methods: methodsGiven(given),
    };
    await speakingOfBatches(given, async ({ service, campaign, archive, by }) => {
      const { findings: read, unreadable } = await service.read(campaign.id, progressed);
      tellUnreadable(unreadable, words);
      const findings = read.map(({ finding }) => finding);
      const moment = domainMoment(campaign.terms.clock, Date.now());
      const groups = ['proposal', '原方案'].includes(plan)
        ? proposedGroups(findings, campaign, moment)
        : await groupsOnSheet(plan, campaign.directory, words);
      const planned: PlannedBatch = { ...facts, groups };
      const { batches } = words;
      const looked = groups.reduce((sum, one) => sum + one.findings.length, 0);
      const command = await batchCommand(planned, findings, campaign, archive, moment);
      if (given.is('dryRun')) {
        const { agenda } = await service.campaignRun(campaign.id);
        const said = { ...command, name: 'decideBatch', by, via: 'cli' } as const;
        decideBatches(agenda, campaign, campaign.terms, said, moment);
        print(batches.wouldDecide(looked, groups.length));
        return;
      }
      const speaker = { by, via: 'cli' } as const;
      const { id, named, refused } = await decideBatch(service, campaign, command, findings, archive, speaker, moment);
      print(batches.decided(batchNumber(id, batches.kind), looked, groups.length));
      for (const finding of named) print(batches.checkNamed(finding));
      for (const { finding, refusal } of refused) {
        const { reason } = refusal;
        print(`${finding}: ${words.refusal(reasonWithNames(reason, campaign.directory))} [${reason.code}]`);
      }
    });
  },
};

/** @throws Trouble not-all, once every row that cannot be read has been told of */
async function groupsOnSheet(file: string, directory: Directory, words: Words): Promise<PlannedBatch['groups']> {
  const members = (group: GroupCode): readonly PersonCode[] => membersOf(group, directory).map(({ code }) => code);
  const rows = plannedRowsIn(await readWorkbookSafely(file), directory, members);
  if (rows === undefined) throw new Trouble('bad-argument', file, [words.batches.noSheet]);
  const problems = rows.filter(({ read }) => read instanceof Trouble);
  for (const { row, read } of problems) {
    if (read instanceof Trouble) print(words.batches.badRow(row, words.troubles[read.code](read.subject)));
  }
  if (problems.length > 0) throw new Trouble('not-all', String(problems.length));
  return plannedGroups(rows.flatMap(({ read }) => (read instanceof Trouble ? [] : [read])));
}
