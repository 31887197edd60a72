import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { atMost } from './at-most';
import { ReadingStopped } from './stopped';

/** What one reading may take. */
export interface ReadingLimits {
  /** By the clock, so generous: the machine may be busy with other things. */
  readonly milliseconds: number;
  /** Of JavaScript's own memory. What is unpacked has bounds of its own (unzipped.ts). */
  readonly megabytes: number;
}

/** The functions of a module, which take and give plain data: copies of it travel between the threads. */
type Readings<M> = {
  readonly [K in keyof M]: M[K] extends (...given: infer G) => infer R ? (...given: G) => R : never;
};

/** Calls a function of the module by its name, in a thread. */
export type InThread<M> = <K extends keyof M & string>(
  reading: K,
  ...given: Parameters<Readings<M>[K]>
) => Promise<Awaited<ReturnType<Readings<M>[K]>>>;

export interface ThreadData {
  readonly module: string;
}

export interface ReadingTask {
  readonly reading: string;
  readonly given: readonly unknown[];
}

export type ThreadAnswer =
  | { readonly is: 'ready' }
  | { readonly is: 'read'; readonly value: unknown }
  | { readonly is: 'failed'; readonly error: unknown };

/** So many texts are read at once: one that takes long leaves the way free for the others. */
const MOST_THREADS = 2;
/**
 * Milliseconds after which a thread that has nothing to do is ended. On a working day answers come minutes apart, and a
 * new thread would take each of them about a second.
 */
const IDLE = 15 * 60_000;

/**
 * Reads strangers' texts in threads, so that whatever they are, the process lives on and goes on with its work. A thread
 * is kept for the next text; one that was stopped is replaced.
 * @param module path of the module whose functions read, without its ending
 * @returns a function that throws ReadingStopped where a limit was reached or the reading itself failed
 */
export function inThread<M>(module: string, limits: ReadingLimits): InThread<M> {
  const idle: Thread[] = [];
  const inTurn = atMost(MOST_THREADS);

  return (reading, ...given) =>
    inTurn(async () => {
      const thread = rested() ?? (await startThread(module, limits));
      const value = await thread.read({ reading, given });
      idle.push(thread);
      thread.rest();
      return value as never;
    });

  function rested(): Thread | undefined {
    for (let thread = idle.pop(); thread !== undefined; thread = idle.pop()) if (!thread.hasEnded()) return thread;
    return undefined;
  }
}

interface Thread {
  /** After an error the thread has ended. */
  read(task: ReadingTask): Promise<unknown>;
  /** Lets it wait for the next task without keeping the process alive, and ends it after a while. */
  rest(): void;
  hasEnded(): boolean;
}

async function startThread(module: string, { milliseconds, megabytes }: ReadingLimits): Promise<Thread> {
  const worker = new Worker(threadFile, {
    workerData: { module } satisfies ThreadData,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    ...(inTypeScript ? { execArgv: ['--require', 'tsx/cjs'] } : {}),
  });
  let answered: (answer: ThreadAnswer) => void = () => undefined;
  let failed: (error: Error) => void = () => undefined;
  let resting: NodeJS.Timeout | undefined;
  let ended = false;
  worker.on('message', (answer: ThreadAnswer) => {
    answered(answer);
  });
  worker.on('error', (error: Error & { readonly code?: string }) => {
    failed(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ReadingStopped('took-too-much-memory') : error);
  });
  worker.on('exit', () => {
    ended = true;
    failed(new Error('the reading thread ended'));
  });
  const answer = (): Promise<ThreadAnswer> =>
    new Promise((resolve, reject) => {
      answered = resolve;
      failed = reject;
    });
  await answer();

  return {
    async read(task) {
      clearTimeout(resting);
      worker.ref();
      const coming = answer();
      const limit = setTimeout(() => {
        // The answer may have come while this process was busy: what has come is taken in first.
        setImmediate(() => {
          failed(new ReadingStopped('took-too-long'));
        });
      }, milliseconds);
      try {
        worker.postMessage(task);
        const said = await coming;
        if (said.is === 'failed') throw new ReadingStopped('unreadable', said.error);
        return said.is === 'read' ? said.value : undefined;
      } catch (error) {
        await worker.terminate();
        throw error;
      } finally {
        clearTimeout(limit);
      }
    },
    rest() {
      worker.unref();
      resting = setTimeout(() => void worker.terminate(), IDLE).unref();
    },
    hasEnded: () => ended,
  };
}

/** Tests and the bench run the sources, which a thread of its own cannot read without help. */
const inTypeScript = extname(__filename) === '.ts';
const threadFile = join(__dirname, `thread${extname(__filename)}`);
