import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { everybodyPrompt, readBehavioursFile } from '../../config/behaviours-file';
import { isoDate } from '../../domain/calendar/calendar';
import { timetableOwed } from '../../domain/campaign/timetable';
import { mondayOf } from '../../domain/campaign/weeks';
import { prepareCampaign, type Prepared } from '../../ledger/prepare';
import { phaseFigures } from '../../reports/figures';
import { readSource } from '../../reports/source';
import { writeDocuments } from '../../rehearsal/documents';
import { rehearseWhole, type WholeRehearsal } from '../../rehearsal/whole';
import { day } from '../support/commands';
import { modelCase } from '../support/model-case';

const scratch = (): string => mkdtempSync(join(tmpdir(), 'duban-whole-'));

describe('a rehearsal of the campaign’s own matters', () => {
  let prepared: Prepared;
  let whole: WholeRehearsal;
  beforeAll(async () => {
    prepared = await prepareCampaign(modelCase, { pace: 2, now: 0 });
    const { campaign, rows, end } = prepared;
    const ids = rows.map(({ subject }) => subject.id);
    const behaviours = await readBehavioursFile(join(modelCase, 'behaviours.yaml'), campaign.directory, ids);
    whole = await rehearseWhole(prepared, behaviours, end, openArchive(scratch()));
  });

  it('decides three batches, each a week long, and has every result in the end', async () => {
    const { duban, campaign, archive } = whole.documents;
    const { batches } = await duban.readBatches(campaign.id, archive);
    expect(batches.map(({ from, to }) => [isoDate(from), isoDate(to)])).toEqual([
      ['2023-08-11', '2023-08-18'],
      ['2023-09-12', '2023-09-19'],
      ['2023-10-13', '2023-10-20'],
    ]);
    const owed = batches.flatMap(({ tasks }) => tasks.flatMap(({ items }) => items.filter(({ result }) => !result)));
    expect(owed).toEqual([]);
  });

  it('signs the circular of every period off, and of each only one', () => {
    const periods = whole.documents.circulars.map(({ draft }) => isoDate(draft.period));
    expect(periods).toEqual(['2023-07-31', '2023-08-15', '2023-08-31', '2023-09-15', '2023-09-30', '2023-10-15']);
  });

  it('enters what the office does in the registers: each meeting with what it settled, done', async () => {
    const { duban, campaign, archive } = whole.documents;
    const { entries } = await duban.readRegisters(campaign.id, archive);
    const settled = entries.flatMap(({ register, asked }) =>
      register === 'meeting' ? asked.map((point) => point.settled?.outcome) : [],
    );
    expect(settled).toEqual(['done', 'done', 'done']);
    const lasting = prepared.rows.filter(({ subject }) => subject.track === 'long-term');
    const institutions = entries.filter(({ register }) => register === 'institution');
    expect(institutions.flatMap(({ findings }) => findings)).toEqual(lasting.map(({ subject }) => subject.id));
  });

  it('keeps the timetable: a dispatch every week, and what is handed in', async () => {
    const { duban, campaign, archive } = whole.documents;
    const { agenda } = await duban.campaignRun(campaign.id);
    const { at = 0 } = whole.documents;
    const owed = timetableOwed(agenda, campaign.terms, campaign.phase, at);
    expect(owed.filter(({ duty }) => duty.due <= at)).toEqual([]);
    const { entries } = await duban.readRegisters(campaign.id, archive);
    const weeks = entries.filter(({ register }) => register === 'meeting').map(({ on }) => mondayOf(on));
    // Of the fourteen weeks the first has one day, and that of the autumn holiday has none but its weekend.
    expect(new Set(weeks).size).toBeGreaterThanOrEqual(12);
    expect(entries.flatMap(({ serves }) => serves ?? [])).toEqual(['self-assessment']);
  });

  it('is told in the phase report as it was played', async () => {
    const { duban, campaign, archive, at } = whole.documents;
    const figures = phaseFigures(await readSource(duban, campaign.id, archive, at));
    expect(figures).toMatchObject({ all: 28, batches: 3 });
    expect(figures.closed).toBe(
      whole.rehearsal.courses.filter(({ finding }) => ['closed', 'archived'].includes(finding.standing.stage)).length,
    );
  });

  it('leaves wall charts, circulars, batch reports, phase report and public report, without links to pages', async () => {
    const folder = scratch();
    const files = await writeDocuments(whole.documents, folder);
    expect(files).toEqual([
      ...['2023-08-18', '2023-09-19', '2023-10-20'].map((date) => `挂图作战 ${date}.html`),
      ...['7月31日', '8月15日', '8月31日', '9月15日', '9月30日', '10月15日'].map(
        (date) => `通报2023年${date}（副本）.docx`,
      ),
      ...['001', '002', '003'].map((number) => `督查情况报告 批次-${number}.docx`),
      ...['阶段报告.docx', '公开稿.docx', '公开稿.html'],
    ]);
    for (const name of files.filter((one) => one.endsWith('.docx')))
      expect(readFileSync(join(folder, name)).subarray(0, 2).toString()).toBe('PK');
    const chart = readFileSync(join(folder, files[0] ?? ''), 'utf8');
    expect(chart).toContain('WH-028');
    expect(chart).not.toMatch(/ href="(?!#)|<script|<form/);
    // Every light has its shape, which is drawn once and named by each cell.
    expect(chart).toMatch(/<use href="#/);
  });
});

describe('a rehearsal of a few days', () => {
  it('has no circular yet', async () => {
    const { campaign, rows } = await prepareCampaign(modelCase, { pace: 2, now: 0 });
    const few = { campaign, rows: rows.slice(0, 1) };
    const { documents } = await rehearseWhole(few, everybodyPrompt, day('2023-07-26'), openArchive(scratch()));
    expect(documents.circulars).toEqual([]);
  });
});
