import type { Problem } from '../config/problem';
import type { OwnNames } from './columns';
import { headingOf, missingIn } from './heading';
import { columnLetters } from './letters';
import { isMarkLabel, markIn, saysNoMark } from './marks';
import type { Sheet, Workbook } from './sheet';

/** How many places are named. */
const MOST = 20;
/** How many lines of a sheet without a ledger are looked at as a cover. */
const COVER = 30;

/** Every place of a file that bears a mark of secrecy: cells of any sheet, names, print headers, comments, text boxes. */
export function marksIn(file: string, { sheets, besides }: Workbook, own: OwnNames): readonly Problem[] {
  const classified = (at: Problem['at'], found: string): Problem => ({
    code: 'classified',
    file,
    at,
    found,
    wanted: [],
  });
  const named = markIn(file.replace(/\.[^.]*$/, ''), 'name');
  const problems = [
    ...(named === undefined ? [] : [classified({ sheet: '', part: 'file-name' }, named)]),
    ...besides.flatMap(({ part, sheet, text }) => {
      const mark = markIn(text, part === 'properties' || part === 'below-table' ? 'cell' : 'title');
      return mark === undefined ? [] : [classified({ sheet, part }, mark)];
    }),
    ...sheets.flatMap((sheet) => {
      const mark = markIn(sheet.name, 'name');
      const ofSheet = mark === undefined ? [] : [classified({ sheet: sheet.name, part: 'sheet-name' }, mark)];
      const ofCells = cellsMarked(sheet, own).map(({ row, column, text }) =>
        classified({ sheet: sheet.name, row, column }, text),
      );
      return [...ofSheet, ...ofCells];
    }),
  ];
  return problems.slice(0, MOST);
}

/** Another label beside one of the mark, which so says nothing: 密级：, 期限：. */
function isLabel(text: string): boolean {
  return isMarkLabel(text) || /[:：]$/.test(text);
}

interface Marked {
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

function cellsMarked(sheet: Sheet, own: OwnNames): readonly Marked[] {
  const heading = headingOf(sheet, own);
  const above = missingIn(heading).length === 0 ? heading.below - 1 : Math.min(COVER, sheet.lines.length);
  const marked: Marked[] = [];
  sheet.lines.forEach(({ row, cells }, line) => {
    if (marked.length >= MOST) return;
    const inTitle = line < above;
    cells.forEach((text, index) => {
      if (text === '') return;
      const beside = inTitle && isMarkLabel(text) ? cells.slice(index + 1).find((cell) => cell !== '') : undefined;
      const mark =
        markIn(text, inTitle ? 'title' : 'cell') ??
        (beside === undefined || saysNoMark(beside) || isLabel(beside) ? undefined : beside);
      if (mark !== undefined) marked.push({ row, column: columnLetters(index), text: mark });
    });
  });
  for (const { row, text } of sheet.strays) {
    const mark = markIn(text, 'cell');
    if (mark !== undefined) marked.push({ row, column: '', text: mark });
  }
  return marked;
}
