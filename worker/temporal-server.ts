import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import type { Place } from '../client/duban';
import { Trouble } from '../client/errors';

export interface ServerSettings {
  readonly file: string;
  readonly port: number;
  readonly uiPort: number;
  /** Timers exact to 10 ms, for a paced campaign. */
  readonly exact: boolean;
}

const ATTEMPTS = 150;
const BETWEEN = 200;
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

export function startTemporalServer({ file, port, uiPort, exact }: ServerSettings): ChildProcess {
  return spawn(
    temporalCli(),
    [
      'server',
      'start-dev',
      ...['--ip', '127.0.0.1', '--port', String(port), '--ui-port', String(uiPort), '--db-filename', file],
      ...['--log-level', 'error'],
      ...(exact ? ['--dynamic-config-value', 'history.timerProcessorMaxTimeShift="10ms"'] : []),
    ],
    // In a group of its own: Ctrl-C is for the stack, which then stops all in order.
    { stdio: 'ignore', detached: true },
  );
}

/** @throws Trouble server-did-not-start */
export async function serverAnswers({ address, namespace }: Place): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      const connection = await Connection.connect({ address, connectTimeout: 1_000 });
      await connection.workflowService.updateNamespace({
        namespace,
        config: { workflowExecutionRetentionTtl: msToTs(RETENTION) },
      });
      await connection.close();
      return;
    } catch {
      await pause(BETWEEN);
    }
  }
  throw new Trouble('server-did-not-start', address);
}
