import type { CommandName } from '../domain/commands';
import type { LetterKind } from '../domain/finding';

/** Options of the command line. Each has the same name wherever it is used. */
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
  'days',
  'decision',
  'done',
  'draft',
  'dryRun',
  'due',
  'end',
  'evidence',
  'file',
  'finding',
  'from',
  'group',
  'html',
  'into',
  'receiver',
  'json',
  'keep',
  'build',
  'keyItem',
  'lacking',
  'lang',
  'letter',
  'light',
  'measure',
  'measureDate',
  'method',
  'number',
  'objections',
  'on',
  'out',
  'outcome',
  'overdue',
  'pace',
  'patience',
  'person',
  'place',
  'port',
  'problem',
  'scan',
  'script',
  'signer',
  'sponsor',
  'stage',
  'sheet',
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
  'worker',
  'doctor',
  'backup',
  'completion',
  'list',
  'show',
  'draft',
  'agenda',
  'views',
  'rehearse',
  'demo',
  'import',
  'export',
  'campaign show',
  'campaign people',
  'campaign amend',
  'campaign renew',
  'campaign agenda',
  'campaign draft',
  'campaign sign-off',
  'campaign edit-draft',
  'campaign postpone-draft',
  'campaign archive',
  'mail test',
  'mail receive',
  'inbox list',
  'inbox show',
  'inbox accept',
  'inbox dismiss',
] as const;
/** What the command line does apart from giving commands to findings. */
export type Undertaking = (typeof undertakings)[number];

/** Headings under which the help lists commands. */
export type VerbGroup =
  'running' | 'looking' | 'campaign' | 'mail' | 'office' | 'unit' | 'checking' | 'formal' | 'everybody';
/** The positional argument of a verb. */
export type ArgumentName = 'finding' | 'folder' | 'sheet' | 'message' | 'target' | 'shell';
/** Verbs with subcommands: `duban campaign show`. */
export type Branch = 'campaign' | 'mail' | 'inbox';

export const checkups = [
  'node',
  'temporal-cli',
  'data',
  'server',
  'worker',
  'campaign',
  'findings',
  'workflows',
  'mail',
  'calendar',
  'archive',
] as const;
/** One thing that `duban doctor` looks at. */
export type Checkup = (typeof checkups)[number];

/** What the command line says. */
export interface CliWords {
  readonly program: string;
  readonly undertakings: Readonly<Record<Undertaking, string>>;
  readonly options: Readonly<Record<OptionName, string>>;
  readonly branches: Readonly<Record<Branch, string>>;
  /** Whole command lines, as somebody would write them. */
  readonly examples: Readonly<Record<Undertaking | CommandName, readonly string[]>>;
  readonly help: {
    readonly help: string;
    readonly version: string;
    readonly examples: string;
    /** Translations of commander's own titles, such as `Options:`. */
    readonly titles: Readonly<Record<`${'Usage' | 'Options' | 'Arguments' | 'Commands'}:`, string>>;
  };
  readonly groups: Readonly<Record<VerbGroup, string>>;
  readonly arguments: Readonly<Record<ArgumentName, string>>;
  /** Follows a sentence about something that was not understood, with what would be. */
  wouldDo(wanted: readonly string[]): string;
  readonly starting: Readonly<Record<'server' | 'worker' | 'campaign', string>>;
  /** What the start has been waiting for, and for how many seconds. */
  readonly waiting: Readonly<Record<'server' | 'worker', (seconds: number) => string>>;
  ready(postOffice: string, webUi: string | undefined, data: string): string;
  readonly stopping: string;
  read(findings: number): string;
  readonly nothingStarted: string;
  opened(fresh: number, already: number): string;
  amended(terms: number, directory: number): string;
  readonly archived: string;
  renewed(workflows: number): string;
  /** Says that no workflow is stuck. */
  readonly allGoOn: string;
  obeyed(finding: string, stage: string): string;
  obeyedAboutDraft(draft: string): string;
  draftWritten(draft: string, letter: string, file: string): string;
  readonly columns: Readonly<Record<'id' | 'stage' | 'light' | 'unit' | 'deadline' | 'waitingOn' | 'title', string>>;
  readonly none: string;
  /** A position that nobody holds. */
  vacant(position: string): string;
  /** Asks for consent before something that cannot be undone. */
  readonly mayI: string;
  readonly nothingDone: string;
  backedUp(files: number, bytes: number, folder: string): string;
  readonly noDatabase: string;
  readonly next: string;
  readonly record: string;
  readonly provisional: string;
  /** When the light will turn if nobody does anything, to which colour, and why. */
  turns(date: string, colour: string, reason: string | undefined): string;
  readonly recordAway: string;
  /** Follows the reason why a finding does not answer, and introduces how it stood last. */
  readonly stoodLast: string;
  /** Heads the record of a finding that Temporal does not know any more. */
  recordOfEnded(finding: string): string;
  /** Pages of the record are lost or damaged. */
  readonly recordIncomplete: string;
  readonly letterKinds: Readonly<Record<LetterKind, string>>;
  readonly checkups: Readonly<Record<Checkup, string>>;
}
