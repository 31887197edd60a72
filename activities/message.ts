import { Context } from '@temporalio/activity';
import { isGrpcServiceError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Archive } from '../archive/archive';
import { Trouble } from '../client/errors';
import { NameServerUnavailable } from '../mail/sender/name-server';
import { recordEnd } from '../mail/inbox/outcomes';
import { MailServerUnavailable } from '../mail/smtp/outbound';
import type { Inbox } from '../mail/inbox/inbox';
import { atMost } from '../reading/at-most';
import { FAULT } from '../workflows/messages';
import type { ArrivalRead, ArrivalToRead, MessagePorts } from '../workflows/ports';

/** Messages opened at once by one worker: each may hold 25 MB several times over. */
const OPENED_AT_ONCE = 8;
/** How often reading a message is begun; one that takes its process down each time is not begun for ever. */
const MOST_BEGUN = 3;
/** Messages opened at once of those that were being read when a process ended. */
const SUSPECTS_AT_ONCE = 1;
/** Milliseconds between two signs of life of a step. */
const SIGN_OF_LIFE = 4_000;

/** What messages ask of the outside, carried out. */
export function messageActivities(inbox: Inbox, archive: Archive): MessagePorts {
  // Receipts wait for their turn at the mail server, and hold up no reading.
  const [readInTurn, toldInTurn] = [atMost(OPENED_AT_ONCE), atMost(OPENED_AT_ONCE)];
  const suspectsInTurn = atMost(SUSPECTS_AT_ONCE);
  return {
    readArrival: (arrival) =>
      alive(() => unlessItKills(arrival, () => inbox.read(arrival, Context.current().info.scheduledTimestampMs))),
    sendReceipt: (receipt) => alive(() => toldInTurn(() => inbox.tell(receipt))),
    noteDismissal: ({ identity, arrivals, ...dismissed }) =>
      alive(async () => {
        for (const arrival of arrivals) {
          await recordEnd(archive, { identity, arrival }, { outcome: 'dismissed', ...dismissed, at: Date.now() });
        }
      }),
  };

  /**
   * Reads an arrival unless three processes ended while they read it: then it waits for the office. Beginnings are
   * counted in the archive and not in heartbeats, which a process may not live to send. One of the messages that were
   * being read at that moment ended the process; so that it takes none of the others along again, they are read one after
   * the other from then on.
   */
  async function unlessItKills(
    { arrival, campaign }: ArrivalToRead,
    read: () => Promise<ArrivalRead>,
  ): Promise<ArrivalRead> {
    const before = await archive.begun(arrival);
    if (before >= MOST_BEGUN) {
      // Where the office has it read all the same, it is counted anew.
      await archive.end(arrival);
      return { became: 'waiting', campaign, why: 'begun-too-often' };
    }
    return (before === 0 ? readInTurn : suspectsInTurn)(async () => {
      await archive.begin(arrival);
      try {
        return await read();
      } finally {
        await archive.end(arrival);
      }
    });
  }
}

/** Gives signs of life while it runs, and says of an error whether a server is to blame for it. */
async function alive<T>(act: () => Promise<T>): Promise<T> {
  const context = Context.current();
  const beat = setInterval(() => {
    context.heartbeat();
  }, SIGN_OF_LIFE).unref();
  try {
    return await act();
  } catch (error) {
    throw blamed(error);
  } finally {
    clearInterval(beat);
  }
}

const ofServers: ReadonlySet<string> = new Set(['no-server', 'no-worker', 'task-fails', 'attributes-missing']);
/** Of a file system that may have room again. */
const ofDisks: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE', 'EIO', 'EROFS']);

/** A server's absence is retried as it is; anything else goes back to the message, which knows how often it was tried. */
function blamed(error: unknown): unknown {
  if (error instanceof Trouble && ofServers.has(error.code)) return error;
  if (error instanceof NameServerUnavailable || error instanceof MailServerUnavailable) return error;
  if (isGrpcServiceError(error)) return error;
  if (error instanceof Error && 'code' in error && ofDisks.has(error.code)) return error;
  const message = error instanceof Error ? error.message : 'unknown';
  return ApplicationFailure.create({ type: FAULT, message, nonRetryable: true });
}
