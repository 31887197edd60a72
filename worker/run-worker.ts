import { join } from 'node:path';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { openArchive } from '../archive/archive';
import { connect, TASK_QUEUE, type Place } from '../client/duban';
import type { SmtpSettings } from '../config/mail-file';
import { domainOf, letterNames } from '../mail/message-id';
import { createOutbound } from '../mail/outbound';
import type { ActivityDependencies } from '../activities';
import { createWorker } from './create-worker';
import { secretIn } from './secret';
import { becomeCurrent, earlierBuild, keptBuild } from './builds';

export interface WorkerSettings {
  readonly data: string;
  readonly place: Place;
  readonly smtp: SmtpSettings;
  /** An earlier build, whose open runs are to be carried on; absent, this program's own takes over what is new. */
  readonly build?: string;
}

/** Works until it is told to stop by SIGINT or SIGTERM. */
export async function runWorker({ data, place, smtp, build: earlier }: WorkerSettings): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: ['SIGINT', 'SIGTERM'] });
  const { client, duban } = await connect(place);
  const secret = secretIn(data);
  const outbound = createOutbound(smtp);
  const build = earlier === undefined ? keptBuild(data) : earlierBuild(data, earlier);
  const dependencies: ActivityDependencies = {
    client,
    archive: openArchive(join(data, 'archive')),
    outbound,
    names: ({ id, mailbox }) => letterNames(id, domainOf(mailbox), secret),
    taskQueue: TASK_QUEUE,
  };
  const worker = await createWorker(place, { codePath: build.codePath }, dependencies, build.id);
  try {
    const working = worker.run();
    if (earlier === undefined) await Promise.race([working, takeOver()]);
    await working;
  } finally {
    outbound.close();
    await duban.close();
  }

  /** A worker that no run is given to would only look as if it worked. */
  async function takeOver(): Promise<void> {
    try {
      await becomeCurrent(client, build);
    } catch (error) {
      worker.shutdown();
      throw error;
    }
  }
}
