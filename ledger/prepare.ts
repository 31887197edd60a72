import type { Duban } from '../client/duban';
import { pacedClock, phaseEnd, readCampaignFiles, termsOf, type CampaignFiles } from '../config/campaign-file';
import { domainMoment, realClock } from '../domain/clock';
import { actorOf, holderOf } from '../domain/directory';
import type { DayIndex } from '../domain/moment';
import type { Actor } from '../domain/positions';
import type { Campaign } from '../workflows/messages';
import { readLedger, type LedgerRow } from './read-ledger';

/** A campaign read whole, and found good. */
export interface Prepared {
  readonly campaign: Omit<Campaign, 'roster'>;
  readonly rows: readonly LedgerRow[];
  readonly start: DayIndex;
  readonly end: DayIndex;
}

/**
 * Reads a campaign's folder: files and ledger.
 * @param start counts instead of the file's
 * @param pace other than 1 the clock begins at the start day, whatever day it is
 * @throws BadFiles with everything that is wrong
 */
export async function prepareCampaign(
  folder: string,
  { start, pace = 1, now }: { readonly start?: DayIndex; readonly pace?: number; readonly now: number },
): Promise<Prepared> {
  const read = await readCampaignFiles(folder);
  const files: CampaignFiles = start === undefined ? read : { ...read, start };
  const real = termsOf(files, realClock);
  const clock = pace === 1 ? realClock : pacedClock(files.start, real.calendar, files.policy.letterHour, pace, now);
  const terms = { ...real, clock };
  const { id, prefix, name, mailbox, directory } = files;
  const rows = await readLedger(files.ledger, {
    campaign: id,
    prefix,
    directory,
    calendar: terms.calendar,
    phase: { start: files.start, end: phaseEnd(files) },
    openedAt: domainMoment(clock, now),
  });
  return { campaign: { id, prefix, name, mailbox, directory, terms }, rows, start: files.start, end: phaseEnd(files) };
}

/** Opens the campaign and what is missing of its findings; answers with the new ids. */
export async function openPrepared(
  duban: Duban,
  { campaign, rows }: Prepared,
  opened?: (done: number) => void,
): Promise<readonly string[]> {
  await duban.openCampaign(campaign);
  return duban.openFindings(campaign.id, rows, opened);
}

/** Gives every finding to whom the ledger names, in the office's name; one already given is left alone. */
export async function assignAsLedgerSays(
  duban: Duban,
  { campaign, rows }: Prepared,
  today: DayIndex,
  operator: string,
): Promise<void> {
  const clerk = holderOf(campaign.directory, 'office/staff');
  const actor = clerk === undefined ? undefined : actorOf(campaign.directory, clerk.code, today);
  const by: Actor = { ...(actor ?? { person: 'office', positions: ['office/staff'], units: [] }), operator };
  const waiting = new Set((await waitingForAssignment(duban, campaign.id)).map(({ id }) => id));
  for (const { subject } of rows) {
    if (!waiting.has(subject.id)) continue;
    await duban.obey(
      campaign.id,
      subject.id,
      { name: 'assign', by, via: 'script', ...subject.division },
      `ledger/${subject.id}/assign`,
    );
  }
}

/** Lists lag behind starts for a moment; each finding answers for itself. */
async function waitingForAssignment(duban: Duban, campaign: string): Promise<readonly { readonly id: string }[]> {
  const { roster } = await duban.campaign(campaign);
  const runs = await Promise.all(roster.map(async (id) => ({ id, run: await duban.show(campaign, id) })));
  return runs.filter(({ run }) => run.finding.standing.stage === 'unassigned');
}
