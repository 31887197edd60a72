import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadFiles } from '../../config/problem';
import { phaseEnd, readCampaignFiles, termsOf } from '../../config/campaign-file';
import { isoDate } from '../../domain/calendar';
import { realClock } from '../../domain/clock';
import { deadlineForms } from '../../ledger/dates';
import { readLedger, type LedgerContext } from '../../ledger/read-ledger';

const example = join(__dirname, '..', '..', 'examples', 'wuhai-2023');

async function context(): Promise<LedgerContext> {
  const files = await readCampaignFiles(example);
  const { id, prefix, directory, start } = files;
  const { calendar } = termsOf(files, realClock);
  return { campaign: id, prefix, directory, calendar, phase: { start, end: phaseEnd(files) }, openedAt: 0 };
}

async function reading(csv: string) {
  const file = join(mkdtempSync(join(tmpdir(), 'duban-ledger-')), 'ledger.csv');
  writeFileSync(file, csv);
  return (await readLedger(file, await context())).rows;
}

async function problemsOf(csv: string) {
  const error: unknown = await reading(csv).catch((thrown: unknown) => thrown);
  if (!(error instanceof BadFiles)) throw new Error('the ledger was taken');
  return error.problems.map(({ code, at, found, wanted }) => ({ code, at, found, wanted }));
}

const heading = '序号,反馈问题,牵头单位,整改时限';

describe('readLedger', () => {
  it('reads the 28 items of the model case', async () => {
    const { rows } = await readLedger(join(example, 'ledger.csv'), await context());
    expect(rows).toHaveLength(28);
    expect(rows[4]?.subject).toMatchObject({ id: 'WH-005', division: { lead: 'natural-resources' } });
  });

  it('takes the phase end for the superior and the last working day up to it for the unit', async () => {
    const [row] = await reading(`${heading}\n1,问题,自然资源局,集中整改期内\n`);
    // 21 October 2023 is a Saturday.
    expect([isoDate(row?.due ?? 0), isoDate(row?.superior ?? 0)]).toEqual(['2023-10-20', '2023-10-21']);
  });

  it.each([
    ['3个月内', '2023-10-21'],
    ['一个月内', '2023-08-21'],
    ['2023-09-30', '2023-09-30'],
  ])('reads the deadline %s', async (text, day) => {
    const [row] = await reading(`${heading}\n1,问题,自然资源局,${text}\n`);
    expect(isoDate(row?.due ?? 0)).toBe(day);
  });

  it('never splits a unit’s name at 和', async () => {
    const [row] = await reading(`${heading}\n1,问题,市文化和旅游局,2023-09-30\n`);
    expect(row?.subject.division.lead).toBe('culture-tourism');
  });

  it('tells every bad cell at once, with sheet, row, column and what would do', async () => {
    const problems = await problemsOf(
      `${heading}\n1,问题,自然资原局,改天\n1,,自然资源局,2023-09-30\nx,问题,自然资源局,2023-09-31\n`,
    );
    expect(problems).toEqual([
      {
        code: 'unknown-unit',
        at: expect.objectContaining({ row: 2, column: '牵头单位' }),
        found: '自然资原局',
        wanted: ['自然资源局'],
      },
      {
        code: 'bad-date',
        at: expect.objectContaining({ row: 2, column: '整改时限' }),
        found: '改天',
        wanted: deadlineForms,
      },
      { code: 'repeated-number', at: expect.objectContaining({ row: 3 }), found: '1', wanted: [] },
      { code: 'missing-value', at: expect.objectContaining({ row: 3, column: '反馈问题' }), found: '', wanted: [] },
      { code: 'bad-number', at: expect.objectContaining({ row: 4 }), found: 'x', wanted: ['1'] },
      { code: 'bad-date', at: expect.objectContaining({ row: 4 }), found: '2023-09-31', wanted: expect.any(Array) },
    ]);
  });

  it('refuses what is classified', async () => {
    const problems = await problemsOf(`${heading},密级\n1,问题,自然资源局,2023-09-30,机密\n`);
    expect(problems.map(({ code }) => code)).toEqual(['classified']);
  });

  it('names the mandatory columns that are missing', async () => {
    const problems = await problemsOf('序号,反馈问题\n1,问题\n');
    expect(problems.map(({ code }) => code)).toEqual(expect.arrayContaining(['missing-column']));
  });
});
