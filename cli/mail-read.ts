import { readFile } from 'node:fs/promises';
import { Trouble } from '../client/errors';
import { defined } from '../domain/defined';
import { readUnknownMessage } from '../mail/inbox/bounded';
import type { MessageRead } from '../mail/reply/read-message';
import type { Words } from '../words/words';
import { print } from './print';
import type { Verb } from './verb';

/** `duban mail read`: what would be understood of a message, and why. */
export const mailRead: Verb = {
  async act(given, words, path) {
    const letter = given.maybe('letter');
    const read = await readUnknownMessage(
      await fileAt(path),
      defined({
        letter: letter === undefined ? undefined : await fileAt(letter),
        position: given.maybe('as'),
        language: words.language,
      }),
    );
    print(given.is('json') ? JSON.stringify(read, null, 2) : readText(read, words));
  },
};

/** @throws Trouble bad-argument where there is no such file */
async function fileAt(path: string): Promise<Buffer> {
  return readFile(path).catch(() => {
    throw new Trouble('bad-argument', path);
  });
}

function readText({ automatic, heard, left, why }: MessageRead, { commands, receipt }: Words): string {
  const about = (finding: string | null): string => (finding === null ? '' : `[${finding}] `);
  return [
    ...(automatic === null ? [] : [automatic]),
    ...heard.map(
      ({ finding, says, answer: _, ...facts }) => `${about(finding)}${commands[says]} ${JSON.stringify(facts)}`,
    ),
    ...left.map((line) => `${receipt.unclear} · ${line}`),
    ...why.map(({ finding, sentence }) => `${about(finding)}${sentence}`),
  ].join('\n');
}
