import type { Unfit } from '../../words/receipts';
import { isCalendarByProgram } from './calendar-file';
import { isExecutable, keepsPromise, kindOf } from './file-kind';

/** An attachment as a message carries it. */
export interface Attached {
  readonly name: string;
  readonly bytes: Buffer;
  /** Shown inside the text, like a signature's logo. */
  readonly shownInText: boolean;
}

/** The attachments that may serve as evidence, and why the others may not. */
export interface Sorted {
  readonly fit: readonly { readonly name: string; readonly bytes: Buffer }[];
  readonly unfit: readonly { readonly name: string; readonly why: Unfit }[];
}

/** How many attachments of one message are kept as evidence. */
export const MOST_FILES = 20;
/** Largest file in bytes. */
export const LARGEST_FILE = 20 * 1024 * 1024;
/** A picture inside the text up to this many bytes is a logo. A photograph pasted there is larger. */
const LOGO = 40 * 1024;
const LONGEST_NAME = 120;

/**
 * Sorts a message's attachments by their bytes and names. Logos and calendar files by programs are ignored; everything
 * else is kept, or named with the reason why not.
 */
export function sortAttachments(attached: readonly Attached[]): Sorted {
  const fit: { name: string; bytes: Buffer }[] = [];
  const unfit: { name: string; why: Unfit }[] = [];
  for (const { name: given, bytes, shownInText } of attached) {
    const kind = kindOf(bytes);
    if (shownInText && bytes.length <= LOGO && ['png', 'jpeg', 'gif', 'bmp', 'webp'].includes(kind)) continue;
    if (isCalendarByProgram(bytes)) continue;
    const name = safeName(given);
    const why = unfitAlone(name, bytes) ?? (fit.length >= MOST_FILES ? 'too-many' : undefined);
    if (why === undefined) fit.push({ name, bytes });
    else unfit.push({ name, why });
  }
  return { fit, unfit };
}

/** Why a file by itself cannot serve as evidence: judged by its first bytes and its name, and never opened. */
export function unfitAlone(name: string, bytes: Buffer): Exclude<Unfit, 'too-many' | 'unreadable-sheet'> | undefined {
  if (bytes.length === 0) return 'empty';
  const kind = kindOf(bytes);
  if (isExecutable(name, kind)) return 'executable';
  if (bytes.length > LARGEST_FILE) return 'too-large';
  return keepsPromise(name, kind) ? undefined : 'not-what-it-says';
}

/**
 * A file's name that is safe to show: without folders, control characters and characters that reverse the writing
 * direction.
 */
export function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const shown = last
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return shown === '' ? 'attachment' : shown.slice(-LONGEST_NAME);
}
