import type { Words } from '../words/words';
import type { LedgerChanges } from './changes';

/** What a changed ledger would do, a line a change. */
export function changeLines(
  { opens, changed, renumbered, vanished }: LedgerChanges,
  { ledger }: Words,
): readonly string[] {
  const lines = [
    ...changed.flatMap(({ id, title, changes }) => [
      `${id} ${title}`,
      ...changes.map(({ field, before, after, taken }) => {
        const note = taken === 'when-confirmed' ? '' : ` (${ledger.taken[taken]})`;
        return `  ${ledger.change(ledger.fields[field], before, after)}${note}`;
      }),
    ]),
    ...(renumbered.length === 0
      ? []
      : [
          ledger.renumbered(
            renumbered.map(({ id }) => id),
            renumbered.map(({ now }) => now),
          ),
        ]),
    ...opens.map(({ subject }) => ledger.opens(subject.id, subject.title)),
    ...vanished.map(({ id, title }) => ledger.vanished(id, title)),
  ];
  return lines.length === 0 ? [ledger.same] : lines;
}

/** Whether a ledger asks for anything that the campaign does not have yet. */
export function asksForSomething({ opens, changed }: LedgerChanges): boolean {
  return opens.length > 0 || changed.some(({ commands }) => commands.length > 0);
}
