import { Context } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import { dubanOver } from '../client/duban';
import { advance } from '../domain/advance';
import { surveyFactsOf, surveyRow, type Survey } from '../domain/campaign/survey';
import type { SurveyFacts } from '../domain/campaign/state';
import type { Moment } from '../domain/moment';
import type { Campaign } from '../workflows/messages';

/**
 * How every finding stands at `at`, from Temporal's list: a finding that is broken keeps nobody else from being told of.
 * What has come due by then is counted as come, whether or not the finding's own timer has rung yet: both fall on the
 * same letter hour.
 */
export async function surveyNow(
  client: Client,
  { id, terms }: Pick<Campaign, 'id' | 'terms'>,
  at: Moment,
): Promise<{ readonly survey: Survey; readonly facts: Omit<SurveyFacts, 'digest'> }> {
  const { findings: read, unreadable } = await dubanOver(client).read(id, (done) => {
    Context.current().heartbeat(done);
  });
  const findings = read.map(({ finding }) => advance(finding, terms, at).finding);
  return {
    survey: {
      at,
      rows: findings.map((finding) => surveyRow(finding, terms, at)),
      // One whose task fails is told of as it stood last.
      unanswered: unreadable.map((one) => one.id),
    },
    facts: surveyFactsOf(findings, terms, at),
  };
}
