import type { DutyTerms, Policy, Recipient, Rung, RungLetter } from '../domain/policy/policy';

/**
 * The policy of an office that decides nothing itself: the table "Default policy" of docs/policy.md, row by row.
 * Offsets are working days from the due date.
 */
export const defaultPolicy: Policy = {
  language: 'zh-CN',
  disclosure: 'number-only',
  letterHour: 9 * 60,
  dueHour: 17 * 60 + 30,
  reports: { rhythm: 'half-month', shortestFirstPeriod: 7, grace: 3, supervisionLetterAt: 2, talkAt: 3 },
  duties: {
    assign: within(2, chase(1, 'deputy-director'), chase(3, 'director')),
    acknowledge: within(
      2,
      remind(0, 'lead-contact'),
      chase(1, 'lead-contact', 'lead-deputy'),
      draft('supervision-letter', 3),
    ),
    plan: within(
      10,
      remind(-3, 'lead-contact'),
      chase(1, 'lead-contact'),
      draft('supervision-letter', 4),
      draft('talk', 8),
      { letter: 'circular', from: 'circular', offset: 0, to: ['director'] },
      { letter: 'submission', from: 'circular', offset: 0, to: ['director'] },
    ),
    'accept-plan': within(
      5,
      remind(-1, 'working-group-contact'),
      chase(1, 'working-group-contact'),
      chase(3, 'working-group-contact'),
    ),
    report: byDate(
      remind(-2, 'lead-contact', 'co-contacts'),
      chase(1, 'lead-contact'),
      chase(2, 'lead-contact', 'lead-deputy'),
    ),
    milestone: byDate(remind(-5, 'lead-contact'), chase(1, 'lead-contact'), draft('supervision-letter', 5)),
    rectify: byDate(
      remind(-10, 'lead-contact'),
      remind(-5, 'lead-contact'),
      remind(-1, 'lead-contact'),
      chase(1, 'lead-contact', 'lead-head'),
      draft('supervision-letter', 3),
      draft('talk', 8),
      draft('circular', 10),
      draft('submission', 15),
    ),
    commit: within(2, remind(0, 'holder', 'holder-contact'), chase(1, 'holder', 'holder-contact')),
    reply: within(
      5,
      remind(-1, 'holder', 'lead-contact'),
      chase(1, 'holder', 'lead-contact'),
      draft('talk', 2),
      draft('circular', 5),
      draft('submission', 10),
    ),
    'talk-report': within(
      5,
      remind(-1, 'holder', 'lead-contact'),
      chase(1, 'holder', 'lead-contact'),
      draft('circular', 3),
      draft('submission', 8),
    ),
    instruction: within(
      5,
      remind(-1, 'lead-contact'),
      chase(1, 'lead-contact', 'lead-deputy'),
      draft('supervision-letter', 2),
    ),
    'decide-extension': within(3, remind(-1, 'office'), chase(1, 'deputy-director')),
    'decide-withdrawal': within(3, remind(-1, 'holder'), chase(1, 'holder', 'deputy-director')),
    completeness: within(2, chase(1, 'deputy-director')),
    'assign-check': within(2, chase(1, 'deputy-director')),
    check: within(7, remind(-2, 'holder'), chase(1, 'holder'), chase(3, 'holder', 'director')),
    approve: within(3, remind(-1, 'holder-contact'), chase(1, 'holder-contact', 'office')),
    'sign-off': within(1, chase(1, 'director', 'deputy-director')),
    'public-notice': within(5, remind(-1, 'office'), chase(1, 'deputy-director')),
    'inspect-node': within(7, remind(-2, 'holder'), chase(1, 'holder'), chase(3, 'holder', 'director')),
    'look-back': byDate(remind(-5, 'holder'), chase(1, 'holder')),
    'long-term-check': byDate(remind(-5, 'holder'), chase(1, 'holder')),
    'review-hold': byDate(remind(-3, 'office'), chase(1, 'deputy-director')),
    'mend-address': within(1, chase(1, 'deputy-director')),
    'update-calendar': within(5, remind(-5, 'office'), chase(1, 'deputy-director')),
    'follow-up': within(
      10,
      remind(-1, 'holder-contact'),
      chase(1, 'holder-contact'),
      chase(3, 'holder-contact', 'office'),
    ),
    timetable: byDate(remind(-1, 'office'), chase(1, 'deputy-director'), chase(3, 'deputy-director', 'director')),
  },
  repeatEvery: 5,
  extensions: { askBefore: 5, most: 3 },
  approvals: {
    ordinary: ['working-group-head', 'sponsor', 'director'],
    keyItem: ['working-group-head', 'sponsor', 'leading-group'],
  },
  checkers: 2,
  rework: { workingDays: 10 },
  urgentReply: { workingDays: 3 },
  immediate: { workingDays: 10 },
  immediatePlan: { workingDays: 3 },
  lookBack: { ordinary: [3], keyItem: [3, 6], window: 10 },
  longTermEvery: 3,
  longestHold: 30,
  publicNotice: { categories: [], workingDays: 5 },
  lights: {
    nearDeadline: 5,
    nearlyDone: 0.9,
    yellowBehind: 10,
    redBehind: 25,
    behindFrom: 10,
    redMilestone: 5,
    redMissedReports: 2,
    redReturns: 2,
  },
  campaign: { dailyAnalysis: true, halfMonthReport: true, circular: true, weeklyPage: true },
  // Every campaign reports on its concentrated phase; what else has its days the office says itself.
  timetable: { 'phase-report': { afterPhase: 10 } },
  unhurriedDays: [0, 3],
  unhurriedFrom: 5,
  receiptsADay: 5,
};

function within(workingDays: number, ...ladder: readonly Rung[]): DutyTerms {
  return { limit: { workingDays }, ladder };
}

function byDate(...ladder: readonly Rung[]): DutyTerms {
  return { ladder };
}

function remind(offset: number, ...to: readonly Recipient[]): Rung {
  return rung('remind', offset, to);
}

function chase(offset: number, ...to: readonly Recipient[]): Rung {
  return rung('chase', offset, to);
}

/** A formal letter is never sent by itself: its draft waits for the director. */
function draft(letter: Exclude<RungLetter, 'remind' | 'chase'>, offset: number): Rung {
  return rung(letter, offset, ['director']);
}

function rung(letter: RungLetter, offset: number, to: readonly Recipient[]): Rung {
  return { letter, from: 'due', offset, to };
}
