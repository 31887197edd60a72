import type { Unfit } from '../words/receipts';
import { isExecutable, keepsPromise, kindOf } from './file-kind';

/** An attachment as a message carries it. */
export interface Attached {
  readonly name: string;
  readonly bytes: Buffer;
  /** Shown inside the text, as a signature's logo is. */
  readonly shownInText: boolean;
}

/** What of the attachments may stand as evidence, and why the rest may not. */
export interface Sorted {
  readonly fit: readonly { readonly name: string; readonly bytes: Buffer }[];
  readonly unfit: readonly { readonly name: string; readonly why: Unfit }[];
}

/** Attachments of one message that are kept as evidence. */
export const MOST_FILES = 20;
/** Bytes of one file. */
export const LARGEST_FILE = 20 * 1024 * 1024;
/** Bytes up to which a picture inside the text is a logo; a photograph pasted there is larger. */
const LOGO = 40 * 1024;
const LONGEST_NAME = 120;

/**
 * Sorts a message's attachments by their bytes and names. Logos are neither evidence nor worth a word; everything else
 * is kept or named with the reason why not.
 */
export function sortAttachments(attached: readonly Attached[]): Sorted {
  const fit: { name: string; bytes: Buffer }[] = [];
  const unfit: { name: string; why: Unfit }[] = [];
  for (const { name: given, bytes, shownInText } of attached) {
    const kind = kindOf(bytes);
    if (shownInText && bytes.length <= LOGO && ['png', 'jpeg', 'gif', 'bmp', 'webp'].includes(kind)) continue;
    const name = safeName(given);
    const why: Unfit | undefined =
      bytes.length === 0
        ? 'empty'
        : isExecutable(name, kind)
          ? 'executable'
          : bytes.length > LARGEST_FILE
            ? 'too-large'
            : !keepsPromise(name, kind)
              ? 'not-what-it-says'
              : fit.length >= MOST_FILES
                ? 'too-many'
                : undefined;
    if (why === undefined) fit.push({ name, bytes });
    else unfit.push({ name, why });
  }
  return { fit, unfit };
}

/** A file's name as it may be shown: no folder, no control character, nothing that turns the writing round. */
function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const shown = last
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return shown === '' ? 'attachment' : shown.slice(-LONGEST_NAME);
}
