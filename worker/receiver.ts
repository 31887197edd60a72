import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { openArchive } from '../archive/archive';
import type { Duban } from '../client/duban';
import { localPostOffice, type MailSettings } from '../config/mail-file';
import { openImapDoor } from '../mail/imap-door';
import { progressIn } from '../mail/imap-progress';
import { openInbox } from '../mail/inbox';
import { createInboxDoor } from '../mail/inbox-door';
import { namesBy } from '../mail/message-id';
import { createOutbound } from '../mail/outbound';
import { secretIn } from './secret';

export interface ReceiverSettings {
  readonly data: string;
  readonly duban: Duban;
  readonly campaign: { readonly id: string; readonly mailbox: string };
  /** The account; without one, receipts go by the local post office on this port. */
  readonly mail: MailSettings | { readonly postOffice: number };
  /** Where answers are taken in by SMTP, on this machine only. */
  readonly door?: { readonly host: string; readonly port: number };
  readonly log: Logger;
}

const ROUND = 1_000;
/** Milliseconds that a round has to end in when all stops: what is not acted on yet is kept, and acted on later. */
const LAST_ROUND = 2_000;

/**
 * Takes answers in by every door there is, and acts on what is kept, a round a second. One at a time on a data folder.
 * @returns how to stop it
 */
export function receiveAnswers(settings: ReceiverSettings): () => Promise<void> {
  const { data, duban, campaign, mail, log } = settings;
  const archive = openArchive(join(data, 'archive'));
  const secret = secretIn(data);
  const outbound = createOutbound('postOffice' in mail ? localPostOffice(mail.postOffice) : mail.smtp);
  const trustedReceiver = 'imap' in mail ? mail.imap.trustedReceiver : undefined;
  const inbox = openInbox({
    ...{ archive, duban, outbound, names: namesBy(secret), campaign: campaign.id, mailbox: campaign.mailbox, log },
    ...(trustedReceiver === undefined ? {} : { trustedReceiver }),
  });
  const stops: (() => Promise<void>)[] = [];
  if (settings.door !== undefined) {
    const { host, port } = settings.door;
    const door = createInboxDoor(secret, inbox.keep, log);
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
  if ('imap' in mail) {
    const progress = progressIn(join(data, 'imap'));
    const door = openImapDoor({ account: mail.imap, keep: inbox.keep, progress, log });
    stops.push(() => door.close());
  }
  const stopRounds = inRounds(() =>
    inbox.work().catch((error: unknown) => {
      log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'the inbox waits');
    }),
  );
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
    await stopRounds();
    outbound.close();
  };
}

/** Does it again and again, never twice at once. @returns how to stop it: what runs has a moment to end */
function inRounds(act: () => Promise<void>): () => Promise<void> {
  let acting = Promise.resolve();
  let idle = true;
  const rounds = setInterval(() => {
    if (!idle) return;
    idle = false;
    acting = act().then(() => {
      idle = true;
    });
  }, ROUND);
  return async () => {
    clearInterval(rounds);
    await Promise.race([acting, pause(LAST_ROUND, undefined, { ref: false })]);
  };
}
