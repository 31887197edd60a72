import fc from 'fast-check';
import { amendmentOf, changesSomething, type Amendment } from '../../domain/policy/amendment';
import { dayOf, isoDate } from '../../domain/calendar/calendar';
import { foresee } from '../../domain/schedule/foresight';
import { DAY, type Moment } from '../../domain/calendar/moment';
import type { Notice } from '../../domain/finding/finding';
import type { Policy, Terms } from '../../domain/policy/policy';
import { at, calendar, opened, termsWith, told, uptoApproval, uptoRectifying } from '../support/commands';
import { amended, events, play, playOn, type Event } from '../support/walks';

const terms = termsWith();
const days = 60;
const silence: Event = { after: days * DAY, what: 'note', by: 'office', pick: 1 };

/** What would be sent by the terms before, with the changes made that the preview names. */
function afterwards(before: readonly Notice[], { letters }: Amendment, until: Moment): readonly string[] {
  const changed = new Set(letters.map(({ key }) => key));
  const otherwise = letters.flatMap((change) => (change.change === 'gone' ? [] : [change.will]));
  return [...before.filter(({ key }) => !changed.has(key)), ...otherwise.filter(({ at: when }) => when <= until)]
    .map(asSent)
    .sort();
}

function asSent({ key, at: moment, to }: Notice): string {
  return `${key} ${moment} ${to.join()}`;
}

describe('amendmentOf', () => {
  it('names just what an actual amendment then changes, whatever happened to the finding before', () => {
    let changing = 0;
    fc.assert(
      fc.property(events, fc.nat(1_000), (happenings, pick) => {
        const before = play(happenings);
        const last = before.states.at(-1);
        const revised = last === undefined ? undefined : amended(last.terms, pick);
        if (last === undefined || revised === undefined || revised.revision === last.terms.revision) return;
        const until = last.now + days * DAY;
        const preview = amendmentOf(last.finding, last.terms, revised, last.now, until);
        if (preview.letters.length > 0) changing += 1;

        const amending: Event = { after: 0, what: 'amendTerms', by: 'office', pick };
        const after = playOn(before, [amending]);
        const actual = playOn(after, [silence]);
        const was = foresee(last.finding, last.terms, last.now, until);
        expect(afterwards(was.notices, preview, until)).toEqual(
          actual.notices.slice(before.notices.length).map(asSent).sort(),
        );
        const { standing } = after.states.at(-1)?.finding ?? last.finding;
        expect(preview.stage?.will ?? last.finding.standing.stage).toBe(standing.stage);
      }),
      { numRuns: 300 },
    );
    // The amendments must change something, or this test says nothing.
    expect(changing).toBeGreaterThan(20);
  });

  const rectifying = told(opened(), terms, uptoRectifying);
  const now = at('2023-08-01 10:00');
  const amending = (changes: Partial<Policy>): Terms => ({ ...termsWith(changes), revision: 2 });
  const previewed = (after: Terms, finding = rectifying): Amendment =>
    amendmentOf(finding, terms, after, now, at('2023-09-08'));
  const date = (moment: number): string => isoDate(dayOf(calendar, moment));

  it('sees nothing where the terms say the same', () => {
    expect(changesSomething(previewed(amending({})))).toBe(false);
  });

  it('tells a letter moved from a letter new and a letter gone', () => {
    const [remind, ...chases] = terms.policy.duties.milestone.ladder;
    if (remind === undefined) throw new Error('the ladder has no reminder');
    const earlier = { ...terms.policy.duties.milestone, ladder: [{ ...remind, offset: -8 }, ...chases] };
    const moved = previewed(amending({ duties: { ...terms.policy.duties, milestone: earlier } })).letters;
    expect(moved).toHaveLength(1);
    expect(moved).toMatchObject([{ change: 'moved', was: { letter: 'remind' }, will: { letter: 'remind' } }]);

    const without = { ...terms.policy.duties.milestone, ladder: chases };
    const gone = previewed(amending({ duties: { ...terms.policy.duties, milestone: without } })).letters;
    expect(gone).toMatchObject([{ change: 'gone', was: { letter: 'remind', duty: { kind: 'milestone' } } }]);
  });

  it('tells a light that turns at once, and those that will turn at another time', () => {
    const wary = { ...terms.policy.lights, nearDeadline: 80 };
    const { light, turns } = previewed(amending({ lights: wary }));
    expect(light).toEqual({ was: 'green', will: 'yellow' });
    expect(turns?.was.map(({ at: moment, to }) => [date(moment), to])).not.toEqual(
      turns?.will.map(({ at: moment, to }) => [date(moment), to]),
    );
  });

  it('tells that a finding closes by itself where new terms ask nobody else', () => {
    const waiting = told(opened(), terms, [...uptoApproval, ['2023-08-31 10:00', 'group', 'approveClosure']]);
    const asksOne = amending({ approvals: { ordinary: ['working-group-head'], keyItem: ['working-group-head'] } });
    expect(amendmentOf(waiting, terms, asksOne, at('2023-09-01'), at('2023-09-08')).stage).toEqual({
      was: 'awaiting-approval',
      will: 'closed',
    });
  });
});
