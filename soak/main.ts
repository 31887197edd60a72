import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { soak, summary } from './soak';

/** `npm run soak -- --histories 500`: replays what lived under faults, and ends with one line. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      histories: { type: 'string', default: '500' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      data: { type: 'string', default: mkdtempSync(join(tmpdir(), 'duban-soak-')) },
    },
  });
  const tell = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  tell(`seed ${values.seed}, data in ${values.data}`);
  if (!(Number(values.histories) >= 1)) throw new Error('--histories is a number from 1 on');
  const verdict = await soak({
    ...{ histories: Number(values.histories), data: values.data, seed: Number(values.seed) },
    told: tell,
  });
  for (const kind of ['failed', 'lost', 'doubled', 'stuck'] as const) {
    for (const one of verdict[kind]) tell(`${kind}: ${one}`);
  }
  tell(summary(verdict));
  const { failed, lost, doubled, stuck } = verdict;
  process.exitCode = [failed, lost, doubled, stuck].every(({ length }) => length === 0) ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    process.exit(1);
  });
}
main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
