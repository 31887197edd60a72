import { setTimeout as pause } from 'node:timers/promises';
import { ImapFlow, type MailboxObject } from 'imapflow';
import type { Logger } from 'pino';
import type { ImapSettings } from '../../config/mail-file';
import { secretFrom } from '../../config/secret-source';
import { defined } from '../../domain/defined';
import { version } from '../../package.json';
import { LARGEST_MESSAGE } from '../message/envelope';
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
  /**
   * After this much silence on the connection the other side is asked for a sign of life; after as much again the
   * connection is given up.
   */
  readonly silence: number;
  /** The first pause before connecting again. It doubles with each failure. */
  readonly retry: number;
  readonly longestRetry: number;
  /** How long we rely on a server to announce new mail before we look anyway. */
  readonly trust: number;
}

const usual: Timing = { silence: 30_000, retry: 1_000, longestRetry: 300_000, trust: 300_000 };

/** How far back a mailbox is read that is new to us or was renumbered. Answers cannot be older than the letters. */
const LOOK_BACK = 30 * 86_400_000;

/** Some servers, 163's among them, want to be told this before they open a mailbox (RFC 2971). */
const clientInfo = { name: 'Duban', version, vendor: 'Duban' };

export interface ImapDoor {
  close(): Promise<void>;
}

/**
 * Takes in what arrives in a mailbox, oldest first, until it is closed. A connection that fails, falls silent or is
 * refused is made again after growing pauses. A message is marked as seen only once it is kept, and the position in the
 * mailbox is recorded only after that. After a crash in between, the message is fetched again and recognised.
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
        // Trying a refused password in quick succession gets an account locked.
        const wait = fault === 'login-refused' ? timing.longestRetry : timing.retry * 2 ** Math.min(failures - 1, 16);
        await pause(Math.min(wait, timing.longestRetry), undefined, { signal: closing.signal }).catch(() => undefined);
      }
    }
  }

  /** The life of one connection: it takes messages in, waits for more, and ends by throwing. */
  async function watch(onSuccess: () => void): Promise<void> {
    const connection = imapConnection(account, timing.silence);
    client = connection;
    const failed = new Promise<never>((_, reject) => {
      connection.on('error', reject);
      connection.on('close', () => {
        reject(lost());
      });
    });
    failed.catch(() => undefined);
    // What is announced during a fetch must not be lost.
    let told = new AbortController();
    connection.on('exists', () => {
      told.abort();
    });
    try {
      await connection.connect();
      for (;;) {
        told = new AbortController();
        // The mailbox is selected again each time, because some servers report new mail or new numbers only then.
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
    // A range up to * includes the newest message even if its number is lower than the range's start.
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
    // A lost connection looks like a server's refusal, but only a refusal is final.
    if (!connection.usable) throw lost();
    log.warn({ mailbox, uid }, 'a message cannot be marked as seen');
  }

  /**
   * Whether the message was kept whole. Of one that is too large only the headers are kept, and it stays unread for a
   * person.
   */
  async function takeInOne(connection: ImapFlow, listed_: Listed, uidValidity: string): Promise<boolean> {
    const { uid, size, received } = listed_;
    const oversize = size > LARGEST_MESSAGE;
    const query = oversize ? { headers: true } : { source: true };
    const message = await connection.fetchOne(String(uid), query, { uid: true });
    const raw = message === false ? undefined : (message.source ?? message.headers);
    if (raw === undefined) {
      // Somebody deleted it in the meantime, or the connection was lost.
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

  /**
   * Waits until there may be more: until IDLE says so if the server offers it, otherwise for the account's interval.
   */
  async function news(connection: ImapFlow, told: AbortSignal): Promise<void> {
    const tells = connection.capabilities.has('IDLE') || connection.capabilities.has('IMAP4rev2');
    // Without IDLE this keeps the connection alive with NOOP.
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

/** A connection with an account's settings, not opened yet. */
export function imapConnection({ host, port, tls, ca, login }: ImapSettings, silence: number): ImapFlow {
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
      // Enough for the largest message, and a limit that a server may not exceed.
      maxLiteralSize: 2 * LARGEST_MESSAGE,
    }),
  );
}
