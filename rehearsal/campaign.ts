import { keepSurvey } from '../activities/survey';
import type { Archive } from '../archive/archive';
import type { Duban } from '../client/duban';
import { Trouble } from '../client/errors';
import type { BatchCommand } from '../domain/batches/commands';
import { decideBatches } from '../domain/batches/decide';
import { batchesIn } from '../domain/batches/view';
import { advanceCampaign, surveyed, type CampaignStep } from '../domain/campaign/advance';
import { comingUp } from '../domain/campaign/agenda';
import { decideCampaign } from '../domain/campaign/decide';
import { openAgenda } from '../domain/campaign/state';
import type { Moment } from '../domain/calendar/moment';
import type { Entry } from '../domain/finding/entry';
import { byNumber } from '../domain/finding/finding-ids';
import { decideRegister } from '../domain/registers/decide';
import { registersIn } from '../domain/registers/view';
import type { Campaign } from '../workflows/messages';
import type { Play } from './play';

/** What an office and its documents ask of a campaign, and say to it. */
export type CampaignCalls = Pick<
  Duban,
  | ('campaignRun' | 'campaignRecord' | 'tellCampaign')
  | ('tellBatches' | 'readBatches' | 'tellRegisters' | 'readRegisters')
  | ('read' | 'show' | 'obey')
>;

/** A campaign in virtual time: its own agenda, beside the play of its findings. */
export interface PlayedCampaign {
  /** Lets findings and campaign do what comes by that moment; what is said after that is said at it. */
  goOnUntil(moment: Moment): Promise<void>;
  /** Answers as the campaign on a server would. */
  readonly calls: CampaignCalls;
}

/** Opens the campaign of a play at its first moment, as workflows/campaign.ts would. @param archive keeps its surveys */
export function campaignOf(play: Play, campaign: Campaign, archive: Archive): PlayedCampaign {
  const { terms, phase, roster, directory } = campaign;
  const record: Entry[] = [];
  let now = Math.min(...play.findings().map(({ subject }) => subject.openedAt));
  let agenda = openAgenda(phase, terms, now);

  function take(step: CampaignStep): Promise<number> {
    agenda = step.agenda;
    record.push(...step.entries);
    return Promise.resolve(agenda.seq);
  }

  /** Surveys the findings, as often as something waits for it. */
  async function tell(): Promise<void> {
    if (agenda.awaiting.length === 0) return;
    const seen = { findings: play.findings(), entries: registersIn(record), unanswered: [] };
    const at = Math.max(...agenda.awaiting.map((occasion) => occasion.at));
    await take(surveyed(agenda, terms, await keepSurvey(archive, campaign, seen, at, agenda.lastSurvey), now));
  }

  const whole = () => Promise.resolve({ entries: record, whole: true });

  return {
    async goOnUntil(moment) {
      for (let next = comingUp(agenda, terms, phase, now)[0]; next !== undefined && next.at <= moment;) {
        now = Math.max(now, next.at);
        play.goOnUntil(now);
        await take(advanceCampaign(agenda, terms, phase, now));
        await tell();
        next = comingUp(agenda, terms, phase, now)[0];
      }
      now = moment;
      play.goOnUntil(now);
    },
    calls: {
      campaignRun: () =>
        Promise.resolve({
          ...{ campaign, agenda, spread: { terms: terms.revision, directory: directory.revision } },
          ...{ untold: [], archived: false, processed: [], outbox: [], known: now, unsealed: record },
        }),
      campaignRecord: whole,
      tellCampaign: async (_, command) => take(decideCampaign(agenda, terms, command, now)),
      tellBatches: async (_, command: BatchCommand) =>
        take(decideBatches(agenda, { roster, directory }, terms, command, now)),
      tellRegisters: async (_, command) => take(decideRegister(agenda, { roster, directory }, terms, command, now)),
      readBatches: () => Promise.resolve({ batches: batchesIn(record), whole: true }),
      readRegisters: () => Promise.resolve({ entries: registersIn(record), whole: true }),
      read: () =>
        Promise.resolve({
          ...{ campaign, circular: agenda.draft?.id ?? '', unreadable: [] },
          findings: play
            .findings()
            .toSorted((a, b) => byNumber(a.subject, b.subject))
            .map((finding) => ({ finding, terms, behind: false, ledgerNotes: [], running: true })),
        }),
      async show(_, name) {
        const found = play.recordOf(name);
        if (found === undefined) throw new Trouble('unknown-finding', name);
        const { finding, record: unsealed } = found;
        return Promise.resolve({ finding, terms, unsealed, processed: [], known: now, archived: false });
      },
      async obey(_, name, command) {
        const { seq, standing } = play.obey(name, command, now);
        return Promise.resolve({ seq, stage: standing.stage });
      },
    },
  };
}
