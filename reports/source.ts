import type { Archive } from '../archive/archive';
import type { Duban } from '../client/duban';
import { Trouble } from '../client/errors';
import { inBatches } from '../client/in-batches';
import { isArchivedIn, recordFromArchive, recordOf } from '../client/record';
import type { Batch } from '../domain/batches/view';
import { domainMoment } from '../domain/calendar/clock';
import { dayOf } from '../domain/calendar/calendar';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import { overviewOf, type Overview } from '../domain/campaign/analysis';
import { surveyRow } from '../domain/campaign/survey';
import type { Entry } from '../domain/finding/entry';
import type { Criterion, Finding } from '../domain/finding/finding';
import type { RegisterEntry } from '../domain/registers/view';
import type { Campaign } from '../workflows/messages';

/** What reports are computed from: the rows that lists show, the registers and the batches. */
export interface ReportSource {
  readonly campaign: Omit<Campaign, 'roster'>;
  readonly findings: readonly Finding[];
  readonly entries: readonly RegisterEntry[];
  readonly batches: readonly Batch[];
  readonly at: Moment;
}

/** A finding with its record. */
export interface RecordedFinding {
  readonly finding: Finding;
  readonly record: readonly Entry[];
  /** Why it did not answer; its record goes then as far as it was sealed. */
  readonly unanswered?: Trouble;
}

/** The criteria that a finding is judged by: those of its plan, or the ledger's where the plan has none. */
export function criteriaOf({ subject, plan }: Pick<Finding, 'subject' | 'plan'>): readonly Criterion[] {
  return plan === undefined || plan.criteria.length === 0 ? subject.criteria : plan.criteria;
}

/** The problem in the ledger's words; its short title where the ledger has none. */
export function problemOf({ problem, title }: Finding['subject']): string {
  return problem === '' ? title : problem;
}

/** Milliseconds until a finding is taken not to answer, and its sealed record is read. */
const PATIENCE = 5_000;

/**
 * @param at the day of the report; now, by the campaign's clock, unless it is said
 * @throws Trouble no-server, unknown-campaign
 */
export async function readSource(
  service: Pick<Duban, 'read' | 'readRegisters' | 'readBatches'>,
  id: string,
  archive: Archive,
  at?: Moment,
): Promise<ReportSource> {
  const [{ campaign, findings }, { entries }, { batches }] = await Promise.all([
    service.read(id),
    service.readRegisters(id, archive),
    service.readBatches(id, archive),
  ]);
  return {
    ...{ campaign, entries, batches },
    findings: findings.map(({ finding }) => finding),
    at: at ?? domainMoment(campaign.terms.clock, Date.now()),
  };
}

/**
 * The findings with their records, each whole where it answers. Where no worker runs none would answer, and what came
 * after their last sealed pages would be lacking; only of a campaign that was archived the sealed pages are all.
 * @param seen hears how many are read
 * @throws Trouble no-worker
 */
export async function readRecords(
  service: Pick<Duban, 'show'>,
  { campaign, findings }: Pick<ReportSource, 'campaign' | 'findings'>,
  archive: Archive,
  seen: (done: number, of: number) => void,
): Promise<readonly RecordedFinding[]> {
  let done = 0;
  return inBatches(findings, async (row): Promise<RecordedFinding> => {
    const { id } = row.subject;
    const shown = await service.show(campaign.id, id, PATIENCE).catch(async (error: unknown) => {
      if (!(error instanceof Trouble)) throw error;
      if (error.code === 'no-worker' && !(await isArchivedIn(archive, campaign.id))) throw error;
      return error;
    });
    const found =
      shown instanceof Trouble ? await recordFromArchive(archive, campaign.id, id) : await recordOf(shown, archive);
    done += 1;
    seen(done, findings.length);
    const record = found?.entries ?? [];
    return shown instanceof Trouble ? { finding: row, record, unanswered: shown } : { finding: shown.finding, record };
  });
}

/** How all findings stand, as every page and letter counts them. */
export function overviewIn({ findings, campaign: { terms }, at }: ReportSource): Overview {
  const rows = findings.map((finding) => surveyRow(finding, terms, at));
  return overviewOf({ at, rows, unanswered: [] }, terms.calendar);
}

/** The day on which a report is written. */
export function dayIn({ campaign: { terms }, at }: Pick<ReportSource, 'campaign' | 'at'>): DayIndex {
  return dayOf(terms.calendar, at);
}
