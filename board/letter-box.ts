import { mkdir, open, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import type { Logger } from 'pino';
import { SMTPServer } from 'smtp-server';
import { defined } from '../domain/defined';

/** What a list shows of a letter. */
export interface ListedLetter {
  readonly id: string;
  readonly subject: string;
  readonly at: Date;
}

/** A letter as its recipient sees it. */
export interface Delivered extends ListedLetter {
  readonly messageId: string;
  /** The letter that this one answers. */
  readonly inReplyTo?: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly content: Buffer }[];
}

export interface Box {
  readonly count: number;
  readonly newest?: ListedLetter;
}

/** The letters of the local post office, one folder for each address. */
export interface LetterBox {
  /** How many letters came to an address, and the head of the newest one. No other letter is opened. */
  boxOf(address: string): Promise<Box>;
  /** The newest letters, newest first. */
  lettersOf(address: string, most: number): Promise<readonly Delivered[]>;
  letter(address: string, id: string): Promise<Delivered | undefined>;
  /** The SMTP server that keeps what is delivered. */
  readonly server: SMTPServer;
}

/** Called with every letter as it is delivered. */
export type HearDelivered = (address: string, letter: Delivered) => void;

/** How long a closing server waits for open connections, in milliseconds. */
const CLOSING = 500;
/** Bytes within which a letter's subject and date stand. */
const HEAD = 16_384;

export function openLetterBox(folder: string, log: Logger, delivered?: HearDelivered): LetterBox {
  const folderOf = (address: string): string => join(folder, encodeURIComponent(address.toLowerCase()));
  let last = 0;

  return {
    async boxOf(address) {
      const ids = await idsOf(address);
      const [newest] = ids;
      return newest === undefined ? { count: 0 } : { count: ids.length, newest: await headOf(address, newest) };
    },
    async lettersOf(address, most) {
      return Promise.all((await idsOf(address)).slice(0, most).map((id) => read(address, id)));
    },
    async letter(address, id) {
      return (await idsOf(address)).includes(id) ? read(address, id) : undefined;
    },
    server: new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: CLOSING,
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

  async function deliver(address: string, raw: Buffer): Promise<void> {
    await mkdir(folderOf(address), { recursive: true });
    last = Math.max(last + 1, Date.now());
    const id = String(last);
    const file = join(folderOf(address), `${id}.eml`);
    await writeFile(`${file}.part`, raw, { flush: true });
    await rename(`${file}.part`, file);
    delivered?.(address.toLowerCase(), await opened(id, raw));
  }

  /** Newest first: a letter's id begins with the moment at which it came. */
  async function idsOf(address: string): Promise<readonly string[]> {
    const files = (await readdir(folderOf(address)).catch(() => [])).filter((name) => name.endsWith('.eml'));
    return files.map((name) => name.slice(0, -'.eml'.length)).sort((a, b) => Number(b) - Number(a));
  }

  async function headOf(address: string, id: string): Promise<ListedLetter> {
    const file = await open(join(folderOf(address), `${id}.eml`));
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
      const text = buffer.subarray(0, bytesRead);
      const end = text.indexOf('\r\n\r\n');
      return headed(id, await simpleParser(end < 0 ? text : text.subarray(0, end + 4)));
    } finally {
      await file.close();
    }
  }

  async function read(address: string, id: string): Promise<Delivered> {
    return opened(id, await readFile(join(folderOf(address), `${id}.eml`)));
  }
}

async function opened(id: string, raw: Buffer): Promise<Delivered> {
  const mail = await simpleParser(raw);
  return defined({
    ...headed(id, mail),
    messageId: mail.messageId ?? '',
    inReplyTo: mail.inReplyTo,
    text: mail.text ?? '',
    html: mail.html === false ? '' : (mail.html ?? ''),
    attachments: mail.attachments.map(({ filename = '', content }) => ({ name: filename, content })),
  });
}

function headed(id: string, mail: ParsedMail): ListedLetter {
  return { id, subject: mail.subject ?? '', at: mail.date ?? new Date(0) };
}
