import type { ReadFinding } from '../../client/reading';
import { stages, type Stage } from '../../domain/finding/finding';
import { confirmed } from '../confirm';
import { onCampaign } from '../on-server';
import { print, progressed } from '../print';
import { tellUnreadable } from '../unreadable';
import type { Verb } from '../verb';

/** `duban campaign archive`: the campaign ends, with all that is in it; says first what is still open. */
export const campaignArchive: Verb = {
  async act(given, words) {
    await onCampaign(given, async (service, id) => {
      const { findings, unreadable } = await service.read(id, progressed);
      for (const [stage, ids] of openIn(findings)) print(words.campaignCli.stillOpen(words.stages[stage], ids));
      tellUnreadable(unreadable, words);
      const { length: messages } = await service.waitingMessages(id);
      if (messages > 0) print(words.campaignCli.messagesWait(messages));
      if (!(await confirmed(given, words))) {
        print(words.cli.nothingDone);
        return;
      }
      await service.archiveCampaign(id);
      print(words.cli.archived);
    });
  },
};

const over: ReadonlySet<Stage> = new Set(['archived', 'withdrawn']);

/** Findings that somebody still owes something for, by stage. */
function openIn(findings: readonly ReadFinding[]): readonly (readonly [Stage, readonly string[]])[] {
  return stages
    .filter((stage) => !over.has(stage))
    .map((stage) => {
      const there = findings.filter(({ finding }) => finding.standing.stage === stage);
      return [stage, there.map(({ finding }) => finding.subject.id)] as const;
    })
    .filter(([, ids]) => ids.length > 0);
}
