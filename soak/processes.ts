import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Place } from '../client/duban';
import { serverAnswers, startTemporalServer } from '../worker/temporal-server';
import type { SoakWorker } from './worker';

/** A dev server with its data in a file, so that it can be killed and started again. */
export interface SoakServer {
  readonly place: Place;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const BETWEEN_LOOKS = 200;

/**
 * @param paced whether it is for campaigns in fast time
 * @throws where the server ends before it answers, as where somebody else took its port meanwhile
 */
export async function startServer(data: string, paced: boolean): Promise<SoakServer> {
  const [port = 0] = await freePorts(1);
  const place = { address: `127.0.0.1:${port}`, namespace: 'default' };
  const [file, log] = [join(data, 'temporal.db'), join(data, 'temporal.log')];
  const launch = (): ChildProcess => ours(startTemporalServer({ file, port, paced, log }));
  let child = launch();
  await answering();
  return {
    place,
    async restart() {
      await ended(child, 'SIGTERM');
      // eslint-disable-next-line require-atomic-updates -- one restart follows another
      child = launch();
      await answering();
    },
    stop: () => ended(child, 'SIGTERM'),
  };

  async function answering(): Promise<void> {
    while (!(await serverAnswers(place))) {
      if (hasEnded(child)) throw new Error(`the Temporal server ended before it answered: ${log}`);
      await pause(BETWEEN_LOOKS);
    }
  }
}

export function startWorker(told: SoakWorker): ChildProcess {
  const log = openSync(join(told.data, 'worker.log'), 'a');
  try {
    return ours(
      spawn(process.execPath, [join(__dirname, 'worker.js'), JSON.stringify(told)], { stdio: ['ignore', log, log] }),
    );
  } finally {
    closeSync(log);
  }
}

/** A child that does not outlive this process, however that ends short of SIGKILL. */
export function ours(child: ChildProcess): ChildProcess {
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  process.on('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

/** Ends a child of ours, and waits until it has. */
export async function ended(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** Ports of this machine that nobody listens on: all held at once, so that none is given twice. */
export async function freePorts(many: number): Promise<readonly number[]> {
  // Who connects by mistake is sent away: a server with a connection would not close.
  const probes = Array.from({ length: many }, () => createServer((stranger) => stranger.destroy()));
  await Promise.all(probes.map((probe) => once(probe.listen(0, '127.0.0.1'), 'listening')));
  const ports = probes.map((probe) => (probe.address() as AddressInfo).port);
  await Promise.all(probes.map((probe) => once(probe.close(), 'close')));
  return ports;
}
