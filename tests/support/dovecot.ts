import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import type { ImapSettings } from '../../config/mail-file';
import { withServers } from './left-out';
import { until } from './until';

export const password = 'the mailbox’s own';
export const user = 'office@example.org';

export interface Dovecot {
  readonly port: number;
  readonly account: ImapSettings;
  /** Puts a message into the mailbox as a mail server would. */
  deliver(...messages: string[]): Promise<void>;
  /** The flags of every message, oldest first. */
  flags(): Promise<readonly (readonly string[])[]>;
  /** Every process of it at once. */
  kill(signal: NodeJS.Signals): void;
  start(): Promise<void>;
  /** Gives all messages new numbers, as after a restore from backup. Only while it is stopped. */
  renumber(): void;
  stop(): Promise<void>;
}

/** Nobody: Dovecot's login process refuses to be root. */
const NOBODY = 65_534;

/** A Dovecot of its own on a high port, without any privilege. */
export async function dovecot({ capability }: { readonly capability?: string } = {}): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'duban-dovecot-'));
  const root = process.getuid?.() === 0;
  const owner = root ? { uid: NOBODY, gid: NOBODY, name: 'nobody', group: 'nogroup' } : self();
  const port = await freePort();
  const mail = join(folder, 'mail');
  mkdirSync(mail);
  const file = join(folder, 'dovecot.conf');
  writeFileSync(file, configuration({ folder, port, owner, capability }));
  writeFileSync(join(folder, 'users'), `${user}:{PLAIN}${password}:${owner.uid}:${owner.gid}::${mail}::\n`);
  chmodSync(folder, 0o755);
  for (const path of [folder, mail]) chownSync(path, owner.uid, owner.gid);
  let process_: ChildProcess | undefined;

  const dovecot_: Dovecot = {
    port,
    account: {
      ...{ host: '127.0.0.1', port, tls: 'none', mailbox: 'INBOX', pollEvery: 300 },
      login: { user, by: 'password', secret: { kept: 'file', path: secretFile(folder) } },
    },
    async deliver(...messages) {
      await asClient(async (client) => {
        for (const message of messages) await client.append('INBOX', message);
      });
    },
    async flags() {
      return asClient(async (client) => {
        await client.mailboxOpen('INBOX', { readOnly: true });
        const messages = await client.fetchAll('1:*', { flags: true });
        return messages.map(({ flags }) => [...(flags ?? [])].filter((flag) => flag !== '\\Recent'));
      });
    },
    kill(signal) {
      // In a group of its own, so that its workers are meant too.
      if (process_?.pid !== undefined && groupLives(process_)) process.kill(-process_.pid, signal);
    },
    async start() {
      await gone();
      rmSync(join(folder, 'run', 'master.pid'), { force: true });
      process_ = spawn('dovecot', ['-F', '-c', file], {
        ...{ stdio: 'ignore', detached: true, cwd: folder, env: withServers },
        ...(root ? { uid: owner.uid, gid: owner.gid } : {}),
      });
      await until(() => answers(port));
    },
    renumber() {
      const inbox = join(mail, 'Maildir');
      for (const name of ['dovecot-uidlist', 'dovecot.index', 'dovecot.index.log', 'dovecot.index.cache']) {
        rmSync(join(inbox, name), { force: true });
      }
    },
    async stop() {
      dovecot_.kill('SIGKILL');
      await gone();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await dovecot_.start();
  return dovecot_;

  async function gone(): Promise<void> {
    await until(async () => ((await answers(port)) === undefined ? true : undefined));
  }

  async function asClient<T>(act: (client: ImapFlow) => Promise<T>): Promise<T> {
    const client = new ImapFlow({
      ...{ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, logger: false, disableAutoIdle: true },
      auth: { user, pass: password },
    });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await act(client);
    } finally {
      await client.logout();
    }
  }
}

function secretFile(folder: string): string {
  const file = join(folder, 'secret');
  writeFileSync(file, `${password}\n`);
  return file;
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
  readonly group: string;
}

function self(): Owner {
  const { uid, gid, username } = userInfo();
  const group = readFileSync('/etc/group', 'utf8')
    .split('\n')
    .find((line) => line.split(':')[2] === String(gid));
  return { uid, gid, name: username, group: group?.split(':')[0] ?? username };
}

function configuration({
  folder,
  port,
  owner,
  capability,
}: {
  readonly folder: string;
  readonly port: number;
  readonly owner: Owner;
  readonly capability: string | undefined;
}): string {
  return `base_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = ${owner.name}
default_internal_group = ${owner.group}
default_login_user = ${owner.name}
mail_location = maildir:~/Maildir
mail_uid = ${owner.uid}
mail_gid = ${owner.gid}
first_valid_uid = 1
first_valid_gid = 1
auth_mechanisms = plain
auth_failure_delay = 0
${capability === undefined ? '' : `imap_capability = ${capability}\n`}
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = passwd-file
  args = ${folder}/users
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;
}

function groupLives({ pid }: ChildProcess): boolean {
  try {
    process.kill(-(pid ?? 0), 0);
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        found(port);
      });
    });
  });
}

/** Whether something greets there. */
async function answers(port: number): Promise<true | undefined> {
  return new Promise((told) => {
    const socket = createConnection({ host: '127.0.0.1', port, timeout: 500 });
    const say = (what: true | undefined): void => {
      socket.destroy();
      told(what);
    };
    socket.once('data', () => {
      say(true);
    });
    for (const event of ['error', 'timeout', 'close'] as const) {
      socket.once(event, () => {
        say(undefined);
      });
    }
  });
}
