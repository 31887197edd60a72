import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WebUi } from '../client/web-ui';

/** A process of ours: a number alone may have passed to a stranger, so its start time is kept with it. */
export interface Recorded {
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
  readonly up: Recorded;
  readonly children: Readonly<Record<string, Recorded>>;
}

export interface Ports {
  readonly web: number;
  readonly ui: number;
  readonly temporal: number;
  readonly letters: number;
  readonly inbox: number;
}

/** Five ports in a row. */
export function portsFrom(first: number): Ports {
  return { web: first, ui: first + 1, temporal: first + 2, letters: first + 3, inbox: first + 4 };
}

/** Temporal Web UI of a stack that has its own server; absent where the server runs elsewhere. */
export function webUiOf({ children, ports, namespace }: StackFile): WebUi | undefined {
  return 'temporal' in children ? { origin: `http://127.0.0.1:${String(ports.ui)}`, namespace } : undefined;
}

export function readStackFile(data: string): StackFile | undefined {
  try {
    return JSON.parse(readFileSync(join(data, 'stack.json'), 'utf8')) as StackFile;
  } catch {
    return undefined;
  }
}

export function writeStackFile(data: string, stack: StackFile): void {
  mkdirSync(data, { recursive: true });
  const file = join(data, 'stack.json');
  writeFileSync(`${file}.part`, `${JSON.stringify(stack, null, 2)}\n`, { flush: true });
  renameSync(`${file}.part`, file);
}

export function recorded(pid: number): Recorded {
  return { pid, started: startOf(pid) ?? '' };
}

/** Whether that very process still runs. */
export function runs({ pid, started }: Recorded): boolean {
  return started !== '' && startOf(pid) === started;
}

function startOf(pid: number): string | undefined {
  try {
    const [started = '', state = ''] = execFileSync('ps', ['-o', 'lstart=,stat=', '-p', String(pid)], {
      encoding: 'utf8',
    })
      .trim()
      .split(/\s+(?=\S+$)/);
    return state.startsWith('Z') || started === '' ? undefined : started;
  } catch {
    return undefined;
  }
}
