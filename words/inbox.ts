/** Why a message waits for the office instead of being acted on. */
export const waitingReasons = [
  'no-password', // handed in at the door without a mailbox's password
  'password-of-another', // the password given opens another mailbox than the one it says it comes from
  'not-authenticated', // from outside, and neither signature nor path nor receiver vouch for it
  'has-left', // the person has left
  'unknown', // nobody in the directory has this address
  'perhaps-automatic', // its text says that a machine wrote it, and yet it answers
  'too-large',
  'unreadable',
  'took-too-long', // reading it was stopped: no message that people write takes so long
  'took-too-much-memory',
  'begun-too-often', // the process ended each time that it was read
  'failed', // something of ours fails on it
] as const;
export type WaitingReason = (typeof waitingReasons)[number];

/** What `duban inbox` says. */
export interface InboxWords {
  readonly reasons: Readonly<Record<WaitingReason, string>>;
  readonly fields: Readonly<
    Record<'id' | 'since' | 'from' | 'person' | 'why' | 'cause' | 'refused' | 'subject' | 'files' | 'decided', string>
  >;
  readonly nothingWaits: string;
  /** How many receipts were withheld because a person had reached the day's limit. */
  withheld(receipts: number): string;
  accepted(person: string): string;
  /** The entry of a register that was made of it, by its number. */
  entered(entry: string): string;
  dismissed(why: string): string;
}
