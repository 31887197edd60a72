import { z } from 'zod';
import type { CommandName } from '../../domain/commands/commands';
import type { FileRef } from '../../domain/finding/finding';
import { fileRef } from '../../mail/letter/kept';
import { sealed, unsealed } from '../sign-in/sealed';

/** Files that came with a form and wait for its last button, by the field that they came with. */
export type KeptFiles = readonly { readonly field: string; readonly file: FileRef }[];

/** Whose form it was, and what it was about: nobody else’s form takes these files. */
interface Mark {
  readonly person: string;
  readonly finding: string;
  readonly name: CommandName;
}

const facts = z.strictObject({
  person: z.string(),
  finding: z.string(),
  name: z.string(),
  files: z.array(z.strictObject({ field: z.string(), file: fileRef })),
});

/** Longest seal of a form's files, in characters: their number and their names are limited. */
const LONGEST = 64 * 1_024;

/** How a form carries them from page to page: sealed, because a file's digest opens it. */
export const keptFiles = {
  write: (secret: string, mark: Mark, files: KeptFiles): string => sealed(secret, 'uploads', { ...mark, files }),
  read(secret: string, mark: Mark, written: string): KeptFiles {
    const read = facts.safeParse(unsealed(secret, 'uploads', written, LONGEST));
    if (!read.success) return [];
    const { person, finding, name, files } = read.data;
    return person === mark.person && finding === mark.finding && name === mark.name ? files : [];
  },
  byField(files: KeptFiles): ReadonlyMap<string, readonly FileRef[]> {
    const fields = new Map<string, readonly FileRef[]>();
    for (const { field, file } of files) fields.set(field, [...(fields.get(field) ?? []), file]);
    return fields;
  },
} as const;
