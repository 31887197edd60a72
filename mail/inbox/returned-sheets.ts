import { languages } from '../../domain/policy/policy';
import { wordsFor } from '../../words';
import { readAnswerSheet, UnreadableSheet, type AnswerRow, type RowResult } from '../letter/answer-sheet';
import { markSheet } from './bounded';
import type { Sorted } from '../message/evidence';
import type { AnswerResult } from '../reply/said';

/** An answer sheet that came back. */
export interface ReturnedSheet {
  readonly name: string;
  readonly bytes: Buffer;
  readonly rows: readonly AnswerRow[];
}

/** How many attachments of one message are searched for answers. Opening one takes up to a second. */
const MOST_SHEETS = 3;

/** Takes the answer sheets, recognised by their headings, out of the attachments. All others stay as they were. */
export async function takeSheets({
  fit,
  unfit,
}: Sorted): Promise<Sorted & { readonly sheets: readonly ReturnedSheet[] }> {
  const sheets: ReturnedSheet[] = [];
  const others: Sorted['fit'][number][] = [];
  const unread: Sorted['unfit'][number][] = [];
  let opened = 0;
  for (const file of fit) {
    const rows =
      isSpreadsheet(file.name) && (opened += 1) <= MOST_SHEETS ? await rowsOf(file.bytes) : 'no-answer-column';
    if (typeof rows !== 'string') sheets.push({ ...file, rows });
    else if (rows !== 'no-answer-column' && isNamedAnswers(file.name))
      unread.push({ name: file.name, why: 'unreadable-sheet' });
    else others.push(file);
  }
  return { fit: others, unfit: [...unfit, ...unread], sheets };
}

/**
 * The sheet with the result of each row.
 * @throws ReadingStopped
 */
export async function marked({ bytes }: Pick<ReturnedSheet, 'bytes'>, lines: readonly AnswerResult[]): Promise<Buffer> {
  const results = new Map<number, RowResult>();
  for (const { place, result, text } of lines) {
    if (place === undefined) continue;
    const before = results.get(place.row);
    results.set(place.row, {
      done: before?.done ?? result === 'understood',
      text: before === undefined ? text : `${before.text}\n${text}`,
    });
  }
  return markSheet(bytes, results);
}

async function rowsOf(bytes: Buffer): Promise<readonly AnswerRow[] | UnreadableSheet['code']> {
  try {
    return await readAnswerSheet(bytes);
  } catch (error) {
    if (error instanceof UnreadableSheet) return error.code;
    throw error;
  }
}

function isSpreadsheet(name: string): boolean {
  return /\.xlsx$/i.test(name);
}

/** Whether it is named as our own sheets are, or as a mail program names the second copy of one. */
function isNamedAnswers(name: string): boolean {
  return languages.some((language) => {
    const { answerSheet, batches } = wordsFor(language);
    return name.startsWith(answerSheet.file) || name.startsWith(batches.sheet.file);
  });
}
