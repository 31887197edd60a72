import type { DayIndex } from '../domain/moment';
import type { CommandName } from '../domain/commands';
import type { CommitmentKind, EntryKind, NewsKind, Stage } from '../domain/finding';
import type { LetterKind } from '../domain/finding';
import type { LetterLine } from '../domain/letter';
import type { Colour, LightReason } from '../domain/light-reason';
import type { DutyKind, FormalLetter } from '../domain/policy';
import type { Reason } from '../domain/refusal';

/** Everything that people read, in one language. Runs inside workflows too: plain text and arithmetic only. */
export interface Words {
  readonly stages: Readonly<Record<Stage, string>>;
  readonly duties: Readonly<Record<DutyKind, string>>;
  readonly colours: Readonly<Record<Colour, string>>;
  readonly news: Readonly<Record<NewsKind, string>>;
  readonly formal: Readonly<Record<FormalLetter, string>>;
  readonly entries: Readonly<Record<Exclude<EntryKind, CommandName>, string>>;
  readonly commands: Readonly<Record<CommandName, string>>;
  readonly commitments: Readonly<Record<CommitmentKind, string>>;
  /** A position as people call it; a unit's or group's code is named by `name`. */
  position(position: string, name: (code: string) => string): string;
  date(day: DayIndex): string;
  reason(reason: LightReason): string;
  refusal(reason: Reason): string;
  waitingFor(what: string, until: string): string;
  readonly card: {
    readonly stands: string;
    readonly owed: string;
    readonly nobody: string;
    readonly light: string;
    readonly changes: string;
    readonly record: string;
    due(duty: string, holder: string, date: string): string;
  };
  readonly letters: LetterWords;
  readonly receipt: ReceiptWords;
  /** A sentence about a bad file: where, what was found, what would do. */
  problem(file: string, at: ProblemPlace, code: ProblemCode, found: string, wanted: readonly string[]): string;
  readonly troubles: Readonly<Record<TroubleCode, (subject: string) => string>>;
  readonly pages: PageWords;
  readonly cli: CliWords;
}

/** The text of letters. `answers` are ready to be sent as they are. */
export interface LetterWords {
  subject(tag: string, what: string, title: string): string;
  digestSubject(tag: string, count: number): string;
  /** What is asked, in one sentence. */
  asks(line: LetterLine): string;
  by(date: string, daysLeft: number): string;
  readonly how: string;
  readonly howSeveral: string;
  readonly asked: string;
  readonly copies: string;
  readonly told: string;
  openMeasures(measures: readonly string[]): string;
  /** What a letter of several begins with: how many things are asked, and by when the first. */
  several(asked: number, until: string): string;
  /** Ready answers to what a line asks: what the link says and what is sent. */
  answers(line: LetterLine): readonly { readonly label: string; readonly body: string }[];
  signature(office: string, telephone: string | undefined, date: string): string;
  readonly nothingClassified: string;
}

export interface ReceiptWords {
  readonly subject: string;
  readonly understood: string;
  readonly refused: string;
  readonly unclear: string;
  misunderstood(misunderstanding: Misunderstanding): string;
}

/** Why a part of a letter led to nothing. */
export type Misunderstanding =
  | { readonly code: 'unknown-keyword' }
  | { readonly code: 'bare-keyword-in-digest'; readonly keyword: string }
  | { readonly code: 'claim-misunderstood' }
  | { readonly code: 'line-unreadable'; readonly line: string }
  | { readonly code: 'date-unreadable'; readonly text: string }
  | { readonly code: 'claim-needs-criteria'; readonly criteria: number };

/** What is wrong with a cell or a key of a campaign's files. */
export const problemCodes = [
  'unreadable-file',
  'missing-file',
  'missing-column',
  'missing-value',
  'unknown-unit',
  'unknown-leader',
  'unknown-group',
  'bad-number',
  'repeated-number',
  'bad-date',
  'classified',
  'old-excel',
  'bad-value',
  'unknown-key',
  'unknown-person',
  'repeated-address',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Where in a file: a sheet's cell, or a key and its line; absent where it is the whole file. */
export type ProblemPlace =
  | { readonly sheet: string; readonly row: number; readonly column: string }
  | { readonly key: string; readonly line?: number }
  | undefined;

/** What can go wrong around Duban rather than in a finding. */
export const troubleCodes = [
  'no-server',
  'no-worker',
  'unknown-finding',
  'unknown-campaign',
  'unknown-person',
  'port-taken',
  'foreign-data',
  'no-temporal-cli',
  'server-did-not-start',
  'already-running',
  'mail-refused',
  'disk-full',
  'bad-argument',
  'missing-option',
  'unexpected',
] as const;
export type TroubleCode = (typeof troubleCodes)[number];

export interface PageWords {
  readonly title: string;
  readonly recipients: string;
  readonly letters: string;
  readonly none: string;
  readonly password: string;
  readonly reply: string;
  readonly send: string;
  readonly sent: string;
  readonly web: string;
}

/** Options of the command line, each named the same wherever it stands. */
export const optionNames = [
  'address',
  'as',
  'assign',
  'campaign',
  'checkers',
  'co',
  'consent',
  'criterion',
  'data',
  'decision',
  'done',
  'draft',
  'dryRun',
  'due',
  'evidence',
  'file',
  'from',
  'group',
  'into',
  'json',
  'keep',
  'lacking',
  'letter',
  'light',
  'measure',
  'method',
  'number',
  'objections',
  'on',
  'outcome',
  'overdue',
  'pace',
  'place',
  'port',
  'scan',
  'signer',
  'sponsor',
  'stage',
  'start',
  'superiorDue',
  'supervision',
  'text',
  'to',
  'unit',
  'until',
  'urgent',
  'what',
  'why',
] as const;
export type OptionName = (typeof optionNames)[number];

export const undertakings = ['up', 'import', 'list', 'show', 'worker', 'doctor', 'amend', 'renew', 'archive'] as const;
/** What the command line does besides saying commands to findings. */
export type Undertaking = (typeof undertakings)[number];

export const checkups = ['node', 'temporal-cli', 'data', 'server', 'worker', 'campaign', 'mail', 'calendar'] as const;
/** What `duban doctor` looks at. */
export type Checkup = (typeof checkups)[number];

/** What the command line says. */
export interface CliWords {
  readonly program: string;
  readonly undertakings: Readonly<Record<Undertaking, string>>;
  readonly options: Readonly<Record<OptionName, string>>;
  readonly findingId: string;
  readonly folder: string;
  readonly starting: Readonly<Record<'server' | 'worker' | 'campaign', string>>;
  ready(postOffice: string, webUi: string | undefined, data: string): string;
  readonly stopping: string;
  read(findings: number): string;
  readonly nothingStarted: string;
  opened(fresh: number, already: number): string;
  amended(terms: number, directory: number): string;
  readonly archived: string;
  renewed(findings: number): string;
  obeyed(finding: string, stage: string): string;
  readonly columns: Readonly<Record<'id' | 'stage' | 'light' | 'unit' | 'deadline' | 'waitingOn' | 'title', string>>;
  readonly none: string;
  readonly next: string;
  readonly record: string;
  readonly provisional: string;
  readonly recordAway: string;
  readonly letterKinds: Readonly<Record<LetterKind, string>>;
  readonly checkups: Readonly<Record<Checkup, string>>;
}
