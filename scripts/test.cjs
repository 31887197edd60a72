// Runs every check of the project, says how long each took, and fails if any failed.
const { spawnSync } = require('node:child_process');
const { readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const root = join(__dirname, '..');
const report = join(tmpdir(), `duban-jest-${process.pid}.json`);
const stages = [
  ['types', 'tsc', ['--noEmit', '-p', 'tsconfig.json']],
  ['build', 'tsc', ['-p', 'tsconfig.build.json']],
  ['lint', 'eslint', ['.']],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['unused', 'knip', []],
  ['tests', 'jest', ['--json', `--outputFile=${report}`]],
];

// What an older version compiled must not stand beside what this one does.
rmSync(join(root, 'dist'), { recursive: true, force: true });

const failed = [];
for (const [name, command, args] of stages) {
  console.log(`\n== ${name}`);
  const began = Date.now();
  const { status } = spawnSync(join(root, 'node_modules', '.bin', command), args, { cwd: root, stdio: 'inherit' });
  console.log(`== ${name}: ${status === 0 ? 'ok' : 'FAILED'} after ${((Date.now() - began) / 1000).toFixed(1)} s`);
  if (status !== 0) failed.push(name);
}

const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, testResults = [] } = readReport();
for (const name of leftOut(testResults)) console.log(`\nLeft out: ${name}`);
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
console.log(
  `\n${numPassedTests} passed, ${numFailedTests} failed${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''}`,
);
process.exit(failed.length === 0 && numPassedTests > 0 ? 0 : 1);

/** What did not run: a suite's name, which says why, or a test's. */
function leftOut(files) {
  const pending = files
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'pending');
  const reasoned = ({ ancestorTitles }) => ancestorTitles.find((title) => title.includes('left out: '));
  return new Set(pending.map((test) => reasoned(test) ?? test.fullName));
}

function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return {};
  } finally {
    rmSync(report, { force: true });
  }
}
