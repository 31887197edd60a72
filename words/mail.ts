/** Why a mail server did not do what it was asked, as far as somebody can do something about it. */
export type MailFault = 'login-refused' | 'not-encrypted' | 'unreachable' | 'refused' | 'too-many';

/** The result of one trial with a mail account. */
export type Tried =
  | { readonly trial: 'smtp'; readonly works: true; readonly server: string; readonly encrypted: boolean }
  | {
      readonly trial: 'imap';
      readonly works: true;
      readonly server: string;
      readonly mailbox: string;
      /** Seconds between two polls; absent if the server announces new mail by itself. */
      readonly pollEvery?: number;
    }
  | { readonly trial: 'smtp' | 'imap'; readonly works: false; readonly server: string; readonly why: MailWhy }
  | { readonly trial: 'no-imap'; readonly works: true }
  | { readonly trial: 'sent'; readonly works: true; readonly to: string; readonly own: boolean }
  | { readonly trial: 'sent'; readonly works: false; readonly to: string; readonly why: MailWhy }
  | { readonly trial: 'arrived' | 'plus'; readonly works: boolean; readonly to: string; readonly seconds: number };

export interface MailWhy {
  readonly fault: MailFault;
  /** The server's own words. */
  readonly said: string;
}

/** What `duban mail` says. */
export interface MailWords {
  tried(tried: Tried): string;
  /** Subject and text of the letter that the account sends to itself. */
  readonly subject: string;
  readonly receiving: string;
}
