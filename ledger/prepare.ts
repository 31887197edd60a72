import type { Duban } from '../client/duban';
import { inBatches } from '../client/in-batches';
import type { Opening, Refused, Saying } from '../client/open-findings';
import { pacedClock, phaseEnd, readCampaignFiles, termsOf, type CampaignFiles } from '../config/campaign-file';
import { domainMoment, realClock } from '../domain/calendar/clock';
import { defined } from '../domain/defined';
import { actorOf, holderOf, type Directory } from '../domain/organisation/directory';
import type { Commands } from '../domain/commands/commands';
import type { Finding } from '../domain/finding/finding';
import type { DayIndex } from '../domain/calendar/moment';
import type { Actor, Via } from '../domain/organisation/positions';
import type { Campaign } from '../workflows/messages';
import type { Assumption } from './assumptions';
import { notes, sayInTurn } from './carry-out';
import { superiorMoved } from './changed-division';
import type { Layout, Ledger, LedgerContext, LedgerRow } from './ledger-row';
import { readLedgerSafely } from './bounded';

/** A campaign that was read and found to be in order. */
export interface Prepared {
  readonly campaign: Omit<Campaign, 'roster'>;
  readonly rows: readonly LedgerRow[];
  /** What was assumed while the ledger was read. */
  readonly assumptions: readonly Assumption[];
  readonly layout: Layout;
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
  {
    start,
    pace = 1,
    now,
    sheets,
  }: {
    readonly start?: DayIndex;
    readonly pace?: number;
    readonly now: number;
    /** The sheets of the ledger to be read, where the file does not say it by itself. */
    readonly sheets?: readonly string[];
  },
): Promise<Prepared> {
  const read = await readCampaignFiles(folder);
  const files: CampaignFiles = start === undefined ? read : { ...read, start };
  const real = termsOf(files, realClock);
  const clock = pace === 1 ? realClock : pacedClock(files.start, real.calendar, files.policy.letterHour, pace, now);
  const terms = { ...real, clock };
  const { id, prefix, name, mailbox, plusAddressing, directory } = files;
  const phase = { start: files.start, end: phaseEnd(files) };
  const context = defined<LedgerContext>({
    campaign: id,
    prefix,
    directory,
    calendar: terms.calendar,
    phase,
    openedAt: domainMoment(clock, now),
    columns: files.columns,
    sheets,
  });
  const { rows, assumptions, layout } = await readLedgerSafely(files.ledger, context);
  return {
    campaign: { id, prefix, name, mailbox, plusAddressing, directory, terms, phase },
    rows,
    assumptions,
    layout,
    ...phase,
  };
}

/**
 * Opens the campaign and those of its findings that are missing, with what the ledger says of them.
 * @param assign whether every new finding is assigned as the ledger says
 * @param opened called with the number of findings that are done
 * @throws Trouble prefix-taken
 */
export async function openPrepared(
  duban: Duban,
  { campaign, rows, start }: Prepared,
  operator: string,
  { assign = false, opened }: { readonly assign?: boolean; readonly opened?: (done: number) => void } = {},
): Promise<Opening> {
  await duban.openCampaign(campaign);
  const by = officeActor(campaign.directory, start, operator);
  const findings = rows.map((row) => ({
    ...row,
    said: [...(assign ? [assignment(row, by, 'script')] : []), ...notes(row, by)],
  }));
  return duban.openFindings(campaign.id, findings, opened);
}

/**
 * Assigns every unassigned finding to the unit that the ledger names, as the office's word.
 * @returns the refusals; all other findings are assigned
 */
export async function assignAsLedgerSays(
  duban: Duban,
  {
    campaign,
    rows,
    superiorConsent,
  }: {
    readonly campaign: Pick<Campaign, 'id'>;
    readonly rows: readonly LedgerRow[];
    /** What says that the superior agrees to the ledger's dates beyond his. */
    readonly superiorConsent?: string | undefined;
  },
  by: Actor,
  via: Via = 'script',
): Promise<readonly Refused[]> {
  const { findings } = await duban.read(campaign.id);
  const waiting = new Map(
    findings.flatMap(({ finding }) => (finding.standing.stage === 'unassigned' ? [[finding.subject.id, finding]] : [])),
  );
  const refused = await inBatches(rows, async (row) => {
    const finding = waiting.get(row.subject.id);
    return finding === undefined
      ? []
      : sayInTurn(duban, finding.subject, [assignment(row, by, via, { finding, superiorConsent })]);
  });
  return refused.flat();
}

/**
 * The assignment that a row of the ledger asks for.
 * @param running the unassigned finding, if it runs already
 */
function assignment(
  row: LedgerRow,
  by: Actor,
  via: Via,
  running?: { readonly finding: Finding; readonly superiorConsent: string | undefined },
): Saying {
  return {
    command: { name: 'assign', by, via, ...row.subject.division, ...datesOf(row, running) },
    updateId: `ledger/assign/${running?.finding.seq ?? 0}`,
  };
}

/** The dates of a row that the finding does not have; a superior's only with his consent. */
function datesOf(
  row: LedgerRow,
  running: { readonly finding: Finding; readonly superiorConsent: string | undefined } | undefined,
): Pick<Commands['assign'], 'due' | 'superiorDue' | 'superiorConsent'> {
  if (running === undefined) return {};
  const { finding, superiorConsent } = running;
  const due = row.due === finding.deadlines?.first ? undefined : row.due;
  const superiorDue = superiorConsent === undefined ? undefined : superiorMoved(row, finding, due, undefined);
  return defined({ due, superiorDue, superiorConsent });
}

/** Who speaks for the office when a ledger is imported. */
export function officeActor(directory: Directory, today: DayIndex, operator: string): Actor {
  const clerk = holderOf(directory, 'office/staff');
  const actor = clerk === undefined ? undefined : actorOf(directory, clerk.code, today);
  return { ...(actor ?? { person: 'office', positions: ['office/staff'], units: [] }), operator };
}

/**
 * Reads another copy of the ledger of a campaign that runs: what counts from the day of feedback counts as it does there.
 * @throws BadFiles with everything that is wrong
 */
export function readForCampaign(
  path: string,
  { id, prefix, directory, terms, phase }: Campaign,
  { now, sheets }: { readonly now: number; readonly sheets?: readonly string[] | undefined },
): Promise<Ledger> {
  const context = defined<LedgerContext>({
    ...{ campaign: id, prefix, directory, calendar: terms.calendar, phase },
    openedAt: domainMoment(terms.clock, now),
    sheets,
  });
  return readLedgerSafely(path, context);
}
