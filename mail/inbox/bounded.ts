import { join } from 'node:path';
import { defined } from '../../domain/defined';
import { asBuffer } from '../../reading/bytes';
import { inThread } from '../../reading/in-thread';
import { ReadingStopped, type StoppedBecause } from '../../reading/stopped';
import { wordsFor } from '../../words';
import type { RowResult } from '../letter/answer-sheet';
import type { ProofSettings } from '../sender/authentication';
import type { Body } from '../message/incoming';
import { fieldsOf } from '../message/fields';
import { NameServerUnavailable } from '../sender/name-server';
import type { NewText } from '../message/new-text';
import type { MessageRead, ReadContext } from '../reply/read-message';
import type { Received } from './received';
import type { AuthorProof } from '../sender/sender';
import type { AnsweredContext, OwnText, Understood } from './untrusted';
import { withBuffers } from '../message/with-buffers';

// What strangers wrote is read in threads with limits (reading/), by the functions of untrusted.ts and proving.ts. These
// are the calls.

/** Reading 10 MB of any text takes no more than four seconds of a processor. */
const read = inThread<typeof import('./untrusted')>(join(__dirname, 'untrusted'), {
  milliseconds: 40_000,
  megabytes: 512,
});

/** A signature may wait for a name server, whatever else there is to read. */
const prove = inThread<typeof import('../sender/proving')>(join(__dirname, '..', 'sender', 'proving'), {
  milliseconds: 120_000,
  megabytes: 512,
});

type Opened = Pick<Received, 'identity' | 'fields' | 'incoming' | 'text' | 'readable' | 'unread'>;

/**
 * Opens a kept message; one that is not to be read has only its fields.
 * @param name under which it is kept
 */
export async function openMessage(name: string, raw: Buffer): Promise<Opened> {
  try {
    const opened = await read('opened', raw);
    return { ...opened, incoming: withBuffers(opened.incoming) };
  } catch (error) {
    if (error instanceof ReadingStopped) return unopened(name, raw, error.because);
    throw error;
  }
}

/** Nothing of it is known but the beginning of its head. It is identified by what it is kept under. */
function unopened(name: string, raw: Buffer, unread: StoppedBecause): Opened {
  return {
    ...{ identity: name, fields: fieldsOf(raw.subarray(0, LOOKED_AT)).fields, text: '', readable: false, unread },
    incoming: { headers: new Map(), bodies: [], attachments: [] },
  };
}

/** In bytes. */
const LOOKED_AT = 64 * 1024;

/**
 * What the sender of a message wrote himself, and whether a program did.
 * @param letters those of ours that it answers
 * @throws ReadingStopped
 */
export async function readOwnText(
  { envelope, incoming }: Pick<Received, 'envelope' | 'incoming'>,
  letters: readonly Body[],
  prefix: string,
): Promise<OwnText> {
  const bodies = letters.map(({ text = '', html = '' }) => ({ text, html }));
  const atDoor = envelope.door === 'smtp';
  const nullSender = atDoor && envelope.from === undefined;
  const arrival = { nullSender, handedIn: atDoor && !nullSender, prefix };
  return read('ownText', incoming, bodies, arrival);
}

/**
 * Who is proven to have written a message (authentication.ts). A resolver of one's own cannot go along into the thread.
 * @throws ReadingStopped, NameServerUnavailable
 */
export async function proveAuthor(
  { raw, envelope }: Pick<Received, 'raw' | 'envelope'>,
  author: string,
  { resolver, trustedReceiver, mailbox, letters }: ProofSettings,
): Promise<AuthorProof> {
  const settings = defined<Omit<ProofSettings, 'resolver'>>({ trustedReceiver, mailbox, letters });
  if (resolver !== undefined || envelope.door === 'smtp') {
    // Loaded where it is needed: it takes a while.
    const { proofOf } = await import('../sender/authentication.js');
    return proofOf(raw, envelope, author, defined<ProofSettings>({ ...settings, resolver }));
  }
  const proof = await prove('proved', raw, envelope, author, settings);
  if ('unanswered' in proof) throw new NameServerUnavailable(proof.unanswered);
  return proof;
}

/**
 * What a message says: its answers, its files, the answer sheets that came back with it.
 * @throws ReadingStopped
 */
export async function understand(
  { incoming }: Pick<Received, 'incoming'>,
  text: NewText,
  context: AnsweredContext,
): Promise<Understood> {
  const { files, sheets, ...said } = await read('understood', incoming, text, context);
  return {
    ...said,
    files: files.map((file) => ({ ...file, bytes: asBuffer(file.bytes) })),
    sheets: sheets.map((sheet) => ({ ...sheet, bytes: asBuffer(sheet.bytes) })),
  };
}

/**
 * The answer sheet with the result of each row.
 * @throws ReadingStopped
 */
export async function markSheet(bytes: Buffer, results: ReadonlyMap<number, RowResult>): Promise<Buffer> {
  return asBuffer(await read('markedSheet', bytes, results));
}

/** What would be understood of a message, told without a campaign, and why it is not read to its end. */
export async function readUnknownMessage(raw: Buffer, context: ReadContext): Promise<MessageRead> {
  try {
    return await read('messageRead', raw, context);
  } catch (error) {
    if (!(error instanceof ReadingStopped)) throw error;
    const why = {
      finding: null,
      code: error.because,
      sentence: wordsFor(context.language).inbox.reasons[error.because],
    };
    return { automatic: null, text: '', heard: [], left: [], why: [why] };
  }
}
