import { createHash } from 'node:crypto';
import { answerBy } from '../../domain/campaign/issuing';
import type { WaitingLetter } from '../../domain/campaign/formal-letters';
import { defined } from '../../domain/defined';
import { hasCopy } from '../../domain/notices/letter';
import type { Moment } from '../../domain/calendar/moment';
import { formalText } from '../../mail/letter/formal-letters';
import { frameOf, lookupIn } from '../../mail/letter/letter-frame';
import type { FormalLetterText, Passage } from '../../words/formal-letters';
import type { Words } from '../../words/words';
import type { Campaign } from '../../workflows/messages';

/** A letter as whoever signs it reads it. */
export interface ReadLetter {
  readonly letter: WaitingLetter;
  /** As it would go out if it were signed now; its number is a blank. */
  readonly text: FormalLetterText;
  /** What the office must fill in by hand besides the number. */
  readonly blanks: number;
  /** What was due and when it was asked for, item by item. */
  readonly history: readonly { readonly finding: string; readonly title: string; readonly said: string }[];
  /** Two letters that say the same have the same. */
  readonly version: string;
}

export function readLetter(letter: WaitingLetter, campaign: Campaign, now: Moment, words: Words): ReadLetter {
  const frame = frameOf(campaign, now);
  const lookup = lookupIn(frame);
  const asked = answerBy({ letter: letter.letter, at: now }, campaign.terms);
  const text = formalText(letter.items, frame, defined({ on: now, answerBy: asked }));
  return {
    letter,
    text,
    blanks: hasCopy(letter) ? 0 : blanksIn([text.addressee, ...text.body, text.copies]),
    history: letter.items.map((line) => ({
      ...{ finding: line.finding, title: line.title },
      said: words.formalLetters.item({ line, facts: line.draft }, lookup),
    })),
    version: versionOf(letter),
  };
}

/** What is signed is what was read: what has changed since has another version. */
export function versionOf(letter: WaitingLetter): string {
  return createHash('sha256').update(JSON.stringify(letter)).digest('hex').slice(0, 16);
}

function blanksIn(passages: readonly Passage[]): number {
  return passages.flat().filter((piece) => typeof piece !== 'string').length;
}
