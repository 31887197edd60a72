import { isoDate } from '../domain/calendar/calendar';
import type { Command } from '../domain/commands/commands';
import type { Entry } from '../domain/finding/entry';
import type { EntryKind } from '../domain/finding/finding';
import type { FormalLetter, RungLetter } from '../domain/policy/policy';
import { noticeMeant } from '../domain/notices/notice-key';
import type { Words } from './words';

/** What was said with an entry of a record besides its name: on the command line and on pages. */
export function saidWithEntry(entry: Entry, words: Words): readonly string[] {
  if (entry.command !== undefined) return commandSaid(entry.command, words);
  const said = outcomeSaid(entry, words);
  return said === undefined ? [] : [said];
}

/** The letters that went out with an entry, as people call them. */
export function lettersOfEntry({ letters = [], news = {} }: Entry, words: Words): readonly string[] {
  return letters.map((key) => letterName(key, news, words));
}

/** The decision or outcome, the reason or text, where it went, dates. */
function commandSaid(command: Command, words: Words): readonly string[] {
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
  return parts;
}

function textIn(command: Command, key: string): string | undefined {
  const value: unknown = (command as unknown as Readonly<Record<string, unknown>>)[key];
  return typeof value === 'string' ? value : undefined;
}

const aboutDrafts: ReadonlySet<EntryKind> = new Set(['draft-opened', 'draft-joined', 'draft-lapsed']);

/**
 * A draft is named by what it is and its id: the office needs that to sign it off. Terms that came are named by their
 * revision, which the record keeps as `revision 2`.
 */
function outcomeSaid({ what, outcome }: Entry, { formal, card }: Words): string | undefined {
  if (what === 'amendTerms') {
    const revision = outcome?.replace(/^revision /, '');
    return revision === undefined ? undefined : card.campaign.revision(Number(revision));
  }
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
