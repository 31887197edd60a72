import type { TimetableKind } from '../domain/policy/timetable';
import type { CommandName } from '../domain/commands/commands';
import type { CommitmentKind } from '../domain/finding/finding';
import type { DayIndex } from '../domain/calendar/moment';
import type { DutyKind } from '../domain/policy/policy';
import type { Asks } from '../domain/registers/entry';

export interface ReceiptWords {
  readonly subject: string;
  /** What was done: 已签收. */
  done(command: CommandName): string;
  /** The same with what its author owes next, and by when. */
  thenAsked(done: string, next: NextAsked): string;
  /** What is owed about a finding, and by when, to whoever asks what he owes. */
  owed(asked: NextAsked, isLate: boolean): string;
  /** The same for the campaign as a whole, as a sentence. */
  owedOfCampaign(owed: CampaignOwed, by: Omit<NextAsked, 'kind'>, isLate: boolean): string;
  /** A sentence: so many more are owed than are listed. */
  moreOwed(duties: number): string;
  /** A sentence: what he owes about these findings is not known, nor about so many more. */
  findingsUnread(findings: readonly string[], more: number): string;
  /** A sentence: what he owes for the campaign as a whole is not known. */
  readonly campaignUnread: string;
  /** A sentence: he owes nothing in that campaign. */
  nothingOwed(campaign: string): string;
  /** What was done about a finding, as a sentence. */
  understood(finding: string, what: string): string;
  readonly refused: string;
  readonly unclear: string;
  /** Says that what was done commits the unit only once its head confirms it. */
  waitsForHead(done: string): string;
  /** What was done, with what was recorded of it. */
  recorded(done: string, facts: RecordedFacts): string;
  /** Between what was done and what was recorded because of it. */
  readonly besides: string;
  /** The result of an inspection in a batch, as it was recorded. */
  inspected(batch: string, outcome: string): string;
  /** The place of an answer in an answer sheet, before its result. */
  row(sheet: string, row: number): string;
  /** Name of the file in which text is kept that is too long for the record. */
  readonly longText: string;
  misunderstood(misunderstanding: Misunderstanding): string;
  remark(remark: Remark): string;
}

export interface NextAsked {
  readonly kind: DutyKind;
  /** The measures or the word that it is about. */
  readonly about?: string;
  readonly day: DayIndex;
  /** For example 17:30. */
  readonly time: string;
  readonly today: DayIndex;
}

/** What somebody owes for the campaign as a whole; numbers are as people write them. */
export type CampaignOwed =
  /** What an entry of a register asks for. */
  | { readonly what: 'point'; readonly point: string; readonly asks: Asks; readonly findings: readonly string[] }
  /** Results of a supervision batch. */
  | { readonly what: 'batch'; readonly batch: string; readonly findings: readonly string[] }
  /** What the timetable asks of the office. */
  | { readonly what: 'timetable'; readonly task: TimetableKind }
  /** A circular that waits for its sign-off, on the progress up to that day. */
  | { readonly what: 'circular'; readonly until: DayIndex }
  /** The holidays of a year that the calendar does not know. */
  | { readonly what: 'calendar'; readonly year: string };

/** Facts of a command, as it was recorded. */
export interface RecordedFacts {
  /** The day to which an extension is asked for. */
  readonly until?: string;
  /** The measures that are done by it. */
  readonly measures?: readonly number[];
  /** The nodes that were looked at. */
  readonly inspected?: readonly number[];
  readonly text?: string;
  /** What the head confirmed. */
  readonly confirmed?: CommitmentKind;
  /** It reports that nothing has changed. */
  readonly unchanged?: true;
}

/** What holds a weighty answer back. */
export type HeldBackBy = 'beside-answer' | 'evidence' | 'beside-evidence';

/** Why a part of a letter had no effect. */
export type Misunderstanding =
  | { readonly code: 'unknown-keyword' }
  /** `example` is a finding of the campaign, to show how it is written. */
  | { readonly code: 'bare-keyword-in-digest'; readonly keyword: string; readonly example: string }
  /** Words without a keyword, to a letter about several. */
  | { readonly code: 'bare-text-in-digest'; readonly example: string }
  | { readonly code: 'claim-misunderstood' }
  | { readonly code: 'line-unreadable'; readonly line: string }
  | { readonly code: 'date-unreadable'; readonly text: string }
  | { readonly code: 'method-unreadable'; readonly text: string }
  /** A weighty keyword with more on its line. */
  | { readonly code: 'not-alone'; readonly keyword: string }
  /**
   * A weighty keyword with a line that holds something back: beside an answer, or in a claim evidence that does not say
   * that its criterion is met, or a line that belongs to no criterion.
   */
  | {
      readonly code: 'held-back';
      readonly keyword: string;
      readonly line: string;
      readonly by: HeldBackBy;
    }
  | { readonly code: 'written-in-quote' }
  /** The message itself is packed so that its words cannot be read. */
  | { readonly code: 'packed'; readonly in: Packed }
  /** An acknowledgement with an objection to the division of work. */
  | { readonly code: 'objection' }
  /** An extension with several dates, of which none is said to be the one asked for. */
  | { readonly code: 'which-date'; readonly dates: readonly string[] }
  /** A report speaks of a measure done, and no line says so alone. */
  | { readonly code: 'no-measure-ticked' }
  /** A short text with the word of an answer that does not begin with it. */
  | { readonly code: 'keyword-not-first'; readonly keyword: string }
  | { readonly code: 'decides-otherwise' }
  | { readonly code: 'nothing-to-confirm' }
  /** What the letter asked to confirm is confirmed, or lapsed; something else waits. */
  | { readonly code: 'confirmed-already'; readonly waiting: readonly CommitmentKind[] }
  | { readonly code: 'confirm-which'; readonly waiting: readonly CommitmentKind[] }
  /** The result of an inspection that nobody asked for. */
  | { readonly code: 'nothing-to-inspect' }
  | { readonly code: 'inspect-which'; readonly waiting: readonly number[] }
  /** Several batches look at the finding, and the letter that is answered tells of none. */
  | { readonly code: 'which-batch'; readonly batches: readonly string[] }
  | { readonly code: 'claim-needs-criteria'; readonly criteria: number };

/** What a receipt says of a message apart from its answers. */
export type Remark =
  | { readonly about: 'files-kept'; readonly files: number }
  /** Files that belong to no finding, because nothing of the message was done. */
  | { readonly about: 'files-unused'; readonly files: number }
  | { readonly about: 'file-unfit'; readonly name: string; readonly why: Unfit }
  | { readonly about: 'expiring-link' }
  | { readonly about: 'long-text' }
  /** The receipt tells of other messages besides, which had none on their own day. */
  | { readonly about: 'told-together'; readonly messages: number }
  /** An answer sheet came back without an answer. */
  | { readonly about: 'sheet-empty'; readonly name: string }
  /** An answer sheet goes back with the receipt, with what is to be mended. */
  | { readonly about: 'sheet-marked'; readonly name: string };

/** What a message may be packed in: S/MIME, Outlook's own format (winmail.dat), PGP. */
export type Packed = 'smime' | 'tnef' | 'pgp';

/** Why an attachment does not count as evidence. */
export type Unfit = 'empty' | 'executable' | 'too-large' | 'not-what-it-says' | 'too-many' | 'unreadable-sheet';
