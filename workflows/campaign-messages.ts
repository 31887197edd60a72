import { CancellationScope, setDefaultSignalHandler, setHandler } from '@temporalio/workflow';
import { passedOver, type CampaignStep } from '../domain/campaign/advance';
import { comingUp } from '../domain/campaign/agenda';
import { decideCampaign, type CampaignCommand } from '../domain/campaign/decide';
import { recordCampaignTrouble } from '../domain/campaign/troubles';
import { commandShape } from '../domain/command-shapes';
import type { Directory } from '../domain/directory';
import { namesIn } from '../domain/names';
import type { Terms } from '../domain/policy';
import { holding, list, number, record, text, whole, type Shape } from '../domain/shape';
import type { RecordedClock } from './clock';
import { answerLooks } from './look';
import {
  amendDirectory,
  amendPolicy,
  archiveCampaign,
  campaignRun,
  campaignUpdates,
  enrol,
  mailReported,
  renew,
  type Campaign,
  type CampaignRun,
  type Enrolment,
  type SaidToCampaign,
} from './messages';
import { amendedTermsShape, mailReportShape } from './message-shapes';
import type { OpenRecord } from './open-record';
import { onSignal, read, refuseIfAhead } from './parsed';
import { orFailure } from './refused';
import type { Remembered } from './remembered';

/** What a campaign's run works on. */
export interface CampaignLife {
  campaign: Campaign;
  spread: CampaignRun['spread'];
  untold: CampaignRun['untold'];
  agenda: CampaignRun['agenda'];
  outbox: CampaignRun['outbox'];
  archived: boolean;
  renewed: boolean;
  /** Messages that changed something: by it the run sees whether somebody spoke while it waited. */
  spoken: number;
  readonly clock: RecordedClock;
  readonly record: OpenRecord;
  readonly processed: Remembered<number>;
}

/** Takes what a step comes to: the agenda, the lines of the record, and what is to be posted. */
export function take(life: CampaignLife, step: CampaignStep, updateId?: string): void {
  life.agenda = step.agenda;
  life.outbox = [...life.outbox, ...step.notices];
  life.record.add(step.entries, updateId);
}

/** What the next run is handed, and what is answered to who asks. */
export function runOf(life: CampaignLife): CampaignRun {
  const { campaign, spread, untold, archived, agenda, outbox, processed, clock } = life;
  return {
    ...{ campaign, spread, untold, archived, agenda, outbox, known: clock.now() },
    processed: processed.all(),
    ...life.record.soFar(),
  };
}

/** Whether a finding or courier has still to be told of an amendment. */
export function isBehind({ campaign, spread, untold }: CampaignLife): boolean {
  return spread.terms < campaign.terms.revision || spread.directory < campaign.directory.revision || untold.length > 0;
}

/**
 * Everything that a campaign hears. Called before the first wait, so that nothing is missed.
 * @param show shows the campaign as it is: its readers look there, and what an update changed they see at once
 */
export function hearMessages(life: CampaignLife, show: () => void): void {
  answerLooks(campaignRun, () => runOf(life));
  setHandler(
    enrol,
    (enrolment) => {
      enrolled(life, enrolment);
      show();
      return null;
    },
    { validator: readable(enrolmentShape) },
  );
  setHandler(
    amendPolicy,
    ({ terms, sentAt }) => {
      life.clock.reached(life.clock.momentOf(sentAt));
      const revision = policyAmended(life, terms);
      show();
      return revision;
    },
    {
      validator: (argument: unknown) => {
        orFailure(() => {
          refuseIfAhead(read(amendedTermsShape, argument));
        });
      },
    },
  );
  setHandler(
    amendDirectory,
    (directory) => {
      const revision = directoryWasAmended(life, directory);
      show();
      return revision;
    },
    { validator: readable(directoryShape) },
  );
  for (const name of Object.keys(campaignUpdates) as CampaignCommand['name'][]) hearCommand(life, name);
  const dropped = (): void => undefined;
  onSignal(
    mailReported,
    mailReportShape,
    ({ sentAt, ...report }) => {
      life.clock.reached(life.clock.momentOf(sentAt));
      life.spoken += 1;
      take(life, recordCampaignTrouble(life.agenda, report, life.clock.now()));
    },
    dropped,
  );
  setHandler(renew, () => {
    life.renewed = true;
    life.spoken += 1;
  });
  setHandler(archiveCampaign, () => {
    life.archived = true;
    life.spoken += 1;
    return null;
  });
  setDefaultSignalHandler(dropped);
  // Whoever sees the Web UI can press Cancel: a campaign ends only when the office archives it.
  void CancellationScope.current().cancelRequested.catch(dropped);
}

/** A command is obeyed under its own name alone; a repetition is answered as the first time. */
function hearCommand(life: CampaignLife, name: CampaignCommand['name']): void {
  const shape = record<SaidToCampaign>({
    command: commandShape(name) as unknown as Shape<CampaignCommand>,
    updateId: text,
    sentAt: number,
  });
  const decided = ({ command, sentAt }: SaidToCampaign): CampaignStep =>
    decideCampaign(life.agenda, life.campaign.terms, command, life.clock.momentOf(sentAt));
  setHandler(
    campaignUpdates[name],
    (said) => {
      const before = life.processed.get(said.updateId);
      if (before !== undefined) return before;
      const step = orFailure(() => decided(said));
      life.clock.reached(life.clock.momentOf(said.sentAt));
      life.spoken += 1;
      take(life, step, said.updateId);
      life.processed.keep(said.updateId, life.agenda.seq);
      return life.agenda.seq;
    },
    {
      validator: (argument: unknown) => {
        orFailure(() => {
          const said = read(shape, argument);
          if (life.processed.has(said.updateId)) return;
          refuseIfAhead(said);
          decided(said);
        });
      },
    },
  );
}

function enrolled(life: CampaignLife, { findings, hold }: Enrolment): void {
  const { campaign } = life;
  const known = new Set(campaign.roster);
  const fresh = findings.filter((finding) => !known.has(finding));
  life.campaign = { ...campaign, roster: [...campaign.roster, ...fresh] };
  if (hold < campaign.terms.revision) life.untold = [...life.untold, ...fresh];
  life.spoken += 1;
}

function policyAmended(life: CampaignLife, terms: Terms): number {
  const { campaign, clock } = life;
  const revision = campaign.terms.revision + 1;
  const agenda = passedOver(life.agenda, campaign.terms, clock.now());
  // Tried before it holds: terms that nothing can be computed from would block the campaign for ever.
  orFailure(() => comingUp(agenda, terms, campaign.phase, clock.now()));
  life.agenda = agenda;
  life.campaign = { ...campaign, terms: { ...terms, revision } };
  life.spoken += 1;
  return revision;
}

function directoryWasAmended(life: CampaignLife, directory: Directory): number {
  const { campaign } = life;
  const revision = campaign.directory.revision + 1;
  life.campaign = {
    ...campaign,
    directory: { ...directory, revision },
    terms: renamed(campaign.terms, directory),
  };
  life.spoken += 1;
  return revision;
}

/** An amended directory that calls a place otherwise is a new revision of the terms, for cards say names. */
function renamed(terms: Terms, directory: Directory): Terms {
  const names = namesIn(directory);
  return JSON.stringify(names) === JSON.stringify(terms.names)
    ? terms
    : { ...terms, names, revision: terms.revision + 1 };
}

function readable<T>(shape: Shape<T>): (argument: unknown) => void {
  return (argument) => {
    orFailure(() => {
      read(shape, argument);
    });
  };
}

const enrolmentShape = record<Enrolment>({ findings: list(text), hold: whole });
const directoryShape = holding<Directory>({
  people: list(holding<Directory['people'][number]>({ code: text, name: text })),
  units: list(holding<Directory['units'][number]>({ code: text, name: text })),
});
