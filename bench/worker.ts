import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '../activities';
import { openArchive } from '../archive/archive';
import { namesBy } from '../mail/letter/message-id';
import type { Outbound } from '../mail/smtp/outbound';
import { capacity } from '../worker/create-worker';
import { bundleWorkflows } from '../worker/workflow-bundle';
import { nothing, type EmptyActivities } from './empty-workflows';
import { SECRET } from './secret';

/** What a worker of the bench is told, as JSON in its one argument. */
export interface BenchWorker {
  /** The campaign's workflows, or the empty ones. */
  readonly of: 'duban' | 'empty';
  readonly address: string;
  readonly taskQueue: string;
  /** Folder of the archive. */
  readonly data: string;
  /** Runs workflows in the main thread, whose heap can be measured. */
  readonly inOneThread: boolean;
}

/** What a worker tells who started it. */
export type FromWorker = { readonly kind: 'ready' } | { readonly kind: 'heap'; readonly bytes: number } | LetterSent;

/** A letter was sent. */
export interface LetterSent {
  readonly kind: 'sent';
}

function tell(told: FromWorker): void {
  process.send?.(told);
}

const delivers: Outbound = {
  send() {
    tell({ kind: 'sent' });
    return Promise.resolve({ outcome: 'sent' });
  },
  close: () => undefined,
};

async function work({ of, address, taskQueue, data, inOneThread }: BenchWorker): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: ['SIGTERM'] });
  const client = new Client({ connection: await Connection.connect({ address }) });
  const passing: EmptyActivities = {
    async sayNothing(workflowId) {
      await client.workflow.getHandle(workflowId).executeUpdate(nothing);
    },
  };
  const activities = createActivities({
    ...{ client, taskQueue, archive: openArchive(join(data, 'archive')), outbound: delivers },
    names: namesBy(SECRET),
  });
  const quiet = { logger: new DefaultLogger('ERROR') };
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address }),
    taskQueue,
    workflowBundle: await (of === 'duban'
      ? bundleWorkflows()
      : bundleWorkflowCode({ workflowsPath: require.resolve('./empty-workflows'), ...quiet })),
    activities: of === 'duban' ? { ...activities } : { ...passing },
    ...capacity,
    debugMode: inOneThread,
  });
  process.on('message', () => {
    globalThis.gc?.();
    globalThis.gc?.();
    tell({ kind: 'heap', bytes: process.memoryUsage().heapUsed });
  });
  const running = worker.run();
  tell({ kind: 'ready' });
  await running;
  process.exit(0);
}

const [told = ''] = process.argv.slice(2);
void work(JSON.parse(told) as BenchWorker);
