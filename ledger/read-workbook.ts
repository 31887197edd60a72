import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { BadFiles } from '../config/problem';
import type { ProblemCode } from '../words/files';
import { readCsv } from './csv';
import { bad, type Workbook } from './sheet';
import { isZip, TooLarge, unpacked } from './unpacked';
import { readXlsx } from './xlsx';

/** Largest file in bytes. Ten thousand findings take two million. */
const LARGEST = 20_000_000;

/**
 * Reads the tables of a file: .xlsx, .xlsm, or text with separated cells.
 * @throws BadFiles that say what the file is instead, and the way out
 */
export async function readWorkbook(path: string): Promise<Workbook> {
  const file = basename(path);
  const bytes = await readFile(path).catch(() => bad(file, 'missing-file', path));
  if (bytes.length > LARGEST) return bad(file, 'too-large-file');
  const otherwise = kindOf(path, bytes);
  if (otherwise !== undefined) return bad(file, otherwise);
  try {
    return isZip(bytes) ? readXlsx(file, bytes) : { sheets: [readCsv(file, bytes)], besides: [] };
  } catch (error) {
    if (error instanceof BadFiles) throw error;
    return bad(file, error instanceof TooLarge ? 'too-large-file' : isZip(bytes) ? 'damaged-file' : 'unreadable-file');
  }
}

/** What keeps a file from being read at all; told by its content rather than by its name. */
function kindOf(path: string, bytes: Buffer): ProblemCode | undefined {
  if (bytes.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') return compoundKind(path, bytes);
  if (isZip(bytes)) return zipKind(bytes);
  const start = bytes.subarray(0, 512).toString('latin1').trimStart().toLowerCase();
  if (start.startsWith('%pdf')) return 'picture-of-table';
  if (/^(\ufeff|ï»¿)?<(!doctype html|html|table|\?xml|meta|head)/.test(start) || start.startsWith('{\\rtf'))
    return 'other-format';
  if (/^(\x89png|\xff\xd8\xff|gif8|bm.{4}\0\0\0\0)/.test(start)) return 'picture-of-table';
  if (/\.(xlsx|xlsm)$/i.test(path)) return 'damaged-file';
  return /\.(xls|et)$/i.test(path) ? 'old-excel' : undefined;
}

/** A compound file: an old format, or a newer one with a password. */
function compoundKind(path: string, bytes: Buffer): ProblemCode {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return 'password-protected';
  return /\.(doc|wps)$/i.test(path) || bytes.includes(Buffer.from('WordDocument', 'utf16le'))
    ? 'word-file'
    : 'old-excel';
}

function zipKind(bytes: Buffer): ProblemCode | undefined {
  // Bit 0 of a part's flags says that it is encrypted.
  if ((bytes.readUInt16LE(Math.min(6, bytes.length - 2)) & 1) === 1) return 'password-protected';
  try {
    const { names, text } = unpacked(bytes, (name) => name === 'META-INF/manifest.xml');
    if (names.includes('word/document.xml')) return 'word-file';
    if (text('META-INF/manifest.xml').includes('encryption-data')) return 'password-protected';
    return names.includes('xl/workbook.xml')
      ? undefined
      : names.includes('content.xml') || names.includes('xl/workbook.bin')
        ? 'other-format'
        : 'damaged-file';
  } catch {
    return 'damaged-file';
  }
}
