import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { overviewOf } from '../../domain/campaign/analysis';
import type { CampaignMatter, CircularDraft } from '../../domain/campaign/state';
import type { CampaignLine } from '../../domain/campaign/line';
import { surveyRow, type LeaderNeed, type Survey, type SurveyRow } from '../../domain/campaign/survey';
import { defined } from '../../domain/defined';
import type { Position } from '../../domain/organisation/positions';
import type { LetterItem } from '../../domain/campaign/formal-letters';
import type { Duty } from '../../domain/finding/finding';
import type { Language } from '../../domain/policy/policy';
import { timetableKinds } from '../../domain/policy/timetable';
import { campaignPart } from '../../mail/letter/campaign-letters';
import { composeLetter } from '../../mail/letter/letter';
import { lookupIn, type LetterFrame } from '../../mail/letter/letter-frame';
import { wordsFor } from '../../words';
import type { DocumentFrame, ReportText } from '../../words/campaign';
import { formalText, joined } from './every-formal-letter';
import { at, calendar, day, opened, termsWith, told, uptoClosed, uptoRectifying } from './commands';

/** When they are written. */
export const moment = at('2023-11-20 09:00');
const period = day('2023-11-15');

/** How the findings of a campaign stand: one closed, one red, one of a long-term kind, one not assigned. */
function surveyIn(titles: readonly string[]): Survey {
  const terms = termsWith();
  const needs: readonly LeaderNeed[] = [
    { code: 'approval', position: 'leader/a' },
    { code: 'talk' },
    { code: 'superior-consent', to: day('2024-03-29') },
  ];
  const [dust = '', trees = '', water = '', rules = ''] = titles;
  const red = surveyRow(told(opened({ id: 'WH-003', title: dust }), terms, uptoRectifying), terms, moment);
  return {
    at: moment,
    rows: [
      { ...red, needs, stuck: [{ position: 'unit/natural-resources/contact', trouble: 'returned' }] },
      surveyRow(told(opened({ id: 'WH-005', title: trees }), terms, uptoClosed), terms, moment),
      surveyRow(told(opened({ id: 'WH-012', title: water, track: 'long-term' }), terms, uptoClosed), terms, moment),
      surveyRow(opened({ id: 'WH-020', title: rules }), terms, moment),
    ],
    unanswered: ['WH-021'],
  };
}

/** Many that are red and late, more than a letter or a report names: some with a leader, some with no unit. */
function manyIn([dust = '', trees = '', water = '']: readonly string[]): Survey {
  const terms = termsWith();
  const red = surveyRow(told(opened({ title: dust }), terms, uptoRectifying), terms, moment);
  const unassigned = surveyRow(opened({ title: trees }), terms, moment);
  const numbered = (count: number, row: (index: number) => SurveyRow, from: number): readonly SurveyRow[] =>
    Array.from({ length: count }, (_, index) => ({ ...row(index), id: `WH-${String(from + index).padStart(3, '0')}` }));
  const late = numbered(
    14,
    (index) =>
      defined({
        ...red,
        ...{ lacks: index < 2 ? (['mechanism'] as const) : [], missed: index % 2, extensions: index % 3 },
        redSince: index < 3 ? day('2023-11-01') : undefined,
        needs: index < 8 ? [{ code: 'talk' } as const] : [],
        owed: [
          {
            ...{ kind: 'rectify', holder: 'unit/natural-resources/contact' },
            due: at(index === 0 ? '2023-11-20 17:30' : '2023-11-22 17:30'),
          } as const,
        ],
        drafts: [{ id: 'D1', letter: index < 9 ? ('talk' as const) : ('circular' as const), openedAt: moment }],
      }),
    101,
  );
  return {
    at: moment,
    rows: [
      ...late,
      ...numbered(2, () => ({ ...unassigned, light: 'red' }), 201),
      ...numbered(1, () => defined({ ...unassigned, light: 'yellow', title: water, deadline: undefined }), 301),
      ...numbered(1, () => defined({ ...unassigned, light: 'grey', track: 'long-term', deadline: undefined }), 302),
    ],
    unanswered: [],
  };
}

const titles: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['矿区道路扬尘治理', '绿色矿山建设', '再生水利用设施', '规章制度修订'],
  en: ['Dust on mine roads', 'Green mines', 'Reclaimed water works', 'Revision of rules'],
};
const issued = {
  'zh-CN': { number: '整改办函〔2023〕7号', signer: '主任乙' },
  en: { number: '2023/7', signer: 'Director' },
} as const;

/** The campaign's own letters that tell of this. `items` are what its formal letters are about. */
export async function campaignLettersOf(
  what: CampaignMatter['what'],
  frame: LetterFrame,
  items: readonly LetterItem[],
): Promise<string> {
  const archive = openArchive(mkdtempSync(join(tmpdir(), 'duban-approved-')));
  const now = surveyIn(titles[frame.language]);
  const survey = await archive.put(JSON.stringify(now));
  const earlier = now.rows.map((row) => ({ ...row, light: 'green' as const }));
  const before = await archive.put(JSON.stringify({ ...now, rows: earlier }));
  const many = manyIn(titles[frame.language]);
  const ofMany = await archive.put(JSON.stringify(many));
  const greenBefore = many.rows.map((row) => ({ ...row, light: 'green' as const }));
  const beforeMany = await archive.put(JSON.stringify({ ...many, rows: greenBefore }));
  const draft: CircularDraft = { id: 'circular-2023-11-15', period, openedAt: moment, survey, postponements: 0 };
  const duty: Duty = {
    ...{ id: 'sign-off/circular', kind: 'sign-off', holder: 'office/director' },
    ...{ since: moment, due: at('2023-11-21 17:30') },
  };
  const letter = {
    what: 'letter',
    letter: 'supervision-letter',
    unit: 'natural-resources',
    findings: ['WH-012'],
    title: titles[frame.language][2] ?? '',
    items: await archive.put(JSON.stringify(items)),
    ...issued[frame.language],
  } as const;
  const listed = { finding: 'WH-012', title: letter.title, lead: letter.unit, reasons: ['key'], stage: 'rectifying' };
  const tasks = await archive.put(JSON.stringify({ items: [{ ...listed, light: 'yellow' }] }));
  const matters: Readonly<Record<CampaignMatter['what'], readonly CampaignMatter[]>> = {
    'daily-analysis': [
      {
        what: 'daily-analysis',
        survey,
        before,
        draft,
        troubles: [{ position: 'office/director', trouble: 'stuck', since: moment }],
      },
      { what: 'daily-analysis', survey: ofMany, before: beforeMany, troubles: [] },
      { what: 'daily-analysis', survey, before: survey, troubles: [] },
      { what: 'daily-analysis', survey, troubles: [] },
    ],
    'weekly-page': [
      { what: 'weekly-page', survey },
      { what: 'weekly-page', survey: ofMany },
    ],
    'half-month-report': [{ what: 'half-month-report', survey, period }],
    'follow-up': [
      ...(['opening', 'chase'] as const).map((letter) => ({
        ...followUp(letter, duty),
        ...{ text: titles[frame.language][2] ?? '', findings: ['WH-012'] },
      })),
      { ...followUp('opening', duty), asks: 'reply' },
    ],
    'batch-task': (['opening', 'chase'] as const).map((letter) => ({
      ...{ what: 'batch-task', letter, batch: 'batch-002', group: '3', from: period, until: period + 9 },
      duty: { ...duty, id: 'follow-up/batch-002.3/0/0', kind: 'follow-up', holder: 'supervision/3/head' },
      ...{ findings: ['WH-012'], sheet: tasks },
    })),
    timetable: timetableKinds.flatMap((task) =>
      (task === 'dispatch' ? (['opening', 'chase'] as const) : (['opening'] as const)).map((letter) => ({
        ...{ what: 'timetable', letter, task, day: day('2023-11-21') },
        duty: { ...duty, id: `timetable/${task}.2023-11-15/0/0`, kind: 'timetable', holder: 'office/staff' },
      })),
    ),
    relieved: [{ what: 'relieved', entry: 'meeting-003' }],
    'phase-end': [{ what: 'phase-end', survey, until: period }],
    circular: [
      { what: 'circular', letter: 'opening', duty, draft },
      { what: 'circular', letter: 'chase', duty, draft },
    ],
    calendar: [{ what: 'calendar', letter: 'opening', duty, year: 2026 }],
    letter: [
      { ...letter, hasCopy: true, answerBy: at('2023-11-27 17:30') },
      { ...letter, letter: 'circular' },
      defined({ ...letter, letter: 'submission' as const, unit: undefined, findings: ['WH-003', 'WH-012'] }),
    ],
    issued: [{ what: 'issued', draft, ...issued[frame.language] }],
  };
  const letters: string[] = [];
  const write = async (lines: readonly CampaignLine[]): Promise<void> => {
    const { subject, text } = composeLetter([], frame, await campaignPart(lines, frame, archive));
    letters.push(`${subject}\n\n${text}\n`);
  };
  const lineOf = (matter: CampaignMatter, position: Position): CampaignLine => ({
    ...{ key: matter.what, at: moment, position, matter },
  });
  for (const matter of matters[what]) {
    await write([lineOf(matter, what === 'weekly-page' ? 'leading-group/contact' : 'office/staff')]);
  }
  if (what === 'weekly-page') {
    for (const matter of matters[what]) await write([lineOf(matter, 'leader/a/contact')]);
  }
  if (what === 'phase-end') {
    const together = [...matters['phase-end'], ...matters.calendar, ...matters.relieved];
    for (const count of [2, 3]) await write(together.slice(0, count).map((one) => lineOf(one, 'office/staff')));
  }
  return letters.join('\n────────\n\n');
}

function followUp(letter: 'opening' | 'chase', duty: Duty): Extract<CampaignMatter, { what: 'follow-up' }> {
  return {
    ...{ what: 'follow-up', letter, entry: 'meeting-003', point: 2, asks: 'point', findings: [] },
    duty: { ...duty, id: 'follow-up/meeting-003/2', kind: 'follow-up', holder: 'unit/natural-resources/contact' },
  };
}

/** What the campaign reports of all its findings: the report, the circular, the summary of the phase. */
export function campaignDocumentsIn(frame: LetterFrame): ReadonlyMap<string, string> {
  const { language, campaign: name, directory } = frame;
  const { campaign } = wordsFor(language);
  const overview = overviewOf(surveyIn(titles[language]), calendar);
  const of: DocumentFrame = { campaign: name, office: directory.office, until: period };
  const lookup = lookupIn(frame);
  const { number } = issued[language];
  const many = overviewOf(manyIn(titles[language]), calendar);
  const withoutTelephone: DocumentFrame = { ...of, office: { name: directory.office.name } };
  const documents = [
    campaign.document('circular', overview, of, lookup),
    campaign.document('circular', overview, { ...of, issued: { number, on: day('2023-11-21') } }, lookup),
    campaign.document('circular', many, withoutTelephone, lookup),
    campaign.document('phase-summary', overview, of, lookup),
    campaign.document('phase-summary', many, of, lookup),
  ].map((text) => formalText(text, language));
  const reports = [overview, many, { ...overview, rows: [], reds: [] }].map((one) =>
    reportText(campaign.report(one, of, lookup), language),
  );
  const kinds = (['half-month-report', 'circular', 'phase-summary'] as const).map(
    (kind) => `${campaign.file(kind, period, false)} · ${campaign.file(kind, period, true)}`,
  );
  return new Map([
    ['half-month-report', reports.join(between)],
    ['circular', documents.slice(0, 3).join(between)],
    ['phase-summary', documents.slice(3).join(between)],
    ['files', kinds.join('\n')],
  ]);
}

const between = '\n\n────\n\n';

function reportText({ title, office, addressee, date, figures, tables }: ReportText, language: Language): string {
  return [
    title,
    office,
    joined(addressee, language),
    joined(date, language),
    ...figures.map((figure) => figure.join(' | ')),
    ...tables.flatMap(({ heading, columns, rows, rest, nothing }) => [
      '',
      `== ${heading}`,
      columns.map(({ name }) => name).join(' | '),
      ...(rows.length === 0 ? [nothing] : rows.map((row) => row.join(' | ').trimEnd())),
      ...(rest === undefined ? [] : [rest]),
    ]),
  ].join('\n');
}
