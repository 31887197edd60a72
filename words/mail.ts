/** Why a mail server did not do what it was asked, as far as somebody can act on it. */
export type MailFault = 'login-refused' | 'not-encrypted' | 'unreachable' | 'refused' | 'too-many';

/** What came out of trying one thing with a mail account. */
export type Tried =
  | { readonly trial: 'smtp'; readonly works: true; readonly server: string; readonly encrypted: boolean }
  | {
      readonly trial: 'imap';
      readonly works: true;
      readonly server: string;
      readonly mailbox: string;
      /** Seconds between two looks; absent where the server tells of new mail by itself. */
      readonly pollEvery?: number;
    }
  | { readonly trial: 'smtp' | 'imap'; readonly works: false; readonly server: string; readonly why: MailWhy }
  | { readonly trial: 'no-imap'; readonly works: true }
  | { readonly trial: 'sent'; readonly works: true; readonly to: string; readonly own: boolean }
  | { readonly trial: 'sent'; readonly works: false; readonly to: string; readonly why: MailWhy }
  | { readonly trial: 'arrived' | 'plus'; readonly works: boolean; readonly to: string; readonly seconds: number };

export interface MailWhy {
  readonly fault: MailFault;
  /** What the server itself said. */
  readonly said: string;
}

/** What `duban mail` says. */
export interface MailWords {
  tried(tried: Tried): string;
  /** Subject and text of the letter written to oneself. */
  readonly subject: string;
  readonly receiving: string;
}
