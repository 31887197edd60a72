import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { openArchive } from '../archive/archive';
import type { Duban } from '../client/duban';
import type { MailSettings } from '../config/mail-file';
import { openImapDoor } from '../mail/smtp/imap-door';
import { progressIn } from '../mail/smtp/imap-progress';
import { createInboxDoor } from '../mail/smtp/inbox-door';
import { keeperIn } from '../mail/smtp/keep';
import { namesBy } from '../mail/letter/message-id';
import { SPOOL, spoolIn } from '../mail/smtp/spool';
import { startingOver } from '../mail/inbox/starting';
import { secretIn } from './secret';

export interface ReceiverSettings {
  readonly data: string;
  readonly duban: Duban;
  readonly campaign: { readonly id: string; readonly mailbox: string };
  /** The account whose mailbox is read, if there is one. */
  readonly mail?: MailSettings;
  /** Where answers are taken in by SMTP, on this machine only. */
  readonly door?: { readonly host: string; readonly port: number };
  readonly log: Logger;
}

/** Milliseconds between two looks for what is kept and not started yet. */
const BETWEEN_SWEEPS = 60_000;
/** Milliseconds that what is being started has to end in when all stops: the rest is started by the next sweep. */
const LAST_START = 2_000;

/**
 * Takes answers in by every door there is, and starts a workflow for each message. One at a time on a data folder.
 * @returns how to stop it
 */
export function receiveAnswers(settings: ReceiverSettings): () => Promise<void> {
  const { data, duban, campaign, mail, log } = settings;
  const archive = openArchive(join(data, 'archive'));
  const secret = secretIn(data);
  const spool = spoolIn(join(data, SPOOL));
  const { id } = campaign;
  const starting = startingOver({ archive, spool, duban, names: namesBy(secret), campaign: id, log });
  const keep = keeperIn(archive, spool, starting.start);
  const stops: (() => Promise<void>)[] = [];
  if (settings.door !== undefined) {
    const { host, port } = settings.door;
    const door = createInboxDoor(secret, keep, log);
    door.on('error', (error: Error) => {
      log.warn({ error: error.message }, 'a message broke off');
    });
    door.listen(port, host);
    stops.push(
      () =>
        new Promise<void>((closed) => {
          door.close(closed);
        }),
    );
  }
  if (mail?.imap !== undefined) {
    const progress = progressIn(join(data, 'imap'));
    const door = openImapDoor({ account: mail.imap, keep, progress, log });
    stops.push(() => door.close());
  }
  const sweep = (): void => {
    starting.sweep().catch((error: unknown) => {
      log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'what is to be started cannot be listed');
    });
  };
  sweep();
  const sweeps = setInterval(sweep, BETWEEN_SWEEPS);
  return async () => {
    clearInterval(sweeps);
    await Promise.all(stops.map((stop) => stop()));
    await Promise.race([starting.settled(), pause(LAST_START, undefined, { ref: false })]);
  };
}
