import { strFromU8, unzipSync, type Unzipped } from 'fflate';

/** What the parts of a packed file may take unpacked, in bytes. */
const LARGEST_PART = 64 * 1024 * 1024;
const LARGEST = 128 * 1024 * 1024;
const MOST_PARTS = 2_000;

export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** The parts of a packed file (.xlsx, .ods, .docx) that are wanted, as text. */
export interface Parts {
  readonly names: readonly string[];
  readonly text: (name: string) => string;
}

/**
 * Unpacks the wanted parts of a zip file, as far as its own directory declares them bounded: more than is declared is
 * never unpacked.
 * @throws TooLarge; another Error if it is no whole zip file
 */
export function unpacked(bytes: Uint8Array, wanted: (name: string) => boolean): Parts {
  const names: string[] = [];
  let size = 0;
  const parts: Unzipped = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      names.push(name);
      if (!wanted(name)) return false;
      size += originalSize;
      if (originalSize > LARGEST_PART || size > LARGEST || names.length > MOST_PARTS) throw new TooLarge();
      return true;
    },
  });
  return { names, text: (name) => strFromU8(parts[name] ?? new Uint8Array()) };
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}
