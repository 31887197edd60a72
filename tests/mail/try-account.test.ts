import type { MailSettings } from '../../config/mail-file';
import { defined } from '../../domain/defined';
import { tryAccount } from '../../mail/smtp/try-account';
import { wordsFor } from '../../words';
import { dovecot, password, user, type Dovecot } from '../support/dovecot';
import { describeWith } from '../support/left-out';
import { mailServer, type MailServer } from '../support/mail-server';

describeWith('dovecot', 'tryAccount, on a real Dovecot', () => {
  let imap: Dovecot;
  let smtp: MailServer;
  let lost: (to: string) => boolean;

  beforeAll(async () => {
    imap = await dovecot();
    smtp = await mailServer({
      login: { user, password },
      deliver: async ({ to, raw }) => {
        if (!lost(to)) await imap.deliver(raw);
      },
    });
  });
  afterAll(async () => {
    await smtp.stop();
    await imap.stop();
  });
  beforeEach(() => {
    lost = () => false;
  });

  async function tried(account: Partial<MailSettings> = {}, to?: string): Promise<readonly string[]> {
    const { login } = imap.account;
    const whole: MailSettings = {
      address: user,
      smtp: { host: '127.0.0.1', port: smtp.port, tls: 'none', login },
      imap: imap.account,
      ...account,
    };
    const sentences: string[] = [];
    for await (const each of tryAccount(whole, defined({ subject: 'Test', patience: 1_500, to }))) {
      sentences.push(`${String(each.works)} ${wordsFor('en').mail.tried(each)}`);
    }
    return sentences;
  }

  it('logs in, writes to itself, reads it back, plus-address included, and leaves nothing behind', async () => {
    expect(await tried()).toEqual([
      expect.stringMatching(/^true Sending: .* takes the login, NOT encrypted\.$/),
      expect.stringMatching(/^true Receiving: INBOX on .* opens; it tells of new mail at once/),
      `true A letter to ${user} was taken.`,
      expect.stringMatching(/^true The letter to office@example.org arrived after \d s\.$/),
      'true A letter to office+duban-test@example.org was taken.',
      expect.stringMatching(/^true Plus-addressing works/),
    ]);
    expect(await imap.flags()).toEqual([]);
  });

  it('says that a letter is taken but does not arrive', async () => {
    lost = (to) => !to.includes('+');
    expect(await tried()).toContainEqual(
      expect.stringMatching(/^false The letter to office@example.org did not arrive/),
    );
  });

  it('says that there is no plus-addressing, and that it is not needed', async () => {
    lost = (to) => to.includes('+');
    expect((await tried()).at(-1)).toMatch(/^false No plus-addressing: .* nothing needs to be done\.$/);
  });

  it('writes to somebody else as well, who has to look himself', async () => {
    expect(await tried({}, 'other@example.org')).toContain(
      'true A letter to other@example.org was taken. Look there whether it arrived, also among the junk.',
    );
  });

  it('goes on to the mailbox where letters cannot be sent, and says why', async () => {
    const nobody = { user: 'nobody@example.org', by: 'password', secret: imap.account.login.secret } as const;
    expect(await tried({ smtp: { host: '127.0.0.1', port: smtp.port, tls: 'none', login: nobody } })).toEqual([
      expect.stringMatching(/^false Sending: .* cannot be used: the name, or the password/),
      expect.stringMatching(/^true Receiving/),
    ]);
  });

  it('says what keeps the mailbox shut', async () => {
    const sentences = await tried({ imap: { ...imap.account, tls: 'starttls' } });
    expect(sentences[1]).toMatch(/^false Receiving: .* cannot be used: no encrypted connection is possible/);
  });
});
