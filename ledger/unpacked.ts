import { TooLarge, unzipped } from '../reading/unzipped';

export { TooLarge };

/** What the parts of a packed file may take unpacked, in bytes. */
const LARGEST_PART = 64 * 1024 * 1024;
const LARGEST = 128 * 1024 * 1024;
export const MOST_PARTS = 2_000;

/** The parts of a packed file (.xlsx, .ods, .docx) that are wanted, as text. */
export interface Parts {
  readonly names: readonly string[];
  readonly text: (name: string) => string;
}

/**
 * Unpacks the wanted parts of a zip file, and stops where they take more than they may.
 * @throws TooLarge; another Error if it is no whole zip file
 */
export function unpacked(bytes: Uint8Array, wanted: (name: string) => boolean): Parts {
  const { names, parts } = unzipped(bytes, { part: LARGEST_PART, all: LARGEST, parts: MOST_PARTS }, wanted);
  return { names, text: (name) => parts.get(name)?.toString('utf8') ?? '' };
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}
