import { isOfFinding, type PostedLine } from '../domain/campaign/line';
import type { LetterLine } from '../domain/letter';
import type { MailTrouble } from '../domain/finding';
import type { Language } from '../domain/policy';
import { wordsFor } from './index';
import { asWritten, markdown } from './markdown';

/** What a courier has sent and what it still has to send. */
export interface Post {
  readonly title: string;
  readonly sent: number;
  readonly pending: readonly PostedLine[];
  readonly inHand?: {
    readonly number: number;
    readonly lines: readonly PostedLine[];
    readonly trouble?: MailTrouble['trouble'];
  };
}

/** How many lines a card shows. */
const SHOWN = 10;

/**
 * One recipient's post at a glance, in Markdown: what was sent, what is being sent and why it does not get through,
 * what waits.
 */
export function courierCard({ title, sent, pending, inHand }: Post, language: Language): string {
  const { campaign, card, duties, fact, formal, news } = wordsFor(language);
  const { courier } = card;
  const what = ({ duty, draft, news: told }: LetterLine): string =>
    draft !== undefined
      ? formal[draft.letter]
      : told !== undefined
        ? news[told.what]
        : duty === undefined
          ? ''
          : duties[duty.kind];
  const lineOf = (line: PostedLine): string =>
    isOfFinding(line)
      ? courier.line(line.finding, asWritten(line.title), what(line))
      : campaign.matters[line.matter.what];
  const listed = (lines: readonly PostedLine[]): readonly string[] => [
    ...lines.slice(0, SHOWN).map(lineOf),
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
