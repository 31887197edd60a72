import { join } from 'node:path';
import { defined } from '../domain/defined';
import type { Words } from '../words/words';
import { startStack, type StartProgress, type StackSettings } from '../worker/stack';
import { endingOf } from './endings';
import { numberGiven, type Given } from './options';
import { placeInEnvironment } from './place';
import { print } from './print';
import { aborted, toldToStop, unlessTold } from './told-to-stop';
import type { Verb } from './verb';

const FIRST_PORT = 18_080;
const PORTS = 6;
/** Beside the compiled program. The first is the model case. */
const examples = join(__dirname, '..', '..', 'examples');
const exampleNames = ['wuhai-2023', 'audit-2026'] as const;

/** `duban up`: everything on this machine, until it is told to stop. */
export const up: Verb = { act: runAll };

async function runAll(given: Given, words: Words): Promise<void> {
  const pace = paceIn(given, 1);
  const firstPort = firstPortIn(given, FIRST_PORT);
  const place = placeInEnvironment();
  // A paced campaign never mixes with the real one.
  const data = given.maybe('data') ?? (pace === 1 ? 'data' : 'data-paced');
  const stopping = toldToStop();
  stopping.addEventListener('abort', () => {
    print(`\n${words.cli.stopping}`);
  });
  const stack = await startStack(
    defined<StackSettings>({
      ...{ data, firstPort, pace, place },
      campaign: given.maybe('campaign') ?? exampleIn(given),
      keep: given.is('keep'),
      assign: true,
      progress: showStart(words),
      signal: stopping,
    }),
  ).catch(unlessTold(stopping));
  if (stack === undefined) return;
  print(`\n${words.cli.ready(stack, data)}`);
  await aborted(stopping);
  await stack.stop();
}

function exampleIn(given: Given): string {
  const [modelCase] = exampleNames;
  return join(examples, given.maybe('example') === undefined ? modelCase : given.oneOf('example', exampleNames));
}

/** @throws Trouble bad-argument */
export function paceIn(given: Given, otherwise: number): number {
  return numberGiven(given, 'pace', otherwise, (number) => number > 0 && number <= 10_000_000);
}

/** @throws Trouble bad-argument */
export function firstPortIn(given: Given, otherwise: number): number {
  return numberGiven(
    given,
    'port',
    otherwise,
    (number) => Number.isInteger(number) && number >= 1 && number <= 65_536 - PORTS,
  );
}

/** Says what is being started, and what it waits for; where nobody watches, of the findings only that all are open. */
export function showStart(words: Words): StartProgress {
  const { starting, waiting } = words.cli;
  return {
    troubled(trouble) {
      for (const sentence of endingOf(trouble, words).sentences) process.stderr.write(`${sentence}\n`);
    },
    starting(part) {
      print(starting[part]);
    },
    waiting(part, seconds) {
      print(waiting[part](seconds));
    },
    opened(findings, of) {
      const all = findings >= of;
      if (process.stdout.isTTY || all) {
        process.stdout.write(`\r${starting.campaign} ${findings}/${of}${all ? '\n' : ''}`);
      }
    },
  };
}
