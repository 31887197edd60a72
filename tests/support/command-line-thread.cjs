/**
 * The built command line in a thread: it is loaded once, and then does one command after the other, each as a process of
 * its own would. What ends the process, and what is heard of signals, is tested with processes (cli/main.test.ts).
 */
const { join } = require('node:path');
const { parentPort } = require('node:worker_threads');

const dist = join(__dirname, '..', '..', 'dist');
const { endingOf } = require(join(dist, 'cli', 'endings.js'));
const { languageAsked, languageOf } = require(join(dist, 'cli', 'language.js'));
const { program } = require(join(dist, 'cli', 'program.js'));
const { wordsFor } = require(join(dist, 'words', 'index.js'));

const heard = { stdout: '', stderr: '' };
for (const name of Object.keys(heard)) {
  process[name].write = (chunk, ...rest) => {
    heard[name] += chunk;
    rest.find((one) => typeof one === 'function')?.();
    return true;
  };
}

let before = Promise.resolve();
parentPort.on('message', (told) => {
  before = before.then(() => obey(told));
});

async function obey({ args, environment, answer, answered }) {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, environment);
  process.exitCode = 0;
  Object.assign(heard, { stdout: '', stderr: '' });
  const words = wordsFor(languageAsked(args) ?? languageOf(process.env));
  let code;
  try {
    await program(words).parseAsync(args, { from: 'user' });
    code = process.exitCode;
  } catch (error) {
    const ending = endingOf(error, words);
    for (const sentence of ending.sentences) process.stderr.write(`${sentence}\n`);
    code = ending.code;
  }
  answer.postMessage({ code, out: heard.stdout, err: heard.stderr });
  Atomics.store(answered, 0, 1);
  Atomics.notify(answered, 0);
}
