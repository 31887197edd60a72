import type { Archive } from '../archive/archive';
import { lineName, type PostedLine } from '../domain/campaign/line';

interface LetterNote {
  readonly digest: string;
}

/**
 * Message-IDs under which a later try said something that the first did not: a retry may only leave out what was
 * discharged meanwhile.
 */
export async function reusedMessageIds(archive: Archive): Promise<readonly string[]> {
  const reused: string[] = [];
  for (const name of await archive.namesOf('retried')) {
    const id = name.slice(0, name.lastIndexOf(' '));
    const [first, later] = await Promise.all([keysIn(archive, 'letters', id), keysIn(archive, 'retried', name)]);
    if (![...later].every((key) => first.has(key))) reused.push(id);
  }
  return [...new Set(reused)];
}

async function keysIn(archive: Archive, kind: 'letters' | 'retried', name: string): Promise<ReadonlySet<string>> {
  const { digest } = (await archive.noteOf(kind, name)) as LetterNote;
  const { lines } = JSON.parse((await archive.get(digest)).toString('utf8')) as { lines: readonly PostedLine[] };
  return new Set(lines.map(lineName));
}
