// Runs every check of the project, says how long each took, and fails if any failed.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What is used of jest's report (`jest --json`). */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly fullName: string;
      readonly status: string;
    }[];
  }[];
}

const root = join(__dirname, '..');
const report = join(tmpdir(), `duban-jest-${process.pid}.json`);
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);
const stages: readonly (readonly [name: string, command: string, args: readonly string[]])[] = [
  ['types', bin('tsc'), ['--noEmit', '-p', 'tsconfig.json']],
  ['build', process.execPath, [join(__dirname, 'set-up.cjs'), '--build']],
  ['lint', bin('eslint'), ['.']],
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
  ['unused', bin('knip'), []],
  ['tests', bin('jest'), ['--json', `--outputFile=${report}`]],
];

// The build is made anew, whatever is there.
rmSync(join(root, 'dist'), { recursive: true, force: true });

const failed: string[] = [];
for (const [name, command, args] of stages) {
  console.log(`\n== ${name}`);
  const began = Date.now();
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  console.log(`== ${name}: ${status === 0 ? 'ok' : 'FAILED'} after ${((Date.now() - began) / 1000).toFixed(1)} s`);
  if (status !== 0) failed.push(name);
}

const { numPassedTests, numFailedTests, numPendingTests, testResults } = readReport();
for (const name of leftOut(testResults)) console.log(`\nLeft out: ${name}`);
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
console.log(
  `\n${numPassedTests} passed, ${numFailedTests} failed${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''}`,
);
process.exit(failed.length === 0 && numPassedTests > 0 ? 0 : 1);

/** What did not run: a suite's name, which says why, or a test's. */
function leftOut(files: Report['testResults']): ReadonlySet<string> {
  const pending = files
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'pending');
  return new Set(
    pending.map(
      ({ ancestorTitles, fullName }) => ancestorTitles.find((title) => title.includes('left out: ')) ?? fullName,
    ),
  );
}

function readReport(): Report {
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as Report;
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, testResults: [] };
  } finally {
    rmSync(report, { force: true });
  }
}
