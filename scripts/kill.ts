// Kills parts of the embedded stack at random moments, so many times, and looks whether a letter was lost or doubled:
// npm run kill -- --rounds 200
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '200' } } });
if (!(Number(values.rounds) >= 1)) throw new Error('--rounds is a number from 1 on');
const { status } = spawnSync(
  join(__dirname, '..', 'node_modules', '.bin', 'jest'),
  ['--selectProjects', 'server', '--testPathPatterns', 'tests/stack/kill'],
  { cwd: join(__dirname, '..'), stdio: 'inherit', env: { ...process.env, KILL_ROUNDS: values.rounds } },
);
process.exit(status ?? 1);
