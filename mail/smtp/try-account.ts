import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import type { ImapSettings, MailServer, MailSettings } from '../../config/mail-file';
import type { MailWhy, Tried } from '../../words/mail';
import { imapConnection } from './imap-door';
import { mailFaultOf, serversWords } from './mail-fault';
import { domainOf } from '../letter/message-id';
import { createOutbound, MailServerUnavailable, tryLogin, type Outbound } from './outbound';

export interface TrialSettings {
  /** Another address to write to as well. */
  readonly to?: string;
  readonly subject: string;
  /** How long to wait for a letter, in milliseconds. */
  readonly patience: number;
}

const SILENCE = 20_000;
const BETWEEN_LOOKS = 1_000;

/**
 * Tries what Duban needs of a mail account, step by step: logs in, writes to itself, reads that back, and writes to
 * itself with a plus address. It deletes what it wrote to itself.
 */
export async function* tryAccount(account: MailSettings, settings: TrialSettings): AsyncGenerator<Tried> {
  const { address, smtp, imap } = account;
  const sending = await loginTried(account);
  yield sending;
  const mailbox = imap === undefined ? undefined : await mailboxTried(imap);
  yield mailbox?.tried ?? { trial: 'no-imap', works: true };
  const outbound = createOutbound(smtp);
  try {
    if (!sending.works) return;
    if (settings.to !== undefined) yield* lettersTried(settings.to);
    yield* lettersTried(address, 'arrived');
    yield* lettersTried(plusAddress(address), 'plus');
  } finally {
    outbound.close();
    mailbox?.connection?.close();
  }

  async function* lettersTried(to: string, trial?: 'arrived' | 'plus'): AsyncGenerator<Tried> {
    const id = `${randomUUID()}@${domainOf(address)}`;
    const began = Date.now();
    const sent = await sentTried(outbound, { ...settings, from: address, to, id, own: trial !== undefined });
    // A server that does not know plus addresses may say so at once.
    if (trial === 'plus' && !sent.works) yield { trial, works: false, to, seconds: 0 };
    else yield sent;
    if (!sent.works || trial === undefined || mailbox?.connection === undefined) return;
    const works = await arrives(mailbox.connection, { path: mailbox.path, id, until: began + settings.patience });
    yield { trial, works, to, seconds: Math.round((Date.now() - began) / 1_000) };
  }
}

async function loginTried({ smtp }: MailSettings): Promise<Tried> {
  const server = nameOf(smtp);
  try {
    await tryLogin(smtp);
    return { trial: 'smtp', works: true, server, encrypted: smtp.tls !== 'none' };
  } catch (error) {
    return { trial: 'smtp', works: false, server, why: whyOf(error) };
  }
}

interface OpenMailbox {
  readonly tried: Tried;
  readonly path: string;
  readonly connection?: ImapFlow;
}

async function mailboxTried(imap: ImapSettings): Promise<OpenMailbox> {
  const { mailbox: path, pollEvery } = imap;
  const server = nameOf(imap);
  const connection = imapConnection(imap, SILENCE);
  connection.on('error', () => {
    connection.close();
  });
  try {
    await connection.connect();
    await connection.mailboxOpen(path);
    const poll = connection.capabilities.has('IDLE') ? {} : { pollEvery: pollEvery / 1_000 };
    return { tried: { trial: 'imap', works: true, server, mailbox: path, ...poll }, path, connection };
  } catch (error) {
    connection.close();
    return { tried: { trial: 'imap', works: false, server, why: whyOf(error) }, path };
  }
}

async function sentTried(
  outbound: Outbound,
  letter: { readonly from: string; readonly to: string; readonly subject: string; readonly id: string; own: boolean },
): Promise<Extract<Tried, { readonly trial: 'sent' }>> {
  const { from, to, subject, id, own } = letter;
  try {
    const result = await outbound.send({
      from: { name: '', address: from },
      to: { name: '', address: to },
      subject,
      text: subject,
      html: `<!doctype html><meta charset="utf-8"><p>${subject}</p>`,
      messageId: id,
      references: [],
      date: Date.now(),
    });
    if (result.outcome === 'sent') return { trial: 'sent', works: true, to, own };
    return { trial: 'sent', works: false, to, why: { fault: 'refused', said: String(result.code) } };
  } catch (error) {
    return { trial: 'sent', works: false, to, why: whyOf(error) };
  }
}

/** Looks for a letter by its Message-ID among the newest, since not every server can search headers, and deletes it. */
async function arrives(
  connection: ImapFlow,
  { path, id, until }: { readonly path: string; readonly id: string; readonly until: number },
): Promise<boolean> {
  for (;;) {
    const { exists } = await connection.mailboxOpen(path);
    const newest = exists === 0 ? [] : await connection.fetchAll(newestOf(exists), { uid: true, envelope: true });
    const found = newest.find(({ envelope }) => envelope?.messageId === `<${id}>`);
    if (found !== undefined) {
      await connection.messageDelete(String(found.uid), { uid: true });
      return true;
    }
    if (Date.now() + BETWEEN_LOOKS > until) return false;
    await pause(BETWEEN_LOOKS);
  }
}

const NEWEST = 20;

function newestOf(exists: number): string {
  return `${Math.max(1, exists - NEWEST + 1)}:*`;
}

function plusAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}+duban-test${address.slice(at)}`;
}

function nameOf({ host, port }: MailServer): string {
  return `${host}:${port}`;
}

function whyOf(error: unknown): MailWhy {
  if (error instanceof MailServerUnavailable) return { fault: error.fault, said: error.said };
  return { fault: mailFaultOf(error), said: serversWords(error) };
}
