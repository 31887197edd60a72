import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMailFile, readMailFileFor } from '../../config/mail-file';
import { presetNames } from '../../config/mail-presets';
import { BadFiles } from '../../config/problem';
import { secretFrom } from '../../config/secret-source';

function folderWith(text: string, secret?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'duban-mail-'));
  writeFileSync(join(folder, 'mail.yaml'), text);
  if (secret !== undefined) writeFileSync(join(folder, 'password'), secret);
  return folder;
}

async function problemsOf(reading: Promise<unknown>) {
  const error: unknown = await reading.catch((thrown: unknown) => thrown);
  if (!(error instanceof BadFiles)) throw new Error('the file was taken');
  return error.problems.map(({ code, at, wanted }) => [code, at, wanted] as const);
}

describe('readMailFile', () => {
  it('names no account where there is no file', async () => {
    expect(await readMailFile(mkdtempSync(join(tmpdir(), 'duban-mail-')))).toBeUndefined();
  });

  it('reads a preset, an address and where the password lies, and never holds the password', async () => {
    const folder = folderWith('address: Office@example.org\npreset: "163"\npasswordFile: password\n', 'geheim\n');
    const account = await readMailFile(folder);
    expect(account).toMatchObject({
      address: 'office@example.org',
      smtp: { host: 'smtp.163.com', port: 465, tls: 'implicit', login: { user: 'office@example.org', by: 'password' } },
      imap: { host: 'imap.163.com', port: 993, tls: 'implicit', mailbox: 'INBOX', pollEvery: 60_000 },
    });
    expect(JSON.stringify(account)).not.toContain('geheim');
    expect(account?.imap && secretFrom(account.imap.login.secret)).toBe('geheim');
  });

  it.each(presetNames)('knows %s by a preset alone, encrypted both ways', async (preset) => {
    const account = await readMailFile(
      folderWith(`address: a@example.org\npreset: "${preset}"\ntokenFile: password\n`, 'x'),
    );
    expect([account?.smtp.tls, account?.imap?.tls]).not.toContain('none');
    expect(account?.smtp.perMinute).toBeGreaterThan(0);
  });

  it('requires encryption unless told otherwise, and needs neither login nor IMAP for a relay', async () => {
    const account = await readMailFile(folderWith('address: a@example.org\nsmtp: { host: relay.example.org }\n'));
    expect(account).toEqual({
      address: 'a@example.org',
      smtp: { host: 'relay.example.org', port: 587, tls: 'starttls' },
    });
  });

  it('takes the usual port of another encryption than the preset’s', async () => {
    const text = 'address: a@example.org\npreset: qq\npasswordFile: password\nsmtp: { tls: starttls }\n';
    expect((await readMailFile(folderWith(text, 'x')))?.smtp).toMatchObject({ host: 'smtp.qq.com', port: 587 });
  });

  it('names every key that will not do, and its line', async () => {
    const text = 'address: a@example.org\npreset: nowhere\nsmtp:\n  prot: 25\n';
    expect(await problemsOf(readMailFile(folderWith(text)))).toEqual([
      ['bad-value', { key: 'preset', line: 2 }, presetNames],
      ['unknown-key', { key: 'smtp.prot', line: 4 }, []],
    ]);
  });

  it.each([
    ['a variable that is not set', 'passwordFrom: DUBAN_NO_SUCH_VARIABLE', ['missing-secret', 'passwordFrom', []]],
    ['a file that is not there', 'passwordFile: nowhere', ['missing-secret', 'passwordFile', []]],
    ['no secret, though IMAP needs one', 'user: office', ['missing-value', 'passwordFrom', ['DUBAN_MAIL_PASSWORD']]],
    ['two secrets', 'passwordFile: password\ntokenFile: password', ['bad-value', 'tokenFile', ['passwordFile']]],
    [
      'a password where the provider takes tokens only',
      'preset: microsoft365\npasswordFile: password',
      ['bad-value', 'passwordFile', ['tokenFrom, tokenFile']],
    ],
  ])('will not take %s', async (_, lines, problem) => {
    const preset = lines.includes('preset') ? '' : 'preset: gmail\n';
    const problems = await problemsOf(readMailFile(folderWith(`address: a@example.org\n${preset}${lines}\n`, 'x')));
    expect(problems.map(([code, at, wanted]) => [code, at !== undefined && 'key' in at ? at.key : '', wanted])).toEqual(
      [problem],
    );
  });

  it('asks for the hosts where no preset gives them', async () => {
    const text = 'address: a@example.org\npasswordFile: password\nimap: { mailbox: Duban }\n';
    expect((await problemsOf(readMailFile(folderWith(text, 'x')))).map(([code, at]) => [code, at])).toEqual([
      ['missing-value', { key: 'smtp.host', line: 1 }],
      ['missing-value', { key: 'imap.host', line: 3 }],
    ]);
  });
});

describe('readMailFileFor', () => {
  it('refuses an account that is not the campaign’s mailbox', async () => {
    const folder = folderWith('address: a@example.org\nsmtp: { host: relay.example.org }\n');
    expect(await readMailFileFor('A@example.org', folder)).toMatchObject({ address: 'a@example.org' });
    expect(await problemsOf(readMailFileFor('b@example.org', folder))).toEqual([
      ['other-mailbox', { key: 'address' }, ['b@example.org']],
    ]);
  });
});
