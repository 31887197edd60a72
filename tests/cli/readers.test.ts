import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { example, onServer, type OnServer } from '../support/campaign-on-server';
import { startBroken } from '../support/broken-finding';
import { dubanMeanwhile, type ProcessResult } from '../support/duban-process';
import { until } from '../support/until';
import { findingWorkflowId } from '../../workflows/ids';

describe('the commands that only look', () => {
  let server: OnServer;
  const broken = 'WH-004';
  const folder = mkdtempSync(join(tmpdir(), 'duban-readers-'));
  const sheet = join(folder, 'ledger.xlsx');

  beforeAll(async () => {
    server = await onServer('readers');
    const { duban, campaign, rows } = server;
    await duban.openFindings(
      campaign.id,
      rows.filter(({ subject }) => subject.id !== broken),
    );
    const division = rows[0]?.subject.division;
    if (division === undefined) throw new Error('no row');
    await duban.obey(campaign.id, 'WH-001', server.say('office', 'assign', division));
    await startBroken(server, broken);
    await until(
      async () =>
        (await duban.failing()).some(({ id }) => id === findingWorkflowId(campaign.id, broken)) ? true : undefined,
      60_000,
    );
    folderOf(campaign.id, campaign.mailbox);
  });
  afterAll(async () => {
    await server.stop();
  });

  /** The campaign's folder as its office has it, with another policy. */
  function folderOf(id: string, mailbox: string): void {
    cpSync(example, folder, { recursive: true });
    const file = join(folder, 'campaign.yaml');
    const said = readFileSync(file, 'utf8');
    writeFileSync(file, said.replace(/^id: .*$/m, `id: ${id}`).replace(/^mailbox: .*$/m, `mailbox: ${mailbox}`));
    writeFileSync(join(folder, 'policy.yaml'), 'language: zh-CN\nduties:\n  assign: { limit: 9 wd }\n');
  }

  const looking: readonly (readonly [string, readonly string[]])[] = [
    ['list', ['list']],
    ['agenda', ['agenda', '--days', '14']],
    ['campaign show', ['campaign', 'show']],
    ['export', ['export', sheet]],
    ['campaign amend, before it asks', ['campaign', 'amend', folder, '--dry-run']],
    ['import again, before it asks', ['import', folder]],
  ];

  function look(args: readonly string[]): Promise<ProcessResult> {
    const address = process.env['TEST_TEMPORAL_ADDRESS'] ?? '';
    const campaign = args[0] === 'import' ? [] : ['--campaign', server.campaign.id];
    return dubanMeanwhile([...args, '--address', address, ...campaign, '--data', join(folder, 'data')]);
  }

  it.each(looking)('%s tells of all, and names a finding whose task fails', async (_, args) => {
    const { code, err, out } = await look(args);
    expect([code, err]).toEqual([0, expect.stringMatching(new RegExp(`^${broken} .*\\[task-fails\\]$`, 'm'))]);
    expect(out).not.toBe('');
  });

  it('export has a row for it', () => {
    expect(existsSync(sheet)).toBe(true);
  });

  it('show tells how it stood last, and why it does not answer', async () => {
    const { code, out, err } = await look(['show', broken]);
    expect([code, out]).toEqual([0, expect.stringContaining('unassigned')]);
    expect(err).toContain('[task-fails]');
  });

  it('doctor says what cannot go on', async () => {
    const { out } = await look(['doctor']);
    expect(out).toMatch(new RegExp(`✗ Workflows: .*${server.campaign.id}/finding/${broken}.*\\[task-fails\\]`));
    expect(out).toContain('✓ Findings: 28');
  });

  describe('without a worker', () => {
    beforeAll(async () => {
      await server.stopWorker();
    });

    it.each(looking)('%s tells the same', async (_, args) => {
      const { code, out } = await look(args);
      expect([code, out === '']).toEqual([0, false]);
    });

    it('show tells how a finding stood last, and that no worker answers', async () => {
      const { code, out, err } = await look(['show', 'WH-001', '--json']);
      expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ stage: 'assigned', answers: false })]);
      expect(err).toContain('[no-worker]');
    });

    it.each([
      ['evidence', ['evidence', 'WH-001']],
      ['a claim form', ['report', 'claim', '--finding', 'WH-001', '--out', join(folder, 'claim.docx')]],
      ['a self-assessment', ['report', 'final', '--out', join(folder, 'final.docx')]],
    ])('%s is refused rather than given without what came last', async (_, args) => {
      const { code, out, err } = await look(args);
      expect([code, out]).toEqual([6, '']);
      expect(err).toContain('[no-worker]');
    });
  });
});
