import fc from 'fast-check';
import { dayOf, isoDate } from '../../domain/calendar/calendar';
import { foresee, noticesAhead } from '../../domain/schedule/foresight';
import { DAY } from '../../domain/calendar/moment';
import { at, calendar, opened, termsWith, told, uptoPlanning, uptoRectifying } from '../support/commands';
import { events, play, playOn, type Event } from '../support/walks';

const terms = termsWith();
const days = 60;
/** Nobody speaks until then. */
const silence: Event = { after: days * DAY, what: 'note', by: 'office', pick: 1 };

describe('foresee', () => {
  it('tells what a finding then does, whatever happened to it before', () => {
    fc.assert(
      fc.property(events, (happenings) => {
        const before = play(happenings);
        const last = before.states.at(-1);
        if (last === undefined) return;
        const foreseen = foresee(last.finding, last.terms, last.now, last.now + days * DAY);
        const done = playOn(before, [silence]).notices.slice(before.notices.length);
        expect(foreseen.notices).toEqual(done.map(({ owed: _, ...notice }) => notice));
        const ahead = noticesAhead(last.finding, last.terms, last.now, last.now + days * DAY);
        expect(ahead).toEqual(foreseen.notices);
      }),
      { numRuns: 150 },
    );
  });

  const rectifying = told(opened(), terms, uptoRectifying);
  const from = at('2023-07-31 11:00');
  const date = (moment: number): string => isoDate(dayOf(calendar, moment));

  it('sees reports being missed: the light that each miss turns, and the letter that it drafts', () => {
    const { notices, lightChanges } = foresee(rectifying, terms, from, at('2023-08-31'));
    expect(lightChanges.map(({ to, reasons }) => [to, reasons[0]?.code])).toEqual([
      ['yellow', 'reports-missed'],
      ['red', 'reports-missed'],
    ]);
    expect(notices.find(({ duty }) => duty?.kind === 'sign-off')).toMatchObject({
      letter: 'draft-waiting',
      draft: { letter: 'supervision-letter', cause: 'report' },
    });
  });

  it('stops at the last moment asked for, and begins after the first', () => {
    const all = foresee(rectifying, terms, from, at('2023-08-31')).notices;
    const some = foresee(rectifying, terms, from, at('2023-08-10')).notices;
    expect(some).toEqual(all.slice(0, some.length));
    expect(some.length).toBeLessThan(all.length);
    for (const notice of some) expect(notice.at).toBeLessThanOrEqual(at('2023-08-10'));
  });

  it('posts what is due already at once, the hardest of each ladder only', () => {
    const planning = told(opened(), terms, uptoPlanning);
    const { notices } = foresee(planning, terms, at('2023-08-10'), at('2023-08-10 10:01'));
    const chases = notices.filter(({ duty }) => duty?.kind === 'plan' && duty.due < at('2023-08-10'));
    expect(chases.map(({ letter, at: when }) => [letter, date(when)])).toEqual([
      ['opening', '2023-07-24'],
      ['chase', '2023-08-08'],
    ]);
  });
});
