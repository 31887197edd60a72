import { phaseEnd, readCampaignFiles, termsOf } from '../../config/campaign-file';
import { overviewOf } from '../../domain/campaign/analysis';
import { surveyRow, type LeaderNeed, type SurveyRow } from '../../domain/campaign/survey';
import { realClock } from '../../domain/calendar/clock';
import type { Language } from '../../domain/policy/policy';
import { frameOf, lookupIn } from '../../mail/letter/letter-frame';
import { reportDocx } from '../../mail/letter/report-docx';
import { wordsFor } from '../../words';
import { at, calendar, day, opened, termsWith, told, uptoRectifying } from '../support/commands';
import { converted, itWithLibreOffice } from '../support/libre-office';

const terms = termsWith();
const moment = at('2023-11-20');
const needs: readonly LeaderNeed[] = [
  { code: 'approval', position: 'leader/a' },
  { code: 'talk' },
  { code: 'superior-consent', to: day('2024-03-29') },
];

/** Past its deadline, red, and in need of a leader in every way. */
function troubled(id: string): SurveyRow {
  const finding = told(opened({ id, title: '矿区道路扬尘治理和沿线绿化恢复' }), terms, uptoRectifying);
  return { ...surveyRow(finding, terms, moment), needs };
}

async function reportOf(language: Language, rows: readonly SurveyRow[]) {
  const files = await readCampaignFiles('examples/wuhai-2023');
  const policy = { ...files.policy, language };
  const phase = { start: files.start, end: phaseEnd(files) };
  const campaign = { ...files, terms: termsOf({ ...files, policy }, realClock), phase, roster: [] };
  const overview = overviewOf({ at: moment, rows, unanswered: [] }, calendar);
  const facts = { campaign: files.name, office: files.directory.office, until: overview.day };
  return wordsFor(language).campaign.report(overview, facts, lookupIn(frameOf(campaign, moment)));
}

describe('the half-month report', () => {
  it('tells the figures, where a leader is needed, and of each red why', async () => {
    const { figures, tables } = await reportOf('zh-CN', [troubled('WH-010')]);
    expect(figures).toEqual([
      ['台账', '1项'],
      ['已销号', '0项（0%）'],
      ['已申请销号', '0项'],
      ['逾期', '1项'],
      ['亮红灯', '1项'],
    ]);
    const [needed, red] = tables.map(({ rows }) => rows[0]?.slice(1));
    expect(needed).toEqual(['市自然资源局', expect.stringMatching(/审定；约谈.*；拟延期至2024年3月29日/)]);
    expect(red).toEqual(['市自然资源局', expect.stringContaining('仍未申请销号'), expect.anything()]);
  });

  it('tells how many lack one of the six haves, where somebody looked', async () => {
    const rows = [
      { ...troubled('WH-010'), lacks: ['mechanism'] as const },
      { ...troubled('WH-011'), lacks: [] },
    ];
    expect((await reportOf('zh-CN', rows)).figures).toContainEqual(['六有不全', '1项']);
  });

  it('says what stands in the ledger alone', async () => {
    const rows = Array.from({ length: 28 }, (_, index) => troubled(`WH-${String(index + 1).padStart(3, '0')}`));
    const { tables } = await reportOf('zh-CN', rows);
    expect(tables.map(({ rest }) => rest)).toEqual(['其余22项见台账。', '其余22项见台账。']);
  });

  for (const language of ['zh-CN', 'en'] as const) {
    itWithLibreOffice(`has one page in ${language}, however much is red`, async () => {
      const rows = Array.from({ length: 28 }, (_, index) => troubled(`WH-${String(index + 1).padStart(3, '0')}`));
      const docx = await reportDocx(await reportOf(language, rows), language);
      const pdf = converted(docx, 'docx', 'pdf').toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    });
  }
});
