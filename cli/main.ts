#!/usr/bin/env node
import { wordsFor } from '../words';
import { endingOf } from './endings';
import { languageAsked, languageOf } from './language';
import { program } from './program';

const words = wordsFor(languageAsked(process.argv) ?? languageOf(process.env));

program(words)
  .parseAsync()
  .then(
    () => process.exit(),
    (error: unknown) => {
      const { code, sentences } = endingOf(error, words);
      for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
      process.exit(code);
    },
  );
