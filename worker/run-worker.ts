import { once } from 'node:events';
import { join } from 'node:path';
import { DefaultLogger, GracefulShutdownPeriodExpiredError, Runtime } from '@temporalio/worker';
import { openArchive } from '../archive/archive';
import { connect, TASK_QUEUE, type Place } from '../client/duban';
import type { SmtpSettings } from '../config/mail-file';
import { domainOf, letterNames } from '../mail/message-id';
import { createOutbound } from '../mail/outbound';
import { createWorker } from './create-worker';
import { unlessAborted } from './readiness';
import { secretIn } from './secret';
import { builtBundle } from './workflow-bundle';

export interface WorkerSettings {
  readonly data: string;
  readonly place: Place;
  readonly smtp: SmtpSettings;
  readonly signal: AbortSignal;
}

/** Works until the signal; what is in flight then has some seconds to end. @throws Trouble no-server; the signal's reason */
export async function runWorker({ data, place, smtp, signal }: WorkerSettings): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
  const { client } = await unlessAborted(connect(place), signal);
  const secret = secretIn(data);
  const outbound = createOutbound(smtp);
  try {
    const worker = await unlessAborted(
      createWorker(place, builtBundle(), {
        client,
        archive: openArchive(join(data, 'archive')),
        outbound,
        names: ({ id, mailbox }) => letterNames(id, domainOf(mailbox), secret),
        taskQueue: TASK_QUEUE,
      }),
      signal,
    );
    await worker.runUntil(once(signal, 'abort'));
  } catch (error) {
    // Something in flight did not end in time: it is done again by the next worker.
    if (!(error instanceof GracefulShutdownPeriodExpiredError)) throw error;
  } finally {
    outbound.close();
  }
}
