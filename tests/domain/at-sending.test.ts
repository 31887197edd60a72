import { atSending, timed } from '../../domain/notices/at-sending';
import type { LetterLine } from '../../domain/notices/letter';
import { findingFrom, rowOf } from '../../domain/finding/row';
import {
  at,
  day,
  opened,
  termsWith,
  told,
  uptoCheck,
  uptoPlanning,
  uptoRectifying,
  type Step,
} from '../support/commands';
import { play } from '../support/letters';

const terms = termsWith();

/** What was posted by one day to a unit's contact, as it goes out on another, after what happened in between. */
function sent(
  steps: readonly Step[],
  posted: string,
  now: string,
  {
    since = [],
    only,
    to = 'unit/natural-resources/contact',
  }: { since?: readonly Step[]; only: (line: LetterLine) => boolean; to?: string },
) {
  const { finding, lines } = play(opened(), terms, steps, at(posted));
  const mine = lines.filter((line) => line.position === to && only(line));
  const later = told(finding, terms, since);
  // As the courier reads it: from the row in Temporal's list.
  const seen = findingFrom(rowOf(later, terms), later.subject);
  return { mine, out: atSending(mine, seen, terms, at(now)) };
}
const isAbout =
  (kind: string, letter?: string) =>
  (line: LetterLine): boolean =>
    line.duty?.kind === kind && (letter === undefined || line.letter === letter);
const isNews =
  (what: string) =>
  ({ news }: LetterLine): boolean =>
    news?.what === what;

describe('a letter that goes out days after it was posted', () => {
  it('has the date and the days left of the day on which it goes out', () => {
    const { mine, out } = sent(uptoPlanning, '2023-08-02 10:00', '2023-08-04 10:00', {
      only: isAbout('plan', 'remind'),
    });
    expect(mine).toMatchObject([{ at: at('2023-08-02 09:00'), duty: { daysLeft: 3 } }]);
    expect(out).toMatchObject([{ at: at('2023-08-04 10:00'), duty: { daysLeft: 1 } }]);
  });

  it('asks for no day that has passed', () => {
    const chased = sent(uptoPlanning, '2023-08-08 10:00', '2023-08-21 10:00', { only: isAbout('plan', 'chase') });
    expect(chased.mine[0]?.next?.by).toBe(at('2023-08-10 17:30'));
    expect(chased.out[0]?.next?.by).toBe(at('2023-08-22 17:30'));
    const nudge: Step = ['2023-08-01 10:00', 'office', 'nudge', { text: 'How is it?' }];
    const nudged = sent([...uptoRectifying, nudge], '2023-08-01 10:01', '2023-08-14 10:00', { only: isNews('nudge') });
    expect(nudged.mine[0]?.news?.answerBy).toBe(at('2023-08-03 17:30'));
    expect(nudged.out[0]?.news?.answerBy).toBe(at('2023-08-16 17:30'));
  });

  it('tells the due day as it is after a hold, and chases nothing that is not late any more', () => {
    const since: readonly Step[] = [
      ['2023-08-08 11:00', 'office', 'hold', { reason: 'court', reviewBy: day('2023-08-25') }],
      ['2023-08-18 11:00', 'office', 'resume', {}],
    ];
    const plans = sent(uptoPlanning, '2023-08-08 10:00', '2023-08-18 12:00', { since, only: isAbout('plan') });
    expect(plans.mine.map(({ letter }) => letter)).toEqual(['opening', 'remind', 'chase']);
    expect(plans.out.map(({ letter, duty }) => [letter, duty?.due, duty?.daysLeft])).toEqual([
      ['opening', at('2023-08-17 17:30'), -1],
      ['chase', at('2023-08-17 17:30'), -1],
    ]);
    const early = sent(uptoPlanning, '2023-08-08 10:00', '2023-08-14 12:00', {
      since: [since[0] as Step, ['2023-08-14 11:00', 'office', 'resume', {}]],
      only: isAbout('plan', 'chase'),
    });
    expect([early.mine.length, early.out.length]).toEqual([1, 0]);
  });

  it('leaves out what was done meanwhile', () => {
    const since: readonly Step[] = [
      ['2023-08-08 11:00', 'head', 'submitPlan', { measures: [{ text: 'x', due: day('2023-09-01') }], criteria: [] }],
    ];
    const { mine, out } = sent(uptoPlanning, '2023-08-08 10:00', '2023-08-09 10:00', { since, only: isAbout('plan') });
    expect([mine.length, out.length]).toEqual([3, 0]);
  });
});

describe('news that goes out late', () => {
  const hold: Step = ['2023-08-02 10:00', 'office', 'hold', { reason: 'court', reviewBy: day('2023-08-25') }];
  const lacking: Step = [
    '2023-08-29 10:00',
    'supervisor',
    'recordCheck',
    { methods: ['site'], outcome: 'continuing', lacking: 'half' },
  ];
  const moved = (due: string, when: string): Step => [
    when,
    'office',
    'reassign',
    {
      lead: 'natural-resources',
      coUnits: ['ecology'],
      sponsor: 'a',
      workingGroup: '1',
      supervision: '3',
      due: day(due),
      reason: 'moved',
    },
  ];
  const claim: Step = [
    '2023-08-30 10:00',
    'head',
    'claimCompletion',
    { evidence: [1, 2].map((criterion) => ({ criterion, statement: 'seen', files: [] })) },
  ];
  const asked: readonly Step[] = [
    ...uptoRectifying,
    ['2023-08-01 10:00', 'head', 'requestExtension', { to: day('2023-10-21'), reason: 'Rain' }],
  ];
  const agreed = { agreed: true, why: '' };
  const refused = { agreed: false, why: 'No' };
  const mistaken: Step = ['2023-08-02 12:00', 'office', 'undo', { why: 'Typed by mistake' }];
  const anotherUnit: Step = [
    '2023-07-21 12:00',
    'office',
    'reassign',
    { lead: 'energy', coUnits: [], workingGroup: '1', reason: 'Theirs' },
  ];
  const cases: readonly (readonly [string, readonly Step[], Step])[] = [
    ['held', [...uptoRectifying, hold], ['2023-08-03 10:00', 'office', 'resume', {}]],
    ['outcome-lacking', [...uptoCheck, lacking], claim],
    [
      'deadline-changed',
      [...uptoRectifying, moved('2023-09-20', '2023-08-02 10:00')],
      moved('2023-09-28', '2023-08-03 10:00'),
    ],
    [
      'withdrawal-asked',
      [...uptoRectifying, ['2023-08-02 10:00', 'office', 'withdraw', { why: 'merged', into: 'WH-011' }]],
      ['2023-08-03 10:00', 'director', 'decideWithdrawal', { agreed: false, why: 'keep it' }],
    ],
    ['extension-agreed', [...asked, ['2023-08-02 10:00', 'office', 'decideExtension', agreed]], mistaken],
    ['extension-refused', [...asked, ['2023-08-02 10:00', 'office', 'decideExtension', refused]], mistaken],
    ['plan-accepted', uptoRectifying, ['2023-07-31 12:00', 'office', 'undo', { why: 'Typed by mistake' }]],
  ];

  it.each(cases)('is left out once it is untrue, and goes while it is true: %s', (what, steps, since) => {
    const posted = `${steps.at(-1)?.[0].slice(0, 10) ?? ''} 10:01`;
    const still = sent(steps, posted, '2023-09-01 10:00', { only: isNews(what) });
    expect(still.out).toHaveLength(1);
    expect(sent(steps, posted, '2023-09-01 10:00', { since: [since], only: isNews(what) }).out).toEqual([]);
  });

  it('goes to the head of the lead unit while it leads', () => {
    const first = uptoPlanning.slice(0, 1);
    const only = isNews('assigned');
    const to = 'unit/natural-resources/head';
    expect(sent(first, '2023-07-21 11:01', '2023-07-24 10:00', { only, to }).out).toHaveLength(1);
    expect(sent(first, '2023-07-21 11:01', '2023-07-24 10:00', { only, to, since: [anotherUnit] }).out).toEqual([]);
  });

  it('goes to a co-unit while it is one', () => {
    const first = uptoPlanning.slice(0, 1);
    const without: Step = [
      '2023-07-22 10:00',
      'office',
      'reassign',
      { lead: 'natural-resources', coUnits: [], sponsor: 'a', workingGroup: '1', supervision: '3', reason: 'alone' },
    ];
    const only = isNews('told-assigned');
    const to = 'unit/ecology/contact';
    expect(sent(first, '2023-07-21 11:01', '2023-07-24 10:00', { only, to }).out).toHaveLength(1);
    expect(sent(first, '2023-07-21 11:01', '2023-07-24 10:00', { only, to, since: [without] }).out).toEqual([]);
  });
});

describe('a letter that goes out as it was posted', () => {
  it('is unchanged, by a clock that lags behind too', () => {
    const only = isAbout('plan');
    const { mine, out } = sent(uptoPlanning, '2023-08-08 10:00', '2023-08-08 10:05', {
      only: (line) => only(line) && line.letter === 'chase',
    });
    expect(out).toEqual(mine);
    const [line] = mine;
    if (line === undefined) throw new Error('no line');
    expect(timed(line, terms, at('2023-07-21 10:00'))).toEqual(line);
  });

  it('is not told anew for the few seconds of a courier where the clock is paced', () => {
    const { mine } = sent(uptoPlanning, '2023-08-08 10:00', '2023-08-08 10:05', { only: isAbout('plan', 'chase') });
    const paced = { ...terms, clock: { ...terms.clock, pace: 43_200 } };
    expect(mine.map((line) => timed(line, paced, at('2023-08-10 10:00')))).toEqual(mine);
  });
});
