import { authorsOf, type Received } from './received';

/** Stands in every letter and receipt of every Duban, so that two of them never answer each other. */
export const LOOP_MARK = 'X-Duban-Letter';

/** What we wrote, or another Duban: by its mark, or by our own mailbox as author. */
export function isOfDuban(message: Received, mailbox: string): boolean {
  return message.fields.has(LOOP_MARK.toLowerCase()) || authorsOf(message).includes(mailbox.toLowerCase());
}
