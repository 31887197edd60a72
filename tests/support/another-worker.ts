import type { Client } from '@temporalio/client';
import { letterNames } from '../../mail/letter/message-id';
import type { OutgoingLetter } from '../../mail/smtp/outbound';
import { createWorker } from '../../worker/create-worker';
import { hasEnded } from '../../worker/ending';
import type { OnServer } from './campaign-on-server';
import { testBundle } from './test-bundle';

/** A second worker for one campaign, on a queue of its own, with a mail server that takes everything. */
export interface AnotherWorker {
  readonly attempts: readonly OutgoingLetter[];
  /** Milliseconds that it took to end. */
  stop(): Promise<number>;
}

/** @param client through which its activities speak */
export async function anotherWorker(
  { client: own, archive }: Pick<OnServer, 'client' | 'archive'>,
  taskQueue: string,
  client: Client = own,
): Promise<AnotherWorker> {
  const attempts: OutgoingLetter[] = [];
  const worker = await createWorker(
    { address: process.env['TEST_TEMPORAL_ADDRESS'] ?? '', namespace: 'default' },
    testBundle(),
    {
      ...{ client, archive, taskQueue },
      outbound: {
        send(letter) {
          attempts.push(letter);
          return Promise.resolve({ outcome: 'sent' });
        },
        close: () => undefined,
      },
      names: (campaign) => letterNames(campaign.id, 'duban.example.org', 'a secret of the test'),
    },
  );
  const running = worker.run().catch((failure: unknown) => {
    if (!hasEnded(failure)) throw failure;
  });
  return {
    attempts,
    async stop() {
      const began = Date.now();
      worker.shutdown();
      await running;
      return Date.now() - began;
    },
  };
}
