import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Trouble } from '../client/errors';
import { readStackFile, runs, type StackFile } from './stack-file';

/** What a stack is about to be on a data folder. */
export interface Kind extends Pick<StackFile, 'campaign' | 'server' | 'pace'> {
  /** A paced campaign goes on where it was instead of starting afresh. */
  readonly keep: boolean;
}

/** Where a demo writes what its campaign leaves. */
export const DOCUMENTS = 'documents';
/** What a campaign leaves in its folder besides the stack file, logs and the installation's secret. */
const made = [
  ...['temporal.db', 'temporal.db-shm', 'temporal.db-wal', 'archive', 'spool', 'drafts', 'post-office'],
  DOCUMENTS,
];

/**
 * Makes sure that the folder is free, and of the kind that is about to run on it. Touches nothing.
 * @returns the stack file of what ran there last
 * @throws Trouble already-running, data-paced-otherwise, data-kept, data-of-campaign, foreign-data
 */
export function fitFolder(data: string, { campaign, server, pace, keep }: Kind): StackFile | undefined {
  const elsewhere = ['--data …'];
  const former = readStackFile(data);
  if (former === undefined) {
    // An archive alone may be of a worker that served another machine's server; that is a campaign of the real pace.
    const ours = pace === 1 ? ['temporal.db'] : made;
    const found = ours.find((name) => existsSync(join(data, name)));
    if (found !== undefined) throw new Trouble('foreign-data', `${data}: ${found}`);
    return undefined;
  }
  if (runs(former.up) && former.up.pid !== process.pid) throw new Trouble('already-running', `${former.up.pid}`);
  if (former.campaign !== campaign) throw new Trouble('data-of-campaign', `${data}: ${former.campaign}`, elsewhere);
  if (former.server !== server) throw new Trouble('foreign-data', `${data}: ${former.server}`);
  const startsAfresh = pace !== 1 && !keep;
  if ((former.pace === 1) !== (pace === 1) || (!startsAfresh && former.pace !== pace)) {
    throw new Trouble('data-paced-otherwise', data, [`--pace ${former.pace}`, ...elsewhere]);
  }
  if (startsAfresh && former.keep !== false) throw new Trouble('data-kept', data, ['--keep', ...elsewhere]);
  return former;
}

/** Deletes what the last paced campaign left in its folder; `fitFolder` has made sure that it is one. */
export function forget(data: string): void {
  for (const name of made) rmSync(join(data, name), { recursive: true, force: true });
}
