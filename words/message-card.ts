import type { Language } from '../domain/policy/policy';
import type { WaitingReason } from './inbox';
import { wordsFor } from './index';
import { escaped, markdown } from './markdown';

/** What a message says it is, and why it waits for the office, if it does. */
export interface MessageFacts {
  readonly from: string;
  readonly subject: string;
  readonly language: Language;
}

export interface WaitingFacts {
  readonly why: WaitingReason;
  readonly cause?: string;
  readonly refused: readonly string[];
}

/** An incoming message at a glance, in Markdown. */
export function messageCard({ from, subject, language }: MessageFacts, waiting: WaitingFacts | undefined): string {
  const { card, fact, inbox } = wordsFor(language);
  const { message } = card;
  return markdown([
    `## ${escaped(message.title(subject))}`,
    fact(message.from, escaped(from)),
    ...(waiting === undefined
      ? [message.inHand]
      : [
          fact(`**${message.waits}**`, inbox.reasons[waiting.why]),
          ...(waiting.cause === undefined ? [] : [fact(inbox.fields.cause, escaped(waiting.cause))]),
          ...(waiting.refused.length === 0 ? [] : [inbox.fields.refused, waiting.refused.map(escaped)]),
        ]),
  ]);
}
