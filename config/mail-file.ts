import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { defined } from '../domain/defined';
import { encryptions, presetNames, presets, type Encryption, type Preset } from './mail-presets';
import { BadFiles } from './problem';
import { secretFrom, type SecretSource } from './secret-source';
import { readYamlFile } from './yaml-file';

/** How to log in: with a password, or with an OAuth 2 access token (XOAUTH2) that something else renews. */
export interface Login {
  readonly user: string;
  readonly by: 'password' | 'access-token';
  readonly secret: SecretSource;
}

export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly tls: Encryption;
  /** Certificates (PEM) of an authority that is trusted in addition to the usual ones, such as an office's own. */
  readonly ca?: string;
}

export interface SmtpSettings extends MailServer {
  readonly login?: Login;
  /** Most letters a minute; no limit if absent. */
  readonly perMinute?: number;
}

export interface ImapSettings extends MailServer {
  readonly login: Login;
  readonly mailbox: string;
  /** Milliseconds between two polls, if the server cannot announce new mail by itself. */
  readonly pollEvery: number;
  /**
   * The server that receives for the mailbox, as it names itself in Authentication-Results and Received. Its word on
   * who sent a message is trusted. Without one, only signatures prove a sender.
   */
  readonly trustedReceiver?: string;
}

/** The account with which an installation sends and receives. */
export interface MailSettings {
  /** The mailbox: it sends every letter, and answers arrive there. */
  readonly address: string;
  readonly smtp: SmtpSettings;
  /** Absent if answers come in by SMTP only. */
  readonly imap?: ImapSettings;
}

/**
 * The embedded stack's own post office on this machine: the only server that we talk to without encryption unless told
 * to.
 */
export function localPostOffice(port: number): SmtpSettings {
  return { host: '127.0.0.1', port, tls: 'none' };
}

const POLL_EVERY = 60;

const server = {
  host: z.string().min(1, 'smtp.example.org'),
  port: z.int().min(1).max(65_535),
  tls: z.enum(encryptions),
  /** Path of a PEM file. */
  ca: z.string().min(1),
};
const variable = z.string().regex(/^[A-Z_][A-Z0-9_]*$/i, 'DUBAN_MAIL_PASSWORD');
const path = z.string().min(1);

const mailFile = z.strictObject({
  address: z.email('office@example.org').transform((address) => address.toLowerCase()),
  preset: z.enum(presetNames).optional(),
  /** The user name for the login; absent if it is the address. */
  user: z.string().min(1).optional(),
  passwordFrom: variable.optional(),
  passwordFile: path.optional(),
  tokenFrom: variable.optional(),
  tokenFile: path.optional(),
  smtp: z
    .strictObject({ ...server, perMinute: z.int().min(1).max(10_000) })
    .partial()
    .optional(),
  imap: z
    .strictObject({
      ...server,
      mailbox: z.string().min(1),
      pollEvery: z.int().min(1).max(3_600),
      trustedReceiver: z.string().min(1),
    })
    .partial()
    .optional(),
});

type MailFile = z.output<typeof mailFile>;
type SecretKey = 'passwordFrom' | 'passwordFile' | 'tokenFrom' | 'tokenFile';
const secretKeys: readonly SecretKey[] = ['passwordFrom', 'passwordFile', 'tokenFrom', 'tokenFile'];

/** The path of a data folder's mail account file, `mail.yaml`. */
export function mailFileIn(data: string): string {
  return join(data, 'mail.yaml');
}

/**
 * The mail account of a data folder; undefined if it has none and the local post office is used.
 * @throws BadFiles with every key that is not accepted, and its line
 */
export async function readMailFile(data: string): Promise<MailSettings | undefined> {
  const file = mailFileIn(data);
  if (!existsSync(file)) return undefined;
  return readYamlFile(
    file,
    mailFile
      .superRefine((read, context) => {
        for (const { at, ...issue } of contradictions(read, file)) {
          context.addIssue({ code: 'custom', path: at, input: read, ...issue });
        }
      })
      .transform((read) => settingsOf(read, file)),
  );
}

/**
 * The account for a campaign. The campaign's mailbox must be the account's; otherwise answers would go where nobody
 * looks, and letters would carry a sender that the server refuses.
 * @throws BadFiles
 */
export async function readMailFileFor(mailbox: string, data: string): Promise<MailSettings | undefined> {
  const settings = await readMailFile(data);
  if (settings !== undefined && settings.address !== mailbox.toLowerCase()) {
    const [file, found] = [mailFileIn(data), settings.address];
    throw new BadFiles([{ code: 'other-mailbox', file, at: { key: 'address' }, found, wanted: [mailbox] }]);
  }
  return settings;
}

interface Contradiction {
  readonly at: string[];
  /** What would be accepted. */
  readonly message: string;
  readonly params?: { readonly problem: 'missing-secret' };
}

/** Finds keys that are valid alone but not together. */
function contradictions(read: MailFile, file: string): readonly Contradiction[] {
  const found: Contradiction[] = [];
  const [given, ...more] = secretKeys.filter((key) => read[key] !== undefined);
  for (const key of more) found.push({ at: [key], message: given ?? '' });
  const source = secretSourceOf(read, file);
  if (given === undefined && wantsImap(read)) found.push({ at: ['passwordFrom'], message: 'DUBAN_MAIL_PASSWORD' });
  if (given !== undefined && source !== undefined && secretFrom(source) === undefined) {
    found.push({ at: [given], message: '', params: { problem: 'missing-secret' } });
  }
  if (presetOf(read)?.tokenOnly === true && given?.startsWith('password') === true) {
    found.push({ at: [given], message: 'tokenFrom, tokenFile' });
  }
  if (read.preset === undefined) {
    if (read.smtp?.host === undefined) found.push({ at: ['smtp', 'host'], message: 'smtp.example.org' });
    if (read.imap !== undefined && read.imap.host === undefined) {
      found.push({ at: ['imap', 'host'], message: 'imap.example.org' });
    }
  }
  for (const side of ['smtp', 'imap'] as const) {
    const ca = read[side]?.ca;
    if (ca !== undefined && !existsSync(beside(file, ca))) found.push({ at: [side, 'ca'], message: 'ca.pem' });
  }
  return found;
}

function settingsOf(read: MailFile, file: string): MailSettings {
  const preset = presetOf(read);
  const login = loginOf(read, file);
  const smtp = serverOf(read.smtp, preset?.smtp, { tls: 'starttls', ports: smtpPorts }, file);
  const perMinute = read.smtp?.perMinute ?? preset?.smtp.perMinute;
  const settings: MailSettings = {
    address: read.address,
    smtp: defined({ ...smtp, login, perMinute }),
  };
  if (login === undefined || !wantsImap(read)) return settings;
  return {
    ...settings,
    imap: defined({
      ...serverOf(read.imap, preset?.imap, { tls: 'implicit', ports: imapPorts }, file),
      login,
      mailbox: read.imap?.mailbox ?? 'INBOX',
      pollEvery: (read.imap?.pollEvery ?? POLL_EVERY) * 1_000,
      trustedReceiver: read.imap?.trustedReceiver,
    }),
  };
}

const smtpPorts: Readonly<Record<Encryption, number>> = { implicit: 465, starttls: 587, none: 25 };
const imapPorts: Readonly<Record<Encryption, number>> = { implicit: 993, starttls: 143, none: 143 };

function serverOf(
  said: MailFile['smtp'] | MailFile['imap'],
  preset: Preset['smtp' | 'imap'] | undefined,
  usual: { readonly tls: Encryption; readonly ports: Readonly<Record<Encryption, number>> },
  file: string,
): MailServer {
  const tls = said?.tls ?? preset?.tls ?? usual.tls;
  const ca = said?.ca;
  return defined({
    host: said?.host ?? preset?.host ?? '',
    port: said?.port ?? (said?.tls === undefined ? preset?.port : undefined) ?? usual.ports[tls],
    tls,
    ca: ca === undefined ? undefined : readFileSync(beside(file, ca), 'utf8'),
  });
}

function presetOf({ preset }: MailFile): Preset | undefined {
  return preset === undefined ? undefined : presets[preset];
}

function wantsImap(read: MailFile): boolean {
  return read.imap !== undefined || read.preset !== undefined;
}

function loginOf(read: MailFile, file: string): Login | undefined {
  const secret = secretSourceOf(read, file);
  if (secret === undefined) return undefined;
  const by = read.tokenFrom !== undefined || read.tokenFile !== undefined ? 'access-token' : 'password';
  return { user: read.user ?? read.address, by, secret };
}

function secretSourceOf(read: MailFile, file: string): SecretSource | undefined {
  const name = read.passwordFrom ?? read.tokenFrom;
  if (name !== undefined) return { kept: 'environment', name };
  const kept = read.passwordFile ?? read.tokenFile;
  return kept === undefined ? undefined : { kept: 'file', path: beside(file, kept) };
}

/** Paths are relative to the file that names them. */
function beside(file: string, path_: string): string {
  return resolve(dirname(file), path_);
}
