import type { Moment } from '../calendar/moment';
import { defined } from '../defined';
import type { Entry } from '../finding/entry';
import type { PersonCode } from '../organisation/positions';
import type { BatchCommands, BatchTask } from './commands';

/** What came of one finding's inspection. */
export interface InspectionResult extends Omit<BatchCommands['recordInspection'], 'batch' | 'finding'> {
  readonly at: Moment;
  readonly by?: PersonCode;
}

/** A batch as it stands by the record. */
export interface Batch extends Omit<BatchCommands['decideBatch'], 'tasks'> {
  readonly id: string;
  readonly at: Moment;
  readonly by?: PersonCode;
  readonly tasks: readonly TaskStanding[];
  readonly takenBack?: { readonly at: Moment; readonly why: string };
}

export interface TaskStanding extends Omit<BatchTask, 'findings' | 'units'> {
  readonly items: readonly Inspected[];
}

/** A finding of a batch, with what came of its inspection once that is known. */
export interface Inspected {
  readonly finding: string;
  readonly result?: InspectionResult;
}

/** The batches of a campaign, by its record: in the order in which they were decided. */
export function batchesIn(record: readonly Entry[]): readonly Batch[] {
  const batches = new Map<string, Batch>();
  for (const { supervised, at, by, outcome = '' } of record) {
    if (supervised === undefined) continue;
    if (supervised.name === 'decideBatch') {
      const { name: _, tasks, ...facts } = supervised;
      const standing = tasks.map(({ group, people, findings }) => ({
        ...{ group, people },
        items: findings.map((finding) => ({ finding })),
      }));
      batches.set(outcome, defined<Batch>({ ...facts, id: outcome, at, by, tasks: standing }));
      continue;
    }
    const before = batches.get(supervised.batch);
    // Its own page may be lost.
    if (before === undefined) continue;
    const { finding } = supervised;
    if (supervised.name === 'takeBackBatch' && finding === undefined) {
      batches.set(before.id, { ...before, takenBack: { at, why: supervised.why } });
    } else if (supervised.name === 'recordInspection') {
      const { name: _, batch: __, finding: ___, ...said } = supervised;
      batches.set(before.id, withResult(before, supervised.finding, defined<InspectionResult>({ ...said, at, by })));
    } else batches.set(before.id, withResult(before, finding ?? '', undefined));
  }
  return [...batches.values()];
}

function withResult(batch: Batch, finding: string, result: InspectionResult | undefined): Batch {
  const tasks = batch.tasks.map((task) => ({
    ...task,
    items: task.items.map((item) => (item.finding === finding ? defined<Inspected>({ finding, result }) : item)),
  }));
  return { ...batch, tasks };
}

/** What a batch comes to, in numbers. */
export interface BatchCounts {
  readonly findings: number;
  readonly verified: number;
  readonly lacking: number;
  readonly checked: number;
  readonly owed: number;
}

/** What these groups' tasks come to together. */
export function countsIn(tasks: readonly TaskStanding[]): BatchCounts {
  const items = tasks.flatMap((task) => task.items);
  const came = (outcome: InspectionResult['outcome']): number =>
    items.filter(({ result }) => result?.outcome === outcome).length;
  const [verified, lacking, checked] = [came('verified'), came('lacking'), came('checked')];
  return { findings: items.length, verified, lacking, checked, owed: items.length - verified - lacking - checked };
}
