import { BadFiles, type Problem } from '../config/problem';
import type { Ledger, LedgerContext } from './ledger-row';
import { readLedger } from './read-ledger';
import { readWorkbook } from './read-workbook';
import type { Workbook } from './sheet';

/** Reads the tables of a file in a thread; what is wrong with it is plain data there. */
export async function workbookAt(
  path: string,
): Promise<{ readonly workbook: Workbook } | { readonly problems: readonly Problem[] }> {
  try {
    return { workbook: await readWorkbook(path) };
  } catch (error) {
    if (error instanceof BadFiles) return { problems: error.problems };
    throw error;
  }
}

/** Reads a ledger in a thread (bounded.ts); what is wrong with it is plain data there. */
export async function ledgerAt(
  path: string,
  context: LedgerContext,
): Promise<{ readonly ledger: Ledger } | { readonly problems: readonly Problem[] }> {
  try {
    return { ledger: await readLedger(path, context) };
  } catch (error) {
    if (error instanceof BadFiles) return { problems: error.problems };
    throw error;
  }
}
