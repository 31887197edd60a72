import type { FC } from 'hono/jsx';
import type { CountedView } from '../client/views';
import { listPage, type WebUi } from '../client/web-ui';
import { placeIn } from '../domain/organisation/names';
import type { Position } from '../domain/organisation/positions';
import type { Campaign } from '../workflows/messages';
import { wordsFor } from '../words';
import { circles, type Circle } from '../words/pages';
import { viewHeadings } from '../words/views';
import type { Words } from '../words/words';
import type { Box } from './letter-box';
import { cameAt, Page } from './page';

/** A recipient, with the letters that came for him. */
export interface RecipientBox extends Box {
  readonly code: string;
  readonly name: string;
  readonly address: string;
  readonly positions: readonly Position[];
}

interface FrontPage {
  readonly campaign: Campaign;
  readonly views: readonly CountedView[];
  readonly boxes: readonly RecipientBox[];
  readonly webUi?: WebUi;
}

/** The prepared views with their counts, and everybody who gets letters. */
export function frontPage({ campaign, views, boxes, webUi }: FrontPage) {
  const words = wordsFor(campaign.terms.policy.language);
  return (
    <Page title={words.pages.title} campaign={campaign}>
      <h1>{words.pages.title}</h1>
      <h2>{words.pages.views}</h2>
      {viewHeadings.map((heading) => (
        <Views
          title={words.views.headings[heading]}
          views={views.filter((view) => view.heading === heading)}
          folded={heading === 'supervision'}
          webUi={webUi}
        />
      ))}
      {circles.map((circle) => {
        const mine = boxes.filter(({ positions }) => circleOf(positions) === circle);
        return mine.length === 0 ? null : (
          <>
            <h2>{words.pages.circles[circle]}</h2>
            <Recipients boxes={mine.filter(({ count }) => count > 0)} campaign={campaign} words={words} />
            <Empty boxes={mine.filter(({ count }) => count === 0)} campaign={campaign} words={words} />
          </>
        );
      })}
    </Page>
  );
}

const Views: FC<{
  readonly title: string;
  readonly views: readonly CountedView[];
  readonly folded: boolean;
  readonly webUi: WebUi | undefined;
}> = ({ title, views, folded, webUi }) => {
  const list = (
    <ul class="views">
      {views.map((view) => {
        const shown = (
          <>
            <b>{view.count}</b>
            {view.name}
          </>
        );
        const colour = /DubanLight = '(red|yellow)'/.exec(view.query)?.[1] ?? '';
        return (
          <li class={view.count === 0 ? 'none' : colour}>
            {webUi === undefined ? <a>{shown}</a> : <a href={listPage(webUi, view.query)}>{shown}</a>}
          </li>
        );
      })}
    </ul>
  );
  return folded ? (
    <details>
      <summary>{title}</summary>
      {list}
    </details>
  ) : (
    <>
      <h3>{title}</h3>
      {list}
    </>
  );
};

interface RecipientsProps {
  readonly boxes: readonly RecipientBox[];
  readonly campaign: Campaign;
  readonly words: Words;
}

const Recipients: FC<RecipientsProps> = ({ boxes, campaign, words }) =>
  boxes.length === 0 ? null : (
    <ul class="boxes">
      {boxes.map((box) => (
        <Recipient box={box} campaign={campaign} words={words} />
      ))}
    </ul>
  );

/** Recipients without a letter are folded away behind the others. */
const Empty: FC<RecipientsProps> = ({ boxes, campaign, words }) =>
  boxes.length === 0 ? null : (
    <details>
      <summary class="quiet">{words.pages.empty(boxes.length)}</summary>
      <Recipients boxes={boxes} campaign={campaign} words={words} />
    </details>
  );

const Recipient: FC<{ readonly box: RecipientBox; readonly campaign: Campaign; readonly words: Words }> = ({
  box: { name, address, positions, count, newest },
  campaign,
  words,
}) => {
  const held = positions.map((position) =>
    words.position(position, (code, kind) => placeIn(campaign.directory, kind, code)),
  );
  return (
    <li class={count === 0 ? 'none' : ''}>
      <a href={`/box/${encodeURIComponent(address)}`} title={words.card.list(held)}>
        {name}
      </a>
      <span class="quiet">{words.pages.letters(count)}</span>
      <span class="newest">{newest?.subject ?? ''}</span>
      <span class="quiet when">{newest === undefined ? '' : cameAt(newest.at, campaign, words)}</span>
    </li>
  );
};

function circleOf(positions: readonly Position[]): Circle {
  const [kind = ''] = positions[0]?.split('/') ?? [];
  if (kind === 'leading-group') return 'office';
  if (kind === 'supervision') return 'group';
  return circles.find((circle) => circle === kind) ?? 'other';
}
