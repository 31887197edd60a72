import type { DayIndex } from '../domain/calendar/moment';
import type { CheckOutcome, MailTrouble, NodeOutcome } from '../domain/finding/finding';
import type { Progress } from '../domain/light/progress';

/** What Temporal Web UI shows a monitor of a finding, a courier and the campaign. */
export interface CardWords {
  readonly stands: string;
  readonly light: string;
  readonly owed: string;
  readonly next: string;
  readonly record: string;
  readonly nobody: string;
  /** The link to its page. */
  readonly page: string;
  /** A day of this campaign, without the year. */
  day(day: DayIndex): string;
  readonly keyItem: string;
  recurred(times: number): string;
  /** Closed, and held so far. */
  readonly closed: string;
  onHold(until: string, reason: string): string;
  changes(until: string, colour?: string): string;
  readonly rhythm: string;
  readonly lead: string;
  readonly coUnits: string;
  readonly sponsor: string;
  readonly workingGroup: string;
  readonly supervision: string;
  readonly deadline: string;
  readonly superiorDeadline: string;
  /** Both dates, where they are the same. */
  readonly bothDeadlines: string;
  readonly progress: string;
  readonly noPlan: string;
  measures(progress: Progress): string;
  /** Working days left; negative if late. */
  left(days: number): string;
  due(duty: string, holder: string, date: string): string;
  /** A duty with what it is about: a measure, a draft, an address. */
  about(duty: string, what: string): string;
  measure(number: string): string;
  letter(day: string, letter: string, about: string, to: string): string;
  entry(day: string, what: string, text: string): string;
  readonly said: Readonly<Record<CheckOutcome | NodeOutcome | 'held' | 'recurred' | 'accepted' | 'returned', string>>;
  /** A timer's title: for whom it waits, and what happens when it rings. */
  waiting(holder: string, duty: string, due: string, then: string): string;
  then(day: string, what: string): string;
  readonly lightChanges: string;
  readonly lapses: string;
  /** The title of the activity that archives a page of the record. */
  readonly seals: string;
  readonly memo: { readonly title: string; readonly why: string; readonly lastReport: string };
  readonly list: (items: readonly string[]) => string;
  readonly courier: CourierWords;
  readonly message: MessageCardWords;
  readonly campaign: CampaignCardWords;
}

export interface CourierWords {
  title(recipient: string): string;
  readonly sent: string;
  readonly inHand: string;
  readonly waiting: string;
  letters(count: number): string;
  letter(number: number, lines: number): string;
  line(finding: string, title: string, what: string): string;
  more(lines: number): string;
  returned(lines: number): string;
  /** Lines that the archive has lost. */
  missing(lines: number): string;
  /** The title of the activity that passes a returned letter on. */
  readonly standsIn: string;
  readonly troubles: Readonly<Record<MailTrouble['trouble'], string>>;
}

export interface MessageCardWords {
  /** A message's title, by its subject. */
  title(subject: string): string;
  readonly from: string;
  readonly waits: string;
  /** Where nothing is left to be decided. */
  readonly inHand: string;
  /** The titles of its steps. */
  readonly reading: string;
  readonly receipt: string;
  readonly receiptPutOff: string;
}

export interface CampaignCardWords {
  readonly findings: string;
  readonly policy: string;
  readonly directory: string;
  readonly mailbox: string;
  count(findings: number): string;
  revision(number: number): string;
  people(people: number, units: number): string;
  readonly spreading: string;
  readonly spreadsTerms: string;
  readonly spreadsDirectory: string;
  readonly ends: string;
  readonly archived: string;
  readonly closed: string;
  readonly overdue: string;
  ofAll(some: number, all: number): string;
  asOf(date: string): string;
  /** The link to it. */
  readonly wallChart: string;
}
