import { isoDate } from '../domain/calendar';
import type { Command } from '../domain/commands';
import type { Directory } from '../domain/directory';
import type { Entry } from '../domain/entry';
import type { EntryKind } from '../domain/finding';
import type { FormalLetter, RungLetter } from '../domain/policy';
import { noticeMeant } from '../domain/notice-key';
import type { DayIndex } from '../domain/moment';
import { entryName } from '../words/card';
import type { Words } from '../words/words';
import { personName } from '../words/names';

/**
 * One entry of a record: when, what, by whom, what was said with it, which letters went out.
 * @param directory absent where nobody's name is known any more
 */
export function recordLine(entry: Entry, day: DayIndex, directory: Directory | undefined, words: Words): string {
  const { seq, what, by, command, outcome, letters = [], news = {} } = entry;
  const said = command === undefined ? outcomeText(entry, words) : commandText(command, words);
  return [
    `  ${seq}`,
    words.date(day),
    entryName(what, words),
    ...(by === undefined ? [] : [directory === undefined ? by : personName(directory, by)]),
    ...(said === undefined ? [] : [said]),
    ...(command === undefined || outcome === undefined ? [] : [outcome]),
    ...(letters.length === 0
      ? []
      : [letters.map((key) => letterName(key, news, words)).join(words.campaignCli.between)]),
  ].join('  ');
}

/** What a command said besides its name: the decision or outcome, the reason or text, where it went, dates. */
function commandText(command: Command, words: Words): string | undefined {
  const { cli, card, commitments } = words;
  const parts: string[] = [];
  const say = (text: string | undefined): void => {
    if (text !== undefined && text.trim() !== '') parts.push(text.trim());
  };
  if ('agreed' in command) say(cli.values.decision[command.agreed ? 'agree' : 'refuse']);
  if ('outcome' in command) say(card.said[command.outcome]);
  if (command.name === 'confirmForUnit') say(commitments[command.what]);
  if (command.name === 'flagLacking') say(command.what);
  for (const key of ['why', 'reason', 'text', 'lacking', 'found'] as const) say(textIn(command, key));
  if (command.name === 'withdraw') {
    const { into, handedTo } = command;
    say(into === undefined ? undefined : cli.recorded.into(into));
    say(handedTo === undefined ? undefined : cli.recorded.handedTo(handedTo));
  }
  if (command.name === 'signOff') say(`${command.number} ${command.signer}`);
  for (const key of ['to', 'due', 'reviewBy', 'on'] as const) {
    const day: unknown = (command as unknown as Readonly<Record<string, unknown>>)[key];
    if (typeof day === 'number') say(isoDate(day));
  }
  const superior = command.name === 'assign' || command.name === 'reassign' ? command.superiorDue : undefined;
  say(superior === undefined ? undefined : words.fact(card.superiorDeadline, isoDate(superior)));
  const consent = textIn(command, 'superiorConsent');
  say(consent === undefined ? undefined : cli.recorded.consent(consent));
  return parts.length === 0 ? undefined : parts.join(cli.many.between);
}

function textIn(command: Command, key: string): string | undefined {
  const value: unknown = (command as unknown as Readonly<Record<string, unknown>>)[key];
  return typeof value === 'string' ? value : undefined;
}

const aboutDrafts: ReadonlySet<EntryKind> = new Set(['draft-opened', 'draft-joined', 'draft-lapsed']);

/** A draft is named by what it is and its id: the office needs that to sign it off. */
function outcomeText({ what, outcome }: Entry, { formal }: Words): string | undefined {
  if (!aboutDrafts.has(what) || outcome === undefined) return outcome;
  const [letter = '', id = ''] = outcome.split(' ');
  return letter in formal ? `${formal[letter as FormalLetter]} ${id}` : outcome;
}

/** A letter as people call it. */
function letterName(key: string, news: NonNullable<Entry['news']>, words: Words): string {
  const { cli, duties } = words;
  const meant = noticeMeant(key);
  if (meant === undefined) return key;
  if ('news' in meant) {
    const what = news[meant.news];
    return what === undefined ? cli.letterKinds.news : words.news[what];
  }
  return [rungName(meant.letter, words), duties[meant.duty]].join(' · ');
}

/** A formal letter is a draft until somebody signs it off. */
function rungName(letter: 'opening' | RungLetter, { cli, formal }: Words): string {
  switch (letter) {
    case 'opening':
    case 'remind':
    case 'chase':
      return cli.letterKinds[letter];
    default:
      return cli.recorded.draft(formal[letter]);
  }
}
