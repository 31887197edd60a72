import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { absent, isAside, putInPlace } from '../../archive/durable';
import type { Arrival } from '../message/envelope';

/**
 * The arrivals that are kept and whose workflow is not started yet. Each is an empty file, so that a look finds what is
 * left to do and not all that was ever received.
 */
export interface Spool {
  /** Once this has returned, the arrival is started even if the process is killed now. */
  add(arrival: Arrival): Promise<void>;
  all(): Promise<readonly Arrival[]>;
  remove(arrival: Arrival): Promise<void>;
}

/** Its name among the folders of an installation. */
export const SPOOL = 'spool';

export function spoolIn(folder: string): Spool {
  return {
    add: (arrival) => putInPlace(join(folder, arrival), Buffer.alloc(0)),
    async all() {
      const names = await readdir(folder).catch(absent<string[]>([]));
      return names.filter((name) => !isAside(name));
    },
    remove: (arrival) => rm(join(folder, arrival), { force: true }),
  };
}
