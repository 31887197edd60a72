import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { absent, putInPlace, readIfThere } from '../../archive/durable';
import { sha256 } from '../../archive/sha256';
import { DAY } from '../../domain/calendar/moment';
import type { CommandName } from '../../domain/commands/commands';
import { fileRef } from '../../mail/letter/kept';
import type { Filled } from '../finding/form';
import type { KeptFiles } from '../finding/kept-files';

/** What somebody has typed and handed in for one answer, and not sent. */
export interface AnswerDraft {
  readonly filled: Filled;
  readonly files: KeptFiles;
}

/** A draft that lies here, and when it was last touched, in milliseconds. */
interface KeptDraft extends AnswerDraft {
  readonly touched: number;
}

/** Whose draft, and of which answer: every letter that asks for it leads to the same. */
export interface DraftOf {
  readonly campaign: string;
  readonly person: string;
  readonly finding: string;
  readonly name: CommandName;
}

/** Answers that people have begun. */
export interface Drafts {
  readonly read: (of: DraftOf) => Promise<KeptDraft | undefined>;
  /**
   * Keeps it in place of the one before; where nothing is said, none is kept.
   * @returns whether one is kept: not where it is too large
   */
  readonly write: (of: DraftOf, draft: AnswerDraft) => Promise<boolean>;
  readonly drop: (of: DraftOf) => Promise<void>;
}

/** Bytes of one draft: more than the largest form of texts has. */
const LARGEST = 256 * 1_024;
/** Drafts that are kept at once; the oldest gives way. */
const MOST = 2_000;
/** Milliseconds after which a draft that nobody touched counts as none. */
const LONGEST = 60 * DAY;
/** Fields that a form has of itself, and nobody typed. */
const notTyped: ReadonlySet<string> = new Set(['form', 'step', 'seq', 'once', 'kept', 'discard', 'myself']);

const draft = z.object({
  filled: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  files: z.array(z.object({ field: z.string(), file: fileRef })),
});

/**
 * Keeps drafts in a folder, a file each. What cannot be read counts as none: its writer types it again.
 * @param now the machine's time in milliseconds
 */
export function draftsIn(folder: string, now: () => number): Drafts {
  const fileOf = (of: DraftOf): string =>
    join(folder, sha256(JSON.stringify([of.campaign, of.person, of.finding, of.name])));
  const drop = (of: DraftOf): Promise<void> => rm(fileOf(of), { force: true });

  return {
    async read(of) {
      const touched = await touchedAt(fileOf(of));
      if (touched === undefined || touched < now() - LONGEST) return undefined;
      const bytes = await readIfThere(fileOf(of));
      if (bytes === undefined) return undefined;
      try {
        return { ...draft.parse(JSON.parse(bytes.toString('utf8'))), touched };
      } catch {
        return undefined;
      }
    },
    async write(of, { filled, files }) {
      const typed = Object.entries(filled).filter(([name, value]) => !notTyped.has(name) && value.length > 0);
      if (typed.length === 0 && files.length === 0) {
        await drop(of);
        return false;
      }
      const bytes = Buffer.from(JSON.stringify({ filled: Object.fromEntries(typed), files }));
      if (bytes.length > LARGEST) return false;
      if ((await touchedAt(fileOf(of))) === undefined) await makeRoom();
      await putInPlace(fileOf(of), bytes);
      return true;
    },
    drop,
  };

  /** Removes what is too old, and the oldest of what is too many. */
  async function makeRoom(): Promise<void> {
    const names = await readdir(folder).catch(absent<string[]>([]));
    const known = await Promise.all(
      names.map(async (name) => ({ name, touched: (await touchedAt(join(folder, name))) ?? 0 })),
    );
    const newestFirst = known.toSorted((a, b) => b.touched - a.touched);
    const over = newestFirst.filter(({ touched }, place) => place >= MOST - 1 || touched < now() - LONGEST);
    await Promise.all(over.map(({ name }) => rm(join(folder, name), { force: true })));
  }
}

async function touchedAt(file: string): Promise<number | undefined> {
  const found = await stat(file).catch(absent(undefined));
  return found?.mtimeMs;
}
