import { Context } from '@temporalio/activity';
import { isGrpcServiceError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Archive } from '../archive/archive';
import { Trouble } from '../client/errors';
import { NameServerUnavailable } from '../mail/name-server';
import { recordEnd } from '../mail/outcomes';
import { MailServerUnavailable } from '../mail/outbound';
import type { Inbox } from '../mail/inbox';
import { atMost } from '../reading/at-most';
import { FAULT } from '../workflows/messages';
import type { MessagePorts } from '../workflows/ports';

/** Messages opened at once by one worker: each may hold 25 MB several times over. */
const OPENED_AT_ONCE = 8;
/** How often reading a message is begun; one that takes its process down each time is not begun for ever. */
const MOST_BEGUN = 3;
/** Milliseconds between two signs of life of a step. */
const SIGN_OF_LIFE = 4_000;

/** How often reading a message was begun by a process that did not live to end it. */
interface Begun {
  readonly begun: number;
}

/** What messages ask of the outside, carried out. */
export function messageActivities(inbox: Inbox, archive: Archive): MessagePorts {
  // Receipts wait for their turn at the mail server, and hold up no reading.
  const [readInTurn, toldInTurn] = [atMost(OPENED_AT_ONCE), atMost(OPENED_AT_ONCE)];
  return {
    readArrival: (arrival) =>
      alive((says) =>
        readInTurn(async () => {
          const before = timesBegun();
          if (before >= MOST_BEGUN) return { became: 'waiting', campaign: arrival.campaign, why: 'begun-too-often' };
          says({ begun: before + 1 });
          try {
            return await inbox.read(arrival, Context.current().info.scheduledTimestampMs);
          } catch (error) {
            // Its process lives: this beginning does not count.
            says({ begun: before });
            throw error;
          }
        }),
      ),
    sendReceipt: (receipt) => alive(() => toldInTurn(() => inbox.tell(receipt))),
    noteDismissal: ({ identity, arrivals, why, operator }) =>
      alive(async () => {
        for (const arrival of arrivals) {
          await recordEnd(archive, { identity, arrival }, { outcome: 'dismissed', why, operator, at: Date.now() });
        }
      }),
  };
}

function timesBegun(): number {
  return (Context.current().info.heartbeatDetails as Begun | undefined)?.begun ?? 0;
}

/** Gives signs of life while it runs, and says of an error whether a server is to blame for it. */
async function alive<T>(act: (says: (begun: Begun) => void) => Promise<T>): Promise<T> {
  const context = Context.current();
  let details: Begun = { begun: timesBegun() };
  const says = (begun: Begun): void => {
    details = begun;
    context.heartbeat(details);
  };
  const beat = setInterval(() => {
    context.heartbeat(details);
  }, SIGN_OF_LIFE);
  try {
    return await act(says);
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
