import { Context } from '@temporalio/activity';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { advance } from '../domain/advance';
import { factsOf, surveyRow, type Survey } from '../domain/campaign/survey';
import type { SurveyFacts } from '../domain/campaign/state';
import type { Finding } from '../domain/finding';
import type { Moment } from '../domain/moment';
import { findingWorkflowId } from '../workflows/ids';
import { findingRun, type Campaign } from '../workflows/messages';

/** Findings asked at once. */
const BATCH = 20;
/** Tries of the whole survey after which a finding that answers with an error is left out of it. */
const PATIENCE = 3;

/**
 * How every finding stands at `at`. What has come due by then is counted as come, whether or not the finding's own
 * timer has rung yet: both fall on the same letter hour.
 */
export async function surveyed(
  client: Client,
  { id, roster, terms }: Campaign,
  at: Moment,
): Promise<{ readonly survey: Survey; readonly facts: Omit<SurveyFacts, 'digest'> }> {
  const rows: Survey['rows'][number][] = [];
  const findings: Finding[] = [];
  const unanswered: string[] = [];
  for (let begin = 0; begin < roster.length; begin += BATCH) {
    const batch = roster.slice(begin, begin + BATCH);
    const standing = await Promise.all(batch.map((finding) => standingOf(finding)));
    for (const [index, one] of standing.entries()) {
      if (one === undefined) unanswered.push(batch[index] ?? '');
      else {
        findings.push(one.finding);
        rows.push(one.row);
      }
    }
    Context.current().heartbeat(begin);
  }
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { survey: { at, rows, unanswered }, facts: factsOf(findings, terms, at) };

  async function standingOf(
    finding: string,
  ): Promise<{ readonly finding: Finding; readonly row: Survey['rows'][number] } | undefined> {
    try {
      const run = await client.workflow.getHandle(findingWorkflowId(id, finding)).query(findingRun);
      const now = advance(run.finding, run.terms, at).finding;
      return { finding: now, row: surveyRow(now, run.terms, at) };
    } catch (error) {
      // One finding that cannot answer does not keep the others from being told of.
      if (error instanceof WorkflowNotFoundError || Context.current().info.attempt > PATIENCE) return undefined;
      throw error;
    }
  }
}
