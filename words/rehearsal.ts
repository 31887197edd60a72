/** What a rehearsal says, as a table and as a page. */
export interface RehearsalWords {
  /** Stands in commands wherever a person would have written something. */
  readonly phrase: string;
  title(campaign: string): string;
  /** The period and what falls in it. */
  summary(from: string, until: string, findings: number, letters: number, people: number): string;
  readonly onlyRehearsed: string;
  readonly headings: Readonly<
    Record<'people' | 'load' | 'days' | 'lights' | 'findings' | 'drafts' | 'refusals', string>
  >;
  readonly columns: Readonly<Record<RehearsalColumn, string>>;
  /** Explain how a picture is read. */
  readonly loadLegend: string;
  readonly lightsLegend: string;
  readonly fates: Readonly<Record<'signed' | 'waiting' | 'overtaken', string>>;
  /** A recipient who cannot be written to. */
  unreachable(whose: string): string;
  /** How much one person gets on one day: letters, and the items in them. */
  amount(letters: number, items: number): string;
  readonly none: string;
  written(file: string): string;
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
