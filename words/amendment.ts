import type { AmendedFinding, Amendment, LetterChange } from '../domain/policy/amendment';
import { dayOf, type Calendar } from '../domain/calendar/calendar';
import type { Directory } from '../domain/organisation/directory';
import type { Notice } from '../domain/finding/finding';
import type { LightChange } from '../domain/schedule/foresight';
import type { Moment } from '../domain/calendar/moment';
import { letterName } from './letter-name';
import { positionName } from './names';
import type { Words } from './words';

/** What other terms change until that moment: the sum, and each finding with what changes for it, indented. */
export function amendmentLines(
  { findings, until }: { readonly findings: readonly AmendedFinding[]; readonly until: Moment },
  calendar: Calendar,
  directory: Directory,
  words: Words,
): readonly string[] {
  const letters = findings.flatMap(({ amendment }) => amendment.letters);
  const count = (change: LetterChange['change']): number => letters.filter((one) => one.change === change).length;
  const lights = findings.filter(({ amendment: { light } }) => light.was !== light.will).length;
  const date = (at: Moment): string => words.date(dayOf(calendar, at));
  return [
    words.campaignCli.amendmentSum(date(until), {
      findings: findings.length,
      fresh: count('new'),
      gone: count('gone'),
      moved: count('moved'),
      lights,
    }),
    ...findings.flatMap(({ finding, title, amendment }) => [
      `${finding} ${title}`,
      ...changesOf(amendment, date, directory, words).map((line) => `  ${line}`),
    ]),
  ];
}

function changesOf(
  { letters, light, turns, stage }: Amendment,
  date: (at: Moment) => string,
  directory: Directory,
  words: Words,
): readonly string[] {
  const said = words.campaignCli;
  const turned = (changes: readonly LightChange[]): string =>
    changes.map(({ at, to }) => `${date(at)} ${words.colours[to]}`).join(said.between) || said.none;
  const what = ({ letter, duty, draft, to }: Notice): string =>
    `${letterName({ letter, duty: duty?.kind ?? null, draft: draft?.letter ?? null }, words)} → ${to
      .map((position) => positionName(position, directory, words))
      .join(said.between)}`;
  return [
    ...(stage === undefined ? [] : [said.stageTurns(words.stages[stage.was], words.stages[stage.will])]),
    ...(light.was === light.will ? [] : [said.lightTurns(words.colours[light.was], words.colours[light.will])]),
    ...(turns === undefined ? [] : [said.turnsOtherwise(turned(turns.was), turned(turns.will))]),
    ...letters.map((change) => {
      const shown = change.change === 'gone' ? change.was : change.will;
      const when = change.change === 'moved' ? `${date(change.was.at)} → ${date(change.will.at)}` : date(shown.at);
      return `${said.changes[change.change]}  ${when}  ${what(shown)}  [${change.key}]`;
    }),
  ];
}
