import type { CommandName } from '../domain/commands/commands';
import type {
  CheckMethod,
  CheckOutcome,
  CommitmentKind,
  LetterKind,
  NodeOutcome,
  Stage,
} from '../domain/finding/finding';
import type { Rhythm } from '../domain/policy/policy';
import type { Colour } from '../domain/light/light-reason';

/** Options of the command line. Each has the same name wherever it is used. */
export const optionNames = [
  'address',
  'all',
  'answer',
  'as',
  'asOf',
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
  'documents',
  'done',
  'draft',
  'dryRun',
  'due',
  'dueWithin',
  'end',
  'evidence',
  'example',
  'file',
  'finding',
  'findings',
  'from',
  'furtherCriterion',
  'group',
  'holder',
  'how',
  'html',
  'into',
  'receiver',
  'json',
  'keep',
  'build',
  'keyItem',
  'kind',
  'lacking',
  'lang',
  'late',
  'ledger',
  'letter',
  'light',
  'measure',
  'measureDate',
  'method',
  'number',
  'objections',
  'on',
  'open',
  'out',
  'outcome',
  'overdue',
  'pace',
  'patience',
  'person',
  'place',
  'point',
  'port',
  'problem',
  'rhythm',
  'save',
  'scan',
  'script',
  'serves',
  'signer',
  'sponsor',
  'stage',
  'sheet',
  'ledgerCounts',
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
  'who',
  'why',
  'with',
  'yes',
] as const;
export type OptionName = (typeof optionNames)[number];

export const undertakings = [
  'up',
  'web',
  'worker',
  'doctor',
  'backup',
  'completion',
  'list',
  'show',
  'evidence',
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
  'campaign move-date',
  'campaign renew',
  'campaign agenda',
  'campaign letters',
  'campaign draft',
  'campaign sign-off',
  'campaign edit-draft',
  'campaign postpone-draft',
  'campaign archive',
  'register add',
  'register list',
  'register settle',
  'register undo',
  'register import',
  'register export',
  'register lacking',
  'batch propose',
  'batch decide',
  'batch show',
  'batch result',
  'batch import',
  'batch undo',
  'batch report',
  'report',
  'superior export',
  'superior import',
  'mail test',
  'mail receive',
  'mail read',
  'inbox list',
  'inbox show',
  'inbox accept',
  'inbox enter',
  'inbox dismiss',
] as const;
/** What the command line does apart from giving commands to findings. */
export type Undertaking = (typeof undertakings)[number];

/** Headings under which the help lists commands. */
export type VerbGroup =
  'running' | 'looking' | 'campaign' | 'mail' | 'office' | 'unit' | 'checking' | 'formal' | 'everybody';
/** The positional argument of a verb. */
export type ArgumentName =
  | 'finding'
  | 'findings'
  | 'folder'
  | 'sheet'
  | 'entries'
  | 'register'
  | 'entry'
  | 'batch'
  | 'plan'
  | 'inspection'
  | 'results'
  | 'report'
  | 'requests'
  | 'message'
  | 'eml'
  | 'target'
  | 'shell';
/** Verbs with subcommands: `duban campaign show`. */
export type Branch = 'campaign' | 'register' | 'batch' | 'superior' | 'mail' | 'inbox';

export const checkups = [
  'node',
  'temporal-cli',
  'data',
  'server',
  'worker',
  'campaign',
  'findings',
  'closure',
  'workflows',
  'messages',
  'mail',
  'calendar',
  'archive',
] as const;
/** One thing that `duban doctor` looks at. */
export type Checkup = (typeof checkups)[number];

/** Options whose value is one of a few, with the codes of those. */
export interface ChosenValues {
  readonly decision: 'agree' | 'refuse';
  readonly keyItem: 'yes' | 'no';
  readonly light: Colour;
  readonly method: CheckMethod;
  /** Of a check, of a node's inspection, of the superior's view, of a look-back. */
  readonly outcome: CheckOutcome | NodeOutcome | 'accepted' | 'returned' | 'held' | 'recurred';
  readonly rhythm: Rhythm;
  readonly stage: Stage;
  readonly what: CommitmentKind;
}
export type Chosen = keyof ChosenValues;

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
  /** Names of the values that are chosen: they may be written instead of the codes, and help and refusals list them. */
  readonly values: { readonly [O in Chosen]: Readonly<Record<ChosenValues[O], string>> };
  /** A value with its code, where they differ. */
  choice(name: string, code: string): string;
  /** Follows what an option is with the values that it takes. */
  oneOf(values: readonly string[]): string;
  /** Follows a sentence about something that was not understood, with what would be. */
  wouldDo(wanted: readonly string[]): string;
  readonly starting: Readonly<Record<'server' | 'worker' | 'campaign', string>>;
  /** What the start has been waiting for, and for how many seconds. */
  readonly waiting: Readonly<Record<'server' | 'worker', (seconds: number) => string>>;
  ready(at: { readonly pages: string; readonly postOffice: string; readonly webUi?: string }, data: string): string;
  pagesReady(url: string): string;
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
  /** One command said to several findings. */
  readonly many: {
    will(command: string, findings: number): string;
    wont(findings: number): string;
    tells(people: readonly string[]): string;
    /** Between the changes of one finding. */
    readonly between: string;
    /** The command changes nothing else that a list shows. */
    readonly recordOnly: string;
    /** Of those that were to be told, so many took it. */
    done(done: number, of: number): string;
  };
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
  /** Stands directly behind a date of a year whose holidays are not published, brackets included. */
  readonly provisional: string;
  /** When the light will turn if nobody does anything, to which colour, and why. */
  turns(date: string, colour: string, reason: string | undefined): string;
  /** What a record lacks: pages that lie in another archive, or what is not sealed yet of a finding that does not answer. */
  readonly recordAway: string;
  readonly recordUnsealed: string;
  /** Follows the reason why a finding does not answer, and introduces how it stood last. */
  readonly stoodLast: string;
  readonly followedUpNoMore: string;
  /** Heads the record of a finding that Temporal does not know any more. */
  recordOfEnded(finding: string): string;
  /** Pages of the record are lost or damaged. */
  readonly recordIncomplete: string;
  /** What an entry of the record says besides its name. */
  readonly recorded: {
    into(finding: string): string;
    handedTo(receiver: string): string;
    consent(consent: string): string;
    /** A formal letter that was drafted. */
    draft(letter: string): string;
  };
  readonly letterKinds: Readonly<Record<LetterKind, string>>;
  readonly checkups: Readonly<Record<Checkup, string>>;
}
