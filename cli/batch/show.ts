import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openArchive, type Archive } from '../../archive/archive';
import { isoDate } from '../../domain/calendar/calendar';
import type { Batch } from '../../domain/batches/view';
import { refuse } from '../../domain/commands/refusal';
import type { Directory } from '../../domain/organisation/directory';
import { placeIn } from '../../domain/organisation/names';
import type { GroupCode } from '../../domain/organisation/positions';
import { batchSaid } from '../../ledger/task-sheets';
import { batchSheetIn } from '../../mail/letter/batch-sheet';
import { taskFile } from '../../reports/task-book';
import { personName } from '../../words/names';
import type { Words } from '../../words/words';
import { dataOf, onCampaign } from '../on-server';
import { codeMeant } from '../options';
import { print } from '../print';
import type { Verb } from '../verb';
import { batchLine } from '../../words/batch-line';
import type { Campaign } from '../../workflows/messages';

/** `duban batch show`: every batch in a line, or one with its tasks and results; `--out` writes its task sheets. */
export const showBatch: Verb = {
  async act(given, words, written) {
    await onCampaign(given, async (service, id) => {
      const archive = openArchive(join(dataOf(given), 'archive'));
      const campaign = await service.campaign(id);
      const { directory } = campaign;
      const { batches, whole } = await service.readBatches(id, archive);
      const isAll = ['all', '全部'].includes(written);
      const those = isAll ? batches : [batchMeant(batches, written)];
      const named = given.maybe('group');
      const group = named === undefined ? undefined : codeMeant('group', named, directory.supervisionGroups);
      const out = given.maybe('out');
      const [only] = those;
      if (out !== undefined && only !== undefined) {
        await writeTasks(out, only, group, campaign, archive);
        print(words.batches.written(out));
      } else if (given.is('json')) print(JSON.stringify(those, null, 2));
      else if (those.length === 0) print(words.batches.none);
      else for (const batch of those) print(batchText(batch, isAll, directory, words));
      if (!whole) process.stderr.write(`${words.registers.incomplete}\n`);
    });
  },
};

/** @throws Trouble bad-argument; Refusal unknown-batch */
export function batchMeant(batches: readonly Batch[], written: string): Batch {
  const id = batchSaid(written);
  return batches.find((batch) => batch.id === id) ?? refuse({ code: 'unknown-batch', batch: id });
}

/** Writes task sheets to a file: to print where it ends in `.docx`, else to fill in. */
async function writeTasks(
  out: string,
  batch: Batch,
  group: GroupCode | undefined,
  campaign: Campaign,
  archive: Archive,
): Promise<void> {
  const sheet = await batchSheetIn(archive, batch.sheet);
  await writeFile(out, await taskFile(/\.docx$/i.test(out) ? 'docx' : 'xlsx', batch, sheet, campaign, group));
}

function batchText(batch: Batch, inShort: boolean, directory: Directory, words: Words): string {
  const { batches, card } = words;
  const { tasks, takenBack } = batch;
  const line = batchLine(batch, words);
  if (inShort || takenBack !== undefined) return line;
  const groups = tasks.flatMap(({ group, people, items }) => [
    batches.load(
      placeIn(directory, 'supervision', group),
      items.length,
      card.list(people.map((person) => personName(directory, person))),
    ),
    ...items.map(({ finding, result }) =>
      result === undefined
        ? `  ${finding}  ${batches.owed}`
        : `  ${finding}  ${batches.outcomes[result.outcome]}  ${isoDate(result.on)}  ${result.text ?? ''}`.trimEnd(),
    ),
  ]);
  return [line, ...groups].join('\n');
}
