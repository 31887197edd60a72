import writeExcel, { type CellObject, type Feature, type SheetData } from 'write-excel-file/node';
import { isoDate } from '../domain/calendar/calendar';
import { defined } from '../domain/defined';
import { deadlineDay } from '../domain/duties/due';
import type { Colour } from '../domain/light/light-reason';
import { DAY, type DayIndex } from '../domain/calendar/moment';
import type { Column } from '../words/ledger-columns';
import { cellText } from './cell-text';
import { exportedColour, fills, standingIn, type Exported, type LedgerSheet } from './standing-columns';
import { nameOfUnit } from './units';

type Layout = readonly (readonly [Column, number])[];
/** The columns in order, with their width in characters. */
const columns: Layout = [
  ['number', 6],
  ['label', 9],
  ['category', 10],
  ['title', 14],
  ['problem', 28],
  ['criteria', 28],
  ['measures', 28],
  ['sponsor', 10],
  ['lead', 14],
  ['coUnits', 16],
  ['group', 11],
  ['deadline', 12],
  ['superior', 12],
  ['track', 9],
  ['keyItem', 7],
  ['rhythm', 9],
  ['state', 10],
  ['light', 7],
  ['latest', 24],
];
/** Size of the text in points. A3 across takes the columns at nine tenths, so that nothing is printed under 9. */
const SIZE = 11;
/** The format of text: what is typed into a cell again stays text, also where it looks like a formula. */
const AS_TEXT = '@';
/** The title, who reports and when, and the headings. */
const HEAD_ROWS = 3;
const centred: ReadonlySet<Column> = new Set([
  'number',
  'label',
  'deadline',
  'superior',
  'track',
  'keyItem',
  'rhythm',
  'state',
  'light',
]);

/**
 * Writes the findings as a ledger in .xlsx, in the columns that the importer reads: one row for each measure, the other
 * cells merged. Withdrawn findings are left out. Importing the file changes nothing.
 */
export async function ledgerWorkbook(ledger: LedgerSheet): Promise<Buffer> {
  const kept = ledger.findings.filter(({ finding }) => finding.standing.stage !== 'withdrawn');
  const { words, campaign, directory, today } = ledger;
  const layout = layoutFor(kept);
  const across = (cell: CellObject): (CellObject | null)[] => [
    { ...cell, columnSpan: layout.length },
    ...layout.slice(1).map(() => null),
  ];
  const data: SheetData = [
    across({
      value: cellText(words.ledger.title(campaign)),
      fontWeight: 'bold',
      fontSize: 18,
      align: 'center',
      height: 32,
    }),
    across({ fontSize: SIZE, value: cellText(words.ledger.exportedOn(directory.office.name, isoDate(today))) }),
    layout.map(([column]) => ({
      ...border,
      value: words.ledger.columns[column],
      fontSize: SIZE,
      fontWeight: 'bold',
      align: 'center',
      alignVertical: 'center',
      wrap: true,
      backgroundColor: '#DDEBF7',
    })),
    ...kept.flatMap((exported) => rowsOf(exported, layout, ledger)),
  ];
  return writeExcel(
    data,
    {
      sheet: words.ledger.sheet,
      columns: layout.map(([, width]) => ({ width })),
      orientation: 'landscape',
      stickyRowsCount: HEAD_ROWS,
      stickyColumnsCount: 1,
    },
    { features: [onPaper(words.ledger.sheet)] },
  ).toBuffer();
}

/** A3, fitted to the page's width, with the headings and a number on every page. The writer has no option for this. */
function onPaper(sheet: string) {
  const repeatedRows = `<definedName name="_xlnm.Print_Titles" localSheetId="0">'${sheet}'!$1:$${HEAD_ROWS}</definedName>`;
  const page = [
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="8" fitToHeight="0" orientation="landscape"/>',
    '<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>',
  ].join('');
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (content: string) =>
            content
              .replace(/<worksheet[^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
              .replace(/<pageMargins [^>]*>/, '')
              .replace(/<pageSetup [^>]*>/, page),
        },
        'xl/workbook.xml': {
          transform: (content: string) =>
            content.replace('<definedNames/>', () => `<definedNames>${repeatedRows}</definedNames>`),
        },
      },
    },
  } as const satisfies Feature<never>;
}

const border = { borderStyle: 'thin', borderColor: '#808080' } as const;

/** A rhythm of its own has a column only where some finding has one. */
function layoutFor(findings: readonly Exported[]): Layout {
  const hasRhythm = findings.some(({ finding }) => finding.subject.rhythm !== undefined);
  return hasRhythm ? columns : columns.filter(([column]) => column !== 'rhythm');
}

/** One row for each measure; every other cell spans them all. */
function rowsOf({ finding, terms }: Exported, layout: Layout, ledger: LedgerSheet): readonly (CellObject | null)[][] {
  const { proposedMeasures } = finding.subject;
  const measures = proposedMeasures.length === 0 ? [''] : proposedMeasures;
  const colour = exportedColour({ finding, terms }, ledger.moment);
  const texts = textsOf({ finding, terms }, colour, ledger);
  const heights = heightsOf(measures, texts, layout);
  return measures.map((measure, index) =>
    layout.map(([column]) => {
      if (column === 'measures') return { ...styled(column), ...valueOf(measure), height: heights[index] ?? LINE };
      if (index > 0) return null;
      const fill = column === 'light' ? { backgroundColor: fills[colour] } : {};
      const span = measures.length > 1 ? { rowSpan: measures.length } : {};
      return { ...styled(column), ...valueOf(texts[column]), ...fill, ...span };
    }),
  );
}

/** Height of a line of text in points. */
const LINE = 15;

/**
 * Spreadsheets do not make rows higher for merged cells. The height that they need beyond that of the measures is
 * spread over the rows.
 */
function heightsOf(measures: readonly string[], texts: Texts, layout: Layout): readonly number[] {
  const own = measures.map((measure) => linesOf(measure, measureWidth));
  const needed = Math.max(
    ...layout.map(([column, width]) => {
      const text = texts[column];
      return typeof text === 'string' ? linesOf(text, width) : 1;
    }),
  );
  const lacking = Math.max(0, needed - own.reduce((sum, lines) => sum + lines, 0));
  return own.map((lines) => (lines + lacking / own.length) * LINE + 3);
}

const measureWidth = columns.find(([column]) => column === 'measures')?.[1];

/** Number of lines of a wrapped text. A Chinese character is as wide as two others. */
function linesOf(text: string, width = 10): number {
  const widthOf = (line: string): number => Array.from(line).reduce((sum, sign) => sum + (sign < '\u2e80' ? 1 : 2), 0);
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / width)), 0);
}

function styled(column: Column): CellObject {
  return {
    ...border,
    fontSize: SIZE,
    wrap: true,
    alignVertical: 'center',
    align: centred.has(column) ? 'center' : 'left',
  };
}

type Texts = Readonly<Partial<Record<Column, Shown>>>;
type Shown = string | number | { readonly day: DayIndex };

function valueOf(shown: Shown = ''): CellObject {
  if (typeof shown === 'string') return { value: cellText(shown), type: String, format: AS_TEXT };
  if (typeof shown === 'number') return { value: shown, type: Number };
  return { value: new Date(shown.day * DAY), type: Date, format: 'yyyy-mm-dd' };
}

function textsOf(exported: Exported, colour: Colour, { directory, words }: LedgerSheet): Texts {
  const { finding, terms } = exported;
  const { subject, standing, assignment, deadlines } = finding;
  const { tracks, yes } = words.ledger;
  const division =
    standing.stage === 'unassigned' ? (subject.division ?? assignment) : (assignment ?? subject.division);
  const unit = (code: string): string => nameOfUnit(code, directory);
  const named = (known: readonly { readonly code: string; readonly name: string }[], code?: string): string =>
    known.find((one) => one.code === code)?.name ?? '';
  return defined<Texts>({
    number: Number(/\d+$/.exec(subject.id)?.[0]),
    label: subject.label ?? '',
    category: subject.category ?? '',
    title: subject.title,
    problem: subject.problem,
    criteria: subject.criteria.map(({ number, text }) => `${circled(number)}${text}`).join('\n'),
    sponsor: named(directory.leaders, division?.sponsor),
    lead: division === undefined ? '' : unit(division.lead),
    coUnits: (division?.coUnits ?? []).map(unit).join('、'),
    group: named(directory.workingGroups, division?.workingGroup),
    deadline: deadlines === undefined ? tracks[subject.track] : { day: deadlineDay(deadlines, terms.calendar) },
    superior: deadlines?.superior === undefined ? undefined : { day: deadlines.superior },
    track: tracks[subject.track],
    keyItem: subject.keyItem ? yes : '',
    rhythm: subject.rhythm === undefined ? '' : words.rhythms[subject.rhythm],
    ...standingIn(exported, colour, words),
    agreed: undefined,
  });
}

/** ①, ② … as far as Unicode has them, which is more than a finding may have criteria. */
function circled(number: number): string {
  return String.fromCharCode(0x24_5f + number);
}
