import { countOf, isOfFinding, type KeptLines, type PostedLine, type PostToSend } from '../domain/campaign/line';
import type { LetterLine } from '../domain/notices/letter';
import type { MailTrouble } from '../domain/finding/finding';
import type { Language } from '../domain/policy/policy';
import { wordsFor } from './index';
import { escaped, markdown } from './markdown';

/** What a courier has sent and what it still has to send. */
export interface CourierPost {
  readonly title: string;
  readonly sent: number;
  readonly pending: PostToSend;
  readonly inHand: (PostToSend & { readonly number: number; readonly trouble?: MailTrouble['trouble'] }) | undefined;
  /** What came back, and is sent anew once the address is mended. */
  readonly unreached: PostToSend;
  /** What the archive has lost. */
  readonly missing: readonly KeptLines[];
}

/** How many lines a card shows. */
const SHOWN = 10;

/**
 * One recipient's post at a glance, in Markdown: what was sent, what is being sent and why it does not get through,
 * what waits.
 */
export function courierCard(
  { title, sent, pending, inHand, unreached, missing }: CourierPost,
  language: Language,
): string {
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
      ? courier.line(line.finding, escaped(line.title), what(line))
      : campaign.matters[line.matter.what];
  const listed = (post: PostToSend): readonly string[] => {
    const some = post.lines.slice(0, SHOWN);
    const others = countOf(post) - some.length;
    return [...some.map(lineOf), ...(others > 0 ? [courier.more(others)] : [])];
  };
  const [returned, lost] = [countOf(unreached), countOf({ lines: [], kept: missing })];
  return markdown([
    `## ${title}`,
    fact(`**${courier.sent}**`, courier.letters(sent)),
    ...(returned > 0 ? [courier.returned(returned)] : []),
    ...(lost > 0 ? [courier.missing(lost)] : []),
    ...(inHand === undefined
      ? []
      : [
          fact(`**${courier.inHand}**`, courier.letter(inHand.number, countOf(inHand))),
          ...(inHand.trouble === undefined ? [] : [courier.troubles[inHand.trouble]]),
          listed(inHand),
        ]),
    fact(`**${courier.waiting}**`, countOf(pending) === 0 ? card.nobody : ''),
    listed(pending),
  ]);
}
