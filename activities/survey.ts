import { Context } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import type { Archive } from '../archive/archive';
import { dubanOver } from '../client/duban';
import { keepSnapshot } from '../client/snapshots';
import { advance } from '../domain/schedule/advance';
import { surveyFactsOf, surveyRow, withRedSince } from '../domain/campaign/survey';
import type { SurveyFacts } from '../domain/campaign/state';
import type { Moment } from '../domain/calendar/moment';
import type { Digest, Finding } from '../domain/finding/finding';
import { withInstitution, type RegisterEntry } from '../domain/registers/view';
import { lackingOf, sixHavesOf } from '../domain/finding/six-haves';
import { surveyBefore } from '../mail/letter/campaign-survey';
import type { Campaign } from '../workflows/messages';

/**
 * How every finding stands at `at`, from Temporal's list: a finding that is broken keeps nobody else from being told of.
 * @param last the survey before it, if there was one
 */
export async function surveyNow(
  client: Client,
  archive: Archive,
  campaign: Pick<Campaign, 'id' | 'terms' | 'directory'>,
  at: Moment,
  last?: Digest,
): Promise<SurveyFacts> {
  const duban = dubanOver(client);
  const { findings, unreadable } = await duban.read(campaign.id, (done) => {
    Context.current().heartbeat(done);
  });
  const { entries } = await duban.readRegisters(campaign.id, archive);
  const seen = {
    findings: findings.map(({ finding }) => finding),
    entries,
    // One whose task fails is told of as it stood last.
    unanswered: unreadable.map((one) => one.id),
  };
  return keepSurvey(archive, campaign, seen, at, last);
}

/** What a survey looks at. */
interface Surveyed {
  readonly findings: readonly Finding[];
  /** Of the registers. */
  readonly entries: readonly RegisterEntry[];
  /** Findings that do not say how they stand. */
  readonly unanswered: readonly string[];
}

/**
 * Keeps how the findings stand at `at`: the survey, with since when each red has been red, and the snapshot of the day.
 * What has come due by then is counted as come, whether or not the finding's own timer has rung yet: both fall on the
 * same letter hour.
 * @param last the survey before it, if there was one
 */
export async function keepSurvey(
  archive: Archive,
  { id, terms, directory }: Pick<Campaign, 'id' | 'terms' | 'directory'>,
  seen: Surveyed,
  at: Moment,
  last?: Digest,
): Promise<SurveyFacts> {
  const institutions = withInstitution(seen.entries);
  const findings = seen.findings.map((finding) => advance(finding, terms, at).finding);
  await keepSnapshot(archive, id, { at, terms, findings });
  const rows = findings.map((finding) => ({
    ...surveyRow(finding, terms, at),
    lacks: lackingOf(sixHavesOf(finding, { directory, institutions })),
  }));
  const before = last === undefined ? 'none' : await surveyBefore(archive, last);
  const survey = withRedSince({ at, rows, unanswered: seen.unanswered }, before, terms);
  return { digest: await archive.put(JSON.stringify(survey)), ...surveyFactsOf(findings, terms, at) };
}
