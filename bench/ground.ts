import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { registerSearchAttributes } from '../client/search-attributes';
import { ended, ours, startServer } from '../soak/processes';
import { nothing, type emptyWorkflow } from './empty-workflows';
import type { BenchWorker, FromWorker } from './worker';

/** A dev server of its own, and workers to it. */
export interface Ground {
  readonly client: Client;
  readonly address: string;
  /** Folder of everything that is kept. */
  readonly data: string;
  /** @param options `inOneThread` for who measures the heap */
  worker(of: BenchWorker['of'], taskQueue: string, options?: { readonly inOneThread?: boolean }): Promise<WorkerAtWork>;
  stop(): Promise<void>;
}

export interface WorkerAtWork {
  /** Letters sent so far. */
  readonly letters: () => number;
  /** Bytes of the main thread's heap after a collection. */
  heap(): Promise<number>;
  /** Bytes of memory that the process holds. */
  readonly resident: () => number;
  stop(): Promise<void>;
}

/** @throws Trouble no-temporal-cli */
export async function openGround(): Promise<Ground> {
  const data = mkdtempSync(join(tmpdir(), 'duban-bench-'));
  const server = await startServer(data, false);
  const connection = await Connection.connect(server.place);
  await registerSearchAttributes(connection, server.place.namespace);
  return {
    client: new Client({ connection }),
    address: server.place.address,
    data,
    worker: (of, taskQueue, { inOneThread = false } = {}) =>
      startWorker({ of, address: server.place.address, taskQueue, data, inOneThread }),
    async stop() {
      await connection.close();
      await server.stop();
    },
  };
}

/** An empty workflow that has been told its update once. */
export async function startEmpty(
  { client }: Pick<Ground, 'client'>,
  taskQueue: string,
  workflowId: string,
): Promise<WorkflowHandle> {
  const handle = await client.workflow.start<typeof emptyWorkflow>('emptyWorkflow', { workflowId, taskQueue });
  await handle.executeUpdate(nothing);
  return handle;
}

async function startWorker(told: BenchWorker): Promise<WorkerAtWork> {
  const child = ours(
    spawn(process.execPath, ['--expose-gc', '--import', 'tsx', join(__dirname, 'worker.ts'), JSON.stringify(told)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    }),
  );
  let letters = 0;
  child.on('message', ({ kind }: FromWorker) => {
    if (kind === 'sent') letters += 1;
  });
  await heard(child, 'ready');
  return {
    letters: () => letters,
    async heap() {
      child.send('heap');
      const { bytes } = await heard(child, 'heap');
      return bytes;
    },
    resident: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) * 1_024,
    stop: () => ended(child, 'SIGTERM'),
  };
}

/** Waits until the worker tells that; @throws where it ends before */
async function heard<K extends FromWorker['kind']>(
  child: ChildProcess,
  kind: K,
): Promise<Extract<FromWorker, { readonly kind: K }>> {
  for (;;) {
    const [told] = (await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => {
        throw new Error('a worker of the bench ended before its time');
      }),
    ])) as [FromWorker];
    if (told.kind === kind) return told as Extract<FromWorker, { readonly kind: K }>;
  }
}
