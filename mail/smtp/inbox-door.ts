import { SMTPServer } from 'smtp-server';
import type { Logger } from 'pino';
import { defined } from '../../domain/defined';
import { LARGEST_MESSAGE, type Envelope } from '../message/envelope';
import type { Keep } from './keep';
import { isPasswordOf } from './mailbox-password';

/** How long a closing door waits for open connections, in milliseconds. */
const CLOSING = 500;

/** Receives answers by SMTP. 250 is only said once `keep` has kept the message; 451 asks to try again otherwise. */
export function createInboxDoor(secret: string, keep: Keep, log: Logger): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: CLOSING,
    size: LARGEST_MESSAGE,
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
        const envelope: Envelope = defined({
          door: 'smtp',
          from: sender === false || sender.address === '' ? undefined : sender.address.toLowerCase(),
          authenticated: typeof user === 'string' ? user : undefined,
        });
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
