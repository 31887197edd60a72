/**
 * An office's morning on one page, by the typed client: the red findings and why, the drafts that wait for sign-off,
 * the messages whose sender is not proven. With `--nudge` it asks whoever owes something on a red finding.
 *
 *     node dist/examples/office-morning.js --data data [--nudge "How does it stand?"]
 */
import { parseArgs } from 'node:util';
import { placeFor } from '../cli/place';
import { speakerOf } from '../cli/who';
import { connect, type Duban } from '../client/duban';
import { SHORT, type ListedMessage } from '../client/incoming';
import { dayOf, isoDate } from '../domain/calendar/calendar';
import { domainMoment } from '../domain/calendar/clock';
import type { Finding } from '../domain/finding/finding';
import { lightOf } from '../domain/light/light';
import { wordsFor } from '../words';
import type { Campaign } from '../workflows/messages';

/** What the office looks at first. */
export interface Morning {
  readonly campaign: Campaign;
  readonly day: string;
  readonly red: readonly { readonly finding: Finding; readonly reasons: readonly string[] }[];
  readonly drafts: readonly Finding[];
  readonly messages: readonly ListedMessage[];
}

export async function morningOf(duban: Duban, campaignId: string): Promise<Morning> {
  const { campaign, findings } = await duban.read(campaignId);
  const { clock, calendar, policy } = campaign.terms;
  const moment = domainMoment(clock, Date.now());
  const words = wordsFor(policy.language);
  return {
    campaign,
    day: isoDate(dayOf(calendar, moment)),
    red: findings.flatMap(({ finding, terms }) => {
      const { colour, reasons } = lightOf(finding, terms, moment);
      return colour === 'red' ? [{ finding, reasons: reasons.map((reason) => words.reason(reason)) }] : [];
    }),
    drafts: findings.map(({ finding }) => finding).filter(({ drafts }) => drafts.length > 0),
    messages: await duban.waitingMessages(campaignId),
  };
}

/** The page, in the campaign's language; each part is headed by the command that shows more of it. */
export function pageOf({ campaign, day, red, drafts, messages }: Morning): string {
  const words = wordsFor(campaign.terms.policy.language);
  const section = (title: string, lines: readonly string[]): string =>
    [`${title} (${lines.length})`, ...lines.map((line) => `  ${line}`)].join('\n');
  return [
    `${campaign.name}  ${day}`,
    section(
      'duban list --light red',
      red.map(({ finding: { subject }, reasons }) => `${subject.id}  ${subject.title}: ${reasons.join('; ')}`),
    ),
    section(
      'duban draft',
      drafts.flatMap(({ subject, drafts: waiting }) =>
        waiting.map(({ id, letter }) => `${subject.id}  ${words.formal[letter]}  --draft ${id}`),
      ),
    ),
    section(
      'duban inbox list',
      messages.map(({ identity, from, subject }) => `${identity.slice(0, SHORT)}  ${from}  ${subject}`),
    ),
  ].join('\n\n');
}

/** Asks whoever owes something on a red finding, once a day however often it is called; answers with their ids. */
export async function nudgeReds(
  duban: Duban,
  { campaign, day, red }: Morning,
  text: string,
): Promise<readonly string[]> {
  const by = speakerOf('office', campaign);
  const ids = red.map(({ finding }) => finding.subject.id);
  for (const id of ids) {
    await duban.obey(campaign.id, id, { name: 'nudge', by, via: 'script', text }, `office-morning/${day}/${id}`);
  }
  return ids;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string', default: 'data' }, nudge: { type: 'string' } } });
  const { duban } = await connect(placeFor(values.data, undefined));
  try {
    for (const id of await duban.campaigns()) {
      const morning = await morningOf(duban, id);
      console.log(pageOf(morning));
      if (values.nudge !== undefined) console.log(`\n→ ${(await nudgeReds(duban, morning, values.nudge)).join(', ')}`);
    }
  } finally {
    await duban.close();
  }
}

if (require.main === module) void main();
