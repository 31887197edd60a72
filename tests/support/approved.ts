import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const folder = join(__dirname, '..', 'words', 'approved');
/** `npm run approve` takes the texts as they are now. */
const approves = process.env['APPROVE'] !== undefined;

/** Holds texts, by the names of their files, against those that were approved. */
export function describeApproved(texts: ReadonlyMap<string, () => string | Promise<string>>): void {
  it.each([...texts])('%s is as approved (npm run approve renews it)', async (name, write) => {
    const text = `${(await write()).trim()}\n`;
    if (approves) approve(name, text);
    expect(text).toBe(readFileSync(join(folder, name), 'utf8'));
  });

  it('nothing is approved that is not written any more', () => {
    const left = approvedFiles().filter((name) => !texts.has(name));
    if (approves) for (const name of left) rmSync(join(folder, name));
    expect(approves ? [] : left).toEqual([]);
  });
}

function approve(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

function approvedFiles(): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt'))
    .toSorted();
}

/** A text with its heading, as one of several in a file. */
export function section(heading: string, text: string): string {
  return `──── ${heading} ────\n\n${text.trim()}\n`;
}
