import { join } from 'node:path';
import { openArchive, type Archive } from '../archive/archive';
import { dayOf } from '../domain/calendar/calendar';
import type { Entry } from '../domain/finding/entry';
import type { Evidence, FileRef } from '../domain/finding/finding';
import { copied, fileText, filesIn } from '../reports/handed-in';
import { recordedFinding } from '../reports/write';
import type { Words } from '../words/words';
import { dataOf, onCampaign } from './on-server';
import { print } from './print';
import { recordLine } from './record-line';
import type { Verb } from './verb';

/** `duban evidence FINDING`: every statement and file that was handed in, by entry; with `--save` the files as well. */
export const evidence: Verb = {
  async act(given, words, finding) {
    const folder = given.maybe('save');
    await onCampaign(given, async (service, id) => {
      const archive = openArchive(join(dataOf(given), 'archive'));
      const [campaign, read] = await Promise.all([service.campaign(id), service.readOne(id, finding)]);
      const { directory, terms } = campaign;
      const source = { campaign, findings: [read.finding] };
      const { record } = await recordedFinding(finding, source, { duban: service, archive, seen: () => undefined });
      const lines: string[] = [];
      for (const entry of record) {
        const [files, statements] = [filesIn(entry), statementsIn(entry)];
        if (files.length + statements.length === 0) continue;
        lines.push(recordLine(entry, dayOf(terms.calendar, entry.at), directory, words));
        for (const statement of statements) lines.push(`     ${statementLine(statement, words)}`);
        for (const file of files) {
          const saved = folder === undefined ? '' : `  → ${await savedIn(folder, file, archive, words)}`;
          lines.push(`     ${fileText(file, words)}${saved}`);
        }
      }
      print(lines.length === 0 ? words.cli.none : lines.join('\n'));
    });
  },
};

/** What a claim says of its criteria in words. */
function statementsIn({ command }: Entry): readonly Evidence[] {
  if (command?.name !== 'claimCompletion') return [];
  return command.evidence.filter(({ statement }) => statement !== undefined);
}

function statementLine({ criterion, statement = '' }: Evidence, words: Words): string {
  return words.fact(`${words.reports.forms.labels.criterion} ${criterion}`, statement);
}

/** Saves a file, and says where; or that the archive has lost it. */
async function savedIn(folder: string, file: FileRef, archive: Archive, words: Words): Promise<string> {
  const at = await copied(file, archive, folder);
  return at === undefined ? words.reports.dossier.lost : join(folder, at);
}
