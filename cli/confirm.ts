import { createInterface } from 'node:readline/promises';
import { Trouble } from '../client/errors';
import type { Words } from '../words/words';
import type { Given } from './options';

/**
 * Whether what cannot be taken back may be done: said with `--yes`, or asked on a terminal.
 * @throws Trouble unconfirmed where nobody can be asked
 */
export async function confirmed(given: Given, words: Words): Promise<boolean> {
  if (given.is('yes')) return true;
  if (!process.stdin.isTTY || !process.stdout.isTTY) throw new Trouble('unconfirmed', '');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^(y|yes|是)$/i.test((await terminal.question(`${words.cli.mayI} `)).trim());
  } finally {
    terminal.close();
  }
}
