import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Taken {
  readonly to: string;
  readonly raw: string;
  readonly encrypted: boolean;
  readonly user: string | undefined;
}

/** A mail server on this machine that takes letters in, and remembers them. */
export interface MailServer {
  readonly port: number;
  readonly taken: Taken[];
  stop(): Promise<void>;
}

export interface MailServerSettings {
  readonly options?: SMTPServerOptions;
  readonly login?: { readonly user: string; readonly password: string };
  /** What is answered to a recipient instead of yes. */
  readonly refuse?: (to: string) => { readonly code: number; readonly text: string } | undefined;
  /** Done with each letter before it counts as taken. */
  readonly deliver?: (letter: Taken) => Promise<void>;
}

export async function mailServer({ options, login, refuse, deliver }: MailServerSettings = {}): Promise<MailServer> {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    authOptional: login === undefined,
    disabledCommands: ['STARTTLS', ...(login === undefined ? ['AUTH'] : [])],
    allowInsecureAuth: true,
    onAuth({ method, username, password, accessToken }, _, done) {
      const given = method === 'XOAUTH2' ? accessToken : password;
      if (username === login?.user && given === login?.password) done(null, { user: username ?? '' });
      else done(new Error('wrong'));
    },
    onRcptTo({ address }, _, done) {
      const refused = refuse?.(address);
      done(refused === undefined ? null : Object.assign(new Error(refused.text), { responseCode: refused.code }));
    },
    onData(stream, { envelope, secure, user }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const letters = envelope.rcptTo.map(({ address }): Taken => {
          const raw = Buffer.concat(chunks).toString();
          return { to: address, raw, encrypted: secure, user: typeof user === 'string' ? user : undefined };
        });
        taken.push(...letters);
        void Promise.all(letters.map(async (letter) => deliver?.(letter))).then(() => {
          done();
        });
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    port: (listening.address() as AddressInfo).port,
    taken,
    async stop() {
      await new Promise<void>((done) => {
        server.close(done);
      });
    },
  };
}

/** A certificate for 127.0.0.1 that nobody but its maker has signed, valid for a day. */
export function selfSigned(): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'duban-certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-keyout', key, '-out', cert];
  spawnSync('openssl', [...args, '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'], {
    stdio: 'ignore',
  });
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}
