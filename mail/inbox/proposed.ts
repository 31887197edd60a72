import type { Archive } from '../../archive/archive';
import type { Duban } from '../../client/duban';
import { domainMoment } from '../../domain/calendar/clock';
import { decideBatches } from '../../domain/batches/decide';
import type { CampaignAgenda } from '../../domain/campaign/state';
import { decide, mustTravel } from '../../domain/commands/decide';
import type { Actor } from '../../domain/organisation/positions';
import type { Campaign, FindingRun } from '../../workflows/messages';
import { actOn, type AnsweringDependencies } from './answering';
import { readOwnText } from './bounded';
import { lettersAnswered } from './letters-answered';
import type { LetterNames } from '../letter/message-id';
import type { Received } from './received';
import type { MessageResult } from '../reply/said';

interface Proposing {
  readonly archive: Archive;
  readonly duban: Pick<Duban, 'show' | 'read' | 'campaignRun'>;
  readonly names: LetterNames;
  /** The machine's time in milliseconds. */
  readonly now: () => number;
}

/**
 * What would be done on a message as the word of this person, by the reading and the rules that would do it; nothing is
 * said to any finding.
 * @throws Trouble no-worker; ReadingStopped
 */
export async function proposedReading(
  message: Received,
  actor: Actor,
  campaign: Campaign,
  { archive, duban, names, now }: Proposing,
): Promise<MessageResult> {
  const letters = await lettersAnswered(message, campaign, { archive, names });
  const { text } = await readOwnText(message, letters, campaign.prefix);
  return actOn(message, { letters, text }, actor, campaign, {
    archive,
    duban: triedOn(duban, campaign, now),
    sentAt: now(),
  });
}

/** Findings and batches that obey on trial: what one answer changes, the next one of the same message finds changed. */
function triedOn(
  duban: Proposing['duban'],
  { roster, directory, terms }: Campaign,
  now: () => number,
): AnsweringDependencies['duban'] {
  let agenda: CampaignAgenda | undefined;
  const tried = new Map<string, FindingRun>();
  const show: Duban['show'] = async (campaign, finding) => tried.get(finding) ?? (await duban.show(campaign, finding));
  return {
    show,
    read: (campaign) => duban.read(campaign),
    async campaignRun(id) {
      const run = await duban.campaignRun(id);
      return { ...run, agenda: agenda ?? run.agenda };
    },
    async tellBatches(id, command) {
      const { agenda: before, known } = await duban.campaignRun(id);
      const moment = Math.max(known, domainMoment(terms.clock, now()));
      ({ agenda } = decideBatches(agenda ?? before, { roster, directory }, terms, command, moment));
      return agenda.seq;
    },
    async obey(campaign, id, command) {
      mustTravel(command);
      const run = await show(campaign, id);
      const moment = Math.max(run.known, domainMoment(run.terms.clock, now()));
      const { finding } = decide(run.finding, run.terms, command, moment);
      tried.set(id, { ...run, finding });
      return { seq: finding.seq, stage: finding.standing.stage };
    },
  };
}
