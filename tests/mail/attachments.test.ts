import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive, type Archive } from '../../archive/archive';
import { withoutTexts } from '../../domain/notices/disclosure';
import type { LetterLine } from '../../domain/notices/letter';
import type { Language } from '../../domain/policy/policy';
import { attachmentsOf, hasItsFiles } from '../../mail/letter/attachments';
import { frameIn, scenes } from '../support/letters';
import { converted, itWithLibreOffice } from '../support/libre-office';

const linesOf = (name: string, language: Language = 'zh-CN'): readonly LetterLine[] =>
  scenes.find((scene) => scene.name === name && scene.language === language)?.lines ?? [];

describe('attachmentsOf', () => {
  let archive: Archive;
  beforeEach(() => {
    archive = openArchive(mkdtempSync(join(tmpdir(), 'duban-test-')));
  });
  const attached = (lines: readonly LetterLine[], language: Language = 'zh-CN') =>
    attachmentsOf(lines, frameIn(language, lines[0]?.at ?? 0), archive, 'letter@example.org');

  it('sends a draft with the letter that asks for its sign-off', async () => {
    expect((await attached(linesOf('draft-waiting'))).map(({ name }) => name)).toEqual(['督办函WH-012（代拟稿）.docx']);
  });

  it('sends the very same bytes however often it is tried', async () => {
    const [first, second] = [await attached(linesOf('draft-waiting')), await attached(linesOf('draft-waiting'))];
    expect(second[0]?.content.equals(first[0]?.content ?? Buffer.alloc(0))).toBe(true);
  });

  it('sends one sheet with a letter of several, none with a letter of one', async () => {
    expect((await attached(linesOf('digest'))).map(({ name }) => name)).toEqual(['答复表.xlsx']);
    expect(await attached(linesOf('reminder'))).toEqual([]);
  });

  it('sends the office’s own text in the place of the draft, and after sign-off as the copy', async () => {
    const file = { digest: await archive.put('as edited'), name: '督办函定稿.docx', size: 9 };
    const drafts = linesOf('draft-waiting').map((line) =>
      line.draft === undefined ? line : { ...line, draft: { ...line.draft, file } },
    );
    const issued = linesOf('issued').map((line) =>
      line.issued === undefined ? line : { ...line, issued: { ...line.issued, file } },
    );
    for (const lines of [drafts, issued]) {
      const [only] = await attached(lines);
      expect([only?.name, only?.content.toString()]).toEqual(['督办函定稿.docx', 'as edited']);
    }
  });

  it('can say beforehand which line the archive has lost a file of', async () => {
    const lost = { digest: 'ab'.repeat(32), name: '督办函定稿.docx', size: 9 };
    const [draft, issued] = [linesOf('draft-waiting').at(0), linesOf('issued').at(0)];
    if (draft?.draft === undefined || issued?.issued === undefined) throw new Error('no such line');
    const lines = [
      draft,
      { ...draft, draft: { ...draft.draft, file: lost } },
      issued,
      { ...issued, issued: { ...issued.issued, file: lost } },
      ...linesOf('reminder').slice(0, 1),
    ];
    const frame = frameIn('zh-CN', draft.at);
    const has = await Promise.all(lines.map((line) => hasItsFiles(line, frame, archive)));
    expect(has).toEqual([true, false, true, false, true]);
  });

  it('sends no copy of a talk’s summons whose blanks nobody filled', async () => {
    const lines = linesOf('issued').map((line) =>
      line.issued === undefined ? line : { ...line, issued: { ...line.issued, letter: 'talk' as const } },
    );
    expect(await attached(lines)).toEqual([]);
  });

  const claimed = (digest: string, size: number): readonly LetterLine[] =>
    linesOf('approval').map((line) => ({
      ...line,
      evidence: [{ criterion: 1, stated: false, count: 1, files: [{ digest, name: '验收单.pdf', size }] }],
    }));

  it('sends the files that its reader judges by, where his mailbox may be shown them', async () => {
    const digest = await archive.put('accepted on site');
    const [only, ...others] = await attached(claimed(digest, 16));
    expect([only?.name, only?.content.toString(), others]).toEqual(['验收单.pdf', 'accepted on site', []]);
    expect(await attached(claimed(digest, 16).map(withoutTexts))).toEqual([]);
  });

  it('sends none that would stop the letter: too large together, or never kept', async () => {
    expect(await attached(claimed(await archive.put('large'), 9 * 1_024 * 1_024))).toEqual([]);
    expect(await attached(claimed('a'.repeat(64), 16))).toEqual([]);
  });

  const textOf = async (name: string, language: Language = 'zh-CN'): Promise<string> => {
    const [only] = await attached(linesOf(name, language), language);
    return converted(only?.content ?? Buffer.alloc(0), 'docx', 'txt:Text (encoded):UTF8').toString('utf8');
  };

  itWithLibreOffice('writes a 督办函 with its record of reminding, its blanks marked', async () => {
    const text = await textOf('draft-waiting');
    for (const part of [
      '【待填：发文字号】',
      '关于“再生水利用设施”整改事项的督办函',
      '市自然资源局：',
      '我办已于2023年9月21日提醒，于2023年10月7日催办，截至2023年10月11日仍未完成。',
      '由你单位牵头整改的“再生水利用设施”（编号WH-012）',
      '尚有1项整改措施未完成：第2项（时限2023年9月28日）',
      '于本函印发之日起5个工作日内',
      '特此函告。',
      '【待填：成文日期】',
      '抄送：市领导甲。',
    ]) {
      expect(text).toContain(part);
    }
  });

  itWithLibreOffice('fills in number, date and answer’s date of what was issued: no blank is left', async () => {
    const text = await textOf('issued');
    expect(text).toContain('整改办函〔2023〕7号');
    expect(text).toContain('于2023年10月19日17:30前将办理情况书面报送我办');
    expect(text).not.toContain('待填');
  });

  itWithLibreOffice('leaves the office to say when, where and by whom a talk is held', async () => {
    const text = await textOf('talk-draft');
    for (const blank of ['姓名', '批准人', '约谈时间', '约谈地点', '主持人'])
      expect(text).toContain(`【待填：${blank}】`);
    expect(text).toContain('2023年10月9日、10月16日、10月19日提醒');
  });

  itWithLibreOffice('writes them in English too', async () => {
    const text = await textOf('circular-draft', 'en');
    expect(text).toContain('Circular about the rectification of “Reclaimed water works”');
    expect(text).toContain('[to be filled in: addressees]');
  });
});
