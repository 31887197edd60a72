import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { ReadingTask, ThreadAnswer, ThreadData } from './in-thread';

/** The thread's own file: it carries out the functions of one module, one after the other, as it is asked to. */
const given = workerData as ThreadData;
const readings = createRequire(__filename)(given.module) as Readonly<Record<string, (...values: unknown[]) => unknown>>;

async function answerTo({ reading, given: values }: ReadingTask): Promise<ThreadAnswer> {
  try {
    return { is: 'read', value: await readings[reading]?.(...values) };
  } catch (error) {
    return { is: 'failed', error };
  }
}

parentPort?.on('message', (task: ReadingTask) => {
  void answerTo(task).then((answer) => parentPort?.postMessage(answer));
});
parentPort?.postMessage({ is: 'ready' } satisfies ThreadAnswer);
