import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { registerSearchAttributes } from '../../client/search-attributes';
import { dovecot, password, user, type Dovecot } from '../support/dovecot';
import { duban, dubanMeanwhile, dubanProcess, ended, shortCampaign } from '../support/duban-process';
import { describeWith } from '../support/left-out';
import { mailServer, type MailServer } from '../support/mail-server';
import { until } from '../support/until';

const mailbox = 'zhenggai@duban.example.org';

describe('duban mail, as a process', () => {
  it('says that no account is named', () => {
    const data = mkdtempSync(join(tmpdir(), 'duban-mail-'));
    const { code, err } = duban(['mail', 'test', '--data', data]);
    expect([code, err]).toEqual([4, expect.stringMatching(/no .*mail\.yaml\. .*\[no-mail-file\]\n$/)]);
  });

  it('names the line of the account’s file that will not do', () => {
    const data = mkdtempSync(join(tmpdir(), 'duban-mail-'));
    writeFileSync(
      join(data, 'mail.yaml'),
      `address: ${mailbox}\npreset: "163"\npasswordFrom: DUBAN_NO_SUCH_VARIABLE\n`,
    );
    for (const command of [['mail', 'test'], ['worker']]) {
      const { code, err } = duban([...command, '--data', data]);
      expect([code, err]).toEqual([4, expect.stringMatching(/passwordFrom \(line 3\).*\[missing-secret\]\n$/)]);
    }
  });

  it('lets no campaign run by an account that is not its mailbox', () => {
    const data = mkdtempSync(join(tmpdir(), 'duban-mail-'));
    writeFileSync(join(data, 'mail.yaml'), 'address: other@example.org\nsmtp: { host: relay.example.org }\n');
    const { code, err } = duban(['up', '--data', data, '--port', '21580']);
    expect([code, err]).toEqual([4, expect.stringContaining('[other-mailbox]')]);
  });
});

describeWith('dovecot', 'duban mail, with an account on a real Dovecot', () => {
  const data = mkdtempSync(join(tmpdir(), 'duban-mail-'));
  const environment = { DUBAN_TEST_PASSWORD: password, TEMPORAL_ADDRESS: process.env['TEST_TEMPORAL_ADDRESS'] ?? '' };
  let imap: Dovecot;
  let smtp: MailServer;

  beforeAll(async () => {
    const connection = await Connection.connect({ address: environment.TEMPORAL_ADDRESS });
    await registerSearchAttributes(connection, 'default');
    await connection.close();
    imap = await dovecot();
    smtp = await mailServer({
      login: { user, password },
      deliver: async ({ to, raw }) => {
        if (to.endsWith('@duban.example.org')) await imap.deliver(raw);
      },
    });
    const [smtpPort, imapPort] = [String(smtp.port), String(imap.port)];
    writeFileSync(
      join(data, 'mail.yaml'),
      `address: ${mailbox}
user: ${user}
passwordFrom: DUBAN_TEST_PASSWORD
smtp: { host: 127.0.0.1, port: ${smtpPort}, tls: none }
imap: { host: 127.0.0.1, port: ${imapPort}, tls: none }
`,
    );
  });
  afterAll(async () => {
    await smtp.stop();
    await imap.stop();
  });

  it('says what works', async () => {
    const { code, out, err } = await dubanMeanwhile(['mail', 'test', '--data', data], environment);
    expect([code, err]).toEqual([0, '']);
    expect(out.match(/^✓.*\n/gm)).toHaveLength(6);
    expect(out).toContain('Plus-addressing works');
  });

  it('says what does not, by its exit code too, and never the password', async () => {
    const wrong = { ...environment, DUBAN_TEST_PASSWORD: 'a wrong one' };
    const { code, out, err } = await dubanMeanwhile(['mail', 'test', '--data', data, '--patience', '1'], wrong);
    expect([code, err]).toEqual([6, expect.stringContaining('[mail-fails]')]);
    expect(out.match(/^✗.*\n/gm)).toHaveLength(2);
    expect(out + err).not.toContain('a wrong one');
  });

  it('sends by the worker and takes answers in, each a process of its own', async () => {
    const campaign = shortCampaign(1);
    const file = join(campaign, 'campaign.yaml');
    const id = `mail-${Date.now()}`;
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^id: .*$/m, `id: ${id}`));
    const place = ['--data', data];
    const processes: ChildProcess[] = [dubanProcess(['worker', ...place], environment)];
    try {
      const opened = await dubanMeanwhile(['import', campaign, ...place, '--start', 'today', '--assign'], environment);
      expect([opened.code, opened.err]).toEqual([0, '']);
      processes.push(dubanProcess(['mail', 'receive', ...place, '--campaign', id], environment));
      const letter = await until(() => smtp.taken.find(({ to }) => to === 'party-office@example.org'), 60_000);
      expect(letter.user).toBe(user);
      expect(letter.raw).toMatch(/^Message-ID:\s+<mail-\d+\..*@duban\.example\.org>\r$/im);
      await imap.deliver('From: contact@example.org\r\nSubject: Re: [WH-001]\r\n\r\nacknowledged\r\n');
      await until(async () => {
        const { out } = await dubanMeanwhile(['inbox', 'list', ...place, '--campaign', id], environment);
        return out.includes('contact@example.org') ? true : undefined;
      });
      expect(await imap.flags()).toEqual([['\\Seen']]);
      expect(readFileSync(join(data, 'inbox.log'), 'utf8')).not.toContain(password);
    } finally {
      for (const each of processes) each.kill('SIGTERM');
      await Promise.all(processes.map(ended));
    }
  });
});
