import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { keepSnapshot } from '../../client/snapshots';
import { languages } from '../../domain/policy/policy';
import { wordsFor } from '../../words';
import { at, opened, termsWith, told, uptoApproval, uptoPlanning, type Step } from '../support/commands';
import { findingInHand } from '../support/finding-in-hand';
import { converted, itWithLibreOffice } from '../support/libre-office';
import { triedPages, type TriedPages } from '../support/pages';

function pages(steps: readonly Step[], when: string): TriedPages {
  const now = () => at(when);
  const hand = findingInHand(told(opened(), termsWith(), steps), now);
  return triedPages({ language: 'en', read: hand.read, now, duban: hand.duban });
}

async function sheetOf(tried: TriedPages, person: string, query = ''): Promise<Response> {
  await tried.signIn(person);
  return tried.browse(`/leader${query}`);
}

describe('the sheet for a leader', () => {
  it('names of each red one its reason, and who owes what about it', async () => {
    const text = await (await sheetOf(pages(uptoPlanning, '2023-11-01 10:00'), 'sponsor')).text();
    expect(text).toContain('Red: 1, each with its reason and a name');
    expect(text).toContain('past its deadline');
    expect(text).toContain('contact by name has until');
    expect(text).toContain('Yours: 1');
  });

  it('says where he is needed, with the form that does it', async () => {
    const agreed: Step = ['2023-08-31 10:00', 'group', 'approveClosure'];
    const text = await (await sheetOf(pages([...uptoApproval, agreed], '2023-08-31 11:00'), 'sponsor')).text();
    expect(text).toContain('/finding/WH-012/do/approveClosure');
    expect(text).toContain('decide on closure: WH-012 Dust on mine roads');
  });

  it('is shown to the office for the leader that it chooses', async () => {
    const tried = pages(uptoPlanning, '2023-08-01 10:00');
    expect(await (await sheetOf(tried, 'office')).text()).not.toContain('Yours:');
    expect(await (await sheetOf(tried, 'office', '?of=a')).text()).toContain('Yours: 1');
  });

  it('is not for a unit', async () => {
    const answer = await sheetOf(pages(uptoPlanning, '2023-08-01 10:00'), 'nr-head');
    expect(answer.status).toBe(403);
  });

  it('is handed out as a Word file to whom it is shown, and to nobody else', async () => {
    const tried = pages(uptoPlanning, '2023-11-01 10:00');
    await tried.signIn('sponsor');
    const file = await tried.browse('/leader/file');
    expect(file.headers.get('content-disposition')).toContain('.docx');
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    const other = pages(uptoPlanning, '2023-11-01 10:00');
    await other.signIn('nr-head');
    expect((await other.browse('/leader/file')).status).toBe(403);
  });

  for (const language of languages) {
    itWithLibreOffice(`stays on one page in ${language}, however much is red`, async () => {
      const terms = termsWith({ language });
      const title = { 'zh-CN': '名称很长的问题'.repeat(4), en: 'A finding with a long title '.repeat(3) }[language];
      const agreed: Step = ['2023-08-31 10:00', 'group', 'approveClosure'];
      const some = [uptoPlanning, [...uptoApproval, agreed]].map((steps) => told(opened({ title }), terms, steps));
      const findings = some.flatMap((finding, kind) =>
        Array.from({ length: 30 }, (_, place) => ({
          ...finding,
          subject: { ...finding.subject, id: `WH-${kind + 1}${place + 10}` },
        })),
      );
      const now = (): number => at('2023-12-01 10:00');
      const hand = findingInHand(some[0] ?? opened(), now);
      const { campaign, ...reading } = await hand.read();
      const archive = openArchive(mkdtempSync(join(tmpdir(), 'duban-leader-')));
      for (const week of ['10-16', '10-23', '10-30', '11-06', '11-13', '11-20', '11-27'] as const)
        await keepSnapshot(archive, campaign.id, { at: at(`2023-${week} 09:00`), terms, findings });
      const all = findings.map((finding) => ({ finding, terms, behind: false, ledgerNotes: [], running: true }));
      const read = () => Promise.resolve({ ...reading, campaign: { ...campaign, terms }, findings: all });
      const tried = triedPages({ language, read, now, duban: hand.duban, archive });
      await tried.signIn('sponsor');
      const file = Buffer.from(await (await tried.browse('/leader/file')).arrayBuffer());
      expect(converted(file, 'docx', 'txt:Text (encoded):UTF8').toString()).toContain(
        wordsFor(language).web.wall.trend.title,
      );
      const pdf = converted(file, 'docx', 'pdf').toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    });
  }
});
