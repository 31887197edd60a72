import { authorsOf, type Headed } from '../message/header';

/** A header of every letter and receipt of every Duban, so that two of them never answer each other. */
export const LOOP_MARK = 'X-Duban-Letter';

/** Whether we wrote it, or another Duban did: it has the mark, or our own mailbox as its author. */
export function isOfDuban(message: Headed, mailbox: string): boolean {
  return message.fields.has(LOOP_MARK.toLowerCase()) || authorsOf(message).includes(mailbox.toLowerCase());
}
