import type { ApproverRole } from '../domain/policy/policy';

/** What an office decides of its policy beside the duties, in the groups in which a page asks for it. */
export const ruleGroups = {
  hours: [
    'letterHour',
    'dueHour',
    'repeatEvery',
    'unhurriedDays',
    'unhurriedFrom',
    'receiptsADay',
    'answerLinkDays',
    'calendarFile',
  ],
  reports: [
    'reports.rhythm',
    'reports.shortestFirstPeriod',
    'reports.grace',
    'reports.supervisionLetterAt',
    'reports.talkAt',
    'campaign.dailyAnalysis',
    'campaign.halfMonthReport',
    'campaign.circular',
    'campaign.weeklyPage',
  ],
  timetable: [
    'timetable.dispatch',
    'timetable.batch',
    'timetable.phase-report',
    'timetable.self-assessment',
    'timetable.appraisal',
    'timetable.superior-review',
  ],
  limits: [
    'rework',
    'immediate',
    'immediatePlan',
    'urgentReply',
    'extensions.askBefore',
    'extensions.most',
    'longestHold',
    'longTermEvery',
  ],
  closing: [
    'checkers',
    'approvals.ordinary',
    'approvals.keyItem',
    'lookBack.ordinary',
    'lookBack.keyItem',
    'lookBack.window',
    'publicNotice.categories',
    'publicNotice.workingDays',
  ],
  lights: [
    'lights.nearDeadline',
    'lights.nearlyDone',
    'lights.yellowBehind',
    'lights.redBehind',
    'lights.behindFrom',
    'lights.redMilestone',
    'lights.redMissedReports',
    'lights.redReturns',
  ],
  disclosure: ['disclosure', 'internalMail'],
  appraisal: [
    'appraisal.overdue',
    'appraisal.late-claim',
    'appraisal.recurrence',
    'appraisal.failed-check',
    'appraisal.missed-report',
    'appraisal.late-measure',
  ],
} as const;
export type RuleGroup = keyof typeof ruleGroups;
/** A rule, by its place in the policy file. */
export type RuleName = (typeof ruleGroups)[RuleGroup][number];

/** The page on which rules beside the duties are read and changed. */
export interface RulesPageWords {
  readonly title: string;
  readonly groups: Readonly<Record<RuleGroup, string>>;
  readonly names: Readonly<Record<RuleName, string>>;
  readonly hints: Readonly<Partial<Record<RuleName, string>>>;
  readonly weekdays: readonly [string, string, string, string, string, string, string];
  readonly approvers: Readonly<Record<ApproverRole, string>>;
  readonly disclosures: Readonly<Record<'number-only' | 'full', string>>;
  /** How long after closure, as a look-back is counted. */
  after(time: number | { readonly days: number }): string;
  /** On which days something of the timetable is due. */
  readonly days: {
    /** Ways to say it, besides a day of the week. */
    readonly choices: Readonly<Record<'none' | 'dates' | 'afterPhase' | 'everyMonths', string>>;
    weekly(weekday: string): string;
    /** Working days; negative before the end of the concentrated phase. */
    afterPhase(count: number): string;
    /** Counted from that day, or from the end of the concentrated phase. */
    everyMonths(months: number, from?: string): string;
    readonly hint: string;
  };
  percent(number: number): string;
  readonly yes: string;
  readonly no: string;
  readonly none: string;
  readonly change: string;
  turns(rule: string, was: string, will: string): string;
  bad(rule: string): string;
  readonly tooLarge: string;
}
