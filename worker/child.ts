import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { recordedProcess, runs, type RecordedProcess } from './stack-file';

/** A child process of the stack. */
export interface Child {
  readonly process: () => RecordedProcess;
  /** Whether it has ended by itself; never again once it is kept running. */
  readonly ended: () => boolean;
  /** From now on it is started again whenever it dies, until it is told to stop. */
  keepRunning(): void;
  /** Asks it to end, and makes it end where it does not in time. */
  stop(): Promise<void>;
}

/** Milliseconds before a child that died is started again. */
const BEFORE_RESTART = 500;
/** Milliseconds that a process has to end before it is killed. */
const TO_END = 5_000;

/**
 * Starts a child process. However this process ends, it does not leave the child behind: only SIGKILL does, and then
 * the next start on the data folder ends it.
 * @param changed hears that it is another process now
 * @param failed hears that a restart could not be carried out or remembered; the child that died is tried once
 */
export function startChild(start: () => ChildProcess, changed: () => void, failed: (error: unknown) => void): Child {
  let stopping = false;
  let kept = false;
  let ended = false;
  let child = launch();
  let record = recordedProcess(child.pid ?? 0);
  const endWithThisProcess = (): void => {
    child.kill('SIGTERM');
  };
  process.on('exit', endWithThisProcess);

  function launch(): ChildProcess {
    const launched = start();
    let gone = false;
    const hear = (): void => {
      if (gone) return;
      gone = true;
      if (kept && !stopping) restart().catch(failed);
      else ended = true;
    };
    launched.once('exit', hear);
    // It could not even be started.
    launched.once('error', hear);
    return launched;
  }

  async function restart(): Promise<void> {
    await pause(BEFORE_RESTART);
    if (stopping) return;
    child = launch();
    record = recordedProcess(child.pid ?? 0);
    changed();
  }

  return {
    process: () => record,
    ended: () => ended,
    keepRunning() {
      kept = true;
      if (ended && !stopping) restart().catch(failed);
    },
    async stop() {
      stopping = true;
      process.off('exit', endWithThisProcess);
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      const insist = setTimeout(() => child.kill('SIGKILL'), TO_END);
      child.kill('SIGTERM');
      await exit;
      clearTimeout(insist);
    },
  };
}

/** Asks a process that an earlier stack left behind to end, and makes it end where it does not in time. */
export async function stopProcess(former: RecordedProcess): Promise<void> {
  if (!runs(former)) return;
  process.kill(former.pid, 'SIGTERM');
  for (let waited = 0; waited < TO_END; waited += 100) {
    if (!runs(former)) return;
    await pause(100);
  }
  process.kill(former.pid, 'SIGKILL');
  // Its ports are free only when it is gone.
  while (runs(former)) await pause(100);
}
