/** How a message came: what the door saw of it, which the message itself cannot claim. */
export type Envelope =
  | {
      readonly door: 'smtp';
      /** Absent for a null sender. */
      readonly from?: string;
      /** The address whose password was given. */
      readonly authenticated?: string;
    }
  | {
      /** Fetched from the office's mailbox: nobody gave a password to us, so who wrote it is still to be shown. */
      readonly door: 'imap';
      readonly mailbox: string;
      readonly uidValidity: string;
      readonly uid: number;
      /** When the mail server received it, milliseconds. */
      readonly received: number;
      /** Bytes of a message too large to be fetched: only its headers were. */
      readonly oversize?: number;
    };

/** Bytes of the largest message that is taken in. */
export const LARGEST_MESSAGE = 25 * 1024 * 1024;
