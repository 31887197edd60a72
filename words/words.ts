import type { DayIndex } from '../domain/moment';
import type { CommandName } from '../domain/commands';
import type { CommitmentKind, EntryKind, NewsKind, Stage } from '../domain/finding';
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
  readonly problems: Readonly<Record<ProblemCode, string>>;
  readonly troubles: Readonly<Record<TroubleCode, (subject: string) => string>>;
  readonly pages: PageWords;
}

/** The text of letters. `answers` are ready to be sent as they are. */
export interface LetterWords {
  greeting(name: string): string;
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
  readonly measures: string;
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
