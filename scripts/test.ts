// Runs every check of the project, says how long each took, and fails if any failed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
type Stage = readonly [name: string, command: string, args: readonly string[]];

const tests: Stage = ['tests', bin('jest'), ['--json', `--outputFile=${report}`]];

/** Each lane in turn, the two beside each other: linting takes longer than all that comes before the tests. */
const lanes: readonly (readonly Stage[])[] = [
  // ESLint leaves much behind: with more room for what is young, a tenth less time goes into clearing up.
  [['lint', process.execPath, ['--max-semi-space-size=64', bin('eslint'), '.']]],
  [
    ['types', bin('tsc'), ['--noEmit', '-p', 'tsconfig.json']],
    ['build', process.execPath, [join(__dirname, 'set-up.cjs'), '--build']],
    ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
    ['unused', bin('knip'), []],
    tests,
  ],
];

const failed: string[] = [];

async function main(): Promise<void> {
  // The build is made anew, whatever is there.
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  await Promise.all(
    lanes.map(async (lane) => {
      for (const stage of lane) await done(stage, stage === tests ? 'inherit' : 'pipe');
    }),
  );
  tellResult();
}

/** @param output whether what it says is told when it has ended, or as it comes */
async function done([name, command, args]: Stage, output: 'pipe' | 'inherit'): Promise<void> {
  if (output === 'inherit') console.log(`\n== ${name}`);
  const began = Date.now();
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', output, output] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'close');
  const { exitCode } = child;
  const result = `${exitCode === 0 ? 'ok' : 'FAILED'} after ${((Date.now() - began) / 1000).toFixed(1)} s`;
  console.log(`${said === '' ? '' : `\n== ${name}\n${said.trimEnd()}\n`}== ${name}: ${result}`);
  if (exitCode !== 0) failed.push(name);
}

function tellResult(): void {
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = readReport();
  for (const name of leftOut(testResults)) console.log(`\nLeft out: ${name}`);
  if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
  console.log(
    `\n${numPassedTests} passed, ${numFailedTests} failed${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''}`,
  );
  process.exitCode = failed.length === 0 && numPassedTests > 0 ? 0 : 1;
}

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

void main();
