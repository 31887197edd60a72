import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { createTransport } from 'nodemailer';
import { connect, type Connected } from '../../client/duban';
import { registerSearchAttributes } from '../../client/search-attributes';
import { mailboxPassword } from '../../mail/smtp/mailbox-password';
import { secretIn } from '../../worker/secret';
import { dubanMeanwhile, dubanProcess, ended, shortCampaign } from '../support/duban-process';
import { freshNamespace } from '../support/fresh-namespace';
import { mailServer, type MailServer } from '../support/mail-server';
import { portsInARow } from '../support/ports-in-a-row';
import { until } from '../support/until';

const PORT = portsInARow(1);
const mailbox = 'killed@duban.example.org';
const owner = 'party-office@example.org';

describe('a message whose processes are killed', () => {
  const data = mkdtempSync(join(tmpdir(), 'duban-killed-'));
  const address = process.env['TEST_TEMPORAL_ADDRESS'] ?? '';
  const environment = { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: '' };
  const id = `killed-${Date.now()}`;
  const running: ChildProcess[] = [];
  let smtp: MailServer;
  let connected: Connected;
  /** Recipients that the mail server has not answered yet, while it hangs. */
  let hanging: (() => void)[] | undefined;

  const start = (...args: string[]): ChildProcess => {
    const child = dubanProcess([...args, '--data', data], environment);
    running.push(child);
    return child;
  };
  const receive = (): ChildProcess => start('mail', 'receive', '--campaign', id, '--port', String(PORT));

  beforeAll(async () => {
    // Another test's worker would take what this one's is to do, and send its letters elsewhere.
    const connection = await Connection.connect({ address });
    const namespace = await freshNamespace(connection);
    await registerSearchAttributes(connection, namespace);
    await connection.close();
    environment.TEMPORAL_NAMESPACE = namespace;
    connected = await connect({ address, namespace });
    smtp = await mailServer({
      options: {
        onRcptTo(_, __, done) {
          if (hanging === undefined) done();
          else hanging.push(done);
        },
      },
    });
    const account = `smtp: { host: 127.0.0.1, port: ${smtp.port}, tls: none }`;
    writeFileSync(join(data, 'mail.yaml'), `address: ${mailbox}\n${account}\n`);
    const campaign = shortCampaign(1);
    const file = join(campaign, 'campaign.yaml');
    const text = readFileSync(file, 'utf8').replace(/^id: .*$/m, `id: ${id}`);
    writeFileSync(file, text.replace(/^mailbox: .*$/m, `mailbox: ${mailbox}`));
    start('worker');
    const imported = await dubanMeanwhile(
      ['import', campaign, '--data', data, '--start', 'today', '--assign'],
      environment,
    );
    expect([imported.code, imported.err]).toEqual([0, '']);
    await until(() => (smtp.taken.some(({ to }) => to === owner) ? true : undefined), 120_000);
  });
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL');
    await Promise.all(running.map(ended));
    await connected.connection.close();
    await smtp.stop();
  });

  async function handIn(messageId: string, text: string): Promise<void> {
    const transport = createTransport({
      ...{ host: '127.0.0.1', port: PORT, ignoreTLS: true },
      auth: { user: owner, pass: mailboxPassword(secretIn(data), owner) },
    });
    const mail = { from: owner, to: mailbox, messageId, subject: 'Re: [WH-001]', text };
    await until(
      () =>
        transport.sendMail(mail).then(
          () => true,
          () => undefined,
        ),
      120_000,
    );
    transport.close();
  }
  const entries = async (what: string) => {
    const { unsealed } = await connected.duban.show(id, 'WH-001', 60_000);
    return unsealed.filter((entry) => entry.what === what);
  };
  const receiptsOf = (messageId: string) => smtp.taken.filter(({ raw }) => raw.includes(`In-Reply-To: ${messageId}`));

  it('is one command and one receipt, though the worker is killed between the two', async () => {
    receive();
    hanging = [];
    await handIn('<first@example.org>', '签收');
    await until(async () => ((await entries('acknowledge')).length > 0 ? true : undefined), 120_000);
    await until(() => (hanging?.length === 0 ? undefined : true), 120_000);
    for (const child of running.splice(0)) {
      child.kill('SIGKILL');
      await ended(child);
    }
    hanging = undefined;
    start('worker');
    await until(() => (receiptsOf('<first@example.org>').length > 0 ? true : undefined), 120_000);
    expect(await entries('acknowledge')).toHaveLength(1);
    // A second answer comes through whole, and only its own receipt with it.
    receive();
    await handIn('<second@example.org>', '进展：已部署');
    await until(() => (receiptsOf('<second@example.org>').length > 0 ? true : undefined), 120_000);
    expect(receiptsOf('<first@example.org>')).toHaveLength(1);
    expect(await entries('acknowledge')).toHaveLength(1);
  });
});
