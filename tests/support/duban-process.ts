import { spawn, spawnSync, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const main = join(__dirname, '..', '..', 'dist', 'cli', 'main.js');
const example = join(__dirname, '..', '..', 'examples', 'wuhai-2023');

export interface ProcessResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line to its end. */
export function duban(args: readonly string[], environment: Readonly<Record<string, string>> = {}): ProcessResult {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    timeout: 40_000,
    env: { ...process.env, LANG: 'en', LC_ALL: '', ...environment },
  });
  return { code: status, out: stdout, err: stderr };
}

/** Runs the built command line to its end, while servers of this process go on. */
export async function dubanMeanwhile(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ProcessResult> {
  const child = dubanProcess(args, environment);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, out, err };
}

/** The built command line as a process that goes on until it is told to stop. */
export function dubanProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LANG: 'en', LC_ALL: '', ...environment },
  });
}

/** Starts `duban up`, and waits until it is ready. @param program the built command line, where it is another */
export async function startUp(args: readonly string[], program = main): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, 'up', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  await new Promise<void>((ready, failed) => {
    const timeout = setTimeout(() => {
      failed(new Error(`not ready in time: ${said}`));
    }, 300_000);
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (!said.includes('Ctrl-C')) return;
      clearTimeout(timeout);
      ready();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => {
      clearTimeout(timeout);
      failed(new Error(`ended: ${said}`));
    });
  });
  return child;
}

export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((done) => child.once('exit', done));
}

/** The model case with its first findings only. */
export function shortCampaign(findings: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'duban-campaign-'));
  cpSync(example, folder, { recursive: true });
  const ledger = join(folder, 'ledger.csv');
  const lines = readFileSync(ledger, 'utf8').split(/\r?\n/);
  writeFileSync(ledger, lines.slice(0, findings + 1).join('\n'));
  return folder;
}
