import { mkdtempSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { sealedPage } from '../../client/record';
import { duban } from '../support/duban-process';

describe('duban, by the archive alone', () => {
  const data = mkdtempSync(join(tmpdir(), 'duban-data-'));
  const folder = join(data, 'archive');
  const archive = openArchive(folder);
  const say = (...args: string[]) =>
    duban([...args, '--data', data, '--address', process.env['TEST_TEMPORAL_ADDRESS'] ?? '']);

  beforeAll(async () => {
    const at = Date.UTC(2023, 7, 1, 4);
    const previous = await sealedPage(archive, {
      campaign: 'forgotten',
      finding: 'FG-012',
      entries: [{ seq: 1, at, what: 'assign', by: 'office' }],
    });
    const entries = [{ seq: 2, at: at + 86_400_000, what: 'acknowledge', by: 'forestry', via: 'mail' }] as const;
    await sealedPage(archive, { campaign: 'forgotten', finding: 'FG-012', previous, entries });
  });

  it('shows the record of a finding whose run the namespace forgot', () => {
    const { code, out } = say('show', 'FG-012', '--campaign', 'forgotten');
    expect([code, out]).toEqual([0, expect.stringContaining('FG-012 has ended. Its record, from the archive:')]);
    expect(out).toMatch(/1 {2}.*office\n.*2 {2}.*forestry\n$/);
    const shown = JSON.parse(say('show', 'FG-012', '--campaign', 'forgotten', '--json').out) as unknown;
    expect(shown).toMatchObject({ ended: true, recordWhole: true, record: [{ seq: 1 }, { seq: 2 }] });
  });

  it('knows no finding of which neither Temporal nor the archive knows', () => {
    expect(say('show', 'FG-013', '--campaign', 'forgotten')).toMatchObject({ code: 5, out: '' });
  });

  it('doctor says how much the archive holds, and names what is damaged in it', async () => {
    expect(say('doctor').out).toMatch(/✓ Archive: 4\n/);
    await archive.note('letters', 'id@example.org', { digest: '0'.repeat(64) });
    truncateSync(join(folder, 'letters', 'id%40example.org.json'), 20);
    expect(say('doctor').out).toMatch(/✗ Archive: Damaged or lost in the archive: letters\/id%40example\.org\.json\./);
    expect(say('doctor', '--lang', 'zh-CN').out).toContain(
      '✗ 档案: 档案中有文件损坏或缺失：letters/id%40example.org.json。',
    );
  });

  it('says in a sentence that a note is damaged where one is needed', async () => {
    await archive.note('acted', 'ab'.repeat(32), {});
    truncateSync(join(folder, 'acted', `${'ab'.repeat(32)}.json`), 20);
    expect(say('inbox', 'show', 'abab')).toMatchObject({ code: 7, err: expect.stringContaining('[archive-damaged]') });
  });
});
