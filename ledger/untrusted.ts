import { BadFiles, type Problem } from '../config/problem';
import type { Ledger, LedgerContext } from './ledger-row';
import { readLedger } from './read-ledger';

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
