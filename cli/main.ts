#!/usr/bin/env node
import { wordsFor } from '../words';
import { endingOf } from './endings';
import { languageAsked, languageOf } from './language';
import { program } from './program';

const words = wordsFor(languageAsked(process.argv) ?? languageOf(process.env));

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has seen enough, as `head` has: what is still printed goes nowhere, and nothing is wrong.
    if (error.code !== 'EPIPE') throw error;
  });
}

void program(words)
  .parseAsync()
  .catch((error: unknown) => {
    const { code, sentences } = endingOf(error, words);
    for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
    process.exitCode = code;
  })
  .then(end);

/** Ends the process when a pipe has taken all that was printed: `process.exit` alone drops what waits in memory. */
async function end(): Promise<void> {
  await Promise.all(
    [process.stdout, process.stderr].map(
      (stream) =>
        new Promise<void>((taken) => {
          stream.write('', () => {
            taken();
          });
        }),
    ),
  );
  process.exit();
}
