import { join } from 'node:path';
import { z } from 'zod';
import { addMonths, civilOf, dayOf, momentOf, type Calendar } from '../domain/calendar/calendar';
import type { Clock } from '../domain/calendar/clock';
import type { Directory } from '../domain/organisation/directory';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import { namesIn } from '../domain/organisation/names';
import type { Phase } from '../domain/policy/phase';
import { type Policy, type Terms } from '../domain/policy/policy';
import { calendarTable, type OwnYears } from './calendar-table';
import { readOrganisationFile } from './organisation-file';
import { readOwnCalendarFile } from './own-calendar-file';
import { readPolicyFile } from './policy-file';
import { BadFiles, type Problem } from './problem';
import { isoDay, readYamlFile } from './yaml-file';

const campaignFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/, 'wuhai-2023'),
  prefix: z.string().regex(/^[A-Z]{1,6}$/, 'WH'),
  name: z.string().min(1),
  zone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'Asia/Shanghai')
    .default('Asia/Shanghai'),
  /** The day of feedback: N个月内 counts from it. */
  start: isoDay,
  /** Length of the concentrated phase (集中整改期) in months. */
  phaseMonths: z.int().min(1).max(36),
  mailbox: z.email('supervision@example.org'),
  plusAddressing: z.boolean().default(false),
  ledger: z.string().default('ledger.csv'),
  /** What the office calls columns of its ledger that no list knows: their heading, and the column that it is. */
  columns: z.record(z.string(), z.string()).optional(),
});

/** A campaign as its files describe it, before anything runs. */
export interface CampaignFiles {
  readonly id: string;
  readonly prefix: string;
  readonly name: string;
  readonly zone: string;
  readonly start: DayIndex;
  readonly phaseMonths: number;
  readonly mailbox: string;
  /** Whether the mailbox's server also delivers `mailbox+anything` to it. */
  readonly plusAddressing: boolean;
  /** Path of the ledger. */
  readonly ledger: string;
  readonly columns?: Readonly<Record<string, string>> | undefined;
  readonly directory: Directory;
  readonly policy: Policy;
  /** Years whose holidays the office has entered itself. */
  readonly ownYears: OwnYears;
}

/**
 * Reads `campaign.yaml`, and beside it `org.yaml`, `policy.yaml` and, if there is one, `calendar.yaml`.
 * @throws BadFiles with everything that is wrong in any of them
 */
export async function readCampaignFiles(folder: string): Promise<CampaignFiles> {
  const [campaign, directory, policy, ownYears] = await Promise.allSettled([
    readYamlFile(join(folder, 'campaign.yaml'), campaignFile),
    readOrganisationFile(join(folder, 'org.yaml')),
    readPolicyFile(join(folder, 'policy.yaml')),
    readOwnCalendarFile(join(folder, 'calendar.yaml')),
  ]);
  if (
    campaign.status === 'fulfilled' &&
    directory.status === 'fulfilled' &&
    policy.status === 'fulfilled' &&
    ownYears.status === 'fulfilled'
  ) {
    return {
      ...campaign.value,
      ledger: join(folder, campaign.value.ledger),
      directory: directory.value,
      policy: policy.value,
      ownYears: ownYears.value,
    };
  }
  throw new BadFiles([campaign, directory, policy, ownYears].flatMap(problemsOf));
}

function problemsOf(settled: PromiseSettledResult<unknown>): readonly Problem[] {
  if (settled.status === 'fulfilled') return [];
  if (settled.reason instanceof BadFiles) return settled.reason.problems;
  throw settled.reason;
}

/** The calendar covers the start year and this many after it, for the look-backs. */
const YEARS_AFTER = 2;

/** The terms of the campaign's findings. */
export function termsOf({ policy, start, zone, directory, ownYears }: CampaignFiles, clock: Clock): Terms {
  const { year } = civilOf(start);
  return {
    revision: 1,
    policy,
    calendar: calendarTable(zone, year, year + YEARS_AFTER, ownYears),
    clock,
    names: namesIn(directory),
  };
}

/**
 * The files' policy for a campaign that runs. It keeps the campaign's own clock, and its calendar covers the years in
 * which the campaign runs, whatever year its files begin in, with the holidays that the office has entered.
 */
export function amendedTerms(
  { policy, zone, ownYears }: CampaignFiles,
  running: { readonly terms: Terms; readonly phase: Phase },
  now: Moment,
): Terms {
  const { terms, phase } = running;
  const first = civilOf(phase.start).year;
  const last = Math.max(first, civilOf(dayOf(terms.calendar, now)).year) + YEARS_AFTER;
  return {
    ...terms,
    policy,
    calendar: calendarTable(zone, first, last, ownYears),
  };
}

/** The last day of the concentrated phase. */
export function phaseEnd({ start, phaseMonths }: Pick<CampaignFiles, 'start' | 'phaseMonths'>): DayIndex {
  return addMonths(start, phaseMonths);
}

/** A clock that runs at `pace`, starting at the letter hour of the campaign's first day. */
export function pacedClock(
  start: DayIndex,
  calendar: Calendar,
  letterHour: number,
  pace: number,
  machineNow: number,
): Clock {
  return { origin: momentOf(calendar, start, letterHour - 1), started: machineNow, pace };
}
