import { countsIn, type Batch } from '../domain/batches/view';
import { isoDate } from '../domain/calendar/calendar';
import { batchNumber } from './register-names';
import type { Words } from './words';

/** A batch in a line: its days, how it looks, what has come of it; or why it was taken back. */
export function batchLine({ id, from, to, methods, tasks, takenBack }: Batch, { batches, card }: Words): string {
  const line = batches.line(
    batchNumber(id, batches.kind),
    isoDate(from),
    isoDate(to),
    card.list(methods.map((method) => batches.methods[method])),
    countsIn(tasks),
  );
  return takenBack === undefined ? line : `${line}  ${batches.takenBackBecause(takenBack.why)}`;
}
