import { isoDate } from '../../domain/calendar';
import type { Entry } from '../../domain/entry';
import type { Words } from '../../words/words';

/** Fields of a command that say something in its speaker's own words. */
const spoken = [
  'why',
  'reason',
  'text',
  'lacking',
  'found',
  'objections',
  'number',
  'signer',
  'handedTo',
  'into',
] as const;
const dated = ['to', 'due', 'reviewBy', 'on'] as const;

/** What was said with an entry of the record, apart from its name. */
export function entryText({ command, outcome, letters = [] }: Entry, words: Words): string {
  const facts = (command ?? {}) as Readonly<Record<string, unknown>>;
  const parts: string[] = [];
  if (typeof facts['agreed'] === 'boolean') parts.push(words.web.finding.decisions[facts['agreed'] ? 'yes' : 'no']);
  const result = facts['outcome'];
  if (typeof result === 'string' && result in words.card.said) {
    parts.push(words.card.said[result as keyof typeof words.card.said]);
  }
  for (const name of spoken) {
    const text = facts[name];
    if (typeof text === 'string' && text.trim() !== '') parts.push(text.trim());
  }
  for (const name of dated) {
    const day = facts[name];
    if (typeof day === 'number') parts.push(isoDate(day));
  }
  if (command === undefined && outcome !== undefined) parts.push(outcomeText(outcome, words));
  if (letters.length > 0) parts.push(`${words.web.finding.letters} ×${letters.length}`);
  return words.card.list(parts);
}

/** A draft's entry names its letter by code, with the draft's id. */
function outcomeText(outcome: string, { formal }: Words): string {
  const [letter = '', ...rest] = outcome.split(' ');
  return letter in formal ? [formal[letter as keyof typeof formal], ...rest].join(' ') : outcome;
}
