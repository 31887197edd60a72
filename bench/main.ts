import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { burst } from './burst';
import type { Figure, Measurement } from './figure';
import { openGround } from './ground';
import { incoming } from './incoming';
import { memory } from './memory';
import { opening } from './opening';
import { oversight } from './oversight';
import { pages } from './pages';
import { reads } from './reads';
import { scale } from './scale';
import { startUp } from './start-up';
import { updates } from './updates';

const measurements: Readonly<Record<string, Measurement>> = {
  'start-up': startUp,
  updates,
  memory,
  opening,
  reads,
  oversight,
  pages,
  burst,
  incoming,
  scale,
};

/** `npm run bench -- --findings 1000 --notices 10000 --only burst`: measures, and prints one line a figure. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      findings: { type: 'string', default: '1000' },
      notices: { type: 'string', default: '10000' },
      only: { type: 'string', multiple: true },
    },
  });
  const size = { findings: Number(values.findings), notices: Number(values.notices) };
  print(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`);
  print('| figure | measured | beside | ratio or value | reach |');
  print('| --- | --- | --- | --- | --- |');
  for (const [name, measure] of Object.entries(measurements)) {
    if (values.only !== undefined && !values.only.includes(name)) continue;
    const ground = await openGround();
    try {
      for (const figure of await measure(ground, size)) print(rowOf(figure));
    } finally {
      await ground.stop();
    }
  }
}

function rowOf({ what, measured, compared, figure, reach }: Figure): string {
  const bound = reach === undefined ? '' : `≤ ${reach}${figure <= reach ? '' : ' (missed)'}`;
  return `| ${what} | ${measured} | ${compared} | ${figure.toFixed(2)} | ${bound} |`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main();
