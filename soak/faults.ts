import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { ended, ours, startWorker, type SoakServer } from './processes';
import { pickedFrom, type Random } from './random';
import type { SoakWorker } from './worker';

export const faults = ['killed', 'stopped', 'restarted', 'loaded'] as const;
export type StackFault = (typeof faults)[number];

/** Milliseconds after which a worker that died is started again. */
const BEFORE_RESTART = 200;

/** Commands that are obeyed between two faults, on a machine however busy. */
const BETWEEN_FAULTS = 6;
/** Milliseconds without that many after which the next fault comes all the same. */
const LONGEST_PEACE = 20_000;

/** A worker that is killed, stopped and restarted at random. */
export interface Plagued {
  /** How often each fault was done. */
  readonly done: ReadonlyMap<StackFault, number>;
  /**
   * Lets one fault follow another until the signal, each when something has been done since the one before.
   * @param progress rises with what is done
   */
  plague(random: Random, progress: () => number, signal: AbortSignal): Promise<void>;
  /** Lets a new worker take over. */
  replace(): Promise<void>;
  stop(): Promise<void>;
}

export function plagued(server: SoakServer, told: Omit<SoakWorker, 'seed'>, seed: number): Plagued {
  let starts = 0;
  let over = false;
  const launch = (): ChildProcess => {
    starts += 1;
    const launched = startWorker({ ...told, seed: seed + starts });
    // It is started again whatever it died of: a fault of ours, or a server that was away when it began.
    launched.once('exit', () => {
      setTimeout(() => {
        if (!over) worker = launch();
      }, BEFORE_RESTART);
    });
    return launched;
  };
  let worker = launch();
  const done = new Map<StackFault, number>();
  const acts: Readonly<Record<StackFault, (random: Random) => Promise<void>>> = {
    killed: () => ended(worker, 'SIGKILL'),
    /** For longer than a workflow task may take. */
    async stopped(random) {
      worker.kill('SIGSTOP');
      await pause(2_500 + random() * 2_500);
      worker.kill('SIGCONT');
    },
    restarted: () => server.restart(),
    async loaded() {
      const burners = [1, 2].map(() => ours(spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' })));
      await pause(3_000);
      await Promise.all(burners.map((burner) => ended(burner, 'SIGKILL')));
    },
  };
  // The worker's death is what most is learned from; a server that restarts takes everybody's time.
  const dealt: readonly StackFault[] = [
    'killed',
    'killed',
    'killed',
    'stopped',
    'stopped',
    'stopped',
    'loaded',
    'restarted',
  ];
  return {
    done,
    async plague(random, progress, signal) {
      while (!signal.aborted) {
        const before = progress();
        await pause(1_000 + random() * 3_000);
        for (let waited = 0; progress() < before + BETWEEN_FAULTS && waited < LONGEST_PEACE; waited += 100) {
          await pause(100);
        }
        const fault = pickedFrom(random, dealt) ?? 'killed';
        await acts[fault](random);
        done.set(fault, (done.get(fault) ?? 0) + 1);
      }
    },
    replace: () => ended(worker, 'SIGTERM'),
    async stop() {
      over = true;
      await pause(2 * BEFORE_RESTART);
      await ended(worker, 'SIGTERM');
    },
  };
}
