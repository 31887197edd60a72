/** What the demo's people write, and what its screen says. */
export interface DemoWords {
  readonly answers: AnswerWords;
  intro(look: {
    readonly findings: number;
    readonly people: number;
    readonly pace: number;
    readonly until: string;
  }): string;
  /** Says that the demo looks back sooner than usual; days after closure. */
  lookBack(days: number): string;
  /** The line for one week. */
  week(week: WeekSeen): string;
  readonly events: Readonly<Record<EventKind, string>>;
  event(what: string, findings: readonly string[]): string;
  readonly headings: Readonly<Record<'findings' | 'letters' | 'script', string>>;
  readonly columns: Readonly<Record<'finding' | 'light' | 'stage' | 'title' | 'course' | 'kind' | 'letters', string>>;
  /** Something that happened, with how often. */
  times(what: string, count: number): string;
  /** Totals: letters, matters in them, answers, receipts. */
  post(count: PostCount): string;
  readonly expectations: Readonly<Record<ExpectationKind, string>>;
  readonly comma: string;
  /** What to do if not all of it was seen. */
  slower(pace: number): string;
  refused(finding: string, command: string, why: string): string;
  /** How long a day takes from now on, and how long something took so that the clock was slowed; both in seconds. */
  paced(day: number, longest: number): string;
  /** Names the findings that did not say how they stand. */
  unanswered(findings: readonly string[]): string;
  /** That the clock now runs as it does in life. */
  readonly slowed: string;
  /** Heads the files that the campaign leaves. */
  documents(folder: string): string;
  look(pages: string, postOffice: string, webUi: string | undefined): string;
  /** Where all of it is kept. */
  kept(data: string): string;
  readonly stop: string;
}

/** Answers, with the keywords that letters offer. */
export interface AnswerWords {
  /** Stands for anything that a person would write in his own words. */
  readonly phrase: string;
  readonly acknowledge: string;
  readonly plan: string;
  measure(text: string, due: string): string;
  criterion(text: string): string;
  readonly agree: string;
  readonly noChange: string;
  measuresDone(numbers: readonly string[]): string;
  extension(to: string, reason: string): string;
  readonly claim: string;
  proof(criterion: string, statement: string): string;
  readonly confirm: string;
  reply(text: string): string;
  readonly rectified: string;
  continuing(lacking: string): string;
  notRectified(found: string): string;
}

export interface WeekSeen {
  readonly date: string;
  readonly red: number;
  readonly yellow: number;
  readonly green: number;
  readonly grey: number;
  readonly closed: number;
  readonly letters: number;
  readonly answers: number;
}

export interface PostCount {
  readonly letters: number;
  readonly matters: number;
  readonly answers: number;
  readonly receipts: number;
  /** How many answers were understood, refused or unclear. */
  readonly understood: number;
  readonly refused: number;
  readonly unclear: number;
}

/** Events that are counted in a week's line and in a finding's course. */
export const eventKinds = [
  'sent-back',
  'held',
  'resumed',
  'extension-agreed',
  'extension-refused',
  'letter-signed',
  'recurred',
  'look-back-held',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** What the behaviours promise for a finding. */
export type ExpectationKind =
  | 'closed'
  | 'chased'
  | 'red-with-drafts'
  | 'sent-back'
  | 'held'
  | 'extension-agreed'
  | 'extension-refused'
  | 'recurred'
  | 'by-mail';
