import { once } from 'node:events';
import { join } from 'node:path';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { openArchive } from '../archive/archive';
import { connect, TASK_QUEUE, type Place } from '../client/duban';
import type { SmtpSettings } from '../config/mail-file';
import { defined } from '../domain/defined';
import { namesBy } from '../mail/letter/message-id';
import { createOutbound } from '../mail/smtp/outbound';
import type { ActivityDependencies } from '../activities';
import { answerLink } from '../web/answer/link';
import { createWorker } from './create-worker';
import { hasEnded } from './ending';
import { unlessAborted } from './readiness';
import { secretIn } from './secret';
import { pagesAddress } from './pages-address';
import { becomeCurrent, earlierBuild, keptBuild } from './builds';

export interface WorkerSettings {
  readonly data: string;
  readonly place: Place;
  readonly smtp: SmtpSettings;
  /** The mail server that vouches for what it receives for our mailbox. */
  readonly trustedReceiver?: string;
  /** Whether letters stay on this machine: then its people can open the pages where no proxy serves them. */
  readonly localPost: boolean;
  readonly signal: AbortSignal;
  /** An earlier build, whose open runs are to be carried on; absent, this program's own takes over what is new. */
  readonly build?: string;
}

/**
 * Works until the signal; what is in flight then has some seconds to end.
 * @throws Trouble no-server, unknown-build; the signal's reason
 */
export async function runWorker({
  data,
  place,
  smtp,
  trustedReceiver,
  localPost,
  signal,
  build: earlier,
}: WorkerSettings): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
  const { client } = await unlessAborted(connect(place), signal);
  const secret = secretIn(data);
  const outbound = createOutbound(smtp);
  const build = earlier === undefined ? keptBuild(data) : earlierBuild(data, earlier);
  const pages = await pagesAddress(data, localPost);
  const dependencies = defined<ActivityDependencies>({
    client,
    archive: openArchive(join(data, 'archive')),
    outbound,
    names: namesBy(secret),
    taskQueue: TASK_QUEUE,
    answerPage: pages === undefined ? undefined : (letter) => `${pages}/answer/${answerLink(secret, letter)}`,
    pages,
    proof: defined({ trustedReceiver }),
  });
  try {
    const bundle = { codePath: build.codePath };
    const worker = await unlessAborted(createWorker(place, bundle, dependencies, build.id), signal);
    const running = worker.runUntil(async () => {
      // Until its build is current, the worker is given no new runs.
      if (earlier === undefined) await unlessAborted(becomeCurrent(client, build), signal);
      if (!signal.aborted) await once(signal, 'abort');
    });
    await running.catch((failure: unknown) => {
      if (!hasEnded(failure)) throw failure;
    });
  } finally {
    outbound.close();
  }
}
