import type { Duban } from '../client/duban';
import { pacedClock, phaseEnd, readCampaignFiles, termsOf, type CampaignFiles } from '../config/campaign-file';
import { domainMoment, realClock } from '../domain/clock';
import { actorOf, holderOf, type Directory } from '../domain/directory';
import type { DayIndex } from '../domain/moment';
import type { Actor } from '../domain/positions';
import type { Campaign } from '../workflows/messages';
import type { Assumption } from './assumptions';
import { noteProgress } from './carry-out';
import { readLedger, type LedgerRow } from './read-ledger';

/** A campaign that was read and found to be in order. */
export interface Prepared {
  readonly campaign: Omit<Campaign, 'roster'>;
  readonly rows: readonly LedgerRow[];
  /** What was assumed while the ledger was read. */
  readonly assumptions: readonly Assumption[];
  readonly start: DayIndex;
  readonly end: DayIndex;
}

/**
 * Reads a campaign's folder: its files and its ledger.
 * @param start replaces the file's start day
 * @param pace at any other than 1 the clock begins at the start day, whatever today is
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
  const { id, prefix, name, mailbox, plusAddressing, directory } = files;
  const phase = { start: files.start, end: phaseEnd(files) };
  const { rows, assumptions } = await readLedger(files.ledger, {
    campaign: id,
    prefix,
    directory,
    calendar: terms.calendar,
    phase,
    openedAt: domainMoment(clock, now),
  });
  return {
    campaign: { id, prefix, name, mailbox, plusAddressing, directory, terms, phase },
    rows,
    assumptions,
    ...phase,
  };
}

/**
 * Opens the campaign and those of its findings that are missing, with what the ledger says of them.
 * @returns the ids of the new findings
 */
export async function openPrepared(
  duban: Duban,
  { campaign, rows, start }: Prepared,
  operator: string,
  opened?: (done: number) => void,
): Promise<readonly string[]> {
  await duban.openCampaign(campaign);
  const fresh = await duban.openFindings(campaign.id, rows, opened);
  const by = officeActor(campaign.directory, start, operator);
  await noteProgress(
    duban,
    campaign.id,
    rows.filter(({ subject }) => fresh.includes(subject.id)),
    by,
  );
  return fresh;
}

/**
 * Assigns every finding to the unit that the ledger names, in the office's name. Findings that are assigned already are
 * left alone.
 */
export async function assignAsLedgerSays(
  duban: Duban,
  { campaign, rows }: Prepared,
  today: DayIndex,
  operator: string,
): Promise<void> {
  const by = officeActor(campaign.directory, today, operator);
  const running = await duban.runs(campaign.id);
  const waiting = new Map(
    running.flatMap(({ finding }) => (finding.standing.stage === 'unassigned' ? [[finding.subject.id, finding]] : [])),
  );
  for (const { subject, due } of rows) {
    const finding = waiting.get(subject.id);
    if (finding === undefined) continue;
    const changed = due !== undefined && due !== finding.deadlines?.first ? { due } : {};
    await duban.obey(
      campaign.id,
      subject.id,
      { name: 'assign', by, via: 'script', ...subject.division, ...changed },
      `ledger/assign/${finding.seq}`,
    );
  }
}

/** Who speaks for the office when a ledger is imported. */
export function officeActor(directory: Directory, today: DayIndex, operator: string): Actor {
  const clerk = holderOf(directory, 'office/staff');
  const actor = clerk === undefined ? undefined : actorOf(directory, clerk.code, today);
  return { ...(actor ?? { person: 'office', positions: ['office/staff'], units: [] }), operator };
}
