import type { PostedLine } from '../domain/campaign/line';
import type { CampaignNotice, SurveyFacts } from '../domain/campaign/state';
import type { Directory } from '../domain/directory';
import type { Entry } from '../domain/entry';
import type { Digest } from '../domain/finding';
import type { LetterLine } from '../domain/letter';
import type { Moment } from '../domain/moment';
import type { Terms } from '../domain/policy';
import type { PersonCode } from '../domain/positions';

/** What findings ask of the outside. */
export interface FindingPorts {
  /** Hands every line to its recipient's courier. Repeating it is harmless: couriers drop what they know. */
  postLines(campaign: string, lines: readonly LetterLine[]): Promise<void>;
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
  /** Sends what is still owed of a letter, under the same Message-ID however often it is tried. */
  sendLetter(letter: LetterToSend): Promise<Sending>;
  /** Hands lines whose reader cannot be reached to who stands in for him, as far as somebody does. */
  postToStandIn(campaign: string, reader: PersonCode, lines: readonly PostedLine[]): Promise<void>;
}

export interface LetterToSend {
  readonly campaign: string;
  readonly recipient: string;
  /** The recipient's letters so far: names this one. */
  readonly number: number;
  readonly lines: readonly PostedLine[];
}

export type Sending =
  | { readonly outcome: 'sent' }
  /** Everything in it was discharged meanwhile. */
  | { readonly outcome: 'settled' }
  /** The recipient has left, or his position was filled: another courier has the lines now. */
  | { readonly outcome: 'forwarded' }
  | { readonly outcome: 'no-address' }
  | { readonly outcome: 'refused' };

/** What a campaign asks of the outside. */
export interface CampaignPorts {
  /** Looks how every finding stands at that moment, and keeps what it saw in the archive. */
  survey(campaign: string, at: Moment): Promise<SurveyFacts>;
  /** Hands every notice to its recipients' couriers. Repeating it is harmless: couriers drop what they know. */
  postNotices(campaign: string, notices: readonly CampaignNotice[]): Promise<void>;
  /** Keeps a page of the campaign's own record, and answers with its digest. */
  sealPage(page: RecordPage): Promise<Digest>;
  /** Tells every finding of the roster its terms, until each holds them. */
  spreadTerms(campaign: string, roster: readonly string[], terms: Terms): Promise<void>;
  /** Tells every courier that addresses may have changed. */
  spreadDirectory(campaign: string, directory: Directory): Promise<void>;
  /** Lets findings and couriers end. */
  endCampaign(campaign: string, roster: readonly string[]): Promise<void>;
}
