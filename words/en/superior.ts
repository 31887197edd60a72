import type { SuperiorWords } from '../superior';
import { count } from './dates';

export const superior: SuperiorWords = {
  exported: (findings, file) => `${count(findings, 'finding')} written for the superior's system: ${file}.`,
  imported: (rows) => `${count(rows, 'row')} of the superior recorded.`,
  wouldImport: (rows) => `Would record ${count(rows, 'row')} of the superior; all are in order.`,
  badRow: (row, why) => `Row ${row}: ${why}`,
  noHeading:
    'The file lacks the columns that the mapping names, or the mapping names none of what comes back (requests).',
};
