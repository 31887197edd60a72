import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openArchive, type Archive } from '../../archive/archive';
import { isoDate } from '../../domain/calendar/calendar';
import type { Batch } from '../../domain/batches/view';
import { refuse } from '../../domain/commands/refusal';
import { defined } from '../../domain/defined';
import type { Directory } from '../../domain/organisation/directory';
import { placeIn } from '../../domain/organisation/names';
import { batchSaid } from '../../ledger/task-sheets';
import { batchSheetIn } from '../../mail/letter/batch-sheet';
import { taskSheet, type TaskRow } from '../../mail/letter/task-sheet';
import { personName } from '../../words/names';
import type { Words } from '../../words/words';
import { dataOf, onCampaign } from '../on-server';
import { codeMeant } from '../options';
import { print } from '../print';
import type { Verb } from '../verb';
import { batchLine } from '../../words/batch-line';

/** `duban batch show`: every batch in a line, or one with its tasks and results; `--out` writes its task sheet. */
export const showBatch: Verb = {
  async act(given, words, written) {
    await onCampaign(given, async (service, id) => {
      const archive = openArchive(join(dataOf(given), 'archive'));
      const { directory, terms } = await service.campaign(id);
      const { batches, whole } = await service.readBatches(id, archive);
      const isAll = ['all', '全部'].includes(written);
      const those = isAll ? batches : [batchMeant(batches, written)];
      const named = given.maybe('group');
      const group = named === undefined ? undefined : codeMeant('group', named, directory.supervisionGroups);
      const out = given.maybe('out');
      const [only] = those;
      if (out !== undefined && only !== undefined) {
        const rows = await taskRows(only, group, archive);
        await writeFile(out, await taskSheet(only.id, rows, directory, terms.policy.language));
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

async function taskRows(
  { tasks, sheet }: Batch,
  group: string | undefined,
  archive: Archive,
): Promise<readonly TaskRow[]> {
  const { items } = await batchSheetIn(archive, sheet);
  return tasks
    .filter((task) => group === undefined || task.group === group)
    .flatMap((task) =>
      task.items.flatMap(({ finding, result }): readonly TaskRow[] => {
        const item = items.find((one) => one.finding === finding);
        if (item === undefined || result !== undefined) return [];
        return [defined<TaskRow>({ ...item, group: task.group, people: task.people })];
      }),
    );
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
