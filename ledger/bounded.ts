import { basename, join } from 'node:path';
import { BadFiles } from '../config/problem';
import { inThread } from '../reading/in-thread';
import { ReadingStopped } from '../reading/stopped';
import type { Ledger, LedgerContext } from './ledger-row';
import { bad, type Workbook } from './sheet';

/** Ten thousand rows take five seconds of a processor. */
const read = inThread<typeof import('./untrusted')>(join(__dirname, 'untrusted'), {
  milliseconds: 120_000,
  megabytes: 1_024,
});

/**
 * Reads a ledger in a thread with limits of time and memory.
 * @throws BadFiles with every cell that is not accepted, or too-large-file where a limit was reached
 */
export async function readLedgerSafely(path: string, context: LedgerContext): Promise<Ledger> {
  const said = await read('ledgerAt', path, context).catch(orTooLarge(path));
  if ('problems' in said) throw new BadFiles(said.problems);
  return said.ledger;
}

/**
 * Reads the tables of a file in a thread with limits of time and memory.
 * @throws BadFiles that says what the file is instead, or too-large-file where a limit was reached
 */
export async function readWorkbookSafely(path: string): Promise<Workbook> {
  const said = await read('workbookAt', path).catch(orTooLarge(path));
  if ('problems' in said) throw new BadFiles(said.problems);
  return said.workbook;
}

function orTooLarge(path: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof ReadingStopped)) throw error;
    if (error.because === 'unreadable') throw error.cause;
    return bad(basename(path), 'too-large-file');
  };
}
