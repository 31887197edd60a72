import type { Calendar } from '../domain/calendar';
import type { Directory } from '../domain/directory';
import type { ChangedField, Taken } from '../words/ledger';
import type { Words } from '../words/words';

/** One fact of a finding that differs in the ledger. */
export interface Change {
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
  /** In the campaign's language, because they go into the record. */
  readonly words: Words;
}
