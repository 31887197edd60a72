import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '../activities';
import { openArchive } from '../archive/archive';
import { letterNames, type LetterNames } from '../mail/letter/message-id';
import { MailServerUnavailable, type Outbound } from '../mail/smtp/outbound';
import { builtBundle } from '../worker/workflow-bundle';
import type { LetterToSend } from '../workflows/ports';
import { writeLeftOut } from './left-out';
import { randomFrom, type Random } from './random';
import { shortTasks } from './short-tasks';
import { isCalm, writeTaken } from './taken';

/** What a worker under soak is told, as JSON in its one argument. */
export interface SoakWorker {
  readonly address: string;
  readonly data: string;
  readonly taskQueue: string;
  readonly seed: number;
}

const secret = 'the secret of the soak';

/** A worker whose activities are slow at times, and whose mail server fails at times. */
async function work({ address, data, taskQueue, seed }: SoakWorker): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: ['SIGTERM'] });
  const random = randomFrom(seed);
  const client = new Client({
    connection: await Connection.connect({ address }),
    interceptors: { workflow: [shortTasks] },
  });
  const archive = openArchive(join(data, 'archive'));
  const names = (campaign: string): LetterNames => letterNames(campaign, 'duban.example.org', secret);
  const activities = createActivities({
    ...{ client, archive, taskQueue },
    outbound: failingOutbound(data, random),
    names: ({ id }) => names(id),
  });
  /** Now and then longer than a workflow task may take, and than the activity itself may. */
  const slow = async (): Promise<void> => {
    if (isCalm(data)) return;
    const dice = random();
    if (dice < 0.02) await pause(5_500);
    else if (dice < 0.12) await pause(1_500 + random() * 1_500);
  };
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address }),
    taskQueue,
    workflowBundle: builtBundle(),
    activities: {
      ...activities,
      async postLines(...told: Parameters<typeof activities.postLines>) {
        if (random() < 0.5) await slow();
        const pages = await activities.postLines(...told);
        if (random() < 0.5) await slow();
        return pages;
      },
      async sendLetter(letter: LetterToSend) {
        const sending = await activities.sendLetter(letter);
        const { campaign, recipient, number } = letter;
        const isOver = ['sent', 'unused', 'lapsed'].includes(sending.outcome);
        // One that lapsed may have been written before: it did without all of it.
        const sent = sending.outcome === 'sent' ? names(campaign).letter(recipient, number) : undefined;
        if (isOver) await writeLeftOut(data, archive, sent, letter);
        return sending;
      },
    },
    // Under faults small, so that many tasks are replayed from their history.
    maxCachedWorkflows: isCalm(data) ? 500 : 20,
    // Many replays at a time on a busy machine take longer than a task may, and are all done in vain.
    maxConcurrentWorkflowTaskExecutions: 4,
    shutdownGraceTime: '1 second',
  });
  await worker.run();
}

/** A mail server that is away, says no for good, or takes a letter and is not heard saying so. */
function failingOutbound(data: string, random: Random): Outbound {
  return {
    send({ messageId }) {
      const dice = isCalm(data) ? 1 : random();
      if (dice < 0.08) return Promise.reject(new MailServerUnavailable('unreachable', ''));
      if (dice < 0.1) return Promise.resolve({ outcome: 'refused', code: 550 });
      writeTaken(data, { messageId, at: Date.now() });
      if (dice < 0.15) return Promise.reject(new MailServerUnavailable('unreachable', ''));
      return Promise.resolve({ outcome: 'sent' });
    },
    close: () => undefined,
  };
}

const [told] = process.argv.slice(2);
void work(JSON.parse(told ?? '') as SoakWorker);
