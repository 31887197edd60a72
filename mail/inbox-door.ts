import { SMTPServer } from 'smtp-server';
import type { Logger } from 'pino';
import { isPasswordOf } from './mailbox-password';

export interface Envelope {
  /** Absent for a null sender. */
  readonly from?: string;
  /** The address whose password was given. */
  readonly authenticated?: string;
}

const LARGEST = 25 * 1024 * 1024;

/** Receives answers by SMTP. 250 is only said once `keep` has kept the message; 451 asks to try again otherwise. */
export function createInboxDoor(
  secret: string,
  keep: (raw: Buffer, envelope: Envelope) => Promise<void>,
  log: Logger,
): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST,
    logger: false,
    onAuth({ username, password }, _, done) {
      const user = (username ?? '').toLowerCase();
      if (isPasswordOf(secret, user, password ?? '')) done(null, { user });
      else done(new Error('the password is not this mailbox’s'));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (stream.sizeExceeded) {
          done(Object.assign(new Error('the message is too large'), { responseCode: 552 }));
          return;
        }
        const sender = session.envelope.mailFrom;
        const user: unknown = session.user;
        const envelope: Envelope = {
          ...(sender === false || sender.address === '' ? {} : { from: sender.address.toLowerCase() }),
          ...(typeof user === 'string' ? { authenticated: user } : {}),
        };
        keep(Buffer.concat(chunks), envelope).then(
          () => {
            done(null, 'kept');
          },
          (error: unknown) => {
            log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'a message could not be kept');
            done(Object.assign(new Error('not kept; try again later'), { responseCode: 451 }));
          },
        );
      });
    },
  });
}
