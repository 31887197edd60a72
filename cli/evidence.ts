import { join } from 'node:path';
import { openArchive } from '../archive/archive';
import { dayOf } from '../domain/calendar/calendar';
import type { Entry } from '../domain/finding/entry';
import type { Evidence, FileRef } from '../domain/finding/finding';
import { copied, filesIn } from '../reports/handed-in';
import { readSource } from '../reports/source';
import { recordedFinding } from '../reports/write';
import type { Words } from '../words/words';
import { dataOf, onCampaign } from './on-server';
import { print, progressed } from './print';
import { recordLine } from './record-line';
import type { Verb } from './verb';

/** Letters of a digest that tell two files of one name apart. */
const DIGEST_SHOWN = 12;

/** `duban evidence FINDING`: every statement and file that was handed in, by entry; with `--save` the files as well. */
export const evidence: Verb = {
  async act(given, words, finding) {
    const folder = given.maybe('save');
    await onCampaign(given, async (service, id) => {
      const archive = openArchive(join(dataOf(given), 'archive'));
      const source = await readSource(service, id, archive);
      const { record } = await recordedFinding(finding, source, { duban: service, archive, seen: progressed });
      const { directory, terms } = source.campaign;
      const lines: string[] = [];
      for (const entry of record) {
        const [files, said] = [filesIn(entry), statementsIn(entry)];
        if (files.length + said.length === 0) continue;
        lines.push(recordLine(entry, dayOf(terms.calendar, entry.at), directory, words));
        for (const { criterion, statement = '' } of said) {
          lines.push(`     ${words.fact(`${words.reports.forms.labels.criterion} ${criterion}`, statement)}`);
        }
        for (const file of files) {
          const at = folder === undefined ? undefined : await copied(file, archive, folder);
          lines.push(`     ${fileLine(file, words)}${folder === undefined ? '' : `  → ${savedAt(folder, at, words)}`}`);
        }
      }
      print(lines.length === 0 ? words.cli.none : lines.join('\n'));
    });
  },
};

/** What a claim says of its criteria in words, besides files. */
function statementsIn({ command }: Entry): readonly Evidence[] {
  if (command?.name !== 'claimCompletion') return [];
  return command.evidence.filter(({ statement }) => statement !== undefined);
}

function fileLine({ name, size, digest }: FileRef, words: Words): string {
  return words.reports.forms.file(name, Math.max(1, Math.round(size / 1_024)), digest.slice(0, DIGEST_SHOWN));
}

function savedAt(folder: string, at: string | undefined, words: Words): string {
  return at === undefined ? words.reports.dossier.lost : join(folder, at);
}
