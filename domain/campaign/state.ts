import { dayOf } from '../calendar';
import { dayAfterClosure } from '../due';
import { settledAtBeginning } from '../periods';
import type { Digest, Duty, FileRef, MailTrouble } from '../finding';
import type { Colour } from '../light-reason';
import type { DayIndex, Moment } from '../moment';
import type { Phase } from '../phase';
import type { Terms } from '../policy';
import type { Position } from '../positions';

/** What a campaign itself keeps in mind: what it has told, and what it waits for. Its findings are no part of it. */
export interface CampaignAgenda {
  readonly began: Moment;
  /** Every working day up to this one has had its daily analysis, or will have none. */
  readonly analysedThrough: DayIndex;
  /** Every reporting period up to this nominal day is told of, or will not be. */
  readonly reportedThrough: DayIndex;
  readonly phaseEnded: boolean;
  /** What has come due and waits for a survey of the findings. */
  readonly awaiting: readonly Occasion[];
  /** The circular that waits for its sign-off: a newer one takes the place of an older. */
  readonly draft?: CircularDraft;
  /** What the last daily analysis saw. */
  readonly analysed?: Digest;
  /** The last day to which a finding is known to reach. */
  readonly reach: DayIndex;
  /** Absent until the first survey. */
  readonly seen?: CampaignSeen;
  /** Letters of the campaign's own that do not get through. */
  readonly troubles: readonly Pick<MailTrouble, 'position' | 'trouble' | 'since'>[];
  /** Of living duties only: duty id / rung → the highest repeat posted or skipped. */
  readonly settled: Readonly<Record<string, number>>;
  /** Entries of the record so far. */
  readonly seq: number;
}

/** Something the campaign tells of all its findings together, at a letter hour. */
export interface Occasion {
  readonly kind: 'daily-analysis' | 'period-end' | 'phase-end';
  readonly at: Moment;
  /** The day by which it is called: a period's is its nominal one. */
  readonly day: DayIndex;
}

/** 通报: the circular of one reporting period. It waits for the director, and is never sent by itself. */
export interface CircularDraft {
  /** circular-2023-07-31 */
  readonly id: string;
  /** The period's nominal day. */
  readonly period: DayIndex;
  readonly openedAt: Moment;
  /** What it is written from. */
  readonly survey: Digest;
  /** The text as the office edited it last; absent where the draft stands as it was made. */
  readonly file?: FileRef;
  readonly postponements: number;
  readonly postponedTo?: DayIndex;
}

/** What a campaign has to be told by a survey; what the survey saw lies in the archive. */
export interface SurveyFacts {
  readonly digest: Digest;
  /** Findings that are not closed, archived or withdrawn. */
  readonly open: number;
  readonly reach: DayIndex;
  readonly seen: CampaignSeen;
}

/** How all findings stood when they were last looked at together. */
export interface CampaignSeen {
  readonly at: Moment;
  /** Those on the ledger: the withdrawn do not count. */
  readonly findings: number;
  readonly lights: Readonly<Partial<Record<Colour, number>>>;
  readonly closed: number;
  /** Past their deadline and not claimed. */
  readonly overdue: number;
}

/** Something of the campaign's own that people are to be told. Posted once. */
export type CampaignNotice = {
  readonly key: string;
  /** The scheduled moment, never the actual one. */
  readonly at: Moment;
  /** An issued circular goes to those besides that its survey names. */
  readonly to: readonly Position[];
} & CampaignMatter;

export type CampaignMatter =
  | {
      readonly what: 'daily-analysis';
      readonly survey: Digest;
      /** What the analysis before saw. */
      readonly before?: Digest;
      readonly draft?: CircularDraft;
      readonly troubles: CampaignAgenda['troubles'];
    }
  | { readonly what: 'half-month-report'; readonly survey: Digest; readonly period: DayIndex }
  | { readonly what: 'phase-end'; readonly survey: Digest; readonly until: DayIndex }
  | {
      readonly what: 'circular';
      readonly letter: CampaignLetter;
      readonly duty: Duty;
      readonly draft: CircularDraft;
    }
  | { readonly what: 'calendar'; readonly letter: CampaignLetter; readonly duty: Duty; readonly year: number }
  | { readonly what: 'issued'; readonly draft: CircularDraft; readonly number: string; readonly signer: string };

/** How a duty of the office is told. */
export type CampaignLetter = 'opening' | 'remind' | 'chase';

/** The agenda of a campaign that is opened at `moment`; what lies before is not made up for. */
export function openAgenda(phase: Phase, terms: Terms, moment: Moment): CampaignAgenda {
  const today = dayOf(terms.calendar, moment);
  return {
    began: moment,
    analysedThrough: today,
    reportedThrough: settledAtBeginning(moment, terms),
    phaseEnded: today > phase.end,
    awaiting: [],
    // Until the first survey: whatever is rectified by the phase's end is looked back at afterwards.
    reach: dayAfterClosure(Math.max(today, phase.end), terms.policy.lookBack.ordinary[0] ?? 0),
    troubles: [],
    settled: {},
    seq: 0,
  };
}
