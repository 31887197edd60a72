import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Puts a file in its place, over whatever stands there. It is written aside, flushed, moved, and its folder flushed:
 * whole or not there, whatever happens, and there to stay once this has answered.
 */
export async function putInPlace(file: string, bytes: Buffer): Promise<void> {
  await writtenAside(file, bytes, (aside) => rename(aside, file));
}

/**
 * Puts a file in its place unless one stands there already. Of several at once exactly one succeeds. As safe as
 * `putInPlace`.
 * @returns the bytes that stand there now
 */
export async function putFirst(file: string, bytes: Buffer): Promise<Buffer> {
  const before = await readIfThere(file);
  if (before === undefined) {
    try {
      // A hard link, unlike a renaming, never takes the place of another file.
      await writtenAside(file, bytes, (aside) => link(aside, file));
      return bytes;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  // Whoever put it there may have been killed before the folder was flushed.
  await flushFolder(dirname(file));
  return before ?? readFile(file);
}

export async function readIfThere(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch(absent(undefined));
}

/** Answers a file or folder that is not there with something else. Other errors stay errors. */
export function absent<T>(otherwise: T): (error: unknown) => T {
  return (error) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return otherwise;
    throw error;
  };
}

/** Whether the name is that of a file still being written beside its place, or left there by a crash. */
export function isAside(name: string): boolean {
  return /\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);
}

async function writtenAside(file: string, bytes: Buffer, place: (aside: string) => Promise<void>): Promise<void> {
  const folder = dirname(file);
  await makeFolder(folder);
  const aside = `${file}.${randomUUID()}`;
  try {
    const handle = await open(aside, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await place(aside);
  } finally {
    await rm(aside, { force: true });
  }
  await flushFolder(folder);
}

/** A new folder survives a crash only once its parent has been flushed too. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  const shortest = resolve(first).length;
  for (let made = resolve(folder); made.length >= shortest; made = dirname(made)) await flushFolder(dirname(made));
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
