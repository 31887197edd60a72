import { asBuffer } from '../../reading/bytes';
import { plain } from '../../domain/text/plain';
import type { Packed } from '../../words/receipts';
import { hear, hearRow, type Heard } from '../reply/answers';
import type { SigningNames } from '../reply/beside';
import { markAnswerSheet, type AnswerRow, type RowResult } from '../letter/answer-sheet';
import { automaticOf, onlyTextTells, type Delivery, type Automatic } from '../message/automatic';
import { linesOf } from '../message/body-lines';
import { sortAttachments, type Sorted } from '../message/evidence';
import { expiringLinks, withoutExpiringLinks } from '../message/expiring-links';
import { fieldsOf } from '../message/fields';
import { identityOf } from '../message/identity';
import { parseIncoming, type Body, type Incoming } from '../message/incoming';
import { newText, type NewText } from '../message/new-text';
import { packedIn } from '../message/packed';
import { readMessage, type MessageRead, type ReadContext } from '../reply/read-message';
import { attachedTo, pagesOf, type Received } from './received';
import { takeSheets } from './returned-sheets';
import { fingerprintsOf } from '../message/sent-lines';
import { findingsMeant, type LineAnswered } from '../reply/which-finding';
import { withBuffers } from '../message/with-buffers';
import { isKeyword } from '../reply/keywords';

// Everything here reads what strangers wrote, in a thread (bounded.ts): plain data in, plain data out. Bytes arrive
// there without being a Buffer any more.

type Opened = Pick<Received, 'identity' | 'fields' | 'incoming' | 'text' | 'readable' | 'unread'>;

/** A message's fields, structure and text. */
export async function opened(raw: Uint8Array): Promise<Opened> {
  const bytes = asBuffer(raw);
  const parsed = await parseIncoming(bytes);
  const head = { identity: identityOf(bytes), fields: fieldsOf(bytes).fields };
  if (parsed.outcome === 'unreadable') {
    const incoming = { headers: new Map<string, readonly string[]>(), bodies: [], attachments: [] };
    return { ...head, incoming, text: '', readable: false, unread: 'unreadable' };
  }
  const { incoming } = parsed;
  const text = incoming.bodies.flatMap(linesOf).map((line) => line.text);
  return { ...head, incoming, text: text.join('\n'), readable: true };
}

/** What the sender wrote himself. */
export interface OwnText {
  readonly text: NewText;
  /** The sign by which a program wrote it, if one did. */
  readonly automatic: Automatic | undefined;
  /** A program wrote it by its words alone, and yet they answer: a person may have. */
  readonly mayBeAPerson: boolean;
}

export function ownText(
  incoming: Incoming,
  letters: readonly Body[],
  { prefix, ...delivery }: Omit<Delivery, 'own'> & { readonly prefix: string },
): OwnText {
  const { own, within } = newText(incoming, fingerprintsOf(letters), isKeyword);
  const text = { own: plain(own), within: plain(within) };
  const automatic = automaticOf(withBuffers(incoming), { ...delivery, own: text.own });
  const byText = automatic !== undefined && onlyTextTells(automatic);
  return { text, automatic, mayBeAPerson: byText && answers(text, prefix) };
}

/** Whether it contains an answer that is more than free text. */
function answers(text: NewText, prefix: string): boolean {
  return hear(text, prefix).some((part) => 'answer' in part && !/^(free-text|question)$/.test(part.answer.says));
}

/** What is known besides the message. */
export interface AnsweredContext {
  readonly prefix: string;
  readonly names: SigningNames;
  /** Lines of the letters that it answers. */
  readonly letters: readonly LineAnswered[];
  readonly subject: string;
}

/** Everything that a message says. */
export interface Understood extends Omit<Sorted, 'fit'> {
  readonly packed: Packed | undefined;
  readonly heard: readonly HeardAbout[];
  /** What may serve as evidence. */
  readonly files: Sorted['fit'];
  readonly sheets: readonly SheetHeard[];
  /** It points to files at places where they will not stay. */
  readonly expiring: boolean;
}

/** What a part says, and the findings that it is about; none where that is not clear. */
export type HeardAbout = Heard & { readonly findings: readonly string[] };

/** An answer sheet that came back, and what its rows say. */
export interface SheetHeard {
  readonly name: string;
  readonly bytes: Buffer;
  readonly rows: readonly (Pick<AnswerRow, 'row' | 'finding' | 'remark'> & { readonly heard: readonly HeardAbout[] })[];
}

export async function understood(
  received: Incoming,
  text: NewText,
  { prefix, names, letters, subject }: AnsweredContext,
): Promise<Understood> {
  const incoming = withBuffers(received);
  const { fit, unfit, sheets } = await takeSheets(sortAttachments(attachedTo({ incoming })));
  const own = withoutExpiringLinks(text.own);
  const packed = packedIn(incoming, own);
  const about = (heard: Heard): HeardAbout => ({
    ...heard,
    findings: 'answer' in heard ? findingsMeant(heard, { letters, subject, text: text.own }, prefix) : [],
  });
  const written = sheets.flatMap(({ rows }) => rows.map((row) => row.text));
  return {
    ...{ packed, files: fit, unfit },
    heard: packed === undefined ? hear({ ...text, own }, prefix, names).map(about) : [],
    sheets: sheets.map(({ name, bytes, rows }) => ({
      ...{ name, bytes },
      rows: rows.map((row) => ({
        ...row,
        heard: hearRow({ ...row, text: withoutExpiringLinks(row.text) }, text.own, prefix, names).map(about),
      })),
    })),
    expiring: expiringLinks([text.own, pagesOf({ incoming }), ...written].join('\n')).length > 0,
  };
}

/** The sheet with the result of each row. */
export async function markedSheet(bytes: Uint8Array, results: ReadonlyMap<number, RowResult>): Promise<Uint8Array> {
  return markAnswerSheet(asBuffer(bytes), results);
}

/** What would be understood of a message, told without a campaign. */
export async function messageRead(raw: Uint8Array, { letter, ...context }: ReadContext): Promise<MessageRead> {
  return readMessage(asBuffer(raw), letter === undefined ? context : { ...context, letter: asBuffer(letter) });
}
