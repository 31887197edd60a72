import type { Archive } from '../../archive/archive';
import type { FileRef } from '../../domain/finding/finding';
import { MOST_FILES, safeName, unfitAlone } from '../../mail/message/evidence';
import type { Unfit } from '../../words/receipts';

/** Bytes of one form with all its files. */
export const LARGEST_UPLOAD = 30 * 1_024 * 1_024;

/** Bytes of files that are kept for one person within a day: what is kept is never removed again. */
export const MOST_A_DAY = 600 * 1_024 * 1_024;

/** Why a file is not taken. */
export interface FileProblem {
  readonly name: string;
  readonly code: Exclude<Unfit, 'unreadable-sheet'> | 'enough-today';
}

export interface Uploads {
  /** By the field that they came with. */
  readonly files: ReadonlyMap<string, readonly FileRef[]>;
  readonly problems: readonly FileProblem[];
}

/**
 * The files of a form, kept in the archive; where one will not do, none is kept. They are judged as the files of a mail
 * are: by their first bytes and their names, and never opened.
 * @param before how many came with the same form before
 * @param hasRoom whether so many bytes of this person are still taken today
 */
export async function keptUploads(
  body: Readonly<Record<string, unknown>>,
  archive: Archive,
  before: number,
  hasRoom: (bytes: number) => boolean,
): Promise<Uploads> {
  const sent = Object.entries(body).flatMap(([field, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((one) =>
      // A field that nobody used sends a file without a name.
      one instanceof File && one.name !== '' ? [{ field, file: one }] : [],
    ),
  );
  const read = await Promise.all(
    sent.map(async ({ field, file }) => ({
      field,
      name: safeName(file.name),
      bytes: Buffer.from(await file.arrayBuffer()),
    })),
  );
  const problems = read.flatMap(({ name, bytes }, place): readonly FileProblem[] => {
    const code = before + place >= MOST_FILES ? 'too-many' : unfitAlone(name, bytes);
    return code === undefined ? [] : [{ name, code }];
  });
  const files = new Map<string, readonly FileRef[]>();
  if (problems.length > 0) return { files, problems };
  const [first] = read;
  const size = read.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (first !== undefined && !hasRoom(size)) return { files, problems: [{ name: first.name, code: 'enough-today' }] };
  for (const { field, name, bytes } of read) {
    const file = { digest: await archive.put(bytes), name, size: bytes.length };
    files.set(field, [...(files.get(field) ?? []), file]);
  }
  return { files, problems };
}
