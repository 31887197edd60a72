import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localPostOffice, type SmtpSettings } from '../../config/mail-file';
import { createOutbound, type Outbound, type OutgoingLetter } from '../../mail/smtp/outbound';
import { describeWith } from '../support/left-out';
import { mailServer, selfSigned, type MailServer, type MailServerSettings } from '../support/mail-server';

const letter: OutgoingLetter = {
  from: { name: 'Office', address: 'office@example.org' },
  to: { name: 'Contact', address: 'contact@example.org' },
  subject: 'Subject',
  text: 'Text',
  html: '<p>Text</p>',
  messageId: 'one@example.org',
  references: [],
  date: 0,
};

function secretFile(secret: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'duban-secret-')), 'secret');
  writeFileSync(file, secret);
  return file;
}

describe('createOutbound', () => {
  let server: MailServer;
  let outbound: Outbound | undefined;

  async function serverThat(settings: MailServerSettings = {}): Promise<void> {
    server = await mailServer(settings);
  }
  function sending(settings: Partial<SmtpSettings> = {}): Outbound {
    outbound = createOutbound({ ...localPostOffice(server.port), ...settings });
    return outbound;
  }
  afterEach(async () => {
    outbound?.close();
    await server.stop();
  });

  it('sends nothing, and no password, to a server that does not encrypt', async () => {
    const login = { user: 'office@example.org', password: 'secret' };
    await serverThat({ login });
    const secret = { kept: 'file', path: secretFile(login.password) } as const;
    const settings = { tls: 'starttls', login: { user: login.user, by: 'password', secret } } as const;
    await expect(sending(settings).send(letter)).rejects.toMatchObject({ fault: 'not-encrypted' });
    expect(server.taken).toEqual([]);
  });

  it('says that a password is refused, and never which', async () => {
    await serverThat({ login: { user: 'office@example.org', password: 'right' } });
    const secret = { kept: 'file', path: secretFile('a wrong one') } as const;
    const failing = sending({ login: { user: 'office@example.org', by: 'password', secret } }).send(letter);
    const error: unknown = await failing.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ fault: 'login-refused' });
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('a wrong one');
  });

  it('logs in by an access token, read again when it was renewed', async () => {
    await serverThat({
      login: { user: 'office@example.org', password: 'new token' },
      options: { authMethods: ['XOAUTH2'] },
    });
    const path = secretFile('old token');
    const login = { user: 'office@example.org', by: 'access-token', secret: { kept: 'file', path } } as const;
    const sender = sending({ login });
    await expect(sender.send(letter)).rejects.toMatchObject({ fault: 'login-refused' });
    writeFileSync(path, 'new token');
    expect(await sender.send(letter)).toEqual({ outcome: 'sent' });
  });

  it('gives a letter back unsent whose turn is too far away', async () => {
    await serverThat();
    const sender = sending({ perMinute: 3 });
    const sent = await Promise.allSettled([1, 2, 3, 4, 5].map(() => sender.send(letter)));
    expect(sent.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected']);
    expect(sent[3]).toMatchObject({ reason: { fault: 'too-many' } });
    expect(server.taken).toHaveLength(3);
  });

  it('writes to one recipient a letter, however many addresses its name pretends to be', async () => {
    await serverThat();
    await sending().send({ ...letter, to: { name: 'a@example.org, "b" <b@example.org>', address: letter.to.address } });
    expect(server.taken.map(({ to }) => to)).toEqual([letter.to.address]);
  });

  it.each([
    [550, 'no such mailbox', { outcome: 'refused', code: 550 }],
    [550, 'Ip frequency limited', undefined],
    [554, 'MI:SFQ too many connections', undefined],
    [450, 'mailbox busy', undefined],
  ])('takes %i %s as final only where it is', async (code, text, final) => {
    await serverThat({ refuse: () => ({ code, text }) });
    const sent = sending().send(letter);
    if (final === undefined) await expect(sent).rejects.toMatchObject({ fault: 'refused', said: `${code} ${text}` });
    else expect(await sent).toEqual(final);
  });

  describeWith('openssl', 'with a certificate', () => {
    const { key, cert } = selfSigned();
    const encrypting = (secure: boolean): MailServerSettings => ({
      options: { key, cert, secure, disabledCommands: ['AUTH'] },
    });

    it.each(['starttls', 'implicit'] as const)('encrypts by %s where the authority is trusted', async (tls) => {
      await serverThat(encrypting(tls === 'implicit'));
      expect(await sending({ tls, ca: cert }).send(letter)).toEqual({ outcome: 'sent' });
      expect(server.taken).toMatchObject([{ encrypted: true }]);
    });

    it.each(['starttls', 'implicit'] as const)(
      'sends nothing by %s to a certificate nobody vouches for',
      async (tls) => {
        await serverThat(encrypting(tls === 'implicit'));
        await expect(sending({ tls }).send(letter)).rejects.toMatchObject({ fault: 'not-encrypted' });
        expect(server.taken).toEqual([]);
      },
    );
  });
});
