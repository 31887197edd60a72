import type { Column } from './columns';
import type { Heading } from './heading';
import type { Line, Sheet } from './sheet';

/** The rows of one finding: the first opens it, the others go on with it, a measure each. */
export interface Item {
  readonly first: Line;
  readonly more: readonly Line[];
  /** Rows of `more` that only the want of a 序号 joins to the item. */
  readonly supposed: readonly Line[];
}

export interface Items {
  readonly items: readonly Item[];
  /** Rows that are no finding's: a section's name, who filled it in. */
  readonly skipped: readonly Line[];
}

/** A line about the ledger rather than in it. */
const aside = /^(填报|填表|制表|审核|审签|签发|备注|说明|注|合计|小计|总计).{0,8}?([:：]|$)/;

/** The sheet's rows below the heading, gathered by finding. */
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

/** No 序号 of its own and no problem, a 序号 merged with the item's, or the item's 序号 and problem once more. */
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
