import { dayOf } from '../calendar/calendar';
import { dayAfterClosure } from '../duties/due';
import { settledAtBeginning } from '../schedule/periods';
import type { Digest, Duty, FileRef, MailTrouble } from '../finding/finding';
import type { Colour } from '../light/light-reason';
import type { DayIndex, Moment } from '../calendar/moment';
import type { Phase } from '../policy/phase';
import type { FormalLetter, Terms } from '../policy/policy';
import type { TimetableKind } from '../policy/timetable';
import type { GroupCode, Position, UnitCode } from '../organisation/positions';
import type { Asks } from '../registers/entry';
import type { Batches } from '../batches/state';
import type { Registers } from '../registers/state';
import type { SettledDuties } from '../schedule/rungs';
import type { Issuing } from './issuing';
import type { TimetableState } from './timetable';

/** What a campaign itself remembers: what it has told, and what it waits for. Its findings are not part of it. */
export interface CampaignAgenda {
  readonly began: Moment;
  /** Every working day up to this one has had its daily analysis, or will have none. */
  readonly analysedThrough: DayIndex;
  /** Every reporting period up to this nominal day has been told of, or will not be. */
  readonly reportedThrough: DayIndex;
  readonly phaseEnded: boolean;
  /** Monday of the last week that has had its page, or will have none; absent before the first. */
  readonly pagedThrough?: DayIndex;
  /** What has come due and waits for a survey of the findings. */
  readonly awaiting: readonly Occasion[];
  /** The circular that waits for its sign-off. A newer one replaces an older one. */
  readonly draft?: CircularDraft;
  /** Formal letters that are signed, of which the findings have still to be told. */
  readonly issuing?: readonly Issuing[];
  /** What the last daily analysis saw. */
  readonly analysed?: Digest;
  /** The last survey, whatever it was for: the next one knows by it since when a light has been red. */
  readonly lastSurvey?: Digest;
  /** The last day for which a finding is known to need the calendar. */
  readonly reach: DayIndex;
  /** Absent until the first survey. */
  readonly seen?: CampaignSeen;
  /** The campaign's own letters that do not get through. */
  readonly troubles: readonly Pick<MailTrouble, 'position' | 'trouble' | 'since'>[];
  /** Absent until something is entered. */
  readonly registers?: Registers;
  /** Absent until a supervision batch is decided. */
  readonly batches?: Batches;
  /** Absent until something of the timetable is done or past. */
  readonly timetable?: TimetableState;
  readonly settled: SettledDuties;
  /** Entries of the record so far. */
  readonly seq: number;
}

/** Something that the campaign tells about all its findings together, at a letter hour. */
export interface Occasion {
  readonly kind: 'daily-analysis' | 'week' | 'period-end' | 'phase-end';
  readonly at: Moment;
  /** The day that names it: for a week its Monday, for a period its nominal day. */
  readonly day: DayIndex;
}

/** 通报: the circular of one reporting period. It waits for the director and is never sent by itself. */
export interface CircularDraft {
  /** For example `circular-2023-07-31`. */
  readonly id: string;
  /** The period's nominal day. */
  readonly period: DayIndex;
  readonly openedAt: Moment;
  /** The survey that it is written from. */
  readonly survey: Digest;
  /** The text as the office last edited it; absent while the draft is as it was generated. */
  readonly file?: FileRef;
  readonly postponements: number;
  readonly postponedTo?: DayIndex;
}

/** What a campaign needs to know of a survey. What the survey saw is in the archive. */
export interface SurveyFacts {
  readonly digest: Digest;
  /** Findings that are not closed, archived or withdrawn. */
  readonly open: number;
  readonly reach: DayIndex;
  readonly seen: CampaignSeen;
}

/** How all findings stood at the last survey. */
export interface CampaignSeen {
  readonly at: Moment;
  /** Findings on the ledger, so without the withdrawn ones. */
  readonly findings: number;
  readonly lights: Readonly<Partial<Record<Colour, number>>>;
  readonly closed: number;
  /** Past their deadline and not claimed. */
  readonly overdue: number;
  /** Address of the wall chart, where people can open it. */
  readonly wallChart?: string;
}

/** A message of the campaign itself to people. Posted once. */
export type CampaignNotice = {
  readonly key: string;
  /** The scheduled moment, never the actual one. */
  readonly at: Moment;
  /** An issued circular and a weekly page go to those whom their survey names. */
  readonly to: readonly Position[];
} & CampaignMatter;

export type CampaignMatter =
  | {
      readonly what: 'daily-analysis';
      readonly survey: Digest;
      /** What the previous analysis saw. */
      readonly before?: Digest;
      readonly draft?: CircularDraft;
      readonly troubles: CampaignAgenda['troubles'];
    }
  | { readonly what: 'weekly-page'; readonly survey: Digest }
  | { readonly what: 'half-month-report'; readonly survey: Digest; readonly period: DayIndex }
  | { readonly what: 'phase-end'; readonly survey: Digest; readonly until: DayIndex }
  | {
      readonly what: 'circular';
      readonly letter: CampaignLetter;
      readonly duty: Duty;
      readonly draft: CircularDraft;
    }
  | { readonly what: 'calendar'; readonly letter: CampaignLetter; readonly duty: Duty; readonly year: number }
  | {
      /** Something that an entry of a register asks for. */
      readonly what: 'follow-up';
      readonly letter: CampaignLetter;
      readonly duty: Duty;
      readonly entry: string;
      readonly point: number;
      readonly asks: Asks;
      /** Its beginning, where letters may show texts. */
      readonly text?: string;
      readonly findings: readonly string[];
    }
  | {
      /** What a supervision group looks at in a batch. */
      readonly what: 'batch-task';
      readonly letter: CampaignLetter;
      readonly duty: Duty;
      readonly batch: string;
      readonly group: GroupCode;
      readonly from: DayIndex;
      readonly until: DayIndex;
      /** Those of which no result has come. */
      readonly findings: readonly string[];
      /** What the task sheet says of them. */
      readonly sheet: Digest;
    }
  | {
      /** Something of the timetable that the office is to prepare and to do. */
      readonly what: 'timetable';
      readonly letter: CampaignLetter;
      readonly duty: Duty;
      readonly task: TimetableKind;
      readonly day: DayIndex;
    }
  /** An entry that asked for something was taken back, or a batch. */
  | { readonly what: 'relieved'; readonly entry: string }
  | {
      /** A formal letter to a unit, as it was issued. */
      readonly what: 'letter';
      readonly letter: FormalLetter;
      readonly unit?: UnitCode;
      readonly findings: readonly string[];
      /** The neutral short title of the first. */
      readonly title: string;
      /** Their items as they stood on the day of signing. */
      readonly items: Digest;
      readonly number: string;
      readonly signer: string;
      readonly file?: FileRef;
      /** Absent where only the original says all: it has blanks that the office fills in by hand. */
      readonly hasCopy?: true;
      readonly answerBy?: Moment;
    }
  | { readonly what: 'issued'; readonly draft: CircularDraft; readonly number: string; readonly signer: string };

/** Which letter tells of a duty. */
export type CampaignLetter = 'opening' | 'remind' | 'chase';

/** The agenda of a campaign that is opened at `moment`. Earlier occasions are not made up for. */
export function openAgenda(phase: Phase, terms: Terms, moment: Moment): CampaignAgenda {
  const today = dayOf(terms.calendar, moment);
  return {
    began: moment,
    analysedThrough: today,
    reportedThrough: settledAtBeginning(moment, terms.policy.reports.rhythm, terms),
    phaseEnded: today > phase.end,
    awaiting: [],
    // An assumption until the first survey: what is rectified by the phase's end is looked back at after that.
    reach: dayAfterClosure(Math.max(today, phase.end), terms.policy.lookBack.ordinary[0] ?? 0),
    troubles: [],
    settled: {},
    seq: 0,
  };
}
