import { createTransport } from 'nodemailer';
import type { Login, SmtpSettings } from '../../config/mail-file';
import { secretFrom } from '../../config/secret-source';
import { defined } from '../../domain/defined';
import type { MailFault } from '../../words/mail';
import { LOOP_MARK } from './loop';
import { mailFaultOf, serversWords } from './mail-fault';
import { nextTurn } from './turns';
import type { Attachment } from '../letter/attachments';

export interface OutgoingLetter {
  readonly from: { readonly name: string; readonly address: string };
  /** One recipient for each letter, so that a server cannot accept it for some and refuse it for others. */
  readonly to: { readonly name: string; readonly address: string };
  /** Where answers go, if not to the sender: the mailbox with a token of this letter. */
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments?: readonly Attachment[];
  /** Without angle brackets. */
  readonly messageId: string;
  readonly inReplyTo?: string;
  readonly references: readonly string[];
  /** Milliseconds. */
  readonly date: number;
}

/** `refused` is the mail server's permanent no to this recipient. Temporary failures are thrown, to be tried again. */
export type SendResult = { readonly outcome: 'sent' } | { readonly outcome: 'refused'; readonly code: number };

/** Its message may become part of a history, so it names only the fault and nothing that was said. */
export class MailServerUnavailable extends Error {
  override readonly name = 'MailServerUnavailable';
  constructor(
    readonly fault: MailFault,
    /** The server's own words. */
    readonly said: string,
  ) {
    super(`the mail server did not take the letter (${fault})`);
  }
}

export interface Outbound {
  /** @throws MailServerUnavailable if another try may succeed */
  send(letter: OutgoingLetter): Promise<SendResult>;
  close(): void;
}

const MINUTE = 60_000;
/** How long a letter waits for its turn, in milliseconds. After that it is returned unsent, to be tried again later. */
const LONGEST_WAIT = 20_000;

/** Sends letters through one account, over a few connections that stay open, at the account's rate. */
export function createOutbound(settings: SmtpSettings): Outbound {
  const transport = transportTo(settings);
  let taken: readonly number[] = [];

  return {
    async send({ messageId, inReplyTo, references, date, attachments = [], ...letter }) {
      await turn();
      try {
        await transport.sendMail(
          defined({
            ...letter,
            attachments: attachments.map(({ name, ...file }) => ({ filename: name, ...file })),
            envelope: { from: letter.from.address, to: [letter.to.address] },
            messageId: `<${messageId}>`,
            inReplyTo: inReplyTo === undefined ? undefined : `<${inReplyTo}>`,
            references: references.map((id) => `<${id}>`),
            date: new Date(date),
            headers: { 'Auto-Submitted': 'auto-generated', [LOOP_MARK]: 'yes' },
          }),
        );
        return { outcome: 'sent' };
      } catch (error) {
        return refusalIn(error);
      }
    },
    close() {
      transport.close();
    },
  };

  /**
   * Waits for the next turn.
   * @throws MailServerUnavailable if it is too far away; a letter that was not handed over cannot go twice
   */
  async function turn(): Promise<void> {
    const { perMinute } = settings;
    if (perMinute === undefined) return;
    const now = Date.now();
    const mine = nextTurn(taken, perMinute, MINUTE, now);
    if (mine - now > LONGEST_WAIT) throw new MailServerUnavailable('too-many', '');
    taken = [...taken.slice(-perMinute), mine];
    await new Promise((resolve) => setTimeout(resolve, mine - now));
  }
}

/**
 * Checks that the account can be used: connects, encrypts and logs in.
 * @throws nodemailer's error
 */
export async function tryLogin(settings: SmtpSettings): Promise<void> {
  const transport = transportTo(settings);
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}

function transportTo({ host, port, tls, ca, login }: SmtpSettings): ReturnType<typeof pooled> {
  const transport = pooled(
    defined({
      host,
      port,
      secure: tls === 'implicit',
      requireTLS: tls === 'starttls',
      ignoreTLS: tls === 'none',
      tls: ca === undefined ? undefined : { ca },
      ...authOf(login),
    }),
  );
  if (login?.by === 'access-token') {
    transport.set('oauth2_provision_cb', (_user, _renew, done) => {
      const token = secretFrom(login.secret);
      if (token === undefined) done(new Error('the access token is missing'));
      else done(null, token);
    });
  }
  return transport;
}

interface Connecting {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly requireTLS: boolean;
  readonly ignoreTLS: boolean;
  readonly tls?: { readonly ca: string };
  readonly auth?: object;
}

function pooled(connecting: Connecting) {
  return createTransport({
    ...connecting,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function authOf(login: Login | undefined): { readonly auth?: object } {
  if (login === undefined) return {};
  const { user, by, secret } = login;
  return { auth: by === 'access-token' ? { type: 'OAuth2', user } : { user, pass: secretFrom(secret) ?? '' } };
}

/**
 * What some providers answer with a permanent code although it is temporary: too many at once, from this address, or
 * today.
 */
const passing = /frequen|too many|rate limit|sending (quota|limit)|try again|MI:(CCL|CEL|DMC|SFQ)/i;

/**
 * The refusal in an error.
 * @throws MailServerUnavailable unless the server's no is final for this recipient or this letter
 */
function refusalIn(error: unknown): SendResult {
  const {
    responseCode = 0,
    command = '',
    response = '',
  } = error as {
    readonly responseCode?: number;
    readonly command?: string;
    readonly response?: string;
  };
  // Only a no to this recipient or this letter is final. A refused login or sender concerns all letters.
  const final = responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA') && !passing.test(response);
  if (final) return { outcome: 'refused', code: responseCode };
  throw new MailServerUnavailable(mailFaultOf(error), serversWords(error));
}
