import { advance, nextMoment } from '../../domain/schedule/advance';
import { lightOf } from '../../domain/light/light';
import type { Finding } from '../../domain/finding/finding';
import {
  at,
  day,
  evidence,
  opened,
  termsWith,
  told,
  uptoApproval,
  uptoCheck,
  uptoClaim,
  uptoClosed,
  uptoPlanning,
  uptoRectifying,
  type Step,
} from '../support/commands';

const terms = termsWith();

/** The finding left alone until then. */
function alone(before: Finding, when: string): Finding {
  let finding = before;
  for (let next = nextMoment(finding, terms, at(when)); next !== undefined && next <= at(when);) {
    finding = advance(finding, terms, next).finding;
    next = nextMoment(finding, terms, next);
  }
  return finding;
}

/** Its colour at a moment and the codes of the reasons, as `yellow near-deadline`. */
function seen(finding: Finding, when: string): string {
  const { colour, reasons } = lightOf(finding, terms, at(when));
  return [colour, ...reasons.map(({ code }) => code)].join(' ');
}

/** A plan of one measure that goes on until the deadline, accepted. */
const planned: readonly Step[] = [
  ...uptoPlanning,
  ['2023-07-28 10:00', 'head', 'submitPlan', { measures: [{ text: 'Pave', due: day('2023-10-20') }], criteria: [] }],
  ['2023-07-31 10:00', 'group', 'acceptPlan'],
];

/** As many measures due on one day, of which some are done on 9 August. */
function measuresDone(done: number, of: number, due = '2023-08-10'): Finding {
  const measures = Array.from({ length: of }, (_, place) => ({ text: `Road ${place + 1}`, due: day(due) }));
  const numbers = measures.map((_, place) => place + 1).slice(0, done);
  return told(opened(), terms, [
    ...uptoPlanning,
    ['2023-07-28 10:00', 'head', 'submitPlan', { measures, criteria: [] }],
    ['2023-07-31 10:00', 'group', 'acceptPlan'],
    ['2023-08-09 10:00', 'contact', 'fileReport', { text: 'Some', measuresDone: numbers, files: [] }],
  ]);
}

describe('a finding is', () => {
  it('green with six working days left, yellow with five, and red from the letter hour after the deadline', () => {
    const finding = told(opened(), terms, planned);
    expect(seen(finding, '2023-10-12 10:00')).toBe('green');
    expect(seen(finding, '2023-10-13 10:00')).toBe('yellow near-deadline');
    expect(seen(finding, '2023-10-20 18:00')).toBe('yellow near-deadline');
    expect(seen(finding, '2023-10-23 10:00')).toMatch(/^red past-deadline/);
  });

  it('green near its deadline where nine measures of ten are done', () => {
    expect(seen(measuresDone(9, 10, '2023-10-20'), '2023-10-13 10:00')).toBe('green');
    expect(seen(measuresDone(8, 10, '2023-10-20'), '2023-10-13 10:00')).toBe('yellow near-deadline');
  });

  it('yellow with a measure five working days late, and red with six', () => {
    const finding = told(opened(), terms, uptoRectifying);
    expect(seen(finding, '2023-08-31 18:00')).toBe('green');
    expect(seen(finding, '2023-09-07 10:00')).toBe('yellow milestone-late');
    expect(seen(finding, '2023-09-08 10:00')).toBe('red milestone-late');
  });

  it('yellow after one report missed, and red after two running', () => {
    const finding = told(opened(), terms, uptoRectifying);
    expect(seen(alone(finding, '2023-08-14 10:00'), '2023-08-14 10:00')).toBe('yellow reports-missed');
    expect(seen(alone(finding, '2023-08-21 10:00'), '2023-08-21 10:00')).toBe('red reports-missed');
  });

  it.each([
    [19, 20, 'yellow milestone-late'],
    [18, 20, 'yellow milestone-late behind-plan'],
    [16, 20, 'yellow milestone-late behind-plan'],
    [15, 20, 'red behind-plan milestone-late'],
    [6, 9, 'yellow milestone-late'],
  ])('with %i of %i measures done as planned: %s', (done, of, light) => {
    expect(seen(measuresDone(done, of), '2023-08-11 10:00')).toBe(light);
  });

  it('yellow while its plan is late', () => {
    const finding = told(opened(), terms, uptoPlanning);
    expect(seen(finding, '2023-08-07 18:00')).toBe('green');
    expect(seen(finding, '2023-08-08 10:00')).toBe('yellow plan-late');
  });

  it('red while an issued 督办函 is not answered in time', () => {
    const silent = alone(told(opened(), terms, uptoPlanning.slice(0, 1)), '2023-07-31 09:30');
    const issued = told(silent, terms, [
      ['2023-07-31 10:00', 'office', 'signOff', { draft: silent.drafts[0]?.id, number: 'No. 7', signer: 'Director' }],
    ]);
    expect(seen(issued, '2023-08-07 18:00')).toBe('green');
    expect(seen(issued, '2023-08-08 10:00')).toBe('red supervision-letter-unanswered');
  });

  it('yellow once sent back, red where it is not rectified at all, and red the second time', () => {
    const outcome = (of: string): Step => [
      '2023-08-30 11:00',
      'supervisor',
      'recordCheck',
      { methods: ['site'], outcome: of, lacking: 'Half' },
    ];
    const once = told(opened(), terms, [...uptoCheck, outcome('continuing')]);
    expect(seen(once, '2023-08-31 10:00')).toBe('yellow sent-back');
    const not = told(opened(), terms, [...uptoCheck, outcome('not-rectified')]);
    expect(seen(not, '2023-08-31 10:00')).toBe('red found-not-rectified sent-back');
    const twice = told(once, terms, [
      ['2023-09-01 10:00', 'head', 'claimCompletion', { evidence }],
      ...uptoCheck.slice(-2).map(([, ...rest]): Step => ['2023-09-04 10:00', ...rest]),
      ['2023-09-05 10:00', 'supervisor', 'recordCheck', { methods: ['site'], outcome: 'continuing', lacking: 'Some' }],
    ]);
    expect(seen(twice, '2023-09-06 10:00')).toBe('red sent-back');
  });

  it('green once claimed and closed, and red where it came back', () => {
    expect(seen(told(opened(), terms, uptoClaim), '2023-11-01')).toBe('green');
    expect(seen(told(opened(), terms, uptoApproval), '2023-11-01')).toBe('green');
    const closed = told(opened(), terms, uptoClosed);
    expect(seen(closed, '2023-11-01')).toBe('green');
    const back = told(closed, terms, [
      ['2023-10-10 10:00', 'supervisor', 'recordLookBack', { outcome: 'recurred', found: 'Dust' }],
    ]);
    expect(seen(back, '2023-10-11 10:00')).toBe('red recurrence');
  });

  it('grey on hold, and yellow where the hold is past its review', () => {
    const held = told(opened(), terms, [
      ...planned,
      ['2023-08-02 10:00', 'office', 'hold', { reason: 'Court', reviewBy: day('2023-08-25') }],
    ]);
    expect(seen(held, '2023-08-25 18:00')).toBe('grey on-hold');
    expect(seen(held, '2023-08-28 10:00')).toBe('yellow hold-past-review');
  });

  it('yellow after a red until the second reporting date', () => {
    const done = told(opened(), terms, [
      ...uptoRectifying,
      ['2023-09-08 11:00', 'contact', 'fileReport', { text: 'Paved', measuresDone: [1], files: [] }],
    ]);
    expect(seen(done, '2023-09-28 08:00')).toBe('yellow recovering');
    expect(seen(done, '2023-09-28 09:00')).toBe('green');
  });
});
