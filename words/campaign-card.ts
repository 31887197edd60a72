import { dayOf } from '../domain/calendar/calendar';
import type { CampaignSeen } from '../domain/campaign/state';
import type { Directory } from '../domain/organisation/directory';
import { colours } from '../domain/light/light-reason';
import type { Terms } from '../domain/policy/policy';
import { wordsFor } from './index';
import { markdown } from './markdown';

/** What a campaign is made of. */
export interface CampaignFacts {
  readonly name: string;
  readonly mailbox: string;
  readonly directory: Directory;
  readonly terms: Terms;
  readonly roster: readonly string[];
}

/**
 * The campaign at a glance, in Markdown: how its findings stood at the last survey, how many there are, and which
 * revision of the rules and the directory holds.
 */
export function campaignCard(
  { name, mailbox, directory, terms, roster }: CampaignFacts,
  seen: CampaignSeen | undefined,
  now: 'quiet' | 'spreading' | 'archived',
): string {
  const { card, fact } = wordsFor(terms.policy.language);
  const { campaign } = card;
  return markdown([
    `## ${name}`,
    ...(now === 'quiet' ? [] : [`**${campaign[now]}**`]),
    ...(seen === undefined ? [] : [standing(seen, terms)]),
    ...(seen?.wallChart === undefined ? [] : [`[${campaign.wallChart}](${seen.wallChart})`]),
    [
      fact(campaign.findings, campaign.count(roster.length)),
      fact(campaign.policy, campaign.revision(terms.revision)),
      fact(
        campaign.directory,
        `${campaign.revision(directory.revision)} · ${campaign.people(directory.people.length, directory.units.length)}`,
      ),
      fact(campaign.mailbox, mailbox),
    ],
  ]);
}

/** Lights, closures and what is overdue, as of the last survey. */
function standing({ at, findings, lights, closed, overdue }: CampaignSeen, { calendar, policy }: Terms): string {
  const words = wordsFor(policy.language);
  const { campaign } = words.card;
  return [
    campaign.asOf(words.date(dayOf(calendar, at))),
    ...colours.flatMap((colour) => {
      const count = lights[colour];
      return count === undefined ? [] : [words.fact(words.colours[colour], `${count}`)];
    }),
    `**${words.fact(campaign.closed, campaign.ofAll(closed, findings))}**`,
    words.fact(campaign.overdue, `${overdue}`),
  ].join(' · ');
}
