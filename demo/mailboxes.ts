import type { Delivered } from '../board/letter-box';
import { DAY, type Moment } from '../domain/calendar/moment';

/** A letter as it lies in somebody's mailbox. */
export interface InMailbox {
  readonly letter: Delivered;
  /** When it came, by the clock of the demo's people. */
  readonly at: Moment;
}

/**
 * How far the people's clock may be behind a finding's: when the demo slows down, a busy machine takes some seconds to
 * tell every finding, which goes on at the former pace meanwhile.
 */
const BEHIND = 3 * DAY;

/** What the demo's people have got so far; receipts apart, for nobody answers those. */
export interface Mailboxes {
  deliver(address: string, letter: Delivered, at: Moment): void;
  /** The newest letter to that address that names the finding, delivered since. */
  newest(address: string, finding: string, since: Moment): InMailbox | undefined;
  /** Findings named in what came since this was last asked. */
  takeNamed(): ReadonlySet<string>;
  readonly count: () => { readonly letters: number; readonly receipts: number };
}

/** @param prefix of the campaign's finding ids, as WH */
export function openMailboxes(prefix: string): Mailboxes {
  const tag = new RegExp(`${prefix}-\\d+`, 'g');
  const boxes = new Map<string, Map<string, InMailbox>>();
  let named = new Set<string>();
  let letters = 0;
  let receipts = 0;

  return {
    deliver(address, letter, at) {
      const findings = new Set(`${letter.subject}\n${letter.text}`.match(tag) ?? []);
      for (const finding of findings) named.add(finding);
      if (letter.inReplyTo !== undefined) {
        receipts += 1;
        return;
      }
      letters += 1;
      const box = boxes.get(address) ?? new Map<string, InMailbox>();
      for (const finding of findings) box.set(finding, { letter, at });
      boxes.set(address, box);
    },
    newest(address, finding, since) {
      const found = boxes.get(address)?.get(finding);
      return found === undefined || found.at < since - BEHIND ? undefined : found;
    },
    takeNamed() {
      const taken = named;
      named = new Set();
      return taken;
    },
    count: () => ({ letters, receipts }),
  };
}
