import type { FC } from 'hono/jsx';
import { holderOf } from '../../domain/organisation/directory';
import { placeIn } from '../../domain/organisation/names';
import type { Position } from '../../domain/organisation/positions';
import type { Campaign } from '../../workflows/messages';
import { dutyText } from '../../words/names';
import type { Words } from '../../words/words';
import { Page, type Site } from '../look/page';
import { SignShown } from '../look/sign';
import { obstacleSentences } from '../../words/obstacles';
import type { Health } from './health';
import { OfficeNav, WorkflowLink } from './office';
import type { Broken, DeskView, Waiting, WaitingPoint, WaitingTask } from './desk-view';
import { Points } from './points';
import { Tasks } from './tasks';

interface DeskProps {
  readonly site: Site;
  readonly campaign: Campaign;
  readonly view: DeskView;
  /** What the registers ask of the viewer. */
  readonly points: readonly WaitingPoint[];
  /** What the timetable asks of the viewer. */
  readonly tasks: readonly WaitingTask[];
  /** Of the office alone: how the machinery is, and how many formal letters wait. */
  readonly office: { readonly health: Health | undefined; readonly letters: number } | undefined;
}

/** What waits for who looks, most pressing first; what is broken stands on top. */
export function deskPage({ site, campaign, view, points, tasks, office }: DeskProps) {
  const { words } = site;
  const { desk } = words.web;
  return (
    <Page site={site} title={desk.title} area="desk">
      {office !== undefined ? <OfficeNav site={site} area="desk" /> : null}
      <h1>{desk.title}</h1>
      <p>
        <a href={`${site.base}/people/me`}>{words.web.office.people.own}</a>
      </p>
      <BrokenShown site={site} campaign={campaign} view={view} office={office} />
      {view.waiting.length + points.length + tasks.length === 0 ? <p class="notice good">{desk.nothing}</p> : null}
      <ul class="facts">
        {office === undefined ? null : (
          <>
            <li>
              <a href={`${site.base}/letters`}>{words.web.office.letters.title}</a> <b>{office.letters}</b>
            </li>
            {office.health === undefined ? null : (
              <li>
                <a href={`${site.base}/mail`}>{words.web.office.mail.title}</a> <b>{office.health.messages}</b>
              </li>
            )}
          </>
        )}
        {view.counts.map(({ kind, count, late }) => (
          <li>
            {words.duties[kind]} <b>{count}</b>
            {late === 0 ? null : <span class="late">{desk.late(late)}</span>}
          </li>
        ))}
      </ul>
      <Tasks site={site} tasks={tasks} />
      <Points site={site} campaign={campaign} points={points} />
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
      <WorkflowLink site={site} workflow={site.workflow} />
    </Page>
  );
}

/** What has to be mended first, each with where that is done. */
const BrokenShown: FC<Pick<DeskProps, 'site' | 'campaign' | 'view' | 'office'>> = ({
  site: { words, base },
  campaign,
  view,
  office,
}) => {
  const { desk } = words.web;
  const { mend } = words.web.office;
  const { directory } = campaign;
  const to = (path: string, what: string) =>
    office === undefined ? null : (
      <>
        {' '}
        <a href={`${base}${path}`}>{what}</a>
      </>
    );
  const { works = true, failing = [], stuck = [] } = office?.health ?? {};
  const named = failing.slice(0, MOST).map(({ id, why }) => (why === '' ? id : `${id} (${why})`));
  const items = [
    ...(works ? [] : [<li>{mend.noWorker}</li>]),
    ...(failing.length === 0 ? [] : [<li>{words.troubles['task-fails'](words.card.list(named))}</li>]),
    ...(stuck.length === 0 ? [] : [<li>{words.troubles['messages-stuck'](words.card.list(stuck.slice(0, MOST)))}</li>]),
    ...view.broken.map((broken) => {
      const holder = broken.kind === 'mail' ? holderOf(directory, broken.position) : undefined;
      return (
        <li>
          {brokenText(broken, campaign, words)}
          {holder === undefined ? null : to(`/people/${holder.code}`, mend.address)}
          {broken.kind === 'vacant' ? to('/people', mend.people) : null}
          {broken.kind === 'calendar' ? to('/terms', mend.calendar) : null}
        </li>
      );
    }),
    ...obstacleSentences(view.obstacles, directory, words).map((sentence) => (
      <li>
        {sentence} {to('/people', mend.people)}
      </li>
    )),
  ];
  return items.length === 0 ? null : (
    <section class="notice bad">
      <h2>{desk.broken}</h2>
      <ul class="list">{items}</ul>
    </section>
  );
};

const Row: FC<{ readonly waiting: Waiting; readonly site: Site; readonly campaign: Campaign }> = ({
  waiting,
  site: { words, base },
  campaign,
}) => {
  const { finding, title, sign, as, due, left, isLate, action } = waiting;
  const page = `${base}/finding/${encodeURIComponent(finding)}`;
  const what = dutyText(waiting, words);
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
