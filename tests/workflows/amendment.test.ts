import { amendmentOf } from '../../domain/policy/amendment';
import { dayOf } from '../../domain/calendar/calendar';
import { domainMoment } from '../../domain/calendar/clock';
import { foresee } from '../../domain/schedule/foresight';
import { DAY, HOUR, type DayIndex } from '../../domain/calendar/moment';
import type { Terms } from '../../domain/policy/policy';
import type { FindingRun } from '../../workflows/messages';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { until } from '../support/until';

/** A letter, and the day on which it is due or was posted. */
interface Told {
  readonly key: string;
  readonly day: DayIndex;
}

const byKey = (one: Told, other: Told): number => one.key.localeCompare(other.key);

/** Two seconds a day. */
const PACE = 43_200;
const DAYS = 10;

describe('a previewed amendment, on a real server', () => {
  let server: OnServer;
  beforeEach(async () => {
    server = await onServer('amendment', PACE);
  });
  afterEach(async () => {
    await server.stop();
  });

  it('brings the letters that were shown, on the days that were shown', async () => {
    const { duban, campaign, rows } = server;
    const some = rows.slice(0, 3);
    await duban.openFindings(campaign.id, some);
    const ids = some.map(({ subject }) => subject.id);
    for (const { subject } of some) {
      await duban.obey(campaign.id, subject.id, server.say('office', 'assign', subject.division));
    }
    // What the assignment tells is posted before the moment that is compared from.
    await until(async () => {
      const opened = await Promise.all(ids.map((id) => duban.show(campaign.id, id)));
      return opened.every(({ finding }) => finding.news.length === 0) ? true : undefined;
    });
    const { terms } = await duban.campaign(campaign.id);
    const { calendar, clock, policy } = terms;
    const now = (): number => domainMoment(clock, Date.now());
    // By day, after the letter hour, so that nothing falls due while it is amended.
    const hour = (): number => Math.floor((now() / HOUR + 8) % 24);
    await until(() => (hour() >= 10 && hour() < 16 ? true : undefined), 4_000);
    const runs = await Promise.all(ids.map((id) => duban.show(campaign.id, id)));
    const moment = now();
    const last = moment + DAYS * DAY;

    const duties = { ...policy.duties, acknowledge: { ...policy.duties.acknowledge, limit: { workingDays: 4 } } };
    const after: Terms = { ...terms, revision: terms.revision + 1, policy: { ...policy, duties } };
    const shown = runs.map(({ finding, terms: before }) => amendmentOf(finding, before, after, moment, last));
    expect(shown.every(({ letters }) => letters.some(({ change }) => change === 'moved'))).toBe(true);
    await duban.amendPolicy(campaign.id, after);

    const expected = runs.map(({ finding, terms: before }, index) => {
      const changes = shown[index]?.letters ?? [];
      const changed = new Set(changes.map(({ key }) => key));
      const stays = foresee(finding, before, moment, last).notices.filter(({ key }) => !changed.has(key));
      const otherwise = changes.flatMap((change) => (change.change === 'gone' ? [] : [change.will]));
      return [...stays, ...otherwise.filter(({ at }) => at <= last)]
        .map(({ key, at }) => ({ key, day: dayOf(calendar, at) }))
        .sort(byKey);
    });
    const posted = ({ unsealed }: FindingRun): readonly Told[] =>
      unsealed
        .filter(({ what, at }) => what === 'letters' && at > moment)
        .flatMap(({ at, letters = [] }) => letters.map((key) => ({ key, day: dayOf(calendar, at) })))
        .sort(byKey);
    const shownLetters = expected.map((letters) => letters.map(({ key }) => key));
    // A busy machine is late: the letters are waited for, and none may come before its day.
    const then = await until(async () => {
      if (now() <= last + 12 * HOUR) return undefined;
      const told = (await Promise.all(ids.map((id) => duban.show(campaign.id, id)))).map(posted);
      const all = told.every((letters, index) =>
        (shownLetters[index] ?? []).every((key) => letters.some((letter) => letter.key === key)),
      );
      return all ? told : undefined;
    });
    const inTime = then.map((letters, index) =>
      letters.filter(({ key, day }) => day <= dayOf(calendar, last) || shownLetters[index]?.includes(key)),
    );
    expect(inTime.map((letters) => letters.map(({ key }) => key))).toEqual(shownLetters);
    const early = inTime.flatMap((letters, index) =>
      letters.filter(({ day }, place) => day < (expected[index]?.[place]?.day ?? Infinity)),
    );
    expect(early).toEqual([]);
  });
});
