import { localPostOffice, readMailFile } from '../config/mail-file';
import { runWorker } from '../worker/run-worker';
import { readStackFile } from '../worker/stack-file';
import { dataOf } from './on-server';
import { placeFor } from './place';
import type { Verb } from './verb';

/** `duban worker`: a worker alone, until it is told to stop. */
export const worker: Verb = {
  async act(given) {
    const data = dataOf(given);
    const account = await readMailFile(data);
    const smtp = account?.smtp ?? localPostOffice(readStackFile(data)?.ports.letters ?? 1025);
    await runWorker({ data, place: placeFor(data, given.maybe('address')), smtp });
  },
};
