import { canonicalJson } from './canonical';
import { sha256 } from './sha256';

/** A note as it lies on the disk: its content, and the SHA-256 of that as canonical JSON. */
export function noteFile(content: object): Buffer {
  const written = canonicalJson(content);
  return Buffer.from(`{"sha256":"${sha256(written)}","content":${written}}\n`);
}

/** The content of a note's file; undefined where it was cut short or altered. */
export function contentOf(bytes: Buffer): unknown {
  const note = parsed(bytes);
  if (typeof note !== 'object' || note === null || !('content' in note) || !('sha256' in note)) return undefined;
  return sha256(canonicalJson(note.content)) === note.sha256 ? note.content : undefined;
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
