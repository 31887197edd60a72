import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { Logger } from 'pino';
import { SMTPServer } from 'smtp-server';

/** A letter as its recipient sees it. */
export interface Delivered {
  readonly id: string;
  readonly messageId: string;
  readonly subject: string;
  readonly at: Date;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly content: Buffer }[];
}

/** The letters of the local post office, a folder an address. */
export interface LetterBox {
  addresses(): Promise<readonly string[]>;
  /** Newest first. */
  lettersOf(address: string): Promise<readonly Delivered[]>;
  /** Keeps what is delivered by SMTP. */
  readonly server: SMTPServer;
}

export function openLetterBox(folder: string, log: Logger): LetterBox {
  const folderOf = (address: string): string => join(folder, encodeURIComponent(address.toLowerCase()));
  let last = 0;

  async function deliver(address: string, raw: Buffer): Promise<void> {
    await mkdir(folderOf(address), { recursive: true });
    last = Math.max(last + 1, Date.now());
    const file = join(folderOf(address), `${String(last)}.eml`);
    await writeFile(`${file}.part`, raw, { flush: true });
    await rename(`${file}.part`, file);
  }

  return {
    async addresses() {
      return (await readdir(folder).catch(() => [])).map(decodeURIComponent).sort();
    },
    async lettersOf(address) {
      const files = (await readdir(folderOf(address)).catch(() => [])).filter((name) => name.endsWith('.eml'));
      const letters = files
        .sort()
        .reverse()
        .map(async (name) => {
          const mail = await simpleParser(await readFile(join(folderOf(address), name)));
          return {
            id: name.slice(0, -'.eml'.length),
            messageId: mail.messageId ?? '',
            subject: mail.subject ?? '',
            at: mail.date ?? new Date(0),
            text: mail.text ?? '',
            html: mail.html === false ? '' : (mail.html ?? ''),
            attachments: mail.attachments.map(({ filename = '', content }) => ({ name: filename, content })),
          };
        });
      return Promise.all(letters);
    },
    server: new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      onData(stream, { envelope }, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          Promise.all(envelope.rcptTo.map(({ address }) => deliver(address, Buffer.concat(chunks)))).then(
            () => {
              done(null, 'delivered');
            },
            (error: unknown) => {
              log.error(
                { error: error instanceof Error ? error.message : 'unknown' },
                'a letter could not be delivered',
              );
              done(Object.assign(new Error('not delivered; try again later'), { responseCode: 451 }));
            },
          );
        });
      },
    }),
  };
}
