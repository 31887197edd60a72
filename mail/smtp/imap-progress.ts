import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * How far a mailbox has been read. UIDs are only valid under the UIDVALIDITY that they were given with (RFC 9051,
 * 2.3.1.1).
 */
export interface MailboxProgress {
  readonly uidValidity: string;
  /** The highest UID kept. */
  readonly last: number;
  /** When that was, milliseconds. */
  readonly at: number;
}

/** Remembers progress by mailbox, across restarts. */
export interface ProgressBook {
  of(mailbox: string): Promise<MailboxProgress | undefined>;
  record(mailbox: string, progress: MailboxProgress): Promise<void>;
}

/** Keeps progress in a folder, one file for each mailbox, each written whole or not at all. */
export function progressIn(folder: string): ProgressBook {
  const fileOf = (mailbox: string): string => join(folder, `${encodeURIComponent(mailbox)}.json`);
  return {
    async of(mailbox) {
      try {
        return JSON.parse(await readFile(fileOf(mailbox), 'utf8')) as MailboxProgress;
      } catch (error) {
        // A file that a disk failure made unreadable is treated as absent: messages already taken in are recognised by
        // their digest.
        if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async record(mailbox, progress) {
      await mkdir(folder, { recursive: true });
      const aside = `${fileOf(mailbox)}.${randomUUID()}`;
      const handle = await open(aside, 'wx', 0o600);
      try {
        await handle.writeFile(JSON.stringify(progress));
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(aside, fileOf(mailbox));
    },
  };
}
