import { dayOf } from '../domain/calendar';
import { dutiesOf } from '../domain/duties';
import { lightOf } from '../domain/light';
import type { CommandName } from '../domain/commands';
import type { EntryKind, Finding } from '../domain/finding';
import type { Moment } from '../domain/moment';
import type { Terms } from '../domain/policy';
import { wordsFor } from './index';
import type { Words } from './words';

/** A finding at a glance, in Markdown: where it stands, who owes what by when, why this light, the last entries. */
export function findingCard(finding: Finding, terms: Terms, moment: Moment): string {
  const words = wordsFor(terms.policy.language);
  const { card } = words;
  const date = (at: Moment): string => words.date(dayOf(terms.calendar, at));
  const light = lightOf(finding, terms, moment);
  const owed = dutiesOf(finding, terms).map(
    ({ kind, holder, due }) => `- ${card.due(words.duties[kind], words.position(holder, String), date(due))}`,
  );
  return [
    `## ${finding.subject.id} ${finding.subject.title}`,
    `**${card.stands}** ${words.stages[finding.standing.stage]} · **${card.light}** ${words.colours[light.colour]}`,
    ...light.reasons.map((reason) => `- ${words.reason(reason)}`),
    ...(light.next === undefined ? [] : [`- ${card.changes} ${date(light.next)}`]),
    `**${card.owed}**`,
    ...(owed.length === 0 ? [`- ${card.nobody}`] : owed),
    `**${card.record}**`,
    ...finding.recent.map(
      ({ at, what, text }) => `- ${date(at)} ${entryName(what, words)}${text === undefined ? '' : `: ${text}`}`,
    ),
  ].join('\n');
}

function entryName(what: EntryKind, { commands, entries }: Words): string {
  return what in commands ? commands[what as CommandName] : entries[what as Exclude<EntryKind, CommandName>];
}
