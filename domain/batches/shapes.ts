import { actor, day, digest, file, methods, via } from '../commands/command-shapes';
import { code, list, maybe, oneOf, record, text, type FieldShapes, type Shape } from '../commands/shape';
import {
  batchCommandNames,
  inspectionOutcomes,
  type BatchCommand,
  type BatchCommandName,
  type BatchCommands,
  type BatchTask,
} from './commands';

const task: Shape<BatchTask> = record<BatchTask>({
  group: code,
  people: list(code),
  findings: list(code, 2_000),
  units: list(code, 2_000),
});

const shapes: { readonly [N in BatchCommandName]: FieldShapes<BatchCommands[N]> } = {
  decideBatch: { from: day, to: day, methods, tasks: list(task), sheet: digest },
  recordInspection: {
    batch: code,
    finding: code,
    outcome: oneOf(inspectionOutcomes),
    methods,
    on: day,
    place: maybe(text),
    text: maybe(text),
    files: maybe(list(file)),
  },
  takeBackBatch: { batch: code, finding: maybe(code), why: text },
};

const byName: Readonly<Record<BatchCommandName, Shape<BatchCommand>>> = {
  decideBatch: shapeOf('decideBatch'),
  recordInspection: shapeOf('recordInspection'),
  takeBackBatch: shapeOf('takeBackBatch'),
};

function shapeOf(name: BatchCommandName): Shape<BatchCommand> {
  const said = { ...shapes[name], name: oneOf([name]), by: actor, via };
  return record<BatchCommand>(said as unknown as FieldShapes<BatchCommand>);
}

/** What is said of a campaign's batches, as it comes from outside. */
export const batchCommandShape: Shape<BatchCommand> = (value, place) => {
  const name: unknown = typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined;
  const known = batchCommandNames.find((one) => one === name);
  return known === undefined ? `${place}.name: none of ${batchCommandNames.join(', ')}` : byName[known](value, place);
};
