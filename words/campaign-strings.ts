import type { Overview, UnitStanding } from '../domain/campaign/analysis';
import type { DayIndex } from '../domain/calendar/moment';
import type { MailTrouble } from '../domain/finding/finding';
import type { TimetableKind } from '../domain/policy/timetable';
import type { CampaignWords, DocumentKind } from './campaign';
import type { FrameStrings } from './formal-letter-view';
import type { FormalLetterWords, Passage, Piece } from './formal-letters';
import type { BatchWords } from './batches';
import type { RegisterWords } from './registers';
import type { Words } from './words';

/** The figures of a campaign, as a sentence names them. */
export interface Sums extends Pick<Overview['totals'], 'all' | 'closed' | 'closedPercent' | 'claimed' | 'overdue'> {
  /** How many of the closed ones were claimed by their dates; empty where none is closed. */
  readonly punctual: string;
}

/** What a register entry asks of somebody. */
interface AskedByEntry {
  readonly asks: string;
  readonly entry: string;
  readonly point: number;
  readonly findings: readonly string[];
  readonly isChased: boolean;
}

/**
 * The words of a campaign in one language. What of them is said, when and in which order, is decided once, in
 * campaign-view.ts and campaign-documents.ts.
 */
export interface CampaignStrings {
  readonly terms: Pick<Words, 'stages' | 'duties' | 'colours' | 'formal' | 'reason'>;
  readonly registers: Pick<RegisterWords, 'kinds' | 'asks'>;
  readonly batches: Pick<BatchWords, 'kind'>;
  readonly formalLetters: Pick<FormalLetterWords, 'title'>;
  readonly frame: FrameStrings;
  readonly said: Pick<CampaignWords, 'circular' | 'matters' | 'occasions' | 'timetable'>;
  readonly names: {
    readonly dailyAnalysis: (name: string, day: DayIndex) => string;
    readonly chasedCircular: string;
  };
  /** Matters in the subject of one letter, and whether there are more of them. */
  readonly matters: (names: readonly string[], more: boolean) => string;
  readonly by: (day: DayIndex, time: string) => string;
  readonly leads: {
    readonly weeklyPage: readonly string[];
    readonly report: (until: DayIndex) => string;
    readonly phaseEnd: string;
    readonly circular: (until: DayIndex, isChased: boolean) => string;
    readonly howToSign: (draft: string) => string;
    readonly calendar: (year: number) => string;
    readonly howToEnter: string;
    readonly entry: (asked: AskedByEntry) => string;
    readonly entrySays: (text: string) => string;
    readonly howToSettle: (entry: string, point: number) => string;
    readonly batchTask: (group: string, batch: string, which: string, count: number, isChased: boolean) => string;
    readonly batchDays: (from: DayIndex, until: DayIndex) => string;
    /** What is to be prepared for that day, and what the office enters once it is done. */
    readonly timetable: Readonly<Record<TimetableKind, TimetableStrings>>;
    readonly notDoneYet: (task: string) => string;
    readonly relieved: (entry: string) => string;
    /** `unit` is absent where the letter goes to the leading group. */
    readonly letter: (letter: string, findings: readonly string[], unit?: string) => string;
    readonly signed: (number: string, signer: string, hasCopy: boolean) => string;
    readonly answer: (day: DayIndex, time: string) => string;
    readonly issued: (until: DayIndex) => string;
    readonly issuedCopy: (number: string, signer: string) => string;
  };
  /** Headings of letters; some count what stands below. */
  readonly headings: {
    readonly overall: string;
    readonly reds: (count: number) => string;
    readonly redsOfWeek: (count: number) => string;
    readonly redsOf: (leader: string, count: number) => string;
    readonly turned: string;
    readonly today: string;
    readonly soon: string;
    readonly drafts: string;
    readonly stuck: string;
    readonly unanswered: string;
  };
  readonly sums: (sums: Sums) => string;
  readonly punctual: (onTime: number, late: number) => string;
  readonly withReds: (sums: string, reds: number) => string;
  readonly asOf: (day: DayIndex, sums: string) => string;
  readonly ended: (day: DayIndex, sums: string) => string;
  readonly byStage: (stages: readonly string[]) => string;
  readonly byLight: (lights: readonly string[]) => string;
  /** So many of a stage or a light. */
  readonly soMany: (what: string, count: number) => string;
  readonly unassigned: string;
  readonly matter: (finding: string, title: string) => string;
  readonly named: (matter: string, unit: string) => string;
  /** A finding and what is said of it. */
  readonly about: (named: string, what: string) => string;
  readonly redSince: (day: DayIndex) => string;
  readonly askedNow: (position: string, duty: string, due: DayIndex) => string;
  readonly nothingTurned: string;
  readonly turn: (from: string, to: string) => string;
  readonly turns: (turn: string, count: number, which: string) => string;
  readonly listed: (names: readonly string[]) => string;
  readonly andMore: (listed: string) => string;
  readonly clauses: (clauses: readonly string[]) => string;
  readonly sentence: (words: string) => string;
  /** Duties of one kind that fall due together; `who` where it is one. */
  readonly due: (day: DayIndex, duty: string, count: number, which: string, who?: string) => string;
  readonly draft: (until: DayIndex, id: string) => string;
  readonly drafts: (letter: string, count: number, which: string) => string;
  readonly troubles: Readonly<Record<MailTrouble['trouble'], string>>;
  readonly thisCampaign: string;
  readonly stuck: (what: string, position: string, trouble: string) => string;
  readonly report: {
    readonly title: (campaign: string) => string;
    /** `inPlan` is empty where the plans have nothing due yet. */
    readonly addressee: (until: DayIndex, inPlan: string) => Passage;
    readonly figures: Readonly<Record<'all' | 'closed' | 'claimed' | 'overdue' | 'red' | 'incomplete', string>>;
    readonly items: (count: number) => string;
    readonly closed: (count: number, percent: number, punctual: string) => string;
    readonly needed: (count: number) => string;
    readonly reds: (count: number) => string;
    readonly columns: Readonly<Record<'matter' | 'unit' | 'need' | 'why' | 'leader', string>>;
    readonly nothing: string;
  };
  /** How many more there are than are named. */
  readonly rest: (count: number) => string;
  readonly needs: {
    readonly approval: (position: string) => string;
    readonly talk: string;
    readonly superiorConsent: (to: DayIndex) => string;
  };
  readonly kinds: Readonly<Record<DocumentKind, string>>;
  readonly file: (kind: string, until: DayIndex, issued: boolean) => string;
  readonly part: (number: number, heading: string) => string;
  readonly ofUnit: (unit: string, count: number, which: string, punctual: string) => string;
  readonly documents: {
    readonly circular: DocumentStrings & {
      readonly parts: Readonly<
        Record<'inPlan' | 'praised' | 'criticised' | 'closed' | 'missed' | 'overdue' | 'red', string>
      >;
      /** What is asked of the units named: filled in by the office, or as it says where nobody did. */
      readonly asks: (how: Piece) => Passage;
      readonly how: string;
      readonly atOnce: string;
    };
    readonly 'phase-summary': DocumentStrings & {
      readonly parts: Readonly<Record<'closed' | 'longTerm' | 'open', string>>;
    };
  };
  /** What the plans have due by now, and what of it is done. */
  readonly inPlan: (due: number, done: number) => string;
  /** What a unit is praised or criticised for. */
  readonly verdicts: Readonly<Record<'praised' | 'criticised', (of: UnitStanding) => string>>;
  readonly nextCheck: (from: DayIndex) => string;
  readonly standing: (stage: string, deadline: string) => string;
  readonly deadline: {
    readonly longTerm: string;
    readonly none: string;
    readonly extended: (day: DayIndex) => string;
    readonly due: (day: DayIndex) => string;
  };
}

interface TimetableStrings {
  readonly asks: (day: DayIndex) => string;
  readonly afterwards: string;
}

interface DocumentStrings {
  readonly title: (campaign: string) => readonly string[];
  readonly addressee: Passage;
  readonly closing: string;
}
