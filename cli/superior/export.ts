import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { readSource } from '../../reports/source';
import { statusCsv, statusSheet, statusWorkbook } from '../../reports/superior';
import { dataOf, onCampaign } from '../on-server';
import { print } from '../print';
import type { Verb } from '../verb';
import { mappingGiven } from './mapping';

/** `duban superior export`: how the findings stand, in the superior's columns and codes. */
export const exportStatus: Verb = {
  async act(given, words, out) {
    const mapping = await mappingGiven(given);
    await onCampaign(given, async (service, id) => {
      const source = await readSource(service, id, openArchive(join(dataOf(given), 'archive')));
      const sheet = statusSheet(source, mapping);
      await writeFile(out, /\.csv$/i.test(out) ? statusCsv(sheet) : await statusWorkbook(sheet));
      print(words.superior.exported(sheet.rows.length, out));
    });
  },
};
