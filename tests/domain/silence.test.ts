import fc from 'fast-check';
import { defaultPolicy } from '../../config/default-policy';
import { advance, nextMoment } from '../../domain/schedule/advance';
import { dayOf, isoDate } from '../../domain/calendar/calendar';
import { decide } from '../../domain/commands/decide';
import { dutiesOf } from '../../domain/duties/duties';
import { foresee } from '../../domain/schedule/foresight';
import { DAY, type Moment } from '../../domain/calendar/moment';
import type { Finding, Notice } from '../../domain/finding/finding';
import type { DutyKind, DutyTerms, Policy, Terms } from '../../domain/policy/policy';
import {
  assignment,
  at,
  calendar,
  command,
  day,
  opened,
  termsWith,
  told,
  uptoCheck,
  uptoPlanning,
  uptoRectifying,
} from '../support/commands';
import { anyPolicy } from '../support/policies';
import { events, play } from '../support/walks';

/** The finding left alone until then. */
function silent(before: Finding, terms: Terms, until: Moment): Finding {
  let finding = before;
  for (let next = nextMoment(finding, terms, until); next !== undefined && next <= until;) {
    finding = advance(finding, terms, next).finding;
    next = nextMoment(finding, terms, next);
  }
  return finding;
}

function amending(finding: Finding, before: Terms, changes: Partial<Policy>, moment: Moment): [Finding, Terms] {
  const terms: Terms = { ...before, revision: before.revision + 1, policy: { ...before.policy, ...changes } };
  return [decide(finding, before, command('amendTerms', 'office', { terms }), moment).finding, terms];
}

function dutyTerms(kind: DutyKind, change: (terms: DutyTerms) => DutyTerms): Partial<Policy> {
  return { duties: { ...defaultPolicy.duties, [kind]: change(defaultPolicy.duties[kind]) } };
}

function asTold({ at: moment, letter, duty }: Notice): string {
  return `${isoDate(dayOf(calendar, moment))} ${letter} ${duty?.kind ?? ''}`;
}

const terms = termsWith();
/** A check that is overdue and chased again every five working days: nothing else is owed. */
const chased = silent(told(opened(), terms, uptoCheck), terms, at('2023-10-16 08:00'));

describe('a chase that has been repeated goes on', () => {
  const amendments: readonly (readonly [string, Partial<Policy>, readonly string[]])[] = [
    ['without an amendment', {}, ['2023-10-20', '2023-10-27']],
    ['every 6 instead of 5 working days', { repeatEvery: 6 }, ['2023-10-23', '2023-10-31']],
    ['every 10 instead of 5 working days', { repeatEvery: 10 }, ['2023-10-27']],
    [
      'where its last rung moves from 3 to 28 working days after the due day',
      dutyTerms('check', ({ ladder, ...rest }) => ({
        ...rest,
        ladder: ladder.map((rung) => (rung.offset === 3 ? { ...rung, offset: 28 } : rung)),
      })),
      ['2023-10-20', '2023-10-27'],
    ],
    [
      'where its ladder loses its last rung',
      dutyTerms('check', ({ ladder, ...rest }) => ({ ...rest, ladder: ladder.slice(0, -1) })),
      ['2023-10-20', '2023-10-27'],
    ],
  ];

  it.each(amendments)('%s', (_name, changes, days) => {
    const now = at('2023-10-16 10:00');
    const [finding, after] = amending(chased, terms, changes, now);
    const letters = foresee(finding, after, now, at('2023-10-31')).notices;
    expect(letters.map(asTold)).toEqual(days.map((date) => `${date} chase check`));
  });

  it('after a hold of 28 days', () => {
    const resumed = told(chased, terms, [
      ['2023-10-16 10:00', 'office', 'hold', { reason: 'Court', reviewBy: day('2023-11-13') }],
      ['2023-11-13 10:00', 'office', 'resume'],
    ]);
    const letters = foresee(resumed, terms, at('2023-11-13 10:01'), at('2023-11-30')).notices;
    expect(letters.filter(({ duty }) => duty !== undefined).map(asTold)).toEqual([
      '2023-11-10 chase check',
      '2023-11-17 chase check',
      '2023-11-24 chase check',
    ]);
  });
});

describe('a due day that moved', () => {
  it('is reminded of again before it is chased: after a hold', () => {
    const reminded = silent(
      told(opened(), terms, [
        ...uptoRectifying,
        ['2023-08-11 10:00', 'contact', 'fileReport', { measuresDone: [], files: [] }],
      ]),
      terms,
      at('2023-08-25 09:30'),
    );
    const resumed = told(reminded, terms, [
      ['2023-08-25 10:00', 'office', 'hold', { reason: 'Court', reviewBy: day('2023-09-22') }],
      ['2023-09-22 10:00', 'office', 'resume'],
    ]);
    const letters = foresee(resumed, terms, at('2023-09-22 10:00'), at('2023-10-08')).notices;
    const milestone = letters.filter(({ duty }) => duty?.id.startsWith('milestone/1.1') === true);
    expect(milestone.map(({ letter }) => letter)).toEqual(['remind', 'chase']);
  });

  it('is reminded of again before it is chased: after its limit was amended, on the next working day where need be', () => {
    const now = at('2023-10-16 10:00');
    // Due on 6 September and chased since; now due on 18 October.
    const [finding, after] = amending(
      chased,
      terms,
      dutyTerms('check', ({ ladder }) => ({ limit: { workingDays: 33 }, ladder })),
      now,
    );
    expect(dutiesOf(finding, after).map(({ due }) => isoDate(dayOf(calendar, due)))).toEqual(['2023-10-18']);
    expect(foresee(finding, after, now, at('2023-10-20')).notices.map(asTold)).toEqual([
      '2023-10-16 remind check',
      '2023-10-19 chase check',
    ]);
  });
});

describe('a ladder that ends in a formal letter', () => {
  const noAnswer = told(opened(), terms, [['2023-07-21 11:00', 'office', 'assign', assignment]]);

  it('drafts it once; from then on the office is told every five working days, to speak to the unit', () => {
    const { notices } = foresee(noAnswer, terms, at('2023-07-21 11:00'), at('2023-08-21'));
    const asked = notices.filter(({ duty }) => duty?.kind === 'acknowledge').slice(-4);
    expect(asked.map((notice) => `${asTold(notice)} → ${notice.to.join(' ')}`)).toEqual([
      '2023-07-28 draft-waiting acknowledge → office/director',
      '2023-08-04 chase acknowledge → office/staff',
      '2023-08-11 chase acknowledge → office/staff',
      '2023-08-18 chase acknowledge → office/staff',
    ]);
  });

  it('does not count what the office was told as chases of the unit', () => {
    const { finding } = foresee(noAnswer, terms, at('2023-07-21 11:00'), at('2023-08-21')).end;
    expect(finding.told?.['acknowledge/1/0/1']?.map(({ letter }) => letter)).toEqual(['remind', 'chase']);
  });

  it('goes on to the leading group, with each kind of letter once', () => {
    const { notices } = foresee(told(opened(), terms, uptoPlanning), terms, at('2023-07-31'), at('2023-12-31'));
    const drafted = notices.filter(({ letter, duty }) => letter === 'draft-waiting' && duty?.kind === 'rectify');
    expect(drafted.map(({ draft }) => draft?.letter)).toEqual(['supervision-letter', 'talk', 'circular', 'submission']);
  });
});

describe('a rung whose recipients the finding does not have', () => {
  it('goes to who owes the duty', () => {
    const ladder = [{ letter: 'chase', from: 'due', offset: 1, to: ['sponsor-contact'] }] as const;
    const noSponsor = termsWith(dutyTerms('assign', (rest) => ({ ...rest, ladder })));
    const { notices } = foresee(opened(), noSponsor, at('2023-07-21 10:01'), at('2023-07-27'));
    expect(notices.at(-1)).toMatchObject({ letter: 'chase', to: ['office/staff'] });
  });
});

describe('silence', () => {
  /** Calendar days that so many working days may take, the longest holidays among them. */
  const longest = ({ policy }: Terms): number => policy.repeatEvery * 1.4 + 14;

  it('is never free, for any policy and whatever happened: a letter comes within the longest repeat', () => {
    let looked = 0;
    fc.assert(
      fc.property(events, fc.nat(100_000), (happenings, seed) => {
        const last = play(happenings).states.at(-1);
        if (last === undefined) return;
        const { stage } = last.finding.standing;
        if (stage === 'archived' || stage === 'withdrawn') return;
        const [finding, after] = amending(last.finding, last.terms, anyPolicy(seed), last.now);
        expect(nextMoment(finding, after, last.now)).toBeDefined();
        // By then everything owed is late, and every ladder has been climbed to its end.
        const from = last.now + 300 * DAY;
        const letters = foresee(finding, after, last.now, from + 200 * DAY).notices.filter(({ to }) => to.length > 0);
        const days = [
          from,
          ...letters.map(({ at: moment }) => moment).filter((moment) => moment > from),
          from + 200 * DAY,
        ];
        const gaps = days.slice(1).map((moment, index) => (moment - (days[index] ?? 0)) / DAY);
        expect(Math.max(...gaps)).toBeLessThanOrEqual(longest(after));
        looked += 1;
      }),
      { numRuns: 100 },
    );
    expect(looked).toBeGreaterThan(50);
  });

  it('is not broken by a letter to nobody', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (seed) => {
        const odd = termsWith(anyPolicy(seed));
        const letters = foresee(told(opened(), odd, uptoRectifying), odd, at('2023-07-31'), at('2023-12-31')).notices;
        for (const { to } of letters) expect(to).not.toHaveLength(0);
      }),
      { numRuns: 50 },
    );
  });
});
