import type { Analysis, Overview, WeeklyPage } from '../domain/campaign/analysis';
import type { CampaignMatter, Occasion } from '../domain/campaign/state';
import type { DayIndex } from '../domain/calendar/moment';
import type { TimetableKind } from '../domain/policy/timetable';
import type { LeaderCode } from '../domain/organisation/positions';
import type { FormalLetterText, Passage } from './formal-letters';
import type { Lookup } from './letters';

/** A part of a campaign's letter: a heading and the lines below it. */
export interface LetterSection {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** The matter of the letter that tells of all findings. */
export type DailyAnalysis = Extract<CampaignMatter, { readonly what: 'daily-analysis' }>;

/** Documents in the layout of an official document. */
export type OfficialKind = 'circular' | 'phase-summary';
export type DocumentKind = OfficialKind | 'half-month-report';

/** What a document of the campaign is written from, apart from the overview. */
export interface DocumentFrame {
  readonly campaign: string;
  readonly office: { readonly name: string; readonly telephone?: string };
  /** The last day that it tells of: the period's, or the phase's. */
  readonly until: DayIndex;
  /** For a circular; absent while it is a draft. */
  readonly issued?: { readonly number: string; readonly on: DayIndex };
}

/** A report to a leader, part by part. It fits on one page. */
export interface ReportText {
  readonly title: string;
  readonly office: string;
  readonly addressee: Passage;
  readonly date: Passage;
  readonly figures: readonly (readonly [label: string, value: string])[];
  readonly tables: readonly ReportTable[];
}

export interface ReportTable {
  readonly heading: string;
  readonly columns: readonly { readonly name: string; readonly percent: number }[];
  readonly rows: readonly (readonly string[])[];
  /** Its cells are figures, set in the middle. */
  readonly figures?: true;
  /** How many more rows there are that are not shown. */
  readonly rest?: string;
  /** What it says if there are no rows. */
  readonly nothing: string;
}

/** What a campaign says about all its findings together. */
export interface CampaignWords {
  /** 通报 */
  readonly circular: string;
  /** What is told, in a word or two. */
  readonly matters: Readonly<Record<CampaignMatter['what'], string>>;
  readonly occasions: Readonly<Record<Occasion['kind'], string>>;
  /** What the office does on days of its own (工作安排). */
  readonly timetable: Readonly<Record<TimetableKind, string>>;
  /** What kind of letter it is, as its subject and heading say. */
  name(matter: CampaignMatter, day: DayIndex): string;
  /** The name of a letter with several matters, the most pressing first. */
  several(names: readonly string[]): string;
  /** What it asks or tells, in the first lines. */
  lead(matter: CampaignMatter, lookup: Lookup): readonly string[];
  analysis(analysis: Analysis, matter: DailyAnalysis, lookup: Lookup): readonly LetterSection[];
  /**
   * 每周红灯事项: the figures, and for each red since when, why, and what is asked of whom. It fits on one page.
   * @param sponsor whose findings they are; absent for the leading group
   */
  weekly(page: WeeklyPage, sponsor: LeaderCode | undefined, lookup: Lookup): readonly LetterSection[];
  /**
   * 半月专报: the figures, where a leader is needed, and for each red finding its hardest reason and who answers for it.
   */
  report(overview: Overview, frame: DocumentFrame, lookup: Lookup): ReportText;
  document(kind: OfficialKind, overview: Overview, frame: DocumentFrame, lookup: Lookup): FormalLetterText;
  /** The file's name, without its extension. */
  file(kind: DocumentKind, until: DayIndex, issued: boolean): string;
}
