import type { KeptLines, PostedLine, PostToSend } from '../domain/campaign/line';
import type { Issued, Issuing } from '../domain/campaign/issuing';
import type { CampaignNotice, SurveyFacts } from '../domain/campaign/state';
import type { Entry } from '../domain/finding/entry';
import type { Digest } from '../domain/finding/finding';
import type { LetterLine } from '../domain/notices/letter';
import type { MailReport } from '../domain/notices/mail-trouble';
import type { Moment } from '../domain/calendar/moment';
import type { Terms } from '../domain/policy/policy';
import type { Actor, PersonCode } from '../domain/organisation/positions';
import type { WaitingReason } from '../words/inbox';
import type { Dismissal, Stamped } from './messages';

/** What findings ask of the outside. */
export interface FindingPorts {
  /**
   * Hands lines to their recipients' couriers, and answers with how the addresses of pages begin, where people can open
   * pages. Repeating it is harmless: couriers drop what they know.
   */
  postLines(campaign: string, lines: readonly LetterLine[]): Promise<string | undefined>;
  /** Keeps a page of the record, with the page before it, and answers with its digest. */
  sealPage(page: RecordPage): Promise<Digest>;
}

export interface RecordPage {
  readonly campaign: string;
  /** Absent where the record is the campaign's own. */
  readonly finding?: string;
  readonly previous?: Digest;
  readonly entries: readonly Entry[];
}

/** What couriers ask of the outside. */
export interface CourierPorts {
  /** The number of the last letter to the recipient that the archive holds: a new courier goes on from there. */
  lettersSoFar(campaign: string, recipient: string): Promise<number>;
  /**
   * Keeps lines in the archive, where they are too many to be carried from run to run.
   * @param kept those that were kept before and have become many: they are kept together with these
   */
  keepLines(lines: readonly PostedLine[], kept?: readonly KeptLines[]): Promise<Digest>;
  /** Sends what is still owed of a letter, under the same Message-ID however often it is tried. */
  sendLetter(letter: LetterToSend): Promise<Sending>;
  /** Tells the findings and the campaign whose lines these are that their letter is in trouble, or no longer. */
  reportTrouble(campaign: string, post: PostToSend, trouble: MailReport['trouble']): Promise<void>;
  /** Hands lines whose reader cannot be reached to who stands in for him, as far as somebody does. */
  postToStandIn(campaign: string, reader: PersonCode, post: PostToSend): Promise<void>;
}

export interface NamedLetter {
  readonly campaign: string;
  readonly recipient: string;
  /** The recipient's letters so far: names this one. */
  readonly number: number;
}

export interface LetterToSend extends NamedLetter, PostToSend {}

export type Sending = SendingOutcome & {
  /** Lines that the archive has lost: the letter went without them. */
  readonly missing?: readonly KeptLines[];
};

type SendingOutcome =
  | { readonly outcome: 'sent' }
  /**
   * There is nothing to send any more: everything in it was discharged meanwhile, or another courier has it because the
   * recipient has left or his position was filled. The number is free, because no letter was ever written under it.
   */
  | { readonly outcome: 'unused' }
  /** The same, but an earlier try wrote a letter under the number, which may have arrived: it is used up. */
  | { readonly outcome: 'lapsed' }
  /** The archive has another letter under the number. */
  | { readonly outcome: 'number-used' }
  | { readonly outcome: 'no-address' }
  | { readonly outcome: 'refused' };

/** What a campaign asks of the outside. */
export interface CampaignPorts {
  /**
   * Looks how every finding stands at that moment, and keeps what it saw in the archive.
   * @param last the survey before it, if there was one
   */
  survey(campaign: string, at: Moment, last?: Digest): Promise<SurveyFacts>;
  /**
   * Tells the findings of a formal letter that it is issued, and answers with those that took it. Repeating it is
   * harmless: findings know what they were told.
   */
  issueLetter(campaign: string, issuing: Issuing): Promise<Issued>;
  /** Hands every notice to its recipients' couriers. Repeating it is harmless: couriers drop what they know. */
  postNotices(campaign: string, notices: readonly CampaignNotice[]): Promise<void>;
  /** Keeps a page of the campaign's own record, and answers with its digest. */
  sealPage(page: RecordPage): Promise<Digest>;
  /** Sends every finding of the roster the terms. */
  spreadTerms(campaign: string, roster: readonly string[], terms: Terms): Promise<void>;
  /** Tells every courier that addresses may have changed. */
  spreadDirectory(campaign: string): Promise<void>;
  /** Lets findings and couriers end. */
  endCampaign(campaign: string, roster: readonly string[]): Promise<void>;
}

/** What messages ask of the outside. */
export interface MessagePorts {
  /** Reads an arrival, proves who wrote it, and acts on what it says. Repeating it is harmless. */
  readArrival(arrival: ArrivalToRead): Promise<ArrivalRead>;
  /** Tells the author what was done, under the same Message-ID however often it is tried. */
  sendReceipt(receipt: ReceiptToSend): Promise<ReceiptOutcome | ReceiptPutOff>;
  /** Notes down that the office dismissed these arrivals. */
  noteDismissal(dismissed: DismissedArrivals): Promise<void>;
}

export interface DismissedArrivals extends Omit<Dismissal, keyof Stamped> {
  readonly identity: Digest;
  readonly arrivals: readonly string[];
}

export interface ArrivalToRead {
  /** The campaign of messages that show no sign of any. */
  readonly campaign: string;
  readonly arrival: string;
  /** As whose word the office accepts it, whoever wrote it. */
  readonly as?: Actor;
}

/** What became of an arrival. */
export type ArrivalRead =
  /** Written by a program or by a Duban, a letter of ours that came back, a copy, or dismissed before. */
  | { readonly became: 'automatic' | 'bounced' | 'repeated' | 'dismissed' }
  /** It changed nothing; the office has to look at it. */
  | { readonly became: 'waiting'; readonly campaign: string; readonly why: WaitingReason; readonly person?: PersonCode }
  /** It was acted on; the result lies in the archive. */
  | { readonly became: 'answered'; readonly campaign: string; readonly by: PersonCode; readonly result: Digest }
  /** The office accepted it, and the rules refused some of it. */
  | {
      readonly became: 'refused';
      readonly campaign: string;
      readonly result: Digest;
      readonly reasons: readonly string[];
    };

export interface ReceiptToSend {
  readonly campaign: string;
  readonly arrival: string;
  readonly person: PersonCode;
  readonly result: Digest;
}

export type ReceiptOutcome =
  | 'sent'
  /** The mail server refuses the address for good. */
  | 'refused'
  /** He has had as many today as the policy allows. What was refused of it, another's receipt tells on the next day. */
  | 'withheld'
  | 'no-address';

/** Something of the message was refused beyond the day's limit of receipts: that is told on the next day. */
export interface ReceiptPutOff {
  /** Milliseconds until the receipt is to be tried again. */
  readonly putOff: number;
}
