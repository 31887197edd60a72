import type { FaultPoints } from './appraisal';
import type { MinuteOfDay } from '../calendar/moment';
import type { Calendar } from '../calendar/calendar';
import type { Clock } from '../calendar/clock';
import type { Names } from '../organisation/names';
import type { Timetable } from './timetable';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** The kinds of things that someone can owe (待办). */
export const dutyKinds = [
  'assign', // 交办
  'acknowledge', // 签收
  'plan', // 方案
  'accept-plan', // 方案审核
  'report', // 半月报告
  'milestone', // 措施节点
  'rectify', // 整改到期
  'commit', // 主要负责人确认
  'reply', // 督办回复
  'talk-report', // 约谈后报告
  'instruction', // 批示回复
  'decide-extension', // 延期决定
  'decide-withdrawal', // 移出台账审定
  'completeness', // 初审
  'assign-check', // 派核查
  'check', // 核实
  'approve', // 审定
  'sign-off', // 签发
  'public-notice', // 公示
  'inspect-node', // 节点督查
  'look-back', // 回头看
  'long-term-check', // 长期坚持: 季度核查
  'review-hold', // 暂缓复核
  'mend-address', // 补正邮箱
  'update-calendar', // 更新日历
  'follow-up', // 登记事项办理
  'timetable', // 工作安排事项
] as const;
export type DutyKind = (typeof dutyKinds)[number];

/** The letters on a ladder, the harder the later. The formal ones only ever make a draft. */
export const rungLetters = [
  'remind', // 提醒
  'chase', // 催办
  'supervision-letter', // 督办函
  'warning', // 警示
  'talk', // 约谈
  'circular', // 通报
  'submission', // 提请领导小组研究
] as const;
export type RungLetter = (typeof rungLetters)[number];
export type FormalLetter = Exclude<RungLetter, 'remind' | 'chase'>;

export function isFormal(letter: RungLetter): letter is FormalLetter {
  return letter !== 'remind' && letter !== 'chase';
}

/** Recipients, relative to a finding and to the duty's holder. */
export const recipients = [
  'holder',
  'holder-contact',
  'lead-contact',
  'lead-deputy',
  'lead-head',
  'co-contacts',
  'working-group-contact',
  'supervision-head',
  'sponsor-contact',
  'office',
  'deputy-director',
  'director',
] as const;
export type Recipient = (typeof recipients)[number];

export interface Rung {
  readonly letter: RungLetter;
  /**
   * What the offset counts from: the moment the duty began, its due time, or the first reporting date after the rung
   * before.
   */
  readonly from: 'since' | 'due' | 'circular';
  /** Working days; negative means before. */
  readonly offset: number;
  readonly to: readonly Recipient[];
}

/** How long a duty may take. */
export type Limit = { readonly workingDays: number } | { readonly days: number };

/** A number is months; days are calendar days. */
export type AfterClosure = number | { readonly days: number };

export interface DutyTerms {
  /** Absent if the due date comes from the ledger, the plan or the reporting dates. */
  readonly limit?: Limit;
  /** Softest first. The opening letter is not a rung: it always goes at once. */
  readonly ladder: readonly Rung[];
}

/** How often a unit reports. */
export const rhythms = ['weekly', 'half-month', 'monthly', 'quarterly'] as const;
export type Rhythm = (typeof rhythms)[number];

export const approverRoles = ['working-group-head', 'sponsor', 'director', 'leading-group'] as const;
export type ApproverRole = (typeof approverRoles)[number];

/** Beyond these a rule could take for ever to find a day. Held where a policy is read, and where terms arrive. */
export const policyBounds = {
  /** Of counts, working days, calendar days and months. */
  count: 1_000,
  /** Working days before or after what a rung counts from. */
  offset: 60,
  rungs: 12,
  checkers: 20,
  /** Approvers of a closure, and look-backs after one. */
  steps: 12,
} as const;

/** What an office decides once for a campaign. The default is the table in docs/policy.md. */
export interface Policy {
  readonly language: Language;
  /** What a letter may show of a problem to a mailbox outside the house. */
  readonly disclosure: 'number-only' | 'full';
  /** Mail domains inside the house: their mailboxes are shown the texts under `number-only` too. */
  readonly internalMail?: readonly string[];
  readonly letterHour: MinuteOfDay;
  readonly dueHour: MinuteOfDay;
  readonly reports: {
    readonly rhythm: Rhythm;
    /** A first period shorter than this is skipped. Calendar days. */
    readonly shortestFirstPeriod: number;
    /** Working days without a report after which the period counts as missed and the next one follows. */
    readonly grace: number;
    /** How many reports missed in a row draft a 督办函, and how many an 约谈. */
    readonly supervisionLetterAt: number;
    readonly talkAt: number;
  };
  readonly duties: { readonly [K in DutyKind]: DutyTerms };
  /** Working days after which the last rung of a ladder repeats; after a formal letter, until the office is told. */
  readonly repeatEvery: number;
  readonly extensions: {
    /** How many working days before the deadline an extension must be asked for to make the harder rungs wait. */
    readonly askBefore: number;
    readonly most: number;
  };
  readonly approvals: { readonly ordinary: readonly ApproverRole[]; readonly keyItem: readonly ApproverRole[] };
  readonly checkers: number;
  /** Time for rectifying after a finding was sent back, if no date is given. */
  readonly rework: Limit;
  /** Time for the reply to an urgent 督办函. */
  readonly urgentReply: Limit;
  /** 立行立改, counted from the assignment. */
  readonly immediate: Limit;
  /** The plan for 立行立改, counted from the acknowledgement: it leaves time to act on it. */
  readonly immediatePlan: Limit;
  readonly lookBack: {
    /** How long after closure; one look-back for each. */
    readonly ordinary: readonly AfterClosure[];
    readonly keyItem: readonly AfterClosure[];
    /** Working days that the look-back may take. */
    readonly window: number;
  };
  /** Months between two checks of a long-term item. */
  readonly longTermEvery: number;
  /** Calendar days until a hold must be reviewed. */
  readonly longestHold: number;
  readonly publicNotice: { readonly categories: readonly string[]; readonly workingDays: number };
  readonly lights: {
    /** How many working days before the deadline an unclaimed finding turns yellow. */
    readonly nearDeadline: number;
    /** Share of measures done, 0 to 1, from which the nearness of the deadline does not matter. */
    readonly nearlyDone: number;
    /** Points behind plan (0 to 100). */
    readonly yellowBehind: number;
    readonly redBehind: number;
    /** Points count only if at least this many measures are due. */
    readonly behindFrom: number;
    /** Working days by which a milestone must be late for red. */
    readonly redMilestone: number;
    readonly redMissedReports: number;
    readonly redReturns: number;
  };
  /** What is told of the campaign as a whole. */
  readonly campaign: {
    /** 每日分析, each working day at the letter hour. */
    readonly dailyAnalysis: boolean;
    /** 半月专报, a draft at the end of each reporting period. */
    readonly halfMonthReport: boolean;
    /** 通报, a draft for the director's sign-off at the end of each reporting period. */
    readonly circular: boolean;
    /**
     * One page a week to the contacts of sponsors and leading group while they have a red, on the first of the unhurried
     * days. Absent in terms of an earlier build, where it means yes.
     */
    readonly weeklyPage?: boolean;
  };
  /** What the office does on days of its own; nothing where it is absent. */
  readonly timetable?: Timetable;
  /** Weekdays (0 is Monday) on which letters that are not urgent go out. */
  readonly unhurriedDays: readonly number[];
  /** A reminder at least this many working days before its due time is not urgent. */
  readonly unhurriedFrom: number;
  /** Most receipts to one person a day. What he writes beyond that is acted on without a receipt. */
  readonly receiptsADay: number;
  /** Calendar days for which the link in a letter opens the answer page; absent in older campaigns. */
  readonly answerLinkDays?: number;
  /** Whether letters carry their due dates as a file for calendar programs; absent, they do not. */
  readonly calendarFile?: boolean;
  /** Points that a unit loses when it is appraised; what is not named is as usual. */
  readonly appraisal?: Partial<FaultPoints>;
}

/** The days for which an answer page's link is good where the policy says nothing. */
export const ANSWER_LINK_DAYS = 30;

/** The rules that a finding lives by. Each finding carries them as data, at most 12 KiB encoded. */
export interface Terms {
  readonly revision: number;
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly clock: Clock;
  /** Names that cards show instead of codes; absent in findings opened by a version that did not have them. */
  readonly names?: Names;
}
