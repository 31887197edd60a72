import { setTimeout as pause } from 'node:timers/promises';
import { ImapFlow, type MailboxObject } from 'imapflow';
import type { Logger } from 'pino';
import type { ImapSettings } from '../config/mail-file';
import { secretFrom } from '../config/secret-source';
import { defined } from '../domain/defined';
import { version } from '../package.json';
import { LARGEST_MESSAGE } from './envelope';
import type { ProgressBook } from './imap-progress';
import type { Keep } from './keep';
import { mailFaultOf, serversWords } from './mail-fault';

export interface ImapDoorSettings {
  readonly account: ImapSettings;
  readonly keep: Keep;
  readonly progress: ProgressBook;
  readonly log: Logger;
  readonly timing?: Timing;
}

/** Milliseconds. */
export interface Timing {
  /** Silence on the connection after which the other side is asked for a sign of life; as long again, and it is given up. */
  readonly silence: number;
  /** The first pause before connecting again; doubled with each failure. */
  readonly retry: number;
  readonly longestRetry: number;
  /** How long a mailbox that can tell of new mail by itself is believed before it is looked at all the same. */
  readonly trust: number;
}

const usual: Timing = { silence: 30_000, retry: 1_000, longestRetry: 300_000, trust: 300_000 };

/** A mailbox seen for the first time, or renumbered, is read this far back; answers cannot be older than the letters. */
const LOOK_BACK = 30 * 86_400_000;

/** What some servers, 163's among them, want to be told before they open a mailbox (RFC 2971). */
const clientInfo = { name: 'Duban', version, vendor: 'Duban' };

export interface ImapDoor {
  close(): Promise<void>;
}

/**
 * Takes in what arrives in a mailbox, oldest first, and goes on doing so: a connection that fails, falls silent or is
 * refused is made anew, after pauses that grow. A message is marked as seen only once it is kept, and the place in the
 * mailbox is recorded only after that: whatever dies in between, it is fetched again and recognised.
 */
export function openImapDoor({ account, keep, progress, log, timing = usual }: ImapDoorSettings): ImapDoor {
  const mailbox = `${account.login.user} ${account.host} ${account.mailbox}`;
  const closing = new AbortController();
  const closed = (): boolean => closing.signal.aborted;
  let client: ImapFlow | undefined;
  const supervising = supervise();

  return {
    async close() {
      closing.abort();
      client?.close();
      await supervising;
    },
  };

  async function supervise(): Promise<void> {
    let failures = 0;
    while (!closed()) {
      try {
        await watch(() => {
          failures = 0;
        });
      } catch (error) {
        if (closed()) return;
        failures += 1;
        const fault = mailFaultOf(error);
        log.warn({ mailbox, fault, said: serversWords(error), failures }, 'the mailbox cannot be read; trying again');
        // Knocking fast with a password that is refused gets an account locked.
        const wait = fault === 'login-refused' ? timing.longestRetry : timing.retry * 2 ** Math.min(failures - 1, 16);
        await pause(Math.min(wait, timing.longestRetry), undefined, { signal: closing.signal }).catch(() => undefined);
      }
    }
  }

  /** One connection's life: it takes in, waits for more, and ends by throwing. */
  async function watch(onSuccess: () => void): Promise<void> {
    const connection = connect(account, timing.silence);
    client = connection;
    const failed = new Promise<never>((_, reject) => {
      connection.on('error', reject);
      connection.on('close', () => {
        reject(lost());
      });
    });
    failed.catch(() => undefined);
    // Told of during a fetch is told of as well.
    let told = new AbortController();
    connection.on('exists', () => {
      told.abort();
    });
    try {
      await connection.connect();
      for (;;) {
        told = new AbortController();
        // Selected anew each time: some servers tell of new mail, or of new numbers, only then.
        await takeIn(connection, await Promise.race([connection.mailboxOpen(account.mailbox), failed]));
        onSuccess();
        await Promise.race([news(connection, told.signal), failed]);
      }
    } finally {
      connection.close();
    }
  }

  async function takeIn(connection: ImapFlow, { uidValidity, readOnly, exists }: MailboxObject): Promise<void> {
    if (exists === 0) return;
    const before = await progress.of(mailbox);
    const sameNumbers = before?.uidValidity === String(uidValidity);
    const last = sameNumbers ? before.last : 0;
    const from = (before?.at ?? Date.now()) - LOOK_BACK;
    const there = (await listed(connection, last + 1)).toSorted((one, other) => one.uid - other.uid);
    // A range up to * includes the newest message even where that lies before its beginning.
    const fresh = there.filter(({ uid, received }) => uid > last && (sameNumbers || received >= from));
    for (const message of fresh) {
      const whole = await takeInOne(connection, message, String(uidValidity));
      if (whole && readOnly !== true) await markAsSeen(connection, message.uid);
      await passed(message.uid);
    }
    const newest = there.at(-1);
    if (!sameNumbers && newest !== undefined) await passed(newest.uid);

    async function passed(uid: number): Promise<void> {
      await progress.record(mailbox, { uidValidity: String(uidValidity), last: uid, at: Date.now() });
    }
  }

  async function listed(connection: ImapFlow, from: number): Promise<readonly Listed[]> {
    const found = await connection.fetchAll(`${from}:*`, { uid: true, size: true, internalDate: true }, { uid: true });
    return found.map(({ uid, size = 0, internalDate }) => ({
      uid,
      size,
      received: internalDate === undefined ? Date.now() : new Date(internalDate).getTime(),
    }));
  }

  async function markAsSeen(connection: ImapFlow, uid: number): Promise<void> {
    const done = await connection.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
    if (done) return;
    // A lost connection is answered like a server's no; only that no is final.
    if (!connection.usable) throw lost();
    log.warn({ mailbox, uid }, 'a message cannot be marked as seen');
  }

  /** Whether the message was kept whole; one too large leaves its headers, and stays unread for a person. */
  async function takeInOne(connection: ImapFlow, listed_: Listed, uidValidity: string): Promise<boolean> {
    const { uid, size, received } = listed_;
    const oversize = size > LARGEST_MESSAGE;
    const query = oversize ? { headers: true } : { source: true };
    const message = await connection.fetchOne(String(uid), query, { uid: true });
    const raw = message === false ? undefined : (message.source ?? message.headers);
    if (raw === undefined) {
      // Somebody deleted it meanwhile, or the connection was lost.
      if (!connection.usable) throw lost();
      return false;
    }
    if (oversize) log.warn({ mailbox, uid, size }, 'a message is too large to be taken in');
    await keep(
      raw,
      defined({
        door: 'imap',
        mailbox: account.mailbox,
        uidValidity,
        uid,
        received,
        oversize: oversize ? size : undefined,
      }),
    );
    return !oversize;
  }

  /** Waits until there may be more: told by IDLE where the server offers it, else after the account's interval. */
  async function news(connection: ImapFlow, told: AbortSignal): Promise<void> {
    const tells = connection.capabilities.has('IDLE') || connection.capabilities.has('IMAP4rev2');
    // Without IDLE this keeps the connection alive by NOOP.
    void connection.idle().catch(() => undefined);
    const signal = AbortSignal.any([told, closing.signal]);
    await pause(tells ? timing.trust : account.pollEvery, undefined, { signal }).catch(() => undefined);
  }
}

/** A message as the mailbox lists it. */
interface Listed {
  readonly uid: number;
  readonly size: number;
  /** Milliseconds. */
  readonly received: number;
}

function lost(): Error {
  return Object.assign(new Error('the connection was lost'), { code: 'NoConnection' });
}

/** A connection by an account's settings, not yet made. */
export function connect({ host, port, tls, ca, login }: ImapSettings, silence: number): ImapFlow {
  const secret = secretFrom(login.secret) ?? '';
  return new ImapFlow(
    defined({
      host,
      port,
      secure: tls === 'implicit',
      doSTARTTLS: tls === 'implicit' ? undefined : tls === 'starttls',
      tls: ca === undefined ? undefined : { ca },
      auth: { user: login.user, ...(login.by === 'access-token' ? { accessToken: secret } : { pass: secret }) },
      clientInfo,
      logger: false,
      disableAutoIdle: true,
      connectionTimeout: silence,
      greetingTimeout: silence,
      socketTimeout: silence,
      // What a message of the largest size needs, and a server may not exceed.
      maxLiteralSize: 2 * LARGEST_MESSAGE,
    }),
  );
}
