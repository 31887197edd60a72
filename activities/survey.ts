import { Context } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import type { Archive } from '../archive/archive';
import { dubanOver } from '../client/duban';
import { keepSnapshot } from '../client/snapshots';
import { advance } from '../domain/schedule/advance';
import { surveyFactsOf, surveyRow, type Survey } from '../domain/campaign/survey';
import type { SurveyFacts } from '../domain/campaign/state';
import type { Moment } from '../domain/calendar/moment';
import { withInstitution } from '../domain/registers/view';
import { lackingOf, sixHavesOf } from '../domain/finding/six-haves';
import type { Campaign } from '../workflows/messages';

/**
 * How every finding stands at `at`, from Temporal's list: a finding that is broken keeps nobody else from being told of.
 * What has come due by then is counted as come, whether or not the finding's own timer has rung yet: both fall on the
 * same letter hour.
 */
export async function surveyNow(
  client: Client,
  archive: Archive,
  { id, terms, directory }: Pick<Campaign, 'id' | 'terms' | 'directory'>,
  at: Moment,
): Promise<{ readonly survey: Survey; readonly facts: Omit<SurveyFacts, 'digest'> }> {
  const duban = dubanOver(client);
  const { findings: read, unreadable } = await duban.read(id, (done) => {
    Context.current().heartbeat(done);
  });
  const institutions = withInstitution((await duban.readRegisters(id, archive)).entries);
  const findings = read.map(({ finding }) => advance(finding, terms, at).finding);
  await keepSnapshot(archive, id, { at, terms, findings });
  return {
    survey: {
      at,
      rows: findings.map((finding) => ({
        ...surveyRow(finding, terms, at),
        lacks: lackingOf(sixHavesOf(finding, { directory, institutions })),
      })),
      // One whose task fails is told of as it stood last.
      unanswered: unreadable.map((one) => one.id),
    },
    facts: surveyFactsOf(findings, terms, at),
  };
}
