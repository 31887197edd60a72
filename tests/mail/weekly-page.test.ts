import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { advance } from '../../domain/schedule/advance';
import { surveyRow, withRedSince } from '../../domain/campaign/survey';
import type { CampaignLine } from '../../domain/campaign/line';
import type { Language, Policy } from '../../domain/policy/policy';
import type { Position } from '../../domain/organisation/positions';
import { campaignPart } from '../../mail/letter/campaign-letters';
import { composeLetter } from '../../mail/letter/letter';
import { at, opened, termsWith, told, uptoRectifying } from '../support/commands';
import { frameIn } from '../support/letters';

const monday = at('2023-10-23 09:00');

/** The page of a finding that nobody worked on; the office has raised its light, for a reason that tells of the problem. */
async function page(to: Position, language: Language, disclosure: Policy['disclosure'], findings = 1): Promise<string> {
  const terms = termsWith({ language, disclosure });
  const rows = Array.from({ length: findings }, (_, index) => {
    const finding = told(opened({ id: `WH-${String(index + 1).padStart(3, '0')}` }), terms, [
      ...uptoRectifying,
      ['2023-08-01', 'office', 'raiseLight', { to: 'red', why: 'Dust at gate 3' }],
    ]);
    return surveyRow(advance(finding, terms, monday).finding, terms, monday);
  });
  const archive = openArchive(mkdtempSync(join(tmpdir(), 'duban-archive-')));
  const survey = withRedSince({ at: monday, rows, unanswered: [] }, 'none', terms);
  const digest = await archive.put(JSON.stringify(survey));
  const line: CampaignLine = {
    ...{ key: 'week/2023-10-23', at: monday, position: to },
    matter: { what: 'weekly-page', survey: digest },
  };
  const frame = frameIn(language, monday);
  const { subject, text } = composeLetter([], frame, await campaignPart([line], frame, archive));
  return `${subject}\n${text}`;
}

describe('the weekly page', () => {
  it('tells a sponsor’s contact the figures, each of his reds with its reasons, and what is asked of whom', async () => {
    const text = await page('leader/a/contact', 'zh-CN', 'number-only');
    expect(text).toContain('[WH] 每周红灯事项');
    expect(text).toContain('请呈领导阅示');
    expect(text).toContain('截至2023年10月23日，台账共1项');
    expect(text).toContain('市领导甲牵头的红灯事项（1项）');
    expect(text).toMatch(/WH-001.*（市自然资源局）：2023年10月23日起亮红灯，超过整改时限2023年10月20日/);
    expect(text).toMatch(/现由市自然资源局联络员.*，时限2023年8月31日/);
  });

  it('says the same in English', async () => {
    const text = await page('leader/a/contact', 'en', 'number-only');
    expect(text).toContain('[WH] Red findings of the week');
    expect(text).toMatch(/WH-001 .*\(Natural Resources\): red since 23 Oct 2023; /);
    expect(text).toMatch(/Asked now: .*Natural Resources.* by 31 Aug 2023/);
  });

  it('gives a reason that tells of the problem only where the policy discloses it', async () => {
    expect(await page('leader/a/contact', 'zh-CN', 'number-only')).not.toContain('gate 3');
    expect(await page('leader/a/contact', 'zh-CN', 'full')).toContain('gate 3');
  });

  it('is one page for the leading group too, however many are red', async () => {
    const text = await page('leading-group/contact', 'zh-CN', 'number-only', 40);
    expect(text).toContain('红灯事项（40项）');
    expect(text.match(/WH-\d{3}/g)).toHaveLength(12);
    expect(text).toContain('28');
  });
});
