import type { Reading, ReadFinding } from '../../client/reading';
import { actionsFor, actionThatAnswers } from '../../domain/commands/actions';
import { signOf, timeLeft, type Sign, type TimeLeft } from '../../domain/light/at-a-glance';
import { dayOf } from '../../domain/calendar/calendar';
import type { CommandName } from '../../domain/commands/commands';
import { defined } from '../../domain/defined';
import { holderOf } from '../../domain/organisation/directory';
import { dutiesOf } from '../../domain/duties/duties';
import type { Stage } from '../../domain/finding/finding';
import { lightOf } from '../../domain/light/light';
import type { LightReason } from '../../domain/light/light-reason';
import { mattersOf } from '../../domain/finding/matters';
import type { DayIndex, Moment } from '../../domain/calendar/moment';
import type { DutyKind } from '../../domain/policy/policy';
import type { Actor, LeaderCode, Position } from '../../domain/organisation/positions';
import { divisionOf, wallFilterIn } from '../wall/filter';
import { wallView, type WallView } from '../wall/wall-view';

export interface LeaderItem {
  readonly id: string;
  readonly title: string;
  readonly unit?: string;
  readonly sponsor?: LeaderCode;
  readonly sign: Sign;
  readonly stage: Stage;
  readonly left: TimeLeft;
  /** Why it is red; empty where it is not. */
  readonly reasons: readonly LightReason[];
  /** Who owes what about it, most pressing first. */
  readonly owed: readonly OwedByName[];
}

export interface OwedByName {
  readonly kind: DutyKind;
  readonly about?: string;
  readonly holder: Position;
  readonly person?: string;
  readonly due: DayIndex;
  readonly isLate: boolean;
}

/** What a leader himself, or his contact for him, is asked to do. */
export interface Needed extends OwedByName {
  readonly finding: string;
  readonly title: string;
  readonly action?: CommandName;
}

/** One sheet for a leader, in no language. */
export interface LeaderView {
  readonly wall: Pick<WallView, 'totals' | 'phase' | 'curve' | 'today'>;
  readonly reds: readonly LeaderItem[];
  readonly needed: readonly Needed[];
  /** Whose items are told of apart; absent for who sponsors none. */
  readonly sponsor?: LeaderCode;
  readonly own: readonly LeaderItem[];
}

/** @param sponsor the leader whose sheet it is; the viewer himself where he is one */
export function leaderView(reading: Reading, viewer: Actor, now: Moment, sponsor = sponsorIn(viewer)): LeaderView {
  const items = reading.findings.map((read) => itemOf(reading, read, now));
  const positions: readonly Position[] =
    sponsor === undefined ? viewer.positions : [`leader/${sponsor}`, `leader/${sponsor}/contact`];
  const needed = reading.findings.flatMap(({ finding, terms }) => {
    const { calendar } = terms;
    const actions = actionsFor(finding, terms, viewer);
    const asked = dutiesOf(finding, terms).filter(({ holder }) => positions.includes(holder) && isOfLeader(holder));
    return mattersOf(asked, now).map(({ kind, about, holder, due }) =>
      defined<Needed>({
        ...{ finding: finding.subject.id, title: finding.subject.title, kind, about, holder },
        ...{ due: dayOf(calendar, due), isLate: due < now },
        action: actions.find((name) => name === actionThatAnswers[kind]),
      }),
    );
  });
  return defined<LeaderView>({
    wall: wallView(reading, wallFilterIn({}), now),
    reds: items.filter(({ sign }) => sign === 'red'),
    needed: needed.toSorted((a, b) => a.due - b.due),
    sponsor,
    own: sponsor === undefined ? [] : items.filter((item) => item.sponsor === sponsor),
  });
}

/** The leader that somebody is, or whose contact he is. */
export function sponsorIn({ positions }: Actor): LeaderCode | undefined {
  return positions.find((position) => position.startsWith('leader/'))?.split('/')[1];
}

function isOfLeader(position: Position): boolean {
  return position.startsWith('leader/') || position.startsWith('leading-group/');
}

function itemOf({ campaign }: Reading, { finding, terms }: ReadFinding, now: Moment): LeaderItem {
  const { id, title } = finding.subject;
  const division = divisionOf(finding);
  const sign = signOf(finding, terms, now);
  const owed = mattersOf(dutiesOf(finding, terms), now).toSorted((a, b) => a.due - b.due);
  return defined<LeaderItem>({
    ...{ id, title, unit: division?.lead, sponsor: division?.sponsor, sign },
    ...{ stage: finding.standing.stage, left: timeLeft(finding, terms, now) },
    reasons: sign === 'red' ? lightOf(finding, terms, now).reasons : [],
    owed: owed.map(({ kind, about, holder, due }) =>
      defined<OwedByName>({
        ...{ kind, about, holder, person: holderOf(campaign.directory, holder)?.name },
        ...{ due: dayOf(terms.calendar, due), isLate: due < now },
      }),
    ),
  });
}
