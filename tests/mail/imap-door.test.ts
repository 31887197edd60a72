import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { openArchive } from '../../archive/archive';
import type { Envelope } from '../../mail/message/envelope';
import { LARGEST_MESSAGE } from '../../mail/message/envelope';
import { openImapDoor, type ImapDoor } from '../../mail/smtp/imap-door';
import { spoolIn } from '../../mail/smtp/spool';
import { progressIn } from '../../mail/smtp/imap-progress';
import { keeperIn, type Keep } from '../../mail/smtp/keep';
import { dovecot, password, type Dovecot } from '../support/dovecot';
import { describeWith } from '../support/left-out';
import { linkTo, type Link } from '../support/link';
import { until } from '../support/until';

const timing = { silence: 1_000, retry: 50, longestRetry: 500, trust: 20_000 };

function message(name: string, body = '签收'): string {
  return `Message-ID: <${name}@example.org>\r\nFrom: contact@example.org\r\nSubject: ${name}\r\n\r\n${body}\r\n`;
}

describeWith('dovecot', 'the IMAP door, on a real Dovecot', () => {
  let server: Dovecot;
  let link: Link;
  let folder: string;
  let door: ImapDoor | undefined;
  let logged: string[];
  /** Subjects in the order in which they were kept, and how often each. */
  let kept: string[];
  let envelopes: Envelope[];
  let beforeKept: (() => void) | undefined;
  let afterKept: (() => void) | undefined;

  beforeEach(async () => {
    server = await dovecot();
    link = await linkTo(server.port);
    folder = mkdtempSync(join(tmpdir(), 'duban-door-'));
    [logged, kept, envelopes, beforeKept, afterKept] = [[], [], [], undefined, undefined];
  });
  afterEach(async () => {
    const opened = door;
    door = undefined;
    await opened?.close();
    await link.stop();
    await server.stop();
  });

  function open(account: Partial<Dovecot['account']> = {}): void {
    const toArchive = keeperIn(openArchive(join(folder, 'archive')), spoolIn(join(folder, 'spool')), () => undefined);
    const keep: Keep = async (raw, envelope) => {
      beforeKept?.();
      const digest = await toArchive(raw, envelope);
      kept.push(/^Subject: (.*)\r$/m.exec(raw.toString())?.[1] ?? '');
      envelopes.push(envelope);
      afterKept?.();
      return digest;
    };
    door = openImapDoor({
      account: { ...server.account, port: link.port, ...account },
      keep,
      progress: progressIn(join(folder, 'imap')),
      log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }),
      timing,
    });
  }
  const isKept = (name: string) => until(() => (kept.includes(name) ? true : undefined));
  const isSeen = (count: number) =>
    until(async () => {
      const flags = await server.flags();
      return flags.length === count && flags.every((each) => each.includes('\\Seen')) ? true : undefined;
    });
  const archived = () => openArchive(join(folder, 'archive')).namesOf('inbound');

  it('takes in what lies there, oldest first, marks it as seen, and says where it came from', async () => {
    await server.deliver(message('one'), message('two'), message('three'));
    open();
    await isSeen(3);
    expect(kept).toEqual(['one', 'two', 'three']);
    expect(envelopes[0]).toMatchObject({ door: 'imap', mailbox: 'INBOX', uid: 1 });
  });

  it('says who it is before it opens the mailbox, as 163 asks', async () => {
    await server.deliver(message('one'));
    open();
    await isKept('one');
    const commands = [...link.said.client.matchAll(/^\S+ (ID|SELECT)\b/gm)].map(([, command]) => command);
    expect(commands.indexOf('ID')).toBeGreaterThanOrEqual(0);
    expect(commands.indexOf('ID')).toBeLessThan(commands.indexOf('SELECT'));
  });

  it('is told by IDLE of what arrives, at once', async () => {
    open();
    await until(() => (/^\S+ IDLE/m.test(link.said.client) ? true : undefined));
    const began = Date.now();
    await server.deliver(message('told'));
    await isKept('told');
    expect(Date.now() - began).toBeLessThan(timing.trust / 4);
  });

  it('looks by itself, and stays connected, where the server has no IDLE', async () => {
    const plain = await dovecot({ capability: 'IMAP4rev1 ID UIDPLUS' });
    const line = await linkTo(plain.port);
    open({ port: line.port, pollEvery: timing.silence * 2 });
    await until(() => (/^\S+ SELECT/m.test(line.said.client) ? true : undefined));
    await pause(timing.silence * 1.5);
    await plain.deliver(message('found'));
    await isKept('found');
    expect(line.said.client).not.toMatch(/^\S+ IDLE/m);
    expect(line.said.client.match(/^\S+ (LOGIN|AUTHENTICATE)/gm)).toHaveLength(1);
    await line.stop();
    await plain.stop();
  });

  it('goes on where it was after a restart', async () => {
    await server.deliver(message('before'));
    open();
    await isSeen(1);
    await door?.close();
    await server.deliver(message('meanwhile'));
    open();
    await isKept('meanwhile');
    expect(kept).toEqual(['before', 'meanwhile']);
  });

  it('takes in a message that somebody has already opened in another program', async () => {
    await server.deliver(message('first'));
    open();
    await isSeen(1);
    await door?.close();
    const other = openImapDoor({
      account: server.account,
      keep: () => Promise.resolve(''),
      progress: progressIn(join(folder, 'another reader')),
      log: pino({ level: 'silent' }),
      timing,
    });
    await server.deliver(message('read elsewhere'));
    await isSeen(2);
    await other.close();
    open();
    await isKept('read elsewhere');
  });

  it('recognises every message after the server has given new numbers', async () => {
    await server.deliver(message('one'), message('two'));
    open();
    await isSeen(2);
    await door?.close();
    server.kill('SIGKILL');
    server.renumber();
    await server.start();
    await server.deliver(message('three'));
    open();
    await isKept('three');
    expect(new Set(envelopes.map((envelope) => (envelope.door === 'imap' ? envelope.uidValidity : '')))).toHaveProperty(
      'size',
      2,
    );
    expect(await archived()).toHaveLength(3);
  });

  it('keeps a message whole though the server is killed while it is fetched', async () => {
    await server.deliver(message('large', 'x'.repeat(76).concat('\r\n').repeat(60_000)));
    let fetched = 0;
    link.onPassing((from, text) => {
      if (from === 'server') fetched += text.length;
      if (fetched < 1_000_000) return;
      link.onPassing(undefined);
      server.kill('SIGKILL');
      link.cut();
    });
    open();
    await until(() => (logged.some((line) => line.includes('trying again')) ? true : undefined));
    expect(kept).toEqual([]);
    await server.start();
    await isSeen(1);
    expect(kept).toEqual(['large']);
  });

  it('marks a message as seen though the server is killed while that is stored', async () => {
    await server.deliver(message('stored'));
    link.onPassing((from, text) => {
      if (from !== 'client' || !/ UID STORE /.test(text)) return;
      link.onPassing(undefined);
      server.kill('SIGKILL');
    });
    open();
    await isKept('stored');
    await until(() => (logged.some((line) => line.includes('trying again')) ? true : undefined));
    await server.start();
    await isSeen(1);
    expect(await archived()).toHaveLength(1);
  });

  it('marks a message as seen though the server is killed between keeping and marking', async () => {
    await server.deliver(message('kept'));
    afterKept = () => {
      afterKept = undefined;
      server.kill('SIGKILL');
    };
    open();
    await isKept('kept');
    await server.start();
    await isSeen(1);
    expect(await archived()).toHaveLength(1);
  });

  it('leaves a message unread that could not be kept, and takes it in once the disk has room', async () => {
    await server.deliver(message('late'));
    let full = true;
    beforeKept = () => {
      if (full) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    };
    open();
    await until(() => (logged.length > 1 ? true : undefined));
    expect(await server.flags()).toEqual([[]]);
    full = false;
    await isSeen(1);
    expect(kept).toEqual(['late']);
  });

  it('finds out that a line is dead though nobody hung up, and takes in what arrived', async () => {
    open();
    await until(() => (/^\S+ IDLE/m.test(link.said.client) ? true : undefined));
    link.freeze();
    await server.deliver(message('behind'));
    await isKept('behind');
  });

  it('outlives a server that is stopped and goes on again', async () => {
    open();
    await until(() => (/^\S+ IDLE/m.test(link.said.client) ? true : undefined));
    server.kill('SIGSTOP');
    await until(() => (logged.some((line) => line.includes('trying again')) ? true : undefined));
    server.kill('SIGCONT');
    await server.deliver(message('afterwards'));
    await isKept('afterwards');
  });

  it('leaves what is too large unread, and keeps its headers', async () => {
    await server.deliver(
      message(
        'too large',
        'x'
          .repeat(998)
          .concat('\r\n')
          .repeat(LARGEST_MESSAGE / 1_000 + 1),
      ),
    );
    open();
    await isKept('too large');
    await server.deliver(message('next'));
    await isKept('next');
    expect(envelopes[0]).toMatchObject({ oversize: expect.any(Number) as number });
    expect(await server.flags()).toEqual([[], expect.arrayContaining(['\\Seen'])]);
  });

  it('waits long after a refused password, which never stands in the log', async () => {
    const secret = join(folder, 'secret');
    writeFileSync(secret, 'a wrong one');
    open({ login: { ...server.account.login, secret: { kept: 'file', path: secret } } });
    await until(() => (logged.some((line) => line.includes('login-refused')) ? true : undefined));
    expect(logged.join('')).not.toContain('a wrong one');
    await server.deliver(message('one'));
    writeFileSync(secret, password);
    await isKept('one');
  });
});
