// Prepares a fresh clone with nothing but Node: dependencies, the compiled program, the Temporal CLI.
// Does nothing, quickly, where all is there.
const { createHash } = require('node:crypto');
const { spawnSync } = require('node:child_process');
const { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { provideTemporalCli } = require('./temporal-cli.cjs');

const root = join(__dirname, '..');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Duban needs Node.js 20.19 or newer; this is ${process.versions.node}. Install a newer one from nodejs.org.`);
}

setUp().catch((error) => fail(error.message));

async function setUp() {
  installDependencies();
  if (process.argv.includes('--build')) await build();
  await provideTemporalCli(root);
}

function installDependencies() {
  const stamp = join(root, 'node_modules', '.duban-lock');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing dependencies …');
  run(
    'npm',
    ['ci', '--no-audit', '--no-fund'],
    'The dependencies could not be installed: see the message of npm above.',
  );
  writeFileSync(stamp, wanted);
}

async function build() {
  const stamp = join(root, 'dist', '.built');
  if (existsSync(stamp) && statSync(stamp).mtimeMs > newest(root)) return;
  console.log('Building …');
  // What an older version compiled must not stand beside what this one does.
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  run(process.execPath, [tsc, '-p', 'tsconfig.build.json'], 'The build failed: see the messages above.');
  await require('../dist/worker/workflow-bundle.js').writeBundle();
  writeFileSync(stamp, '');
}

/** The newest change of any source, in milliseconds. */
function newest(folder) {
  const skipped = new Set(['node_modules', 'dist', 'tests', 'scripts', 'docs', 'examples']);
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (/^\.|^data(?:-|$)/.test(entry.name) || skipped.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) latest = Math.max(latest, newest(path));
    else if (/\.tsx?$|^tsconfig.*json$|^package\.json$/.test(entry.name))
      latest = Math.max(latest, statSync(path).mtimeMs);
  }
  return latest;
}

function run(command, args, sentence) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) fail(sentence);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
