import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calendarTable } from '../../config/calendar-table';
import { readOwnCalendarFile } from '../../config/own-calendar-file';
import { BadFiles, type Problem } from '../../config/problem';
import { isoDate, isWorkingDay } from '../../domain/calendar/calendar';
import { day } from '../support/commands';

function fileWith(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'duban-calendar-')), 'calendar.yaml');
  writeFileSync(file, text);
  return file;
}

async function problemsIn(text: string): Promise<readonly Problem[]> {
  const read = readOwnCalendarFile(fileWith(text));
  const problems = await read.then(
    () => [],
    (error: unknown) => {
      if (error instanceof BadFiles) return error.problems;
      throw error;
    },
  );
  return problems;
}

const of2027 = `- year: 2027
  daysOff: ['2027-01-01', 2027-02-05..2027-02-11]
  workingDays: ['2027-01-31']
`;

describe('calendar.yaml', () => {
  it('declares a year that the built-in table does not know', async () => {
    const own = await readOwnCalendarFile(fileWith(of2027));
    const before = calendarTable('Asia/Shanghai', 2026, 2028);
    const after = calendarTable('Asia/Shanghai', 2026, 2028, own);
    expect([before, after].map(({ declaredThrough }) => isoDate(declaredThrough))).toEqual([
      '2026-12-31',
      '2027-12-31',
    ]);
    expect(isWorkingDay(before, day('2027-02-08'))).toBe(true);
    expect(isWorkingDay(after, day('2027-02-08'))).toBe(false);
    expect(isWorkingDay(after, day('2027-01-31'))).toBe(true);
    expect(isWorkingDay(after, day('2026-10-01'))).toBe(false);
  });

  it('counts instead of a year of the built-in table', async () => {
    const own = await readOwnCalendarFile(
      fileWith(of2027.replaceAll('2027', '2026').replace('2026-01-31', '2026-02-14')),
    );
    const calendar = calendarTable('Asia/Shanghai', 2026, 2026, own);
    expect(isWorkingDay(calendar, day('2026-10-01'))).toBe(true);
  });

  it('leaves a year undeclared while the one before it is', async () => {
    const own = await readOwnCalendarFile(
      fileWith(of2027.replaceAll('2027', '2028').replace('2028-01-31', '2028-01-29')),
    );
    expect(isoDate(calendarTable('Asia/Shanghai', 2026, 2028, own).declaredThrough)).toBe('2026-12-31');
  });

  it('need not be there', async () => {
    expect((await readOwnCalendarFile('/nowhere/calendar.yaml')).size).toBe(0);
  });

  const bad: readonly (readonly [string, string, string, number])[] = [
    ['a date that is none', of2027.replace('2027-01-01', '2027-02-30'), '0.daysOff.0', 2],
    ['a span that runs backwards', of2027.replace('02-05..2027-02-11', '02-11..2027-02-05'), '0.daysOff.1', 2],
    ['a date of another year', of2027.replace('2027-01-01', '2026-01-01'), '0.daysOff.0', 2],
    ['a make-up day in the middle of the week', of2027.replace('2027-01-31', '2027-02-02'), '0.workingDays.0', 3],
    ['a year that is none', of2027.replace('2027', 'next'), '0.year', 1],
  ];
  it.each(bad)('with %s is refused, with its line', async (_name, text, key, line) => {
    expect(await problemsIn(text)).toMatchObject([{ at: { key, line } }]);
  });
});
