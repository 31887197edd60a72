import type { DayIndex } from '../domain/calendar/moment';
import type { CommandName } from '../domain/commands/commands';
import type { CommitmentKind, EntryKind, NewsKind, Stage } from '../domain/finding/finding';
import type { Colour, LightReason } from '../domain/light/light-reason';
import type { PlaceKind } from '../domain/organisation/names';
import type { DutyKind, FormalLetter, Language, Rhythm } from '../domain/policy/policy';
import type { Reason } from '../domain/commands/refusal';
import type { AnswerSheetWords } from './answer-sheet';
import type { BatchWords } from './batches';
import type { CampaignCliWords } from './campaign-cli';
import type { CardWords } from './cards';
import type { CampaignWords } from './campaign';
import type { CliWords } from './cli';
import type { DemoWords } from './demo';
import type { ProblemSentence } from './files';
import type { LedgerWords } from './ledger';
import type { InboxWords } from './inbox';
import type { FormalLetterWords } from './formal-letters';
import type { LetterWords } from './letters';
import type { MailWords } from './mail';
import type { PageWords } from './pages';
import type { ReceiptWords } from './receipts';
import type { RegisterWords } from './registers';
import type { ReportWords } from './reports';
import type { RehearsalWords } from './rehearsal';
import type { SuperiorWords } from './superior';
import type { TroubleCode } from './troubles';
import type { ViewWords } from './views';
import type { WebWords } from './web';

/**
 * Everything that people read, in one language. Also runs inside workflows, so it is plain text and arithmetic only.
 */
export interface Words {
  readonly language: Language;
  readonly stages: Readonly<Record<Stage, string>>;
  readonly duties: Readonly<Record<DutyKind, string>>;
  readonly colours: Readonly<Record<Colour, string>>;
  /** How often a unit reports. */
  readonly rhythms: Readonly<Record<Rhythm, string>>;
  readonly news: Readonly<Record<NewsKind, string>>;
  readonly formal: Readonly<Record<FormalLetter, string>>;
  readonly entries: Readonly<Record<Exclude<EntryKind, CommandName>, string>>;
  readonly commands: Readonly<Record<CommandName, string>>;
  readonly commitments: Readonly<Record<CommitmentKind, string>>;
  /** A position as people call it. `name` gives the name for a code; if it knows none, the kind of place is said. */
  position(position: string, name: (code: string, kind: PlaceKind) => string): string;
  readonly date: (day: DayIndex) => string;
  /** A fact with its name, on one line. */
  readonly fact: (name: string, fact: string) => string;
  reason(reason: LightReason): string;
  refusal(reason: Reason): string;
  readonly card: CardWords;
  readonly letters: LetterWords;
  readonly campaign: CampaignWords;
  readonly answerSheet: AnswerSheetWords;
  readonly formalLetters: FormalLetterWords;
  readonly receipt: ReceiptWords;
  readonly inbox: InboxWords;
  readonly problem: ProblemSentence;
  /** Follows the first problems of a file that has very many. */
  readonly furtherProblems: (more: number) => string;
  readonly ledger: LedgerWords;
  readonly troubles: Readonly<Record<TroubleCode, (subject: string) => string>>;
  readonly mail: MailWords;
  readonly pages: PageWords;
  readonly views: ViewWords;
  readonly web: WebWords;
  readonly cli: CliWords;
  readonly registers: RegisterWords;
  readonly batches: BatchWords;
  readonly reports: ReportWords;
  readonly superior: SuperiorWords;
  readonly rehearsal: RehearsalWords;
  readonly demo: DemoWords;
  readonly campaignCli: CampaignCliWords;
}
