import fc from 'fast-check';
import { advanceCampaign, passedOver, surveyed } from '../../domain/campaign/advance';
import { nextCampaignMoment } from '../../domain/campaign/agenda';
import { decideCampaign, type CampaignCommand } from '../../domain/campaign/decide';
import { campaignDuties } from '../../domain/campaign/duties';
import { openAgenda, type CampaignAgenda } from '../../domain/campaign/state';
import { dayOf, isoDate } from '../../domain/calendar/calendar';
import { defined } from '../../domain/defined';
import { DAY, HOUR, type Moment } from '../../domain/calendar/moment';
import type { Reason } from '../../domain/commands/refusal';
import type { Entry } from '../../domain/finding/entry';
import type { Policy, Terms } from '../../domain/policy/policy';
import { at, calendar, command, day, reasonOf, termsWith } from '../support/commands';

const terms = termsWith();
const phase = { start: day('2023-07-21'), end: day('2023-10-21') };
const opened = openAgenda(phase, terms, at('2023-07-21 09:00'));

function when(moment: Moment): string {
  const minutes = Math.round(((moment + 8 * HOUR) % DAY) / 60_000);
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return `${isoDate(dayOf(calendar, moment))} ${time}`;
}

interface Walked {
  readonly agenda: CampaignAgenda;
  /** `2023-08-03 09:00 key → recipients` */
  readonly letters: readonly string[];
  readonly entries: readonly Entry[];
}

/** The campaign left alone until then, looked at whenever it asks to be; `open` findings are not closed, `red` of them are red. */
function walk(
  until: Moment,
  { agenda = opened, by = terms, open = 28, red, reach }: Partial<Parameters<typeof settled>[1]> = {},
): Walked {
  const letters: string[] = [];
  const entries: Entry[] = [];
  let now = agenda;
  for (let next = nextCampaignMoment(now, by, phase, until); next !== undefined && next <= until;) {
    const step = settled(next, defined({ agenda: now, by, open, red, reach }));
    letters.push(...step.letters);
    entries.push(...step.entries);
    now = step.agenda;
    next = nextCampaignMoment(now, by, phase, next);
  }
  return { agenda: now, letters, entries };
}

/** What happens at one moment, the survey included. */
function settled(
  moment: Moment,
  {
    agenda,
    by,
    open,
    red = 0,
    reach = agenda.reach,
  }: {
    readonly agenda: CampaignAgenda;
    readonly by: Terms;
    readonly open: number;
    readonly red?: number;
    readonly reach?: number;
  },
): Walked {
  const come = advanceCampaign(agenda, by, phase, moment);
  const standing = { at: moment, findings: open, lights: { red, green: open - red }, closed: 0, overdue: 0 };
  const seen = surveyed(come.agenda, by, { digest: String(moment), open, reach, seen: standing }, moment);
  const told = come.agenda.awaiting.length === 0 ? { ...seen, agenda: come.agenda, notices: [], entries: [] } : seen;
  return {
    agenda: told.agenda,
    letters: [...come.notices, ...told.notices].map(
      ({ key, at: scheduled, to }) => `${when(scheduled)} ${key} → ${to.join(' ')}`,
    ),
    entries: [...come.entries, ...told.entries],
  };
}

function about(kind: string, { letters }: Walked): readonly string[] {
  return letters.filter((letter) => letter.split(' ')[2]?.startsWith(kind));
}

const quiet: Partial<Policy> = { campaign: { dailyAnalysis: false, halfMonthReport: true, circular: true } };

describe('daily analysis', () => {
  it('comes each working day at the letter hour, from the day after the opening', () => {
    expect(about('daily-analysis', walk(at('2023-07-26 12:00')))).toEqual([
      '2023-07-24 09:00 daily-analysis/2023-07-24 → office/staff office/deputy-director',
      '2023-07-25 09:00 daily-analysis/2023-07-25 → office/staff office/deputy-director',
      '2023-07-26 09:00 daily-analysis/2023-07-26 → office/staff office/deputy-director',
    ]);
  });

  it('leaves the holidays out and keeps the make-up workdays', () => {
    const days = about('daily-analysis', walk(at('2023-10-09 12:00'))).map((letter) => letter.slice(0, 10));
    expect(days.slice(-4)).toEqual(['2023-09-28', '2023-10-07', '2023-10-08', '2023-10-09']);
  });

  it('after a week of downtime is posted once, the older ones recorded as skipped', () => {
    const before = walk(at('2023-07-24 12:00')).agenda;
    const { letters, entries } = settled(at('2023-07-31 12:00'), { agenda: before, by: terms, open: 28 });
    expect(letters.map((letter) => letter.split(' ')[2])).toEqual(['daily-analysis/2023-07-31']);
    expect(entries.flatMap(({ skipped = [] }) => skipped)).toEqual([
      'daily-analysis/2023-07-25',
      'daily-analysis/2023-07-26',
      'daily-analysis/2023-07-27',
      'daily-analysis/2023-07-28',
    ]);
  });

  it('that no policy asked for is not made up for when one does', () => {
    const silent = termsWith(quiet);
    const { agenda } = walk(at('2023-07-31 12:00'), { by: silent });
    const asked = passedOver(agenda, silent, at('2023-07-31 12:00'));
    expect(when(nextCampaignMoment(asked, terms, phase, at('2023-07-31 12:00')) ?? 0)).toBe('2023-08-01 09:00');
  });
});

describe('the weekly page', () => {
  const weekly = (until: string, changes: Partial<Parameters<typeof settled>[1]> = {}): readonly string[] =>
    about('week', walk(at(until), { red: 2, ...changes })).map((letter) => letter.replace(/ →.*/, ''));

  it('comes on the first unhurried day of each week, or the nearest working day of that week', () => {
    expect(weekly('2023-10-17 12:00').slice(-5)).toEqual([
      '2023-09-18 09:00 week/2023-09-18',
      '2023-09-25 09:00 week/2023-09-25',
      // The holiday lasts until Friday; the Saturday is worked.
      '2023-10-07 09:00 week/2023-10-02',
      '2023-10-09 09:00 week/2023-10-09',
      '2023-10-16 09:00 week/2023-10-16',
    ]);
  });

  it('comes before a holiday that lasts to the end of the week, and not in a week without a working day', () => {
    const spring = { ...termsWith({ unhurriedDays: [3] }), calendar: { ...calendar, makeUpDays: [] } };
    expect(weekly('2023-10-13 12:00', { by: spring }).slice(-3)).toEqual([
      '2023-09-21 09:00 week/2023-09-18',
      '2023-09-28 09:00 week/2023-09-25',
      '2023-10-12 09:00 week/2023-10-09',
    ]);
    const friday = termsWith({ unhurriedDays: [4] });
    expect(weekly('2023-10-01 12:00', { by: friday }).at(-1)).toBe('2023-09-28 09:00 week/2023-09-25');
  });

  it('comes to nobody while nothing is red', () => {
    expect(weekly('2023-10-17 12:00', { red: 0 })).toEqual([]);
  });

  it('comes once a week, though the policy moves its day to one that is still to come', () => {
    const { agenda } = walk(at('2023-08-01 12:00'), { red: 2 });
    const thursdays = termsWith({ unhurriedDays: [3] });
    expect(weekly('2023-08-11 12:00', { agenda, by: thursdays })).toEqual(['2023-08-10 09:00 week/2023-08-07']);
  });

  it('is left out where the policy does not want it, and not made up for later', () => {
    const without = termsWith({ campaign: { ...terms.policy.campaign, weeklyPage: false } });
    const { agenda, letters } = walk(at('2023-08-09 12:00'), { by: without, red: 2 });
    expect(letters.filter((letter) => letter.includes('week/'))).toEqual([]);
    const asked = passedOver(agenda, without, at('2023-08-09 12:00'));
    expect(weekly('2023-08-14 12:00', { agenda: asked })).toEqual(['2023-08-14 09:00 week/2023-08-14']);
  });
});

describe('the end of a reporting period', () => {
  const ends: readonly (readonly [period: string, told: string])[] = [
    ['2023-07-31', '2023-08-03 09:00'],
    ['2023-08-15', '2023-08-18 09:00'],
    ['2023-08-31', '2023-09-05 09:00'],
    ['2023-09-15', '2023-09-20 09:00'],
    // Due on the 28th, before the holiday; three working days of grace end after the make-up weekend.
    ['2023-09-30', '2023-10-09 09:00'],
    ['2023-10-15', '2023-10-18 09:00'],
  ];

  it.each(ends)('%s brings report and circular at %s, when the missed reports are known', (period, told) => {
    const letters = walk(at('2023-10-20 12:00')).letters.filter((letter) => letter.includes(period));
    expect(letters.filter((letter) => !letter.includes('chase') && !letter.includes('daily'))).toEqual([
      `${told} period-end/${period} → office/staff office/deputy-director`,
      `${told} sign-off/circular-${period}/0/0/opening → office/director office/staff`,
    ]);
  });

  it('is silent where everything is closed', () => {
    const { letters, agenda } = walk(at('2023-08-04 12:00'), { open: 0 });
    expect(letters.filter((letter) => !letter.includes('daily-analysis'))).toEqual([]);
    expect(agenda.draft).toBeUndefined();
  });

  it('replaces a circular that was never signed, and records instead of which', () => {
    const { agenda, entries } = walk(at('2023-08-18 12:00'));
    expect(agenda.draft?.id).toBe('circular-2023-08-15');
    expect(entries.filter(({ what }) => what === 'draft-opened').map(({ outcome }) => outcome)).toEqual([
      'circular-2023-07-31',
      'circular-2023-08-15 < circular-2023-07-31',
    ]);
  });
});

describe('a circular', () => {
  const { agenda } = walk(at('2023-08-03 10:00'));
  const id = 'circular-2023-07-31';
  const said = (name: CampaignCommand['name'], fields: object, by: 'director' | 'contact' = 'office' as 'director') =>
    command(name, by, { draft: id, ...fields } as never) as CampaignCommand;

  it('left unsigned is chased, and chased again every five working days', () => {
    expect(about('sign-off', walk(at('2023-08-16 12:00'), { agenda }))).toEqual([
      '2023-08-07 09:00 sign-off/circular-2023-07-31/0/0/chase.1/2023-08-07 → office/director office/deputy-director',
      '2023-08-14 09:00 sign-off/circular-2023-07-31/0/0/chase.1/2023-08-14 → office/director office/deputy-director',
    ]);
  });

  it('goes to those it names once it is signed off, and is owed no more', () => {
    const signed = decideCampaign(agenda, terms, said('signOff', { number: '2023-1', signer: 'A' }), at('2023-08-04'));
    expect(signed.notices).toMatchObject([{ key: `issued/${id}`, what: 'issued', number: '2023-1', signer: 'A' }]);
    expect(campaignDuties(signed.agenda, terms, phase, at('2023-08-04'))).toEqual([]);
    expect(signed.entries).toMatchObject([{ what: 'signOff', by: 'office', letters: [`issued/${id}`] }]);
    expect(about('sign-off', walk(at('2023-08-16 12:00'), { agenda: signed.agenda }))).toEqual([]);
  });

  it('postponed has a new due date and its ladder begins anew', () => {
    const to = day('2023-08-11');
    const postponed = decideCampaign(
      agenda,
      terms,
      said('postponeDraft', { to, why: 'Figures' }),
      at('2023-08-07 10:00'),
    );
    expect(about('sign-off', walk(at('2023-08-15 12:00'), { agenda: postponed.agenda }))).toEqual([
      '2023-08-14 09:00 sign-off/circular-2023-07-31/1/0/chase.1/2023-08-14 → office/director office/deputy-director',
    ]);
  });

  const refusals: readonly (readonly [string, CampaignCommand, Partial<Reason>])[] = [
    ['signed by a unit', said('signOff', { number: '1', signer: 'A' }, 'contact'), { code: 'not-your-role' }],
    [
      'that is another',
      said('signOff', { draft: 'circular-2023-08-15', number: '1', signer: 'A' }),
      { code: 'unknown-draft' },
    ],
    ['postponed for no reason', said('postponeDraft', { to: day('2023-08-11'), why: ' ' }), { code: 'reason-needed' }],
    [
      'postponed to the past',
      said('postponeDraft', { to: day('2023-08-01'), why: 'So' }),
      { code: 'date-in-the-past' },
    ],
  ];
  it.each(refusals)('%s is refused', (_name, command_, reason) => {
    expect(reasonOf(() => decideCampaign(agenda, terms, command_, at('2023-08-04')))).toMatchObject(reason);
  });
});

describe('the end of the phase', () => {
  it('on Saturday 2023-10-21 is told once, at the letter hour of the Monday', () => {
    expect(about('phase-end', walk(at('2024-03-01')))).toEqual([
      '2023-10-23 09:00 phase-end/2023-10-21 → office/staff office/deputy-director office/director',
    ]);
  });

  it('that lay before the opening is not told', () => {
    const late = openAgenda(phase, terms, at('2023-11-01'));
    expect(about('phase-end', walk(at('2024-03-01'), { agenda: late }))).toEqual([]);
  });
});

describe('the calendar', () => {
  const upTo2026 = { ...terms, calendar: { ...calendar, declaredThrough: day('2026-12-31') } };
  const autumn = openAgenda({ ...phase, end: day('2026-12-20') }, upTo2026, at('2026-10-12'));

  it('of 2027 is owed from 2026-12-01, due on the last working day of 2026, reminded of and chased', () => {
    expect(about('update-calendar', walk(at('2027-01-09'), { agenda: autumn, by: upTo2026 }))).toEqual([
      '2026-12-01 09:00 update-calendar/2027/0/0/opening → office/staff',
      '2026-12-24 09:00 update-calendar/2027/0/0/remind.1/2026-12-24 → office/staff',
      '2027-01-01 09:00 update-calendar/2027/0/0/chase.1/2027-01-01 → office/deputy-director',
      '2027-01-08 09:00 update-calendar/2027/0/0/chase.1/2027-01-08 → office/deputy-director',
    ]);
    expect(campaignDuties(autumn, upTo2026, phase, at('2026-12-01 09:00')).map(({ due }) => when(due))).toEqual([
      '2026-12-31 17:30',
    ]);
  });

  it('is owed no more once terms declare the year', () => {
    const { agenda } = walk(at('2026-12-10'), { agenda: autumn, by: upTo2026 });
    const declared = { ...upTo2026, calendar: { ...calendar, declaredThrough: day('2027-12-31') } };
    const kinds = campaignDuties(agenda, declared, phase, at('2026-12-10')).map(({ kind }) => kind);
    expect(kinds).not.toContain('update-calendar');
  });

  it('is not owed where no finding reaches into the next year', () => {
    const reach = day('2026-12-15');
    expect(
      about('update-calendar', walk(at('2027-01-09'), { agenda: { ...autumn, reach }, by: upTo2026, reach })),
    ).toEqual([]);
  });

  it('that has run out already is owed from the start, within the time limit', () => {
    const late = openAgenda({ ...phase, end: day('2027-06-30') }, upTo2026, at('2027-03-01 10:00'));
    expect(campaignDuties(late, upTo2026, phase, at('2027-03-01 10:00')).map(({ due }) => when(due))).toEqual([
      '2027-03-08 17:30',
    ]);
  });
});

describe('properties of the agenda', () => {
  const walks = fc.record({
    pauses: fc.array(fc.integer({ min: HOUR, max: 20 * DAY }), { minLength: 5, maxLength: 60 }),
    open: fc.integer({ min: 0, max: 3 }),
  });

  it('tells each thing once, whenever it is looked at, and never comes to an end', () => {
    fc.assert(
      fc.property(walks, ({ pauses, open }) => {
        const keys: string[] = [];
        let moment = at('2023-07-21 09:00');
        let agenda = opened;
        for (const pause of pauses) {
          moment += pause;
          // Twice, for a circular's sign-off is owed only once the survey has drafted it; a third look finds nothing.
          for (const look of [1, 2, 3]) {
            const step = settled(moment, { agenda, by: terms, open });
            agenda = step.agenda;
            const told = step.letters.map((letter) => letter.split(' ')[2] ?? '');
            keys.push(...told);
            if (look === 3) expect(told).toEqual([]);
          }
          expect(nextCampaignMoment(agenda, terms, phase, moment)).toBeDefined();
        }
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('is the same for the same input, and small whatever happens', () => {
    fc.assert(
      fc.property(walks, ({ pauses, open }) => {
        const until = at('2023-07-21 09:00') + pauses.reduce((sum, one) => sum + one, 0);
        const once = walk(until, { open });
        expect(walk(until, { open })).toEqual(once);
        expect(JSON.stringify(once.agenda).length).toBeLessThan(4_096);
      }),
      { numRuns: 20 },
    );
  });
});
