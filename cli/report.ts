import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openArchive } from '../archive/archive';
import { defined } from '../domain/defined';
import { codeSaid } from '../ledger/code-said';
import { writeDossier } from '../reports/dossier';
import { readSource } from '../reports/source';
import { recordedFinding, reportFile, type ReportAsked } from '../reports/write';
import { reportKinds } from '../words/reports';
import { dataOf, onCampaign } from './on-server';
import { codeMeant } from './options';
import { print, progressed } from './print';
import type { Verb } from './verb';

/** `duban report KIND --out FILE`: a report from the rows that lists show, the registers and the findings' records. */
export const writeReport: Verb = {
  async act(given, words, written) {
    const kind = codeSaid(written, reportKinds, ({ reports }) => reports.names);
    const out = given.text('out');
    await onCampaign(given, async (service, id) => {
      const archive = openArchive(join(dataOf(given), 'archive'));
      const source = await readSource(service, id, archive);
      const { units, leaders } = source.campaign.directory;
      const reader = { duban: service, archive, seen: progressed };
      const finding = given.maybe('finding');
      if (kind === 'dossier') {
        await writeDossier(await recordedFinding(finding, source, reader), source.campaign, archive, out);
      } else {
        const [unit, sponsor] = [given.maybe('unit'), given.maybe('sponsor')];
        const asked = defined<ReportAsked>({
          ...{ kind, finding, html: /\.html?$/i.test(out) },
          unit: unit === undefined ? undefined : codeMeant('unit', unit, units),
          sponsor: sponsor === undefined ? undefined : codeMeant('sponsor', sponsor, leaders),
        });
        await writeFile(out, (await reportFile(asked, source, reader)).bytes);
      }
      print(words.reports.written(out));
    });
  },
};
