import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { ended, startWorker, type SoakServer } from './processes';
import { oneOf, type Random } from './random';
import type { SoakWorker } from './worker';

export const faults = ['killed', 'stopped', 'restarted', 'loaded'] as const;
export type Fault = (typeof faults)[number];

/** A worker that misfortune follows. */
export interface Plagued {
  /** How often each fault was done. */
  readonly done: ReadonlyMap<Fault, number>;
  /** Lets one fault follow another until the signal. */
  plague(random: Random, signal: AbortSignal): Promise<void>;
  stop(): Promise<void>;
}

export function plagued(server: SoakServer, told: Omit<SoakWorker, 'seed'>, seed: number): Plagued {
  let starts = 0;
  const launch = (): ChildProcess => {
    starts += 1;
    return startWorker({ ...told, seed: seed + starts });
  };
  let worker = launch();
  const done = new Map<Fault, number>();
  const acts: Readonly<Record<Fault, (random: Random) => Promise<void>>> = {
    async killed() {
      await ended(worker, 'SIGKILL');
      // eslint-disable-next-line require-atomic-updates -- one fault follows another
      worker = launch();
    },
    /** For longer than a workflow task may take. */
    async stopped(random) {
      worker.kill('SIGSTOP');
      await pause(2_500 + random() * 2_500);
      worker.kill('SIGCONT');
    },
    restarted: () => server.restart(),
    async loaded() {
      const burners = [1, 2].map(() => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
      await pause(3_000);
      await Promise.all(burners.map((burner) => ended(burner, 'SIGKILL')));
    },
  };
  // The worker's death is what most is learned from; a server that restarts takes everybody's time.
  const dealt: readonly Fault[] = [
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
    async plague(random, signal) {
      while (!signal.aborted) {
        await pause(2_000 + random() * 4_000);
        const fault = oneOf(random, dealt) ?? 'killed';
        await acts[fault](random);
        done.set(fault, (done.get(fault) ?? 0) + 1);
      }
    },
    stop: () => ended(worker, 'SIGTERM'),
  };
}
