import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { createTransport } from 'nodemailer';
import { pino } from 'pino';
import type { SMTPServer } from 'smtp-server';
import { openArchive } from '../../archive/archive';
import { sha256 } from '../../archive/sha256';
import { dubanOver } from '../../client/duban';
import { localPostOffice } from '../../config/mail-file';
import { openImapDoor, type ImapDoor } from '../../mail/imap-door';
import { progressIn } from '../../mail/imap-progress';
import { openInbox, type Inbox } from '../../mail/inbox';
import { createInboxDoor } from '../../mail/inbox-door';
import { mailboxPassword } from '../../mail/mailbox-password';
import { namesBy } from '../../mail/message-id';
import { createOutbound, type Outbound } from '../../mail/outbound';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { until } from '../support/until';
import { dovecot, type Dovecot } from '../support/dovecot';
import { describeWith } from '../support/left-out';
import { mailServer, type MailServer } from '../support/mail-server';

const secret = 'a secret of the test';
const owner = 'natural-resources@example.org';
const log = pino({ level: 'silent' });

describeWith('dovecot', 'one message at two doors, on real servers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duban-two-doors-'));
  const archive = openArchive(join(folder, 'archive'));
  let campaign: OnServer;
  let mailbox: Dovecot;
  let outside: MailServer;
  let outbound: Outbound;
  let inbox: Inbox;
  let smtp: SMTPServer;
  let imap: ImapDoor;

  beforeAll(async () => {
    campaign = await onServer('doors', 2);
    const { duban, rows } = campaign;
    const { id } = campaign.campaign;
    await duban.openFindings(id, rows);
    for (const row of rows.filter(({ subject }) => subject.division.lead === 'natural-resources')) {
      await duban.obey(id, row.subject.id, campaign.say('office', 'assign', row.subject.division));
    }
    outside = await mailServer();
    outbound = createOutbound(localPostOffice(outside.port));
    const { mailbox: own } = campaign.campaign;
    inbox = openInbox({ archive, duban, outbound, names: namesBy(secret), campaign: id, mailbox: own, log });
    smtp = createInboxDoor(secret, inbox.keep, log);
    await once(smtp.listen(0, '127.0.0.1'), 'listening');
    mailbox = await dovecot();
    const progress = progressIn(join(folder, 'imap'));
    imap = openImapDoor({ account: mailbox.account, keep: inbox.keep, progress, log });
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

  async function byImap(raw: string): Promise<string> {
    const before = await archive.namesOf('inbound');
    await mailbox.deliver(raw);
    return until(async () => (await archive.namesOf('inbound')).find((digest) => !before.includes(digest)));
  }

  async function bySmtp(raw: string): Promise<void> {
    const transport = createTransport({
      ...{ host: '127.0.0.1', port: (smtp.server.address() as AddressInfo).port, ignoreTLS: true },
      auth: { user: owner, pass: mailboxPassword(secret, owner) },
    });
    await transport.sendMail({ envelope: { from: owner, to: [campaign.campaign.mailbox] }, raw });
    transport.close();
  }

  async function reportsOf(finding: string): Promise<number> {
    const { unsealed } = await campaign.duban.show(campaign.campaign.id, finding);
    return unsealed.filter(({ what }) => what === 'fileReport').length;
  }
  const receipts = (finding: string) =>
    outside.taken.filter(({ raw }) => raw.includes(`In-Reply-To: <${finding}@example.org>`));
  const receiptIds = (finding: string) => receipts(finding).map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1]);

  it('is one command and one receipt, though each server on the way has added its own lines', async () => {
    await bySmtp(message('WH-005'));
    await inbox.work();
    expect(await reportsOf('WH-005')).toBe(1);
    const copy = await byImap(`Received: from relay.example.org\r\n${message('WH-005')}`);
    await inbox.work();
    expect(await archive.noteOf('answered', copy)).toEqual({
      outcome: 'repeated',
      of: sha256(Buffer.from(message('WH-005'))),
    });
    expect(await reportsOf('WH-005')).toBe(1);
    expect(receipts('WH-005')).toHaveLength(1);
  });

  it('is not silenced by an unproven copy that came first', async () => {
    await byImap(`Received: from nowhere.example.org\r\n${message('WH-006')}`);
    await inbox.work();
    expect(await reportsOf('WH-006')).toBe(0);
    await bySmtp(message('WH-006'));
    await inbox.work();
    expect(await reportsOf('WH-006')).toBe(1);
  });

  it('waits while Temporal is down, and is acted on afterwards', async () => {
    const { id } = campaign.campaign;
    const nowhere = dubanOver(new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) }));
    const { mailbox: own } = campaign.campaign;
    const names = namesBy(secret);
    const cutOff = openInbox({ archive, duban: nowhere, outbound, names, campaign: id, mailbox: own, log });
    const raw = message('WH-005').replace('<WH-005@', '<later@').replace('09:00:00', '10:00:00');
    await bySmtp(raw);
    await cutOff.work();
    expect(await archive.noteOf('answered', sha256(Buffer.from(raw)))).toBeUndefined();
    await inbox.work();
    expect(await archive.noteOf('answered', sha256(Buffer.from(raw)))).toMatchObject({ outcome: 'answered' });
  });

  it('is one command after a restart in the middle, and its receipt keeps its Message-ID', async () => {
    await bySmtp(message('WH-028'));
    await inbox.work();
    // As a process leaves it that dies between the command and its note.
    for (const kind of ['answered', 'said']) rmSync(join(folder, 'archive', kind), { recursive: true });
    await inbox.work();
    expect(await reportsOf('WH-028')).toBe(1);
    expect(new Set(receiptIds('WH-028')).size).toBe(1);
    expect(receipts('WH-028').length).toBeGreaterThan(1);
  });
});
