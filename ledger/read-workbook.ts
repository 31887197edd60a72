import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { BadFiles } from '../config/problem';
import type { ProblemCode } from '../words/files';
import { readCsv } from './csv';
import { readDocx } from './docx';
import { readOds } from './ods';
import { bad, type Workbook } from './sheet';
import { isZip, TooLarge, unpacked } from './unpacked';
import { readXlsx } from './xlsx';

/** Largest file in bytes. Ten thousand findings take two million. */
const LARGEST = 20_000_000;

/**
 * Reads the tables of a file: .xlsx, .xlsm, .ods, .docx, or text with separated cells.
 * @throws BadFiles that say what the file is instead, and the way out
 */
export async function readWorkbook(path: string): Promise<Workbook> {
  const file = basename(path);
  const bytes = await readFile(path).catch(() => bad(file, 'missing-file', path));
  if (bytes.length > LARGEST) return bad(file, 'too-large-file');
  const kind = kindOf(path, bytes);
  if (!isReadable(kind)) return bad(file, kind);
  try {
    return readers[kind](file, bytes);
  } catch (error) {
    if (error instanceof BadFiles) throw error;
    return bad(
      file,
      error instanceof TooLarge ? 'too-large-file' : kind === 'text' ? 'unreadable-file' : 'damaged-file',
    );
  }
}

/** The readers by the kind of file, each with what it throws of its own. */
const readers = {
  text: (file, bytes) => ({ sheets: [readCsv(file, bytes)], besides: [] }),
  xlsx: readXlsx,
  ods: readOds,
  docx: readDocx,
} as const satisfies Readonly<Record<string, (file: string, bytes: Uint8Array) => Workbook>>;
type Readable = keyof typeof readers;

function isReadable(kind: Readable | ProblemCode): kind is Readable {
  return kind in readers;
}

/** What a file is, or what keeps it from being read at all; told by its content rather than by its name. */
function kindOf(path: string, bytes: Buffer): Readable | ProblemCode {
  if (bytes.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') return compoundKind(path, bytes);
  if (isZip(bytes)) return zipKind(bytes);
  const start = bytes.subarray(0, 512).toString('latin1').trimStart().toLowerCase();
  if (start.startsWith('%pdf')) return 'picture-of-table';
  if (/^(\ufeff|ï»¿)?<(!doctype html|html|table|\?xml|meta|head)/.test(start) || start.startsWith('{\\rtf'))
    return 'other-format';
  if (/^(\x89png|\xff\xd8\xff|gif8|bm.{4}\0\0\0\0)/.test(start)) return 'picture-of-table';
  if (/\.(xlsx|xlsm)$/i.test(path)) return 'damaged-file';
  return /\.(xls|et)$/i.test(path) ? 'old-excel' : /\.(ods|docx)$/i.test(path) ? 'damaged-file' : 'text';
}

/** A compound file: an old format, or a newer one with a password. */
function compoundKind(path: string, bytes: Buffer): ProblemCode {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return 'password-protected';
  return /\.(doc|wps)$/i.test(path) || bytes.includes(Buffer.from('WordDocument', 'utf16le'))
    ? 'word-file'
    : 'old-excel';
}

function zipKind(bytes: Buffer): Readable | ProblemCode {
  // Bit 0 of a part's flags says that it is encrypted.
  if ((bytes.readUInt16LE(Math.min(6, bytes.length - 2)) & 1) === 1) return 'password-protected';
  try {
    const { names, text } = unpacked(bytes, (name) => name === 'META-INF/manifest.xml' || name === 'mimetype');
    if (text('META-INF/manifest.xml').includes('encryption-data')) return 'password-protected';
    if (names.includes('word/document.xml')) return 'docx';
    if (names.includes('xl/workbook.xml')) return 'xlsx';
    if (names.includes('content.xml'))
      return text('mimetype').startsWith('application/vnd.oasis.opendocument.spreadsheet') ? 'ods' : 'other-format';
    return names.includes('xl/workbook.bin') ? 'other-format' : 'damaged-file';
  } catch (error) {
    return error instanceof TooLarge ? 'too-large-file' : 'damaged-file';
  }
}
