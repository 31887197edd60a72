#!/usr/bin/env node
import { wordsFor } from '../words';
import { endingOf } from './endings';
import { program } from './program';

const locale = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '';
const words = wordsFor(locale.startsWith('zh') ? 'zh-CN' : 'en');

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
