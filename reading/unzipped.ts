import { inflateRawSync } from 'node:zlib';
import { asBuffer } from './bytes';

/** How much of a packed file is unpacked. */
export interface UnpackingLimits {
  /** Bytes of one part, and of all together. */
  readonly part: number;
  readonly all: number;
  readonly parts: number;
}

/** A packed file that takes more than it may. What it has beyond that is never unpacked. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** A file that is no whole zip file, or one that programs read in different ways. */
export class NotPacked extends Error {
  override readonly name = 'NotPacked';
}

/** A part of a packed file. */
interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  /** Where its own header is. */
  readonly at: number;
}

/**
 * The names of a zip file's parts and the content of those that are wanted. Unpacking stops where it reaches a limit,
 * whatever sizes the file declares; a part that is not of the size declared makes the whole file unreadable.
 * @throws TooLarge, NotPacked
 */
export function unzipped(
  bytes: Uint8Array,
  limits: UnpackingLimits,
  wanted: (name: string) => boolean = () => true,
): { readonly names: readonly string[]; readonly parts: ReadonlyMap<string, Buffer> } {
  const file = asBuffer(bytes);
  const entries = entriesOf(file, limits.parts);
  const parts = new Map<string, Buffer>();
  let all = 0;
  for (const entry of entries) {
    if (!wanted(entry.name)) continue;
    if (entry.unpacked > limits.part || all + entry.unpacked > limits.all) throw new TooLarge();
    const content = contentOf(file, entry);
    all += content.length;
    parts.set(entry.name, content);
  }
  return { names: entries.map(({ name }) => name), parts };
}

/** Numbers and sizes of the format (APPNOTE 6.3): the end of the directory, its entries, a part's own header. */
const END = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
const PART = 0x04034b50;
const PART_SIZE = 30;
const STORED = 0;
const DEFLATED = 8;
/** Bits of an entry that say that it is encrypted, and that its name is UTF-8. */
const ENCRYPTED = 1;
const IN_UTF8 = 0x800;

function entriesOf(file: Buffer, most: number): readonly Entry[] {
  const { count, at: start } = directoryOf(file);
  if (count > most) throw new TooLarge();
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_SIZE > file.length || file.readUInt32LE(at) !== ENTRY) throw new NotPacked('directory');
    const flags = file.readUInt16LE(at + 8);
    if ((flags & ENCRYPTED) !== 0) throw new NotPacked('encrypted');
    const name = file.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + file.readUInt16LE(at + 28));
    entries.push({
      name: name.toString((flags & IN_UTF8) === 0 ? 'latin1' : 'utf8'),
      method: file.readUInt16LE(at + 10),
      ...sizesOf(file, at),
    });
    at += ENTRY_SIZE + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

/** Where the directory is and how many entries it has. Its two counts must agree, because programs differ in which they read. */
function directoryOf(file: Buffer): { readonly count: number; readonly at: number } {
  const first = Math.max(0, file.length - END_SIZE - LONGEST_COMMENT);
  let end = file.length - END_SIZE;
  while (end >= first && file.readUInt32LE(end) !== END) end -= 1;
  if (end < first) throw new NotPacked('no directory');
  const count = file.readUInt16LE(end + 10);
  if (count !== file.readUInt16LE(end + 8)) throw new NotPacked('counts');
  const at = file.readUInt32LE(end + 16);
  return count === 0xffff || at === 0xffffffff ? largeDirectoryOf(file, end) : { count, at };
}

/** Some programs write the numbers of very large files into small ones too (zip64). */
function largeDirectoryOf(file: Buffer, end: number): { readonly count: number; readonly at: number } {
  const locator = end - 20;
  if (locator < 0 || file.readUInt32LE(locator) !== 0x07064b50) throw new NotPacked('no directory');
  const at = largeNumber(file, locator + 8);
  if (at + 56 > file.length || file.readUInt32LE(at) !== 0x06064b50) throw new NotPacked('no directory');
  const count = largeNumber(file, at + 32);
  if (count !== largeNumber(file, at + 24)) throw new NotPacked('counts');
  return { count, at: largeNumber(file, at + 48) };
}

/** Size packed and unpacked, and place; those that do not fit stand in a field behind the name. */
function sizesOf(file: Buffer, at: number): Pick<Entry, 'packed' | 'unpacked' | 'at'> {
  const short = [file.readUInt32LE(at + 24), file.readUInt32LE(at + 20), file.readUInt32LE(at + 42)];
  let field = at + ENTRY_SIZE + file.readUInt16LE(at + 28);
  const last = Math.min(file.length, field + file.readUInt16LE(at + 30));
  while (field + 4 <= last && file.readUInt16LE(field) !== 1) field += 4 + file.readUInt16LE(field + 2);
  field += 4;
  const [unpacked = 0, packed = 0, place = 0] = short.map((number) => {
    if (number !== 0xffffffff) return number;
    field += 8;
    if (field > last) throw new NotPacked('directory');
    return largeNumber(file, field - 8);
  });
  return { packed, unpacked, at: place };
}

function largeNumber(file: Buffer, at: number): number {
  if (at < 0 || at + 8 > file.length) throw new NotPacked('directory');
  return Number(file.readBigUInt64LE(at));
}

function contentOf(file: Buffer, { method, packed, unpacked, at }: Entry): Buffer {
  if (at + PART_SIZE > file.length || file.readUInt32LE(at) !== PART) throw new NotPacked('part');
  const start = at + PART_SIZE + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  const content = file.subarray(start, start + packed);
  if (content.length !== packed) throw new NotPacked('part');
  if (method === STORED && packed === unpacked) return content;
  if (method !== DEFLATED) throw new NotPacked('method');
  try {
    const read = inflateRawSync(content, { maxOutputLength: Math.max(1, unpacked) });
    if (read.length === unpacked) return read;
  } catch {
    // It is damaged, or it has more than it declares: what comes after that was not unpacked.
  }
  throw new NotPacked('part');
}
