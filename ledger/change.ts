import type { Calendar } from '../domain/calendar/calendar';
import type { DayIndex } from '../domain/calendar/moment';
import type { Directory } from '../domain/organisation/directory';
import type { ChangedField, Taken } from '../words/ledger';
import type { Words } from '../words/words';
import type { LedgerRow } from './ledger-row';

/** One fact of a finding that differs in the ledger. */
export interface LedgerChange {
  readonly field: ChangedField;
  readonly before: string;
  readonly after: string;
  readonly taken: Taken;
}

/** What a ledger is compared with findings by. */
export interface Comparing {
  readonly prefix: string;
  readonly directory: Directory;
  readonly calendar: Calendar;
  /** The ledger as last imported, by finding: what it says still is no edit. Absent where it is not known. */
  readonly before?: ReadonlyMap<string, LedgerRow>;
  /** Where the ledger was edited and the office has decided otherwise meanwhile, the ledger counts. */
  readonly ledgerCounts?: true;
  /** What says that the superior agrees to the ledger's dates beyond his. */
  readonly superiorConsent?: string;
  readonly today: DayIndex;
  /** In the campaign's language, because they go into the record. */
  readonly words: Words;
}

/**
 * How an edit is taken: one of a fact that the office has changed itself since the last import is a conflict, which is
 * asked about.
 * @param decided whether what stands is not what the ledger said before
 */
export function takenOf(taken: Taken, decided: boolean, { ledgerCounts }: Pick<Comparing, 'ledgerCounts'>): Taken {
  return decided && ledgerCounts !== true && taken !== 'not-by-import' ? 'conflict' : taken;
}
