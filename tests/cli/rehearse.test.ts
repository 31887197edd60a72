import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duban, shortCampaign } from '../support/duban-process';

describe('duban rehearse', () => {
  const folder = shortCampaign(2);
  const script = join(folder, 'script.yaml');
  writeFileSync(script, 'units: { party-office: { answers: silent } }\n');

  it('prints who gets how much, how every finding ends and what is drafted, without a server', () => {
    const { code, out, err } = duban(['rehearse', folder, '--script', script, '--until', '2023-08-31']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('2023-07-21 to 2023-08-31: 2 findings');
    expect(out).toMatch(/WH-001 +red +assigned/);
    expect(out).toMatch(/2023-07-31 +WH-001 +supervision letter/);
  });

  it('prints JSON whole, and writes a page', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'duban-page-')), 'rehearsal.html');
    const { out } = duban(['rehearse', folder, '--weeks', '2', '--json', '--html', file]);
    const report = JSON.parse(out) as { until: string; letters: { items: unknown[] }[]; findings: { id: string }[] };
    expect(report.until).toBe('2023-08-03');
    expect(report.findings.map(({ id }) => id)).toEqual(['WH-001', 'WH-002']);
    expect(report.letters[0]?.items[0]).toMatchObject({ finding: 'WH-001', key: 'assign/1/0/0/opening' });
    expect(readFileSync(file, 'utf8')).toContain('<html lang="zh-CN">');
  });

  it('leaves what the campaign would leave in a folder', () => {
    const documents = join(mkdtempSync(join(tmpdir(), 'duban-documents-')), 'left');
    const { code, out } = duban(['rehearse', folder, '--weeks', '3', '--documents', documents]);
    expect(code).toBe(0);
    expect(out).toContain(`written to ${documents}`);
    expect(readdirSync(documents)).toEqual(expect.arrayContaining(['阶段报告.docx', '公开稿.html']));
  });

  it('ends with 4 for a script that names nobody, with 2 for weeks that are none', () => {
    writeFileSync(join(folder, 'bad.yaml'), 'units: { harbour: { answers: silent } }\n');
    const bad = duban(['rehearse', folder, '--script', join(folder, 'bad.yaml')]);
    expect([bad.code, bad.err]).toEqual([4, expect.stringContaining('harbour')]);
    expect(duban(['rehearse', folder, '--weeks', 'two']).code).toBe(2);
    expect(duban(['rehearse', folder, '--weeks', '2', '--until', '2023-08-31']).code).toBe(2);
  });
});
