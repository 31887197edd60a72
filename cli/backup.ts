import { backUp } from '../worker/backup';
import { dataOf } from './on-server';
import { print } from './print';
import type { Verb } from './verb';

/** `duban backup`: a copy of everything that is kept, made while all runs. */
export const backup: Verb = {
  async act(given, words, target) {
    const { files, bytes, database } = await backUp(dataOf(given), target, (done) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${done}`);
    });
    if (process.stderr.isTTY) process.stderr.write('\n');
    print(words.cli.backedUp(files, bytes, target));
    if (!database) print(words.cli.noDatabase);
  },
};
