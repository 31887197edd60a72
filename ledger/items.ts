import type { Column } from './columns';
import type { Heading } from './heading';
import type { Line, Sheet } from './sheet';

/** The rows of one finding: the first opens it, and each of the others adds a measure. */
export interface Item {
  readonly first: Line;
  readonly more: readonly Line[];
  /** Rows of `more` that were joined to the item only because they have no 序号. */
  readonly supposed: readonly Line[];
}

export interface Items {
  readonly items: readonly Item[];
  /** Rows that belong to no finding: a section's name, who filled in the form. */
  readonly skipped: readonly Line[];
}

/** A line about the ledger rather than one of its items. */
const aside = /^(填报|填表|制表|审核|审签|签发|备注|说明|注|合计|小计|总计).{0,8}?([:：]|$)/;

/** Groups the sheet's rows below the heading by finding. */
export function itemsOf(sheet: Sheet, heading: Heading): Items {
  const items: { first: Line; more: Line[]; supposed: Line[] }[] = [];
  const skipped: Line[] = [];
  for (const line of sheet.lines.slice(heading.below)) {
    const last = items.at(-1);
    if (line.seen.every((cell) => cell === '')) continue;
    if (isAside(line, heading)) skipped.push(line);
    else if (last !== undefined && goesOnWith(last.first, line, heading)) {
      last.more.push(line);
      if (textIn(line.seen, heading, 'number') === '') last.supposed.push(line);
    } else items.push({ first: line, more: [], supposed: [] });
  }
  return { items, skipped };
}

export function textIn(cells: readonly string[], { at }: Heading, column: Column): string {
  const index = at.get(column);
  return index === undefined ? '' : (cells[index] ?? '');
}

function isAside({ seen }: Line, heading: Heading): boolean {
  const said = [...new Set(seen.filter((cell) => cell !== ''))];
  if (said.length === 1) {
    const goingOn = (['measures', 'criteria'] as const).some((column) => textIn(seen, heading, column) !== '');
    return !goingOn || textIn(seen, heading, 'number') !== '';
  }
  return aside.test(said[0] ?? '') && ['', said[0]].includes(textIn(seen, heading, 'problem'));
}

/**
 * Whether a line continues the item: it has neither a 序号 nor a problem of its own, or its 序号 is merged with the item's,
 * or it repeats the item's 序号 and problem.
 */
function goesOnWith(first: Line, line: Line, heading: Heading): boolean {
  const own = textIn(line.cells, heading, 'number');
  const problem = textIn(line.cells, heading, 'problem');
  if (own !== '') {
    return (
      own === textIn(first.cells, heading, 'number') &&
      problem !== '' &&
      problem === textIn(first.cells, heading, 'problem')
    );
  }
  return problem === '' || textIn(line.seen, heading, 'number') !== '';
}
