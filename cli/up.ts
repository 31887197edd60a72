import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { destination, pino } from 'pino';
import type { Words } from '../words/words';
import { startStack } from '../worker/stack';
import { numberIn, type Given } from './options';
import { placeInEnvironment } from './place';
import { toldToStop } from './told-to-stop';
import type { Verb } from './verb';

const FIRST_PORT = 18_080;
const PORTS = 5;
/** The model case, beside the compiled program. */
const modelCase = join(__dirname, '..', '..', 'examples', 'wuhai-2023');

/** `duban up`: everything on this machine, until it is told to stop. */
export const up: Verb = { group: 'running', options: ['data', 'port', 'pace', 'keep', 'campaign'], act: runAll };

async function runAll(given: Given, words: Words): Promise<void> {
  const pace = numberIn(given, 'pace', 1, (number) => number > 0 && number <= 10_000_000);
  const firstPort = numberIn(
    given,
    'port',
    FIRST_PORT,
    (number) => Number.isInteger(number) && number >= 1 && number <= 65_536 - PORTS,
  );
  // A paced campaign never mixes with the real one.
  const data = given.maybe('data') ?? (pace === 1 ? 'data' : 'data-paced');
  mkdirSync(data, { recursive: true });
  const place = placeInEnvironment();
  const logFile = destination({ dest: join(data, 'duban.log'), sync: false });
  // A full disk may cost lines of the log, never the stack.
  logFile.on('error', () => undefined);
  // An end before the file is open would be told as the log's trouble.
  await once(logFile, 'ready').catch(() => undefined);
  const stack = await startStack({
    data,
    firstPort,
    campaign: given.maybe('campaign') ?? modelCase,
    pace,
    keep: given.is('keep'),
    ...(place === undefined ? {} : { place }),
    log: pino({ level: 'info' }, logFile),
    progress(what, done, of) {
      if (done === undefined) process.stdout.write(`${words.cli.starting[what]}\n`);
      else if (process.stdout.isTTY || done >= (of ?? 0)) {
        process.stdout.write(
          `\r${words.cli.starting[what]} ${String(done)}/${String(of)}${done >= (of ?? 0) ? '\n' : ''}`,
        );
      }
    },
  });
  process.stdout.write(`\n${words.cli.ready(stack.postOffice, stack.webUi, data)}\n`);
  await toldToStop();
  process.stdout.write(`\n${words.cli.stopping}\n`);
  await stack.stop();
}
