import type { LetterLine } from '../domain/letter';
import type { MailTrouble } from '../domain/finding';
import type { Language } from '../domain/policy';
import { wordsFor } from './index';
import { asWritten, markdown } from './markdown';

/** What a courier has done and has before it. */
export interface Post {
  readonly title: string;
  readonly sent: number;
  readonly pending: readonly LetterLine[];
  readonly inHand?: {
    readonly number: number;
    readonly lines: readonly LetterLine[];
    readonly trouble?: MailTrouble['trouble'];
  };
}

/** Lines that a card shows. */
const SHOWN = 10;

/** One recipient's post at a glance, in Markdown: what was sent, what is in hand and why it does not go, what waits. */
export function courierCard({ title, sent, pending, inHand }: Post, language: Language): string {
  const { card, duties, fact, formal, news } = wordsFor(language);
  const { courier } = card;
  const what = ({ duty, draft, news: told }: LetterLine): string =>
    draft !== undefined
      ? formal[draft.letter]
      : told !== undefined
        ? news[told.what]
        : duty === undefined
          ? ''
          : duties[duty.kind];
  const listed = (lines: readonly LetterLine[]): readonly string[] => [
    ...lines.slice(0, SHOWN).map((line) => courier.line(line.finding, asWritten(line.title), what(line))),
    ...(lines.length > SHOWN ? [courier.more(lines.length - SHOWN)] : []),
  ];
  return markdown([
    `## ${title}`,
    fact(`**${courier.sent}**`, courier.letters(sent)),
    ...(inHand === undefined
      ? []
      : [
          fact(`**${courier.inHand}**`, courier.letter(inHand.number, inHand.lines.length)),
          ...(inHand.trouble === undefined ? [] : [courier.troubles[inHand.trouble]]),
          listed(inHand.lines),
        ]),
    fact(`**${courier.waiting}**`, pending.length === 0 ? card.nobody : ''),
    listed(pending),
  ]);
}
