import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import type { Place } from '../client/duban';
import { Trouble } from '../client/errors';
import { recordedProcess, type RecordedProcess } from './stack-file';
import type { HiddenPlace } from './web-ui-door';

export interface ServerSettings {
  readonly file: string;
  readonly port: number;
  /** Where its Web UI is, whose door checks who comes (worker/web-ui-door.ts); without it there is none. */
  readonly ui?: HiddenPlace;
  /**
   * For a campaign in fast time: timers are exact to 10 ms, and the database does not wait for the disk. What was written
   * outlives every process that is killed; of a machine that loses its power, only real campaigns promise that.
   */
  readonly paced: boolean;
  /** The file to which it writes what it has to say. */
  readonly log: string;
}

const forFastTime = [
  ...['--dynamic-config-value', 'history.timerProcessorMaxTimeShift="10ms"'],
  ...['--sqlite-pragma', 'synchronous=OFF'],
];

/** Milliseconds for one attempt to reach it. */
const ATTEMPT = 2_000;
/** Milliseconds for which the server keeps a finished run: a year. */
const RETENTION = 365 * 86_400_000;

/** @throws Trouble no-temporal-cli */
export function temporalCli(): string {
  const known = join(__dirname, '..', '.cache', 'temporal', 'path');
  const beside = join(__dirname, '..', '..', '.cache', 'temporal', 'path');
  const file = [known, beside].find(existsSync);
  if (file === undefined) throw new Trouble('no-temporal-cli', '');
  return readFileSync(file, 'utf8').trim();
}

/** The version of the CLI and of the server in it. @throws Trouble no-temporal-cli */
export function temporalVersion(): string {
  const { stdout } = spawnSync(temporalCli(), ['--version'], { encoding: 'utf8' });
  return stdout.trim();
}

/** The file by its whole path: servers of other folders may name theirs from where they were started. */
function onFile(file: string): readonly string[] {
  return ['--db-filename', resolve(file)];
}

/** Starts the development server on a database file. @throws Trouble no-temporal-cli */
export function startTemporalServer({ file, port, ui, paced, log }: ServerSettings): ChildProcess {
  const out = openSync(log, 'a');
  try {
    return spawn(
      temporalCli(),
      [
        'server',
        'start-dev',
        ...['--ip', '127.0.0.1', '--port', `${port}`, ...onFile(file)],
        ...(ui === undefined ? ['--headless'] : ['--ui-ip', ui.host, '--ui-port', `${ui.port}`]),
        // A page of elsewhere can ask a browser for what is on this machine: its HTTP interface, which nobody uses here,
        // answers under a name that nobody knows. By gRPC no page can speak.
        ...['--dynamic-config-value', `frontend.httpAllowedHosts=["${randomUUID()}"]`],
        ...['--log-level', 'error'],
        // A commit waits for one write to the disk instead of several, and is as safe.
        ...['--sqlite-pragma', 'journal_mode=WAL'],
        ...(paced ? forFastTime : []),
      ],
      // In a group of its own: Ctrl-C is for the stack, which then stops all in order.
      { stdio: ['ignore', out, out], detached: true },
    );
  } finally {
    closeSync(out);
  }
}

/**
 * Servers that run on that database file, by their command lines: of one that was started at the very moment at which
 * `up` was killed, the stack file knows nothing.
 */
export function serversOn(file: string): readonly RecordedProcess[] {
  return execFileSync('ps', ['-ww', '-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(` ${onFile(file).join(' ')} `))
    .map((line) => recordedProcess(Number.parseInt(line, 10)));
}

/** Whether the server answers; where it does, it keeps finished runs for a year from now on. */
export async function serverAnswers({ address, namespace }: Place): Promise<boolean> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, connectTimeout: ATTEMPT });
    const { workflowService } = connection;
    await connection.withDeadline(Date.now() + ATTEMPT, () =>
      workflowService.updateNamespace({ namespace, config: { workflowExecutionRetentionTtl: msToTs(RETENTION) } }),
    );
    return true;
  } catch {
    return false;
  } finally {
    await connection?.close();
  }
}
