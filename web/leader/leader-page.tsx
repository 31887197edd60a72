import type { FC } from 'hono/jsx';
import { placeIn } from '../../domain/organisation/names';
import { dutyText } from '../../words/names';
import type { Campaign } from '../../workflows/messages';
import { Paper, positionText } from '../finding/finding-page';
import { Page, type Site } from '../look/page';
import { SignShown } from '../look/sign';
import type { DrawnCurve } from '../wall/curve-drawn';
import { CurveShown } from '../wall/curve-shown';
import { TrendShown, type Trend } from '../wall/trend-shown';
import { timeLeftText } from '../wall/wall-page';
import type { LeaderItem, LeaderView, Needed } from './leader-view';

interface LeaderProps {
  readonly site: Site;
  readonly campaign: Campaign;
  readonly view: LeaderView;
  /** Absent while there are not two days to compare. */
  readonly trend: Trend | undefined;
  /** Planned against actual, drawn. */
  readonly drawn: DrawnCurve;
  /** Whoever oversees all may look at each leader's sheet. */
  readonly choose: boolean;
}

/** One sheet of A4: how it stands, what is red and why, where the leader is needed, and his own items. */
export function leaderPage({ site, campaign, view, trend, drawn, choose }: LeaderProps) {
  const { words, base } = site;
  const { leader, wall } = words.web;
  const { totals, curve } = view.wall;
  const { directory, terms } = campaign;
  const name = view.sponsor === undefined ? undefined : placeIn(directory, 'leader', view.sponsor);
  const shown = [
    ['findings', totals.findings],
    ['closed', totals.closed],
    ['claimed', totals.claimed],
    ['overdue', totals.overdue],
    ['red', totals.red],
    ['yellow', totals.yellow],
  ] as const;
  return (
    <Page site={site} title={leader.title} area="leader">
      <div class="narrow sheet">
        <header>
          <h1>{name === undefined ? leader.title : leader.of(name)}</h1>
          <p class="soft">
            {campaign.name} · {site.today}
          </p>
        </header>
        {choose ? (
          <nav class="facts no-print" aria-label={leader.whose}>
            {directory.leaders.map(({ code, name: of }) => (
              <a
                href={`${base}/leader?of=${encodeURIComponent(code)}`}
                aria-current={code === view.sponsor ? 'page' : undefined}
              >
                {of}
              </a>
            ))}
          </nav>
        ) : null}
        <p class="no-print">
          <a href={`${base}/leader/file${view.sponsor === undefined ? '' : `?of=${encodeURIComponent(view.sponsor)}`}`}>
            {leader.download}
          </a>
        </p>
        <dl class="totals">
          {shown.map(([key, count]) => (
            <div class={key === 'red' || key === 'overdue' ? 'red' : key === 'yellow' ? 'yellow' : ''}>
              <dt>{wall.totals[key]}</dt>
              <dd>{String(count)}</dd>
            </div>
          ))}
        </dl>
        <CurveShown curve={curve} drawn={drawn} calendar={terms.calendar} words={words} />
        {trend === undefined ? null : <TrendShown trend={trend} words={words} />}
        <Paper title={leader.needed}>
          {view.needed.length === 0 ? (
            <p>{leader.notNeeded}</p>
          ) : (
            <ul class="list">
              {view.needed.map((needed) => (
                <li class={needed.isLate ? 'late' : ''}>{neededText(needed, site, campaign)}</li>
              ))}
            </ul>
          )}
        </Paper>
        <Paper title={leader.reds(view.reds.length)}>
          {view.reds.length === 0 ? (
            <p>{leader.noReds}</p>
          ) : (
            <ul class="list">
              {view.reds.map((item) => (
                <Red item={item} site={site} campaign={campaign} />
              ))}
            </ul>
          )}
        </Paper>
        {view.sponsor === undefined ? null : (
          <Paper title={leader.own(view.own.length)}>
            {view.own.length === 0 ? <p>{leader.noOwn}</p> : null}
            <ul class="list">
              {view.own.map((item) => (
                <li>
                  <a href={`${base}/finding/${encodeURIComponent(item.id)}`}>
                    {item.id} {item.title}
                  </a>{' '}
                  <SignShown sign={item.sign} words={words} />{' '}
                  <span class="soft">
                    {item.unit === undefined ? '' : placeIn(directory, 'unit', item.unit)} · {words.stages[item.stage]}{' '}
                    · {timeLeftText(item.left, words)}
                  </span>
                </li>
              ))}
            </ul>
          </Paper>
        )}
      </div>
    </Page>
  );
}

function neededText(needed: Needed, { words, base }: Site, { directory }: Campaign) {
  const { finding, title, action, due, holder } = needed;
  const page = `${base}/finding/${encodeURIComponent(finding)}`;
  return (
    <>
      <a href={action === undefined ? page : `${page}/do/${action}`}>
        {dutyText(needed, words)}: {finding} {title}
      </a>{' '}
      <span class="soft">{positionText(holder, directory, words)}</span>{' '}
      <span class="clock">{words.card.day(due)}</span>
    </>
  );
}

/** A red one with its reason and a name. */
const Red: FC<{ readonly item: LeaderItem; readonly site: Site; readonly campaign: Campaign }> = ({
  item: { id, title, unit, left, reasons, owed },
  site: { words, base },
  campaign: { directory },
}) => {
  const [first] = owed;
  return (
    <li>
      <a href={`${base}/finding/${encodeURIComponent(id)}`}>
        <b>
          {id} {title}
        </b>
      </a>{' '}
      <span class="soft">
        {unit === undefined ? '' : placeIn(directory, 'unit', unit)} · {timeLeftText(left, words)}
      </span>
      <br />
      {words.card.list(reasons.map((reason) => words.reason(reason)))}
      {first === undefined ? null : (
        <>
          <br />
          {words.web.leader.owes(
            first.person ?? positionText(first.holder, directory, words),
            dutyText(first, words),
            words.card.day(first.due),
          )}
        </>
      )}
    </li>
  );
};
