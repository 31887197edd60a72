import type { LetterChange } from '../domain/policy/amendment';
import type { Punctuality } from '../domain/light/punctuality';

/** What `duban campaign` says. */
export interface CampaignCliWords {
  readonly labels: Readonly<
    Record<
      | 'findings'
      | 'stages'
      | 'lights'
      | 'overdue'
      | 'late'
      | 'drafts'
      | 'unposted'
      | 'gone'
      | 'phase'
      | 'today'
      | 'policy'
      | 'people'
      | 'holidays'
      | 'mailbox',
      string
    >
  >;
  readonly none: string;
  /** Separates the items of a list. */
  readonly between: string;
  readonly vacant: string;
  readonly noAddress: string;
  /** @param behind number of findings that the revision has not reached yet */
  revision(revision: number, behind: number): string;
  people(people: number, units: number, revision: number): string;
  successorOf(left: string): string;
  readBy(delegate: string): string;
  away(from: string, to: string, delegate: string): string;
  peopleSum(positions: number, vacant: number, unreachable: number): string;
  stillOpen(stage: string, findings: readonly string[]): string;
  /** Messages wait for the office, and can only be dismissed once the campaign has ended. */
  messagesWait(messages: number): string;
  readonly nothingToAmend: string;
  amendmentSum(until: string, counts: AmendmentCounts): string;
  readonly changes: Readonly<Record<LetterChange['change'], string>>;
  stageTurns(was: string, will: string): string;
  lightTurns(was: string, will: string): string;
  turnsOtherwise(was: string, will: string): string;
  fromTo(what: string, was: string, will: string): string;
  otherAbsences(person: string): string;
  readonly punctuality: Readonly<Record<Punctuality, string>>;
  /** Columns of what the units did. */
  readonly units: Readonly<Record<'unit' | 'findings' | 'closed' | 'onTime' | 'late' | 'overdue', string>>;
  /** The superior's date of the campaign, how many findings have it, and which have another. */
  superiorDate(day: string, findings: number, others: readonly string[]): string;
  /** Positions in one hand that keep findings from ever being closed. */
  readonly obstacles: {
    readonly heading: string;
    readonly none: string;
    memberOf(unit: string): string;
    tied(person: string, held: string, tie: string, duty: string, findings: string): string;
    tooFew(least: number, found: number, findings: string): string;
  };
}

export interface AmendmentCounts {
  readonly findings: number;
  readonly fresh: number;
  readonly gone: number;
  readonly moved: number;
  readonly lights: number;
}
