import { join } from 'node:path';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { openArchive } from '../archive/archive';
import { connect, TASK_QUEUE, type Place } from '../client/duban';
import type { SmtpSettings } from '../config/mail-file';
import { domainOf, letterNames } from '../mail/message-id';
import { createOutbound } from '../mail/outbound';
import { createWorker } from './create-worker';
import { secretIn } from './secret';
import { builtBundle } from './workflow-bundle';

export interface WorkerSettings {
  readonly data: string;
  readonly place: Place;
  readonly smtp: SmtpSettings;
}

/** Works until it is told to stop by SIGINT or SIGTERM. */
export async function runWorker({ data, place, smtp }: WorkerSettings): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: ['SIGINT', 'SIGTERM'] });
  const { client, duban } = await connect(place);
  const secret = secretIn(data);
  const outbound = createOutbound(smtp);
  const worker = await createWorker(place, builtBundle(), {
    client,
    archive: openArchive(join(data, 'archive')),
    outbound,
    names: ({ id, mailbox }) => letterNames(id, domainOf(mailbox), secret),
    taskQueue: TASK_QUEUE,
  });
  try {
    await worker.run();
  } finally {
    outbound.close();
    await duban.close();
  }
}
