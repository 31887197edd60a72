import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WebUi } from '../client/web-ui';

/** A process of ours: a number alone may have passed to a stranger, so its start time is kept with it. */
export interface RecordedProcess {
  readonly pid: number;
  readonly started: string;
}

/** What a data folder says of the stack that runs on it, or ran last. */
export interface StackFile {
  readonly campaign: string;
  readonly address: string;
  readonly namespace: string;
  readonly ports: Ports;
  /** Version of the Temporal CLI that made the data. */
  readonly server: string;
  readonly pace: number;
  /** Whether a paced campaign goes on at the next start. Where this is not said, nothing may be deleted. */
  readonly keep?: boolean;
  readonly up: RecordedProcess;
  readonly children: Readonly<Record<string, RecordedProcess>>;
}

export interface Ports {
  readonly web: number;
  readonly ui: number;
  readonly temporal: number;
  readonly letters: number;
  readonly inbox: number;
  readonly pages: number;
}

/** Six ports in a row. */
export function portsFrom(first: number): Ports {
  return { web: first, ui: first + 1, temporal: first + 2, letters: first + 3, inbox: first + 4, pages: first + 5 };
}

/** Temporal Web UI of a stack that has its own server; absent where the server runs elsewhere. */
export function webUiOf({ children, ports, namespace }: StackFile): WebUi | undefined {
  return 'temporal' in children ? { origin: `http://127.0.0.1:${ports.ui}`, namespace } : undefined;
}

/** What the folder says of its stack; absent where there is no such file, or one that says something else. */
export function readStackFile(data: string): StackFile | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(join(data, 'stack.json'), 'utf8'));
    return isStackFile(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isStackFile(read: unknown): read is StackFile {
  if (typeof read !== 'object' || read === null) return false;
  const { campaign, address, namespace, ports, server, pace, keep, up, children } = read as Record<string, unknown>;
  return (
    [campaign, address, namespace, server].every((one) => typeof one === 'string') &&
    [ports, up, children].every((one) => typeof one === 'object' && one !== null) &&
    [up, ...Object.values<unknown>(children as Record<string, unknown>)].every(isRecorded) &&
    typeof pace === 'number' &&
    (keep === undefined || typeof keep === 'boolean')
  );
}

function isRecorded(read: unknown): read is RecordedProcess {
  if (typeof read !== 'object' || read === null) return false;
  const { pid, started } = read as Record<string, unknown>;
  return typeof pid === 'number' && typeof started === 'string';
}

/** Written aside and moved into place: it is whole at every moment. */
export function writeStackFile(data: string, stack: StackFile): void {
  mkdirSync(data, { recursive: true });
  const file = join(data, 'stack.json');
  writeFileSync(`${file}.part`, `${JSON.stringify(stack, null, 2)}\n`, { flush: true });
  renameSync(`${file}.part`, file);
}

/** The process with that number, as it runs now. */
export function recordedProcess(pid: number): RecordedProcess {
  return { pid, started: startOf(pid) ?? '' };
}

/** Whether that very process still runs. */
export function runs({ pid, started }: RecordedProcess): boolean {
  return started !== '' && startOf(pid) === started;
}

function startOf(pid: number): string | undefined {
  try {
    const [started = '', state = ''] = execFileSync('ps', ['-o', 'lstart=,stat=', '-p', `${pid}`], {
      encoding: 'utf8',
      // The time is printed as the zone has it: whoever looks from another zone must read the same.
      env: { ...process.env, TZ: 'UTC', LC_ALL: 'C' },
    })
      .trim()
      .split(/\s+(?=\S+$)/);
    return state.startsWith('Z') || started === '' ? undefined : started;
  } catch {
    return undefined;
  }
}
