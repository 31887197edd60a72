import type { Language } from '../../domain/policy/policy';
import { wordsFor } from '../../words';
import type { ReceiptWords } from '../../words/receipts';
import type { Attachment } from '../letter/attachments';
import { escaped } from '../letter/html';
import type { OutgoingLetter } from '../smtp/outbound';
import { messageIdOf, threadOf } from '../message/header';
import type { Received } from './received';
import type { MessageResult } from '../reply/said';

export interface ReceiptFrame {
  readonly language: Language;
  readonly prefix: string;
  readonly from: OutgoingLetter['from'];
  readonly to: OutgoingLetter['to'];
  /** The receipt's own Message-ID, without brackets. */
  readonly messageId: string;
  /** Milliseconds. */
  readonly date: number;
}

/** How many references a receipt passes on: enough for every mail program to find the thread. */
const MOST_REFERENCES = 20;

/**
 * A receipt in the thread of the letter: what was understood of a message, what was refused and why, what to write
 * instead.
 */
export function receiptFor(
  said: MessageResult,
  message: Received,
  frame: ReceiptFrame,
  attachments: readonly Attachment[],
): OutgoingLetter {
  const before = threadOf(message);
  const answered = messageIdOf(message);
  return receiptIn(said, answered === undefined ? { before } : { before, answered }, frame, attachments);
}

/** The thread that a receipt belongs to: Message-IDs without brackets, the oldest first. */
export interface ReceiptThread {
  readonly before: readonly string[];
  readonly answered?: string;
}

/** The same for what was answered on a page: it belongs to the thread of the letter. */
export function receiptIn(
  said: MessageResult,
  { before, answered }: ReceiptThread,
  frame: ReceiptFrame,
  attachments: readonly Attachment[] = [],
): OutgoingLetter {
  const words = wordsFor(frame.language).receipt;
  const shown = receiptSentences(said, words);
  const { lines } = said;
  const findings = [...new Set(lines.flatMap(({ finding }) => finding ?? []))];
  const tag = findings.length === 1 ? (findings[0] ?? frame.prefix) : frame.prefix;
  const { from, to, messageId, date } = frame;
  return {
    ...{ from, to, messageId, date },
    subject: `[${tag}] ${words.subject}`,
    text: [...shown, '', from.name].join('\n'),
    html: `<!doctype html><meta charset="utf-8">${[...shown, from.name].map((line) => `<p>${escaped(line)}</p>`).join('')}`,
    attachments,
    ...(answered === undefined
      ? { references: before.slice(-MOST_REFERENCES) }
      : { inReplyTo: answered, references: [...before, answered].slice(-MOST_REFERENCES) }),
  };
}

/** What was done on a message: a sentence for each answer, and one for each remark. */
export function receiptSentences({ lines, remarks }: MessageResult, words: ReceiptWords): readonly string[] {
  const answers = lines.map(({ finding, place, keyword, result, text }) => {
    const about = finding === undefined ? '' : `[${finding}] `;
    const where = place === undefined ? '' : `${words.row(place.sheet, place.row)} · `;
    if (result !== 'understood') return `${about}${where}${words[result]} · ${keyword} → ${text}`;
    if (finding === undefined) return text;
    return `${place === undefined ? '' : `${about}${where}`}${words.understood(finding, text)}`;
  });
  const sheetsAlone = remarks.some(({ about }) => about === 'sheet-empty');
  const nothing = words.misunderstood({ code: 'unknown-keyword' });
  return [
    ...(answers.length === 0 && !sheetsAlone ? [nothing] : answers),
    ...remarks.map((remark) => words.remark(remark)),
  ];
}
