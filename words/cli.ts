import type { LetterKind } from '../domain/finding';

/** Options of the command line, each named the same wherever it stands. */
export const optionNames = [
  'address',
  'as',
  'assign',
  'campaign',
  'category',
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
  'html',
  'into',
  'json',
  'keep',
  'keyItem',
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
  'patience',
  'place',
  'port',
  'problem',
  'scan',
  'script',
  'signer',
  'sponsor',
  'stage',
  'start',
  'superiorDue',
  'supervision',
  'text',
  'title',
  'to',
  'unit',
  'until',
  'urgent',
  'weeks',
  'what',
  'why',
  'yes',
] as const;
export type OptionName = (typeof optionNames)[number];

export const undertakings = [
  'up',
  'import',
  'export',
  'list',
  'show',
  'views',
  'worker',
  'mail',
  'mailTest',
  'mailReceive',
  'doctor',
  'amend',
  'renew',
  'archive',
  'rehearse',
] as const;
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
  readonly sheet: string;
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
