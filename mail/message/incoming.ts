import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { Splitter, type SplitterChunk } from '@zone-eu/mailsplit';
import { headerText, textOf } from './charset';

/** A message's structure. Nothing in it is trusted, rendered or run. */
export interface Incoming {
  /** Decoded values by lower-case name, in order. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** The message's texts, in order. Text and HTML of one body say the same. */
  readonly bodies: readonly Body[];
  readonly attachments: readonly IncomingFile[];
}

export interface Body {
  readonly text?: string;
  readonly html?: string;
}

export interface IncomingFile {
  readonly name: string | undefined;
  /** As the sender declares it, in lower case. */
  readonly type: string;
  /** The id by which an HTML body refers to it; empty if it has none. */
  readonly contentId: string;
  readonly content: Buffer;
}

/** A message that cannot be read is kept and shown to a person. */
export type Parsed =
  | { readonly outcome: 'parsed'; readonly incoming: Incoming }
  | { readonly outcome: 'unreadable'; readonly why: 'too-large' | 'too-complicated' };

/** Limits in bytes for a raw message and for one part's header, and in characters for one body. The rest is cut off. */
const LARGEST = 25 * 1024 * 1024;
const LARGEST_HEAD = 256 * 1024;
const LONGEST_BODY = 2 * 1024 * 1024;
/** Parts of one message, including nested ones, so that the nesting is limited as well. */
const MOST_PARTS = 200;

/** The largest message has 340,000 lines where its files are in base64. Splitting takes its time for each line. */
const MOST_RAW_LINES = 1_000_000;

/** Splits a message into its parts. Whatever the bytes are, it neither throws nor reads past the limits. */
export async function parseIncoming(raw: Uint8Array): Promise<Parsed> {
  if (raw.length > LARGEST) return { outcome: 'unreadable', why: 'too-large' };
  if (hasMoreLines(raw, MOST_RAW_LINES)) return { outcome: 'unreadable', why: 'too-complicated' };
  let parts: readonly MimePart[];
  try {
    parts = await partsOf(raw);
  } catch {
    return { outcome: 'unreadable', why: 'too-complicated' };
  }
  const leaves = parts.filter(({ node }) => node.multipart === false);
  const said = leaves.filter(isSaid);
  const attachments = leaves.filter((part) => !isSaid(part));
  return {
    outcome: 'parsed',
    incoming: {
      headers: headersOf(parts[0]?.node),
      bodies: bodiesOf(said),
      attachments: attachments.map(({ node, content }) => ({
        name: node.filename === false ? undefined : node.filename,
        type: typeOf(node),
        contentId: contentIdOf(node),
        content,
      })),
    },
  };
}

function hasMoreLines(raw: Uint8Array, most: number): boolean {
  let lines = 0;
  for (let at = raw.indexOf(LINE_FEED); at !== -1; at = raw.indexOf(LINE_FEED, at + 1)) {
    lines += 1;
    if (lines > most) return true;
  }
  return false;
}

const LINE_FEED = 0x0a;

/** The first value of a header, or an empty string. */
export function headerOf({ headers }: Incoming, name: string): string {
  return headers.get(name)?.[0] ?? '';
}

type MimeNode = Extract<SplitterChunk, { readonly type: 'node' }>;

interface MimePart {
  readonly node: MimeNode;
  readonly content: Buffer;
}

async function partsOf(raw: Uint8Array): Promise<readonly MimePart[]> {
  const parts: { readonly node: MimeNode; readonly chunks: Buffer[] }[] = [];
  const splitter = new Splitter({ ignoreEmbedded: true, maxHeadSize: LARGEST_HEAD, maxChildNodes: MOST_PARTS });
  splitter.on('data', (chunk: SplitterChunk) => {
    if (chunk.type === 'node') parts.push({ node: chunk, chunks: [] });
    else if (chunk.type === 'body') parts.at(-1)?.chunks.push(chunk.value);
  });
  splitter.end(raw);
  await once(splitter, 'end');
  return Promise.all(parts.map(async ({ node, chunks }) => ({ node, content: await decoded(node, chunks) })));
}

/** Decoded from base64 or quoted-printable. */
async function decoded(node: MimeNode, chunks: readonly Buffer[]): Promise<Buffer> {
  const decoder = node.getDecoder();
  decoder.end(Buffer.concat(chunks));
  return buffer(decoder);
}

function headersOf(node: MimeNode | undefined): ReadonlyMap<string, readonly string[]> {
  const headers = new Map<string, string[]>();
  if (node === undefined || node.headers === false) return headers;
  for (const { key, line } of node.headers.getList()) {
    const value = headerText(line.slice(line.indexOf(':') + 1)).trim();
    const values = headers.get(key);
    if (values === undefined) headers.set(key, [value]);
    else values.push(value);
  }
  return headers;
}

function typeOf({ contentType }: MimeNode): string {
  return contentType === false ? 'text/plain' : contentType.toLowerCase();
}

function contentIdOf({ headers }: MimeNode): string {
  const line = headers === false ? undefined : headers.getList().find(({ key }) => key === 'content-id')?.line;
  return /<([^<>\s]{1,300})>/.exec(line ?? '')?.[1] ?? '';
}

function isSaid({ node }: MimePart): boolean {
  const type = typeOf(node);
  return (
    (type === 'text/plain' || type === 'text/html') && node.disposition !== 'attachment' && node.filename === false
  );
}

/** The parts of one multipart/alternative are one body; every other part is a body of its own. */
function bodiesOf(parts: readonly MimePart[]): readonly Body[] {
  const bodies: { text?: string; html?: string; choice: unknown }[] = [];
  for (const part of parts) {
    const kind = typeOf(part.node) === 'text/html' ? 'html' : 'text';
    const choice = choiceOf(part.node);
    const last = bodies.at(-1);
    const content = bodyText(part);
    if (last !== undefined && choice !== undefined && last.choice === choice && last[kind] === undefined)
      last[kind] = content;
    else bodies.push({ [kind]: content, choice });
  }
  return bodies.map(({ choice: _, ...body }) => body);
}

/** The multipart/alternative that a part belongs to, at whatever depth. */
function choiceOf({ parentNode }: MimeNode): unknown {
  for (let node = parentNode; node !== false; node = node.parentNode) if (node.multipart === 'alternative') return node;
  return undefined;
}

function bodyText(part: MimePart): string {
  const { charset, flowed, delSp } = part.node;
  const text = textOf(part.content.subarray(0, 4 * LONGEST_BODY), charset === false ? undefined : charset)
    .slice(0, LONGEST_BODY)
    .replaceAll('\r\n', '\n');
  return flowed ? unflowed(text, delSp) : text;
}

/** format=flowed (RFC 3676): a line that ends with a space continues on the next line with the same quoting. */
function unflowed(text: string, deleteSpace: boolean): string {
  const lines: string[] = [];
  let open: string | undefined;
  for (const line of text.split('\n')) {
    const marks = /^>*/.exec(line)?.[0] ?? '';
    const said = line.slice(marks.length).replace(/^ /, '');
    if (open === marks) lines.push(`${lines.pop() ?? ''}${said}`);
    else lines.push(marks === '' ? said : `${marks} ${said}`);
    const flows = line.endsWith(' ') && said !== '-- ';
    open = flows ? marks : undefined;
    if (flows && deleteSpace) lines.push((lines.pop() ?? '').slice(0, -1));
  }
  return lines.join('\n');
}
