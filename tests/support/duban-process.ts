import { spawn, spawnSync, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';

const main = join(__dirname, '..', '..', 'dist', 'cli', 'main.js');
const example = join(__dirname, '..', '..', 'examples', 'wuhai-2023');

export interface ProcessResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** They start and end processes, or go on until they are told to stop. */
const inProcess: ReadonlySet<string | undefined> = new Set(['up', 'demo', 'worker']);
/** Milliseconds for one command on a busy machine. */
const LONGEST = 120_000;
let thread: Worker | undefined;

/** Runs the built command line to its end. */
export function duban(args: readonly string[], environment: Readonly<Record<string, string>> = {}): ProcessResult {
  if (inProcess.has(args[0])) {
    const options = { encoding: 'utf8', timeout: LONGEST, env: around(environment) } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], options);
    return { code: status, out: stdout, err: stderr };
  }
  const { answer, answered } = tell(args, environment);
  if (Atomics.wait(answered, 0, 0, LONGEST) === 'timed-out') throw new Error(`no end of duban ${args.join(' ')}`);
  const { message } = receiveMessageOnPort(answer) as { message: ProcessResult };
  answer.close();
  return { ...message };
}

/** Runs the built command line to its end, while servers of this process go on. */
export async function dubanMeanwhile(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ProcessResult> {
  if (!inProcess.has(args[0])) {
    const { answer } = tell(args, environment);
    const [result] = (await once(answer, 'message')) as [ProcessResult];
    answer.close();
    return { ...result };
  }
  const child = dubanProcess(args, environment);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, out, err };
}

/** Has the thread do a command: starting a process for each would take longer than what it does. */
function tell(args: readonly string[], environment: Readonly<Record<string, string>>) {
  thread ??= new Worker(join(__dirname, 'command-line-thread.cjs'));
  // It ends with the tests of this file.
  thread.unref();
  const { port1: answer, port2: theirs } = new MessageChannel();
  const answered = new Int32Array(new SharedArrayBuffer(4));
  thread.postMessage({ args: [...args], environment: around(environment), answer: theirs, answered }, [theirs]);
  return { answer, answered };
}

function around(environment: Readonly<Record<string, string>>) {
  return { ...process.env, LANG: 'en', LC_ALL: '', ...environment };
}

/**
 * The built command line as a process that goes on until it is told to stop.
 *
 * @param program the built command line, where it is another
 */
export function dubanProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  program = main,
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: around(environment),
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
