import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { createTransport } from 'nodemailer';
import { pino } from 'pino';
import type { SMTPServer } from 'smtp-server';
import { dubanOver } from '../../client/duban';
import { localPostOffice } from '../../config/mail-file';
import { openImapDoor, type ImapDoor } from '../../mail/smtp/imap-door';
import { progressIn } from '../../mail/smtp/imap-progress';
import { createInboxDoor } from '../../mail/smtp/inbox-door';
import { mailboxPassword } from '../../mail/smtp/mailbox-password';
import { createOutbound, type Outbound } from '../../mail/smtp/outbound';
import { onServer, type OnServer } from '../support/campaign-on-server';
import type { Keep } from '../../mail/smtp/keep';
import { incomingOf, type Incoming, type Outcome } from '../support/incoming';
import { until } from '../support/until';
import { dovecot, type Dovecot } from '../support/dovecot';
import { describeWith } from '../support/left-out';
import { mailServer, type MailServer } from '../support/mail-server';

const secret = 'a secret of the test';
const owner = 'natural-resources@example.org';
const log = pino({ level: 'silent' });

describeWith('dovecot', 'one message at two doors, on real servers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duban-two-doors-'));
  let campaign: OnServer;
  let mailbox: Dovecot;
  let outside: MailServer;
  let outbound: Outbound;
  let incoming: Incoming;
  /** Doors that do not reach Temporal, if they do not. */
  let cutOff: Incoming | undefined;
  /** What the doors kept, in order. */
  const kept: string[] = [];
  let smtp: SMTPServer;
  let imap: ImapDoor;

  beforeAll(async () => {
    outside = await mailServer();
    outbound = createOutbound(localPostOffice(outside.port));
    campaign = await onServer('doors', 2, {}, { receipts: outbound });
    const { duban, rows } = campaign;
    const { id } = campaign.campaign;
    await duban.openFindings(id, rows);
    for (const row of rows.filter(({ subject }) => subject.division.lead === 'natural-resources')) {
      await duban.obey(id, row.subject.id, campaign.say('office', 'assign', row.subject.division));
    }
    incoming = incomingOf(campaign, { secret });
    const keep: Keep = async (raw, envelope) => {
      const arrival = await (cutOff ?? incoming).keep(raw, envelope);
      kept.push(arrival);
      return arrival;
    };
    smtp = createInboxDoor(secret, keep, log);
    await once(smtp.listen(0, '127.0.0.1'), 'listening');
    mailbox = await dovecot();
    const progress = progressIn(join(folder, 'imap'));
    imap = openImapDoor({ account: mailbox.account, keep, progress, log });
  });
  afterAll(async () => {
    await imap.close();
    await new Promise<void>((done) => {
      smtp.close(done);
    });
    outbound.close();
    await outside.stop();
    await mailbox.stop();
    await campaign.stop();
  });

  const message = (finding: string): string =>
    [
      `Message-ID: <${finding}@example.org>`,
      'Date: Tue, 1 Aug 2023 09:00:00 +0800',
      `From: ${owner}`,
      `To: ${campaign.campaign.mailbox}`,
      `Subject: Re: [${finding}]`,
      '',
      // A report may be filed again and again: only the message's identity keeps it from being two.
      'progress: five sites surveyed',
      '',
    ].join('\r\n');

  async function byImap(raw: string): Promise<Outcome> {
    const before = kept.length;
    await mailbox.deliver(raw);
    return incoming.becameOf(await until(() => kept[before]));
  }

  async function handIn(raw: string): Promise<string> {
    const transport = createTransport({
      ...{ host: '127.0.0.1', port: (smtp.server.address() as AddressInfo).port, ignoreTLS: true },
      auth: { user: owner, pass: mailboxPassword(secret, owner) },
    });
    await transport.sendMail({ envelope: { from: owner, to: [campaign.campaign.mailbox] }, raw });
    transport.close();
    return kept.at(-1) ?? '';
  }
  const bySmtp = async (raw: string): Promise<Outcome> => incoming.becameOf(await handIn(raw));

  async function reportsOf(finding: string): Promise<number> {
    const { unsealed } = await campaign.duban.show(campaign.campaign.id, finding);
    return unsealed.filter(({ what }) => what === 'fileReport').length;
  }
  const receipts = (finding: string) =>
    outside.taken.filter(({ raw }) => raw.includes(`In-Reply-To: <${finding}@example.org>`));

  it('is one command and one receipt, though each server on the way has added its own lines', async () => {
    expect(await bySmtp(message('WH-005'))).toMatchObject({ outcome: 'answered', receipt: 'sent' });
    const first = kept.at(-1);
    expect(await reportsOf('WH-005')).toBe(1);
    const copy = await byImap(`Received: from relay.example.org\r\n${message('WH-005')}`);
    expect(copy).toEqual({ outcome: 'repeated', of: first });
    expect(await reportsOf('WH-005')).toBe(1);
    expect(receipts('WH-005')).toHaveLength(1);
  });

  it('is not silenced by an unproven copy that came first, and ends that one’s waiting', async () => {
    const copy = await byImap(`Received: from nowhere.example.org\r\n${message('WH-006')}`);
    expect(copy).toEqual({ outcome: 'waiting' });
    expect(await reportsOf('WH-006')).toBe(0);
    expect(await bySmtp(message('WH-006'))).toMatchObject({ outcome: 'answered' });
    expect(await reportsOf('WH-006')).toBe(1);
    await until(async () => ((await incoming.waiting()).length === 0 ? true : undefined));
  });

  it('is acted on though the very same bytes came first without a proof', async () => {
    const raw = message('WH-006').replace('<WH-006@', '<twice@').replace('09:00:00', '11:00:00');
    expect(await byImap(raw)).toEqual({ outcome: 'waiting' });
    expect(await bySmtp(raw)).toMatchObject({ outcome: 'answered' });
    expect(await reportsOf('WH-006')).toBe(2);
  });

  it('waits while Temporal is down, and is acted on by the first sweep afterwards, once', async () => {
    const duban = dubanOver(new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) }));
    const away = incomingOf(campaign, { secret, duban, spool: incoming.spool });
    cutOff = away;
    const arrival = await handIn(message('WH-005').replace('<WH-005@', '<later@').replace('09:00:00', '10:00:00'));
    cutOff = undefined;
    await away.starting.settled();
    expect(await incoming.spool.all()).toEqual([arrival]);
    // As when the process is killed between its 250 and the start, and two come up after it.
    await Promise.all(
      [incoming, incomingOf(campaign, { secret, spool: incoming.spool })].map((one) => one.starting.sweep()),
    );
    expect(await incoming.becameOf(arrival)).toMatchObject({ outcome: 'answered' });
    expect(await reportsOf('WH-005')).toBe(2);
    expect(receipts('later')).toHaveLength(1);
  });
});
