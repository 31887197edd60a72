/** What a rehearsal says, as a table and as a page. */
export interface RehearsalWords {
  /** Stands in commands for anything that a person would write. */
  readonly phrase: string;
  title(campaign: string): string;
  /** The period and the totals in it. */
  summary(from: string, until: string, findings: number, letters: number, people: number): string;
  readonly onlyRehearsed: string;
  readonly headings: Readonly<
    Record<'people' | 'load' | 'days' | 'lights' | 'findings' | 'drafts' | 'refusals', string>
  >;
  readonly columns: Readonly<Record<RehearsalColumn, string>>;
  /** Explanations of how to read a picture. */
  readonly loadLegend: string;
  readonly lightsLegend: string;
  readonly fates: Readonly<Record<'signed' | 'waiting' | 'overtaken', string>>;
  /** A recipient who cannot be written to. */
  unreachable(whose: string): string;
  /** How much one person gets on one day: letters, and items in them. */
  amount(letters: number, items: number): string;
  readonly none: string;
  readonly office: OfficeWords;
  /** The folder of what the campaign would leave. */
  documents(folder: string, files: number): string;
  written(file: string): string;
}

/** What the office and its groups write in a play. */
export interface OfficeWords {
  readonly verified: string;
  readonly lacking: string;
  readonly meeting: string;
  /** What a weekly meeting is about. */
  readonly dispatch: string;
  /** To whom reports are handed in. */
  readonly superior: string;
  /** What the meeting settled, and that it is done. */
  readonly point: string;
  readonly done: string;
  readonly place: string;
  readonly visit: string;
  institution(finding: string): string;
  number(count: number): string;
}

export type RehearsalColumn =
  | 'person'
  | 'letters'
  | 'reminders'
  | 'chases'
  | 'drafts'
  | 'busiest'
  | 'day'
  | 'people'
  | 'finding'
  | 'title'
  | 'unit'
  | 'light'
  | 'stage'
  | 'letter'
  | 'cause'
  | 'fate'
  | 'command'
  | 'why';
