const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** Size in bytes of the end of the directory, and of an entry before its name. */
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LONGEST_COMMENT = 0xffff;

/**
 * How many bytes the files of a zip take unpacked, according to its directory; undefined if it is not a zip file.
 * Readers unpack no more than the directory declares, so a directory with false sizes yields a broken file, not a
 * flood.
 */
export function unpackedSize(bytes: Buffer): number | undefined {
  const end = endOfDirectory(bytes);
  if (end === undefined) return undefined;
  const entries = bytes.readUInt16LE(end + 10);
  // Readers differ in which of the two counts they go by: that of the whole archive, or that of this disk.
  if (entries !== bytes.readUInt16LE(end + 8)) return undefined;
  let at = bytes.readUInt32LE(end + 16);
  let size = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + ENTRY_SIZE > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined;
    size += bytes.readUInt32LE(at + 24);
    at += ENTRY_SIZE + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return size;
}

function endOfDirectory(bytes: Buffer): number | undefined {
  const first = Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT);
  for (let at = bytes.length - END_SIZE; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  return undefined;
}
