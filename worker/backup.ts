import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDamaged } from '../archive/damaged';
import { isAside } from '../archive/durable';
import { Trouble } from '../client/errors';
import { readStackFile, runs, writeStackFile, type RecordedProcess } from './stack-file';

export interface Copied {
  readonly files: number;
  readonly bytes: number;
  /** Whether Temporal's database is in it: a server that runs elsewhere is backed up by its own means. */
  readonly database: boolean;
}

/** What SQLite needs to open the copy as after a power failure; the shared memory beside it is made anew. */
const databaseFiles = ['temporal.db', 'temporal.db-wal', 'temporal.db-journal'];
/** Notes that say of a message that it is done with: what was done is in the database that is copied after them. */
const saysDone = ['acted', 'ended'] as const;
const notCopied: ReadonlySet<string> = new Set([...databaseFiles, 'temporal.db-shm', 'stack.json']);

/**
 * Copies a data folder, running or not, so that a stack started on the copy goes on from there.
 *
 * The order makes the copy consistent: what says that a thing is done is copied before the database, and the database
 * before what it refers to, for files of the archive never change and only increase. While the database itself is
 * copied its server is stopped as by SIGSTOP, for some milliseconds: the copy is what a power failure would leave.
 * @param copied hears how many files are copied
 * @throws Trouble bad-argument, folder-not-empty; archive-corrupt, with the copy made, where files and notes of the
 * archive are not what they were when kept
 */
export async function backUp(data: string, target: string, copied: (files: number) => void): Promise<Copied> {
  const source = resolve(data);
  const place = resolve(target);
  if (!existsSync(source)) throw new Trouble('bad-argument', `--data ${data}`);
  if (place === source || place.startsWith(source + sep)) throw new Trouble('bad-argument', target);
  if (existsSync(place) && readdirSync(place).length > 0) throw new Trouble('folder-not-empty', target);
  const archive = join(source, 'archive');
  const aside = `${place}.part`;
  rmSync(aside, { recursive: true, force: true });

  let files = 0;
  let bytes = 0;
  const corrupt: string[] = [];
  const copy = (file: string): void => {
    const to = join(aside, relative(source, file));
    mkdirSync(dirname(to), { recursive: true });
    try {
      copyFileSync(file, to);
    } catch (error) {
      // A draft is gone once it is sent: what the archive keeps never is.
      if (existsSync(file) || file.startsWith(archive + sep)) throw error;
      return;
    }
    files += 1;
    bytes += statSync(to).size;
    copied(files);
    const kept = relative(archive, file);
    if (!kept.startsWith('..') && isDamaged(kept, readFileSync(to))) corrupt.push(relative(source, file));
  };
  const copyAll = (folder: string, is: (path: string) => boolean): void => {
    for (const file of filesIn(folder)) if (is(relative(source, file))) copy(file);
  };

  for (const kind of saysDone) copyAll(join(archive, kind), () => true);
  copyAll(source, (path) => !path.startsWith(`archive${sep}`) && !notCopied.has(path));
  const database = databaseFiles.map((name) => join(source, name)).filter(existsSync);
  await whileServerSleeps(source, () => {
    for (const file of database.filter(existsSync)) copy(file);
  });
  const done = saysDone.map((kind) => `${join('archive', kind)}${sep}`);
  copyAll(archive, (path) => !done.some((folder) => path.startsWith(folder)));
  forgetProcesses(source, aside);
  renameSync(aside, place);
  if (corrupt.length > 0) throw new Trouble('archive-corrupt', corrupt.join(', '));
  return { files, bytes, database: database.length > 0 };
}

/** Whole files only: what is still being written beside its place is not there yet. */
function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !isBeingWritten(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function isBeingWritten(name: string): boolean {
  return name.endsWith('.part') || isAside(name);
}

/** A stack started on the copy must take no process of the original for its own. */
function forgetProcesses(source: string, copy: string): void {
  const stack = readStackFile(source);
  if (stack !== undefined) writeStackFile(copy, { ...stack, up: { pid: 0, started: '' }, children: {} });
}

/** Nothing ends this process meanwhile, so that the server is always woken. */
async function whileServerSleeps(data: string, act: () => void): Promise<void> {
  const server = readStackFile(data)?.children['temporal'];
  if (server === undefined || !runs(server)) {
    act();
    return;
  }
  const hold = (): void => undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hold);
  try {
    process.kill(server.pid, 'SIGSTOP');
    await sleeping(server);
    act();
  } finally {
    process.kill(server.pid, 'SIGCONT');
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, hold);
  }
}

const LONGEST_WAIT = 2_000;
const BETWEEN_LOOKS = 10;

/** A thread that is in the middle of a write finishes that first. */
async function sleeping({ pid }: RecordedProcess): Promise<void> {
  for (let waited = 0; waited < LONGEST_WAIT; waited += BETWEEN_LOOKS) {
    const state = execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
    if (state.trim().startsWith('T')) return;
    await pause(BETWEEN_LOOKS);
  }
}
