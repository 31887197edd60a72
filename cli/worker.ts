import { readMailFile } from '../config/mail-file';
import { defined } from '../domain/defined';
import { runWorker, type WorkerSettings } from '../worker/run-worker';
import { letterServer } from './letter-server';
import { dataOf } from './on-server';
import { placeFor } from './place';
import { toldToStop, unlessTold } from './told-to-stop';
import type { Verb } from './verb';

/** `duban worker`: a worker alone, until it is told to stop. */
export const worker: Verb = {
  async act(given) {
    const signal = toldToStop();
    const data = dataOf(given);
    const account = await readMailFile(data);
    const smtp = letterServer(data, account);
    const place = placeFor(data, given.maybe('address'));
    const build = given.maybe('build');
    const trustedReceiver = account?.imap?.trustedReceiver;
    const settings = defined<WorkerSettings>({
      ...{ data, place, smtp, trustedReceiver, signal, build },
      localPost: account === undefined,
    });
    await runWorker(settings).catch(unlessTold(signal));
  },
};
