import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { recorded, runs, type Recorded } from './stack-file';

/** A child process that is started again whenever it dies before it is told to stop. */
export interface Kept {
  readonly process: () => Recorded;
  readonly stop: () => Promise<void>;
}

const BEFORE_RESTART = 500;
const PATIENCE = 10_000;

/** @param failed hears that a restart could not be carried out or remembered; the child that died is tried once */
export function keepRunning(start: () => ChildProcess, changed: () => void, failed: (error: unknown) => void): Kept {
  let stopping = false;
  let child = launch();
  let record = recorded(child.pid ?? 0);

  function launch(): ChildProcess {
    const launched = start();
    launched.once('exit', () => {
      if (!stopping) restart().catch(failed);
    });
    return launched;
  }

  async function restart(): Promise<void> {
    await pause(BEFORE_RESTART);
    if (stopping) return;
    child = launch();
    record = recorded(child.pid ?? 0);
    changed();
  }

  return {
    process: () => record,
    async stop() {
      stopping = true;
      await stopProcess(record);
    },
  };
}

/** Asks that very process to end, and makes it after a while. */
export async function stopProcess(process_: Recorded): Promise<void> {
  if (!runs(process_)) return;
  process.kill(process_.pid, 'SIGTERM');
  for (let waited = 0; waited < PATIENCE; waited += 100) {
    if (!runs(process_)) return;
    await pause(100);
  }
  process.kill(process_.pid, 'SIGKILL');
}
