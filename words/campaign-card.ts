import type { Directory } from '../domain/directory';
import type { Terms } from '../domain/policy';
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
 * The campaign at a glance, in Markdown: how many findings there are, and which revision of the rules and the directory
 * holds.
 */
export function campaignCard(
  { name, mailbox, directory, terms, roster }: CampaignFacts,
  now: 'quiet' | 'spreading' | 'archived',
): string {
  const { card, fact } = wordsFor(terms.policy.language);
  const { campaign } = card;
  return markdown([
    `## ${name}`,
    ...(now === 'quiet' ? [] : [`**${campaign[now]}**`]),
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
