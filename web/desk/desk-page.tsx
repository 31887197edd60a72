import type { FC } from 'hono/jsx';
import type { CommitmentKind } from '../../domain/finding';
import { placeIn } from '../../domain/names';
import type { Position } from '../../domain/positions';
import type { Campaign } from '../../workflows/messages';
import type { Words } from '../../words/words';
import { Page, type Site } from '../look/page';
import { SignShown } from '../look/sign';
import type { Broken, DeskView, Waiting } from './desk-view';

interface DeskProps {
  readonly site: Site;
  readonly campaign: Campaign;
  readonly view: DeskView;
}

/** What waits for who looks, most pressing first; what is broken stands on top. */
export function deskPage({ site, campaign, view }: DeskProps) {
  const { words } = site;
  const { desk } = words.web;
  return (
    <Page site={site} title={desk.title} area="desk">
      <h1>{desk.title}</h1>
      {view.broken.length === 0 ? null : (
        <section class="notice bad">
          <h2>{desk.broken}</h2>
          <ul class="list">
            {view.broken.map((broken) => (
              <li>{brokenText(broken, campaign, words)}</li>
            ))}
          </ul>
        </section>
      )}
      {view.waiting.length === 0 ? <p class="notice good">{desk.nothing}</p> : null}
      <ul class="facts">
        {view.counts.map(({ kind, count, late }) => (
          <li>
            {words.duties[kind]} <b>{count}</b>
            {late === 0 ? null : <span class="late">{desk.late(late)}</span>}
          </li>
        ))}
      </ul>
      {view.waiting.length === 0 ? null : (
        <section class="paper">
          <table>
            <thead>
              <tr>
                <th scope="col">{words.web.finding.duty}</th>
                <th scope="col">{desk.finding}</th>
                <th scope="col">{words.web.finding.due}</th>
              </tr>
            </thead>
            <tbody>
              {view.waiting.map((waiting) => (
                <Row waiting={waiting} site={site} campaign={campaign} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Page>
  );
}

const Row: FC<{ readonly waiting: Waiting; readonly site: Site; readonly campaign: Campaign }> = ({
  waiting,
  site: { words, base },
  campaign,
}) => {
  const { finding, title, sign, as, due, left, isLate, action } = waiting;
  const page = `${base}/finding/${encodeURIComponent(finding)}`;
  const what = waitingText(waiting, words);
  return (
    <tr class={isLate ? 'late' : ''}>
      <td>
        {action === undefined ? what : <a href={`${page}/do/${action}`}>{what}</a>}
        <span class="hint">{positionText(as, campaign, words)}</span>
      </td>
      <td>
        <a href={page}>
          {finding} {title}
        </a>{' '}
        <SignShown sign={sign} words={words} />
      </td>
      <td>
        {words.card.day(due)} <span class="clock">{words.card.left(left)}</span>
      </td>
    </tr>
  );
};

function waitingText({ kind, about }: Waiting, { card, duties, commitments }: Words): string {
  if (kind === 'milestone' && about !== undefined) {
    return card.about(duties[kind], card.measure(card.list(about.split(' '))));
  }
  return kind === 'commit' && about !== undefined
    ? card.about(duties[kind], commitments[about as CommitmentKind])
    : duties[kind];
}

/** Findings named in one sentence; of a thousand nobody reads a thousand ids. */
const MOST = 12;

function brokenText(broken: Broken, campaign: Campaign, words: Words): string {
  const { desk } = words.web;
  if (broken.kind === 'calendar') return desk.calendar(words.date(broken.declaredThrough));
  const { findings } = broken;
  const named = words.card.list(findings.slice(0, MOST));
  const ids = findings.length > MOST ? `${named} … +${findings.length - MOST}` : named;
  switch (broken.kind) {
    case 'unreadable':
      return words.troubles[broken.cause](ids);
    case 'mail':
      return desk.mail(positionText(broken.position, campaign, words), ids);
    case 'vacant':
      return desk.vacant(positionText(broken.position, campaign, words), ids);
  }
}

function positionText(position: Position, { directory }: Campaign, words: Words): string {
  return words.position(position, (code, kind) => placeIn(directory, kind, code));
}
