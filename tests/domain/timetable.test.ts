import fc from 'fast-check';
import { DAY, HOUR } from '../../domain/calendar/moment';
import { isoDate } from '../../domain/calendar/calendar';
import { advanceCampaign, type CampaignStep } from '../../domain/campaign/advance';
import { comingUp, nextCampaignMoment } from '../../domain/campaign/agenda';
import { campaignDuties } from '../../domain/campaign/duties';
import { openAgenda, type CampaignAgenda, type CampaignNotice } from '../../domain/campaign/state';
import { timetableAmended, timetableDone } from '../../domain/campaign/timetable';
import { decideBatches } from '../../domain/batches/decide';
import type { Entry } from '../../domain/finding/entry';
import type { Phase } from '../../domain/policy/phase';
import type { Terms } from '../../domain/policy/policy';
import { timetableKinds, type Timetable } from '../../domain/policy/timetable';
import type { RegisterCommand } from '../../domain/registers/commands';
import { decideRegister } from '../../domain/registers/decide';
import type { EntryFacts } from '../../domain/registers/entry';
import { at, calendar, day, people, termsWith } from '../support/commands';
import { directory } from '../support/finding-in-hand';

const phase: Phase = { start: day('2023-07-21'), end: day('2023-10-21') };
const known = { roster: ['WH-001', 'WH-012'], directory };

/** Nothing but a timetable. */
function termsOf(timetable: Timetable): Terms {
  return termsWith({
    campaign: { dailyAnalysis: false, halfMonthReport: false, circular: false, weeklyPage: false },
    timetable,
  });
}

interface Kept {
  readonly agenda: CampaignAgenda;
  readonly notices: readonly CampaignNotice[];
  readonly record: readonly Entry[];
}

function begun(terms: Terms, when = '2023-07-21 09:00'): Kept {
  // The end of the phase is told of by letters that are not looked at here.
  return { agenda: { ...openAgenda(phase, terms, at(when)), phaseEnded: true }, notices: [], record: [] };
}

function added({ notices, record }: Kept, step: CampaignStep): Kept {
  return { agenda: step.agenda, notices: [...notices, ...step.notices], record: [...record, ...step.entries] };
}

/** The campaign left alone until then. */
function until(when: string, kept: Kept, terms: Terms, by: Phase = phase): Kept {
  let now = kept;
  for (;;) {
    const next = nextCampaignMoment(now.agenda, terms, by, at(when));
    if (next === undefined || next > at(when)) return now;
    now = added(now, advanceCampaign(now.agenda, terms, by, next));
  }
}

function saidAt(when: string, command: object, kept: Kept, terms: Terms): Kept {
  const said = { ...command, by: people.office, via: 'script' } as unknown as RegisterCommand;
  return added(kept, decideRegister(kept.agenda, known, terms, said, at(when)));
}

function enteredAt(when: string, entry: Partial<EntryFacts>, kept: Kept, terms: Terms): Kept {
  const on = day(when.slice(0, 10));
  return saidAt(when, { name: 'addEntry', entry: { on, who: 'The mayor', findings: [], ...entry } }, kept, terms);
}

const meeting = { register: 'meeting', text: 'The queue was gone through.' } as const;

function report(serves: EntryFacts['serves']): Partial<EntryFacts> {
  return { register: 'report', title: 'How things stand', ...(serves === undefined ? {} : { serves }) };
}

/** `2023-07-28 dispatch.2023-07-31 opening → office/staff` */
function letters({ notices }: Kept): readonly string[] {
  return notices.map(({ key, at: moment, to }) => {
    const [, what = '', , , rung = ''] = key.split('/');
    return `${isoDate(Math.floor((moment + 8 * 3_600_000) / 86_400_000))} ${what} ${rung} → ${to.join(' ')}`;
  });
}

function openingsOf(kept: Kept): readonly string[] {
  return letters(kept)
    .filter((one) => one.includes(' opening '))
    .map((one) => one.split(' ').slice(0, 2).join(' '));
}

/** What is owed: its kind and its day. */
function owed({ agenda }: Kept, terms: Terms, when: string, by: Phase = phase): readonly string[] {
  return campaignDuties(agenda, terms, by, at(when)).map(({ about = '' }) => about);
}

describe('the weekly dispatch', () => {
  const terms = termsOf({ dispatch: { weekday: 0 } });
  const asked = until('2023-07-24 12:00', begun(terms), terms);

  it('is prepared from the working day before, and chased where nobody enters a meeting', () => {
    expect(letters(until('2023-07-28 12:00', begun(terms), terms))).toEqual([
      '2023-07-21 dispatch.2023-07-24 opening → office/staff',
      '2023-07-25 dispatch.2023-07-24 chase.1 → office/deputy-director',
      '2023-07-27 dispatch.2023-07-24 chase.2 → office/deputy-director office/director',
      '2023-07-28 dispatch.2023-07-31 opening → office/staff',
    ]);
  });

  it('is done by a meeting of its week', () => {
    expect(owed(asked, terms, '2023-07-24 12:00')).toEqual(['dispatch/2023-07-24']);
    const held = enteredAt('2023-07-26 15:00', meeting, asked, terms);
    expect(owed(held, terms, '2023-07-26 15:00')).toEqual([]);
    expect(openingsOf(until('2023-07-28 12:00', held, terms))).toEqual([
      '2023-07-21 dispatch.2023-07-24',
      '2023-07-28 dispatch.2023-07-31',
    ]);
  });

  it('is done once a meeting is announced for a day of its week, for then its result is owed', () => {
    const ahead = enteredAt('2023-07-24 10:00', { register: 'meeting', on: day('2023-07-27') }, asked, terms);
    const kinds = campaignDuties(ahead.agenda, terms, phase, at('2023-07-24 12:00')).map(({ kind }) => kind);
    expect(kinds).toEqual(['follow-up']);
  });

  it('is not done by the meeting of another week', () => {
    const far = enteredAt('2023-07-24 10:00', { register: 'meeting', on: day('2023-08-16') }, asked, terms);
    expect(owed(far, terms, '2023-07-25')).toContain('dispatch/2023-07-24');
    const then = until('2023-08-14 12:00', far, terms);
    expect(owed(then, terms, '2023-08-14 12:00').filter((one) => one.startsWith('dispatch'))).toEqual([]);
  });

  it('is done for every week of a whole quarter whose meetings are announced at once', () => {
    const weeks = Array.from({ length: 12 }, (_, week) => day('2023-07-26') + 7 * week);
    const ahead = weeks.reduce(
      (kept, on) => enteredAt('2023-07-24 10:00', { register: 'meeting', on }, kept, terms),
      asked,
    );
    expect(owed(ahead, terms, '2023-07-25').filter((one) => one.startsWith('dispatch'))).toEqual([]);
    expect(openingsOf(until('2023-09-29', ahead, terms)).filter((one) => one.includes('dispatch'))).toEqual([
      '2023-07-21 dispatch.2023-07-24',
    ]);
  });

  it('is owed again where the entry was a mistake', () => {
    const held = enteredAt('2023-07-24 15:00', meeting, asked, terms);
    const undone = saidAt('2023-07-24 16:00', { name: 'takeBack', entry: 'meeting-001', why: 'Another' }, held, terms);
    expect(owed(undone, terms, '2023-07-24 17:00')).toEqual(['dispatch/2023-07-24']);
    expect(letters(until('2023-07-25 12:00', undone, terms)).at(-1)).toBe(
      '2023-07-25 dispatch.2023-07-24 chase.1 → office/deputy-director',
    );
  });

  it('that nobody held is recorded as missed when the next week has begun, and asked for no more', () => {
    const late = until('2023-08-01 12:00', begun(terms), terms);
    expect(late.record.filter(({ what }) => what === 'timetable-missed')).toMatchObject([
      { outcome: 'dispatch/2023-07-24' },
    ]);
    const weekend = until('2023-07-30 12:00', begun(terms), terms);
    expect(owed(weekend, terms, '2023-07-31 08:00')).toEqual(['dispatch/2023-07-24', 'dispatch/2023-07-31']);
    expect(owed(weekend, terms, '2023-07-31 09:00')).toEqual(['dispatch/2023-07-31']);
  });

  it('after a month of downtime is asked for once, for the last week', () => {
    const step = advanceCampaign(asked.agenda, terms, phase, at('2023-08-25 12:00'));
    expect(letters({ ...asked, notices: step.notices })).toEqual([
      '2023-08-18 dispatch.2023-08-21 opening → office/staff',
      '2023-08-24 dispatch.2023-08-21 chase.2 → office/deputy-director office/director',
      '2023-08-25 dispatch.2023-08-28 opening → office/staff',
    ]);
  });

  it('whose day is a holiday falls on the next working day of its week, and a week off has none', () => {
    const days = openingsOf(until('2023-10-17 12:00', begun(terms), terms)).map((one) => one.slice(-10));
    expect(days.slice(-4)).toEqual(['2023-09-25', '2023-10-02', '2023-10-09', '2023-10-16']);
    const holiday = campaignDuties(
      until('2023-10-07 12:00', begun(terms), terms).agenda,
      terms,
      phase,
      at('2023-10-07 12:00'),
    );
    expect(holiday.map(({ due }) => due)).toContain(at('2023-10-07 17:30'));
    const off = { ...terms, calendar: { ...calendar, makeUpDays: [] } };
    const without = openingsOf(until('2023-10-17 12:00', begun(off), off)).map((one) => one.slice(-10));
    expect(without.slice(-3)).toEqual(['2023-09-25', '2023-10-09', '2023-10-16']);
  });

  it('is not held once every finding is closed', () => {
    const seen = { at: at('2023-07-24'), findings: 28, lights: { green: 28 }, closed: 28, overdue: 0 };
    const all = { ...asked, agenda: { ...asked.agenda, seen } };
    expect(owed(all, terms, '2023-07-25')).toEqual([]);
    const reopened = { ...asked, agenda: { ...asked.agenda, seen: { ...seen, closed: 27 } } };
    expect(owed(reopened, terms, '2023-07-25')).toEqual(['dispatch/2023-07-24']);
  });
});

describe('a supervision batch on its date', () => {
  const terms = termsOf({ batch: { dates: [day('2023-08-14'), day('2023-09-11'), day('2023-10-04')] } });

  it('is proposed from five working days before, the one in the holiday on the working day before it', () => {
    expect(openingsOf(until('2023-12-31', begun(terms), terms))).toEqual([
      '2023-08-07 batch.2023-08-14',
      '2023-09-04 batch.2023-09-11',
      '2023-09-21 batch.2023-10-04',
    ]);
    const days = comingUp(begun(terms).agenda, terms, phase, at('2023-07-21 09:00'));
    expect(days[0]).toMatchObject({ what: 'batch', at: at('2023-08-07 09:00') });
  });

  it('is done by a decided batch that begins about then, and owed again when that is taken back', () => {
    const asked = until('2023-08-07 12:00', begun(terms), terms);
    const decided = decideBatches(
      asked.agenda,
      known,
      terms,
      {
        ...{ name: 'decideBatch', from: day('2023-08-15'), to: day('2023-08-18'), methods: ['site'] },
        tasks: [{ group: '3', people: ['supervisor'], findings: ['WH-001'], units: ['natural-resources'] }],
        ...{ sheet: 'a'.repeat(64), by: people.office, via: 'cli' },
      },
      at('2023-08-08 10:00'),
    );
    const batches = (agenda: CampaignAgenda): readonly string[] =>
      owed({ ...asked, agenda }, terms, '2023-08-14 12:00').filter((one) => one.startsWith('batch/'));
    expect(batches(decided.agenda)).toEqual([]);
    const back = { name: 'takeBackBatch', batch: 'batch-001', why: 'Another', by: people.office, via: 'cli' } as const;
    const undone = decideBatches(decided.agenda, known, terms, back, at('2023-08-08 11:00'));
    expect(batches(undone.agenda)).toEqual(['batch/2023-08-14']);
  });

  it('stays owed after its last date until somebody decides it', () => {
    const late = until('2024-01-10', begun(terms), terms);
    expect(owed(late, terms, '2024-01-10')).toEqual(['batch/2023-09-28']);
  });
});

describe('what follows the phase', () => {
  const terms = termsOf({
    'self-assessment': { afterPhase: -5 },
    'phase-report': { afterPhase: 10 },
    appraisal: { afterPhase: 20, ahead: 10 },
    'superior-review': { everyMonths: 6 },
  });

  it('is due so many working days from its end, which is a Saturday', () => {
    expect(openingsOf(until('2024-04-20', begun(terms), terms))).toEqual([
      '2023-10-09 self-assessment.2023-10-21',
      '2023-10-27 phase-report.2023-10-21',
      '2023-11-03 appraisal.2023-10-21',
      // The half year ends on a Sunday: due on the Friday.
      '2024-04-12 superior-review.2024-04-21',
    ]);
    const late = until('2023-11-20 12:00', begun(terms), terms);
    expect(owed(late, terms, '2023-11-20 12:00')).toEqual([
      'phase-report/2023-11-03',
      'self-assessment/2023-10-16',
      'appraisal/2023-11-17',
    ]);
  });

  it('is done by the entry of the register of reports that says so, and by no other', () => {
    const asked = until('2023-10-30 12:00', begun(terms), terms);
    const other = enteredAt('2023-10-31 10:00', report(undefined), asked, terms);
    expect(owed(other, terms, '2023-10-31 12:00')).toEqual(['phase-report/2023-11-03', 'self-assessment/2023-10-16']);
    const done = enteredAt('2023-11-01 10:00', report('phase-report'), asked, terms);
    expect(owed(done, terms, '2023-11-01 12:00')).toEqual(['self-assessment/2023-10-16']);
  });

  it('that was handed in before anybody asked is not asked for', () => {
    const early = enteredAt('2023-10-25 10:00', report('phase-report'), begun(terms), terms);
    expect(openingsOf(until('2023-11-20', early, terms)).some((one) => one.includes('phase-report'))).toBe(false);
  });

  it('moves with the end of the phase, and is owed anew where the phase was prolonged', () => {
    const done = enteredAt('2023-11-01 10:00', report('phase-report'), begun(terms), terms);
    const longer = { ...phase, end: day('2023-12-29') };
    expect(owed(done, terms, '2024-01-12', longer)).toContain('phase-report/2024-01-15');
  });

  it('comes again each half year, until the campaign is archived', () => {
    const sent = enteredAt('2024-04-18 10:00', report('superior-review'), begun(terms), terms);
    const days = openingsOf(until('2025-05-01', sent, terms)).filter((one) => one.includes('superior-review'));
    expect(days).toEqual(['2024-10-14 superior-review.2024-10-21', '2025-04-14 superior-review.2025-04-21']);
  });

  it('is not made up for by a campaign that is opened after it', () => {
    const late = begun(terms, '2024-03-01 09:00');
    expect(openingsOf(until('2024-04-20', late, terms))).toEqual(['2024-04-12 superior-review.2024-04-21']);
  });
});

describe('properties of the timetable', () => {
  const items = fc.oneof(
    fc.integer({ min: 0, max: 6 }).map((weekday) => ({ weekday })),
    fc.integer({ min: -60, max: 60 }).map((afterPhase) => ({ afterPhase })),
    fc.integer({ min: 1, max: 7 }).map((everyMonths) => ({ everyMonths })),
    fc
      .uniqueArray(fc.integer({ min: phase.start, max: phase.start + 300 }), { minLength: 1, maxLength: 6 })
      .map((dates) => ({ dates })),
  );
  const item = fc.record({ days: items, ahead: fc.integer({ min: 0, max: 15 }) });
  const plays = fc.record({
    kinds: fc.record({ dispatch: item, batch: item, 'phase-report': item, 'superior-review': item }),
    acts: fc.array(
      fc.record({
        pause: fc.integer({ min: HOUR, max: 20 * DAY }),
        done: fc.constantFrom(...timetableKinds, undefined),
      }),
      { minLength: 5, maxLength: 40 },
    ),
  });

  it('tells each thing once, never of what is done, and grows no larger', () => {
    fc.assert(
      fc.property(plays, ({ kinds, acts }) => {
        const terms = termsOf(
          Object.fromEntries(Object.entries(kinds).map(([kind, { days, ahead }]) => [kind, { ...days, ahead }])),
        );
        let moment = at('2023-07-21 09:00');
        let kept = begun(terms);
        for (const [index, { pause, done }] of acts.entries()) {
          moment += pause;
          const step = advanceCampaign(kept.agenda, terms, phase, moment);
          // Nothing is left to be done at that moment: a campaign that goes on looking would never sleep.
          expect(nextCampaignMoment(step.agenda, terms, phase, moment) ?? Infinity).toBeGreaterThan(moment);
          kept = added(kept, step);
          if (done === undefined) continue;
          const fact = { on: Math.floor((moment + 8 * HOUR) / DAY), by: `meeting-${index}` };
          kept = { ...kept, agenda: timetableDone(kept.agenda, done, fact, fact.on) };
        }
        const keys = kept.notices.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(campaignDuties(kept.agenda, terms, phase, moment).length).toBeLessThanOrEqual(2 * timetableKinds.length);
        expect(JSON.stringify(kept.agenda).length).toBeLessThan(8_192);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a timetable that is amended', () => {
  const before = termsOf({ batch: { dates: [day('2023-08-14')] } });
  const asked = until('2023-08-08 12:00', begun(before), before);
  const amended = (timetable: Timetable, when = '2023-08-08 12:00'): Kept & { readonly terms: Terms } => {
    const terms = termsOf(timetable);
    const agenda = timetableAmended(asked.agenda, before.policy, terms, phase, at(when));
    return { ...asked, agenda, terms };
  };

  it('asks for a date that moved on its new day', () => {
    const moved = amended({ batch: { dates: [day('2023-08-28')] } });
    expect(owed(moved, moved.terms, '2023-08-08 12:00')).toEqual([]);
    expect(openingsOf(until('2023-08-28', moved, moved.terms))).toEqual([
      '2023-08-07 batch.2023-08-14',
      '2023-08-21 batch.2023-08-28',
    ]);
  });

  it('does not ask for a date that had passed when it was written in, and goes on asking for one that was due', () => {
    const dates = ['2023-07-28', '2023-08-14', '2023-09-11'].map((one) => day(one));
    const alone = amended({ batch: { dates: [day('2023-07-28')] } });
    expect(owed(alone, alone.terms, '2023-08-08 12:00')).toEqual([]);
    const late = amended({ batch: { dates } }, '2023-08-16 12:00');
    expect(owed(late, late.terms, '2023-08-16 12:00')).toEqual(['batch/2023-08-14']);
    const weekly = amended({ batch: { weekday: 0 } }, '2023-08-09 12:00');
    expect(owed(weekly, weekly.terms, '2023-08-09 12:00')).toEqual([]);
    const first = timetableAmended(asked.agenda, {}, weekly.terms, phase, at('2023-08-09 12:00'));
    expect(owed({ ...asked, agenda: first }, weekly.terms, '2023-08-09 12:00')).toEqual([]);
  });

  it('asks no more for what it leaves out', () => {
    const without = amended({ batch: 'none' });
    expect(owed(without, without.terms, '2023-08-14 12:00')).toEqual([]);
    expect(nextCampaignMoment(without.agenda, without.terms, phase, at('2023-08-14'))).toBeUndefined();
  });

  it('does not make up for what it did not ask for before', () => {
    const weekly = amended({ dispatch: { weekday: 0 } }, '2023-08-09 12:00');
    const days = openingsOf(until('2023-08-21 08:00', weekly, weekly.terms)).slice(1);
    expect(days).toEqual(['2023-08-11 dispatch.2023-08-14', '2023-08-18 dispatch.2023-08-21']);
  });

  it('of terms without a ladder for it asks for nothing', () => {
    const { timetable: _, ...duties } = before.policy.duties;
    const older = { ...before, policy: { ...before.policy, duties: duties as Terms['policy']['duties'] } };
    expect(owed(asked, older, '2023-08-14 12:00')).toEqual([]);
  });
});
