import type { DayIndex } from '../domain/calendar/moment';
import type { Fault } from '../domain/policy/appraisal';
import type { ApproverRole } from '../domain/policy/policy';
import type { CheckMethod, CheckOutcome } from '../domain/finding/finding';

/** Reports that are written on demand. */
export const reportKinds = [
  'leader', // 领导一页纸
  'unit', // 单位整改清单
  'claim', // 销号申请表
  'approval', // 销号审批表
  'phase', // 阶段报告
  'final', // 自查自评
  'appraisal', // 考核
  'public', // 公开稿
  'withheld', // 公开稿中未公开的内容
  'dossier', // 一题一档
] as const;
export type ReportKind = (typeof reportKinds)[number];

/** Why something is not told to the public. */
export type WithheldFor = 'person' | 'contact' | 'key-item';

/** Columns of the tables of reports. */
export type ReportColumn =
  | 'finding'
  | 'title'
  | 'unit'
  | 'stage'
  | 'light'
  | 'deadline'
  | 'owes'
  | 'late'
  | 'problem'
  | 'criteria'
  | 'done'
  | 'proof'
  | 'result'
  | 'score'
  | 'fault'
  | 'points'
  | 'entry'
  | 'day'
  | 'what'
  | 'why';

/** How a problem stands for the public. */
export type PublicStanding = 'rectified' | 'checking' | 'rectifying';

/** What the campaign's figures come to, for the phase report and the public. */
export interface PhaseFigures {
  readonly all: number;
  readonly closed: number;
  readonly closedPercent: number;
  readonly claimed: number;
  readonly rectifying: number;
  readonly overdue: number;
  readonly onTime: number;
  readonly late: number;
  readonly recurrences: number;
  readonly institutions: number;
  readonly meetings: number;
  readonly visits: number;
  readonly batches: number;
  readonly inspected: number;
  readonly lacking: number;
}

export interface ReportWords {
  readonly names: Readonly<Record<ReportKind, string>>;
  /** A date as documents write it, without its weekday. */
  readonly day: (day: DayIndex) => string;
  readonly columns: Readonly<Record<ReportColumn, string>>;
  readonly faults: Readonly<Record<Fault, string>>;
  readonly blanks: {
    readonly number: string;
    readonly date: string;
    readonly copies: string;
    readonly copiesTo: string;
  };
  readonly telephone: (number: string) => string;
  /** A part's heading with its number, from 1. */
  readonly part: (number: number, heading: string) => string;
  readonly written: (file: string) => string;
  readonly nothing: string;
  readonly upTo: (day: string) => string;
  /** How many rows more than a page holds. */
  readonly rest: (more: number) => string;
  readonly leader: {
    readonly title: (campaign: string) => string;
    readonly addressee: string;
    readonly figures: Readonly<Record<'all' | 'closed' | 'claimed' | 'overdue' | 'red', string>>;
    readonly items: (count: number) => string;
    readonly share: (count: number, percent: number) => string;
    /** A table's heading, with how many rows it would have if all had room. */
    readonly counted: (heading: string, count: number) => string;
    /** What the leader is needed for. */
    readonly matter: string;
    readonly reds: string;
    readonly needed: string;
    readonly mine: string;
    readonly approval: string;
    readonly talk: string;
    readonly consent: (to: string) => string;
  };
  readonly unit: {
    readonly title: (unit: string) => string;
    /** What it leads, what is late now, and its record of lateness. */
    readonly summary: (led: number, closed: number, lateNow: number, missed: number, lateClosed: number) => string;
    readonly owes: (what: string, due: string) => string;
    readonly lateness: (missed: number, returns: number, recurrences: number) => string;
    readonly lateClaim: string;
  };
  readonly forms: {
    readonly claimTitle: string;
    readonly approvalTitle: string;
    readonly labels: Readonly<
      Record<
        | 'finding'
        | 'title'
        | 'unit'
        | 'coUnits'
        | 'deadline'
        | 'problem'
        | 'criterion'
        | 'evidence'
        | 'statement'
        | 'files'
        | 'head'
        | 'completeness'
        | 'check'
        | 'superior',
        string
      >
    >;
    readonly methods: Readonly<Record<CheckMethod, string>>;
    readonly outcomes: Readonly<Record<CheckOutcome, string>>;
    readonly approvers: Readonly<Record<ApproverRole, string>>;
    /** Where somebody signs by hand, and the seal and the date stand. */
    readonly sign: string;
    readonly passed: (day: string) => string;
    readonly checked: (group: string, day: string, methods: string, people: string) => string;
    readonly approved: (person: string, day: string) => string;
    readonly file: (name: string, kibibytes: number, digest: string) => string;
  };
  readonly phase: {
    readonly title: (campaign: string) => readonly string[];
    readonly addressee: string;
    readonly headings: Readonly<Record<'overall' | 'going' | 'oversight' | 'recurred' | 'mechanisms', string>>;
    readonly overall: (until: string, figures: PhaseFigures) => string;
    readonly oversight: (figures: PhaseFigures) => string;
    readonly going: (finding: string, title: string, unit: string, stage: string, deadline: string) => string;
    readonly noDeadline: string;
    readonly institution: (title: string, number: string, by: string) => string;
    readonly recurred: (finding: string, title: string, times: number) => string;
    readonly closing: string;
  };
  readonly final: { title(campaign: string): string; readonly rule: string; files(count: number): string };
  readonly appraisal: { readonly units: string; readonly trace: string; readonly total: string };
  readonly open: {
    readonly title: (campaign: string) => readonly string[];
    readonly overall: (until: string, figures: PhaseFigures) => string;
    readonly standings: Readonly<Record<PublicStanding, string>>;
    /** One problem, in a line; unit and deadline may be empty. */
    readonly item: (finding: string, title: string, unit: string, standing: string, deadline: string) => string;
    readonly keyItem: string;
    readonly left: string;
    readonly contact: (office: string, telephone: string, mailbox: string) => string;
    readonly withheld: Readonly<Record<WithheldFor, string>>;
    readonly nothingWithheld: string;
  };
  readonly dossier: {
    readonly title: (finding: string, title: string) => string;
    readonly record: string;
    readonly files: string;
    readonly lost: string;
  };
}
