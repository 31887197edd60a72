import type { ChildProcess } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../client/duban';
import { version } from '../../package.json';
import { findingWorkflowId } from '../../workflows/ids';
import { duban, ended, shortCampaign, startUp } from '../support/duban-process';
import { portsInARow } from '../support/ports-in-a-row';
import { until } from '../support/until';

const PORT = portsInARow();
const PORT_OF_COPY = portsInARow();
/** What the unit hands in with its claim. */
const pdf = '%PDF-1.4\nreadings\n%%EOF\n';

interface Coming {
  readonly finding: string;
  readonly day: string;
  readonly letter: string;
  readonly duty: string | null;
  readonly to: string;
  readonly person: string | null;
}

describe('duban, as the office uses it', () => {
  const data = mkdtempSync(join(tmpdir(), 'duban-office-'));
  const campaign = shortCampaign(5);
  let up: ChildProcess;
  const say = (...args: string[]) => duban([...args, '--data', data]);
  const json = (...args: string[]): unknown => JSON.parse(say(...args, '--json').out);

  beforeAll(async () => {
    up = await startUp(['--data', data, '--campaign', campaign, '--port', String(PORT)]);
    // What goes at once is on the agenda until it is posted.
    await until(() => {
      const next = json('agenda', '--days', '1') as Coming[];
      return next.every(({ letter }) => letter !== 'opening' && letter !== 'news') || undefined;
    });
  });
  afterAll(async () => {
    up.kill('SIGINT');
    await ended(up);
  });

  describe('agenda', () => {
    it('tells by day and recipient what will be sent if nobody acts, drafts and their sign-off too', () => {
      const letters = json('agenda', '--days', '30') as Coming[];
      expect(new Set(letters.map(({ finding }) => finding)).size).toBe(5);
      expect(letters.map(({ day }) => day)).toEqual(letters.map(({ day }) => day).toSorted());
      const about = letters.filter(({ finding }) => finding === 'WH-003').map(({ letter, duty }) => [letter, duty]);
      expect(about.slice(0, 4)).toEqual([
        ['remind', 'acknowledge'],
        ['chase', 'acknowledge'],
        ['chase', 'acknowledge'],
        ['draft-waiting', 'acknowledge'],
      ]);
      expect(about).toContainEqual(['chase', 'sign-off']);
    });

    it('is one finding’s, one person’s or one unit’s where asked', () => {
      expect((json('agenda', '--finding', 'WH-001') as Coming[]).every(({ finding }) => finding === 'WH-001')).toBe(
        true,
      );
      const mine = json('agenda', '--person', 'ecology') as Coming[];
      expect(new Set(mine.map(({ person }) => person))).toEqual(new Set(['ecology']));
      const ours = json('agenda', '--unit', '市生态环境局') as Coming[];
      expect(ours.length).toBeGreaterThan(mine.length);
      for (const { to } of ours) expect(to).toMatch(/^unit\/ecology\//);
    });

    it('names people, in the language asked for', () => {
      expect(say('agenda', '--days', '7', '--lang', 'zh-CN').out).toMatch(
        /星期.[\s\S]*生态环境局联络员\n {4}WH-003 提醒/,
      );
    });
  });

  it('show tells the first light that will turn, and why', () => {
    const { lightTurns } = json('show', 'WH-003') as { lightTurns: { to: string; reasons: { code: string }[] } };
    expect(lightTurns).toMatchObject({ to: 'yellow', reasons: [{ code: 'reports-missed' }] });
  });

  it('campaign show counts findings by stage and light', () => {
    expect(json('campaign', 'show')).toMatchObject({
      findings: 5,
      stages: { assigned: 5 },
      lights: { green: 5 },
      revision: { terms: 1, directory: 1 },
      gone: [],
      pace: 1,
    });
    expect(say('campaign', 'show').out).toContain('assigned 5');
  });

  it('campaign people names every position, with its holder and address', () => {
    const seats = json('campaign', 'people') as { position: string; person: string | null; address: string | null }[];
    expect(seats).toContainEqual(
      expect.objectContaining({ position: 'unit/ecology/contact', person: 'ecology', address: 'ecology@example.org' }),
    );
    expect(say('campaign', 'people').out).toContain('0 vacant, 0 without an address.');
  });

  describe('campaign amend', () => {
    const organisation = join(campaign, 'org.yaml');
    const preview = (...args: string[]) =>
      json('campaign', 'amend', campaign, '--dry-run', ...args) as {
        people: unknown[];
        findings: { finding: string; letters: { change: string; key: string }[] }[];
      };

    it('finds nothing to amend in the folder that the campaign was started from, whatever year its file names', () => {
      const { code, out } = say('campaign', 'amend', campaign, '--yes');
      expect([code, out]).toEqual([0, expect.stringContaining('nothing to amend')]);
      expect(json('campaign', 'show')).toMatchObject({ revision: { terms: 1, directory: 1 } });
    });

    it('shows which letters move and who takes over, and does nothing unless told', () => {
      appendFileSync(join(campaign, 'policy.yaml'), '  acknowledge: { limit: 4 wd }\n');
      const people = readFileSync(organisation, 'utf8');
      writeFileSync(organisation, people.replace('address: ecology@example.org', 'address: ecology-2@example.org'));
      const { people: changed, findings } = preview();
      expect(changed).toEqual([
        { change: 'address', person: 'ecology', was: 'ecology@example.org', will: 'ecology-2@example.org' },
      ]);
      const letters = findings.find(({ finding }) => finding === 'WH-003')?.letters ?? [];
      expect(letters).toContainEqual(
        expect.objectContaining({ change: 'moved', key: expect.stringMatching(/^acknowledge\/1\/0\/1\/remind\.1\//) }),
      );

      const refused = say('campaign', 'amend', campaign);
      expect([refused.code, refused.err]).toEqual([2, 'Nothing was done. Say --yes to do it. [unconfirmed]\n']);
      expect(json('campaign', 'show')).toMatchObject({ revision: { terms: 1, directory: 1 } });
    });

    it('does it with --yes, and what will be sent is what was shown', async () => {
      const letterOf = (): Coming | undefined =>
        (json('agenda', '--finding', 'WH-003') as Coming[]).find(({ letter }) => letter === 'remind');
      const before = letterOf();
      expect(say('campaign', 'amend', campaign, '--yes').out).toContain('Policy revision 2, people revision 2.');
      const after = await until(() => (letterOf()?.day === before?.day ? undefined : letterOf()));
      expect(after.day > (before?.day ?? '')).toBe(true);
      expect(preview().findings).toEqual([]);
    });
  });

  it('names people by name where it refuses', () => {
    const readings = join(mkdtempSync(join(tmpdir(), 'duban-readings-')), 'readings.pdf');
    writeFileSync(readings, pdf);
    const { deadline } = json('show', 'WH-001') as { deadline: string };
    const head = ['--as', 'unit/party-office/head'];
    const claimed = [
      ['acknowledge', 'WH-001', '--as', 'party-office'],
      ['submit-plan', 'WH-001', '--measure', `all | ${deadline}`, '--criterion', 'seen', ...head],
      ['accept-plan', 'WH-001', '--as', 'group/tasks/head'],
      ['claim-completion', 'WH-001', '--evidence', '1=seen', `1@${readings}`, '2=seen', '3=seen', ...head],
      ['pass-completeness', 'WH-001', '--as', 'office'],
    ].map((step) => say(...step).err);
    expect(claimed).toEqual(['', '', '', '', '']);
    const checkers = ['--group', 'group-3', '--checkers', 'party-office,supervision-3'];
    expect(say('assign-check', 'WH-001', ...checkers, '--as', 'office')).toMatchObject({
      code: 3,
      err: '市委办联络员 belongs to a unit on this finding and cannot check it. [checker-of-the-unit]\n',
    });
  });

  it('lists what was handed in for a finding, and saves the files under names of its own', () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'duban-saved-')), 'WH-001');
    const { code, out } = say('evidence', 'WH-001', '--save', folder);
    expect([code, out]).toEqual([0, expect.stringMatching(/Criterion 1: seen\n.*Criterion 2: seen\n/i)]);
    const [, saved = ''] = /readings\.pdf \(1 KB, [\da-f]{12}\) {2}→ (.+)/.exec(out) ?? [];
    expect(saved.startsWith(join(folder, 'files'))).toBe(true);
    expect(readFileSync(saved, 'utf8')).toBe(pdf);
    expect(say('evidence', 'WH-002').out.trim()).toBe('none');
  });

  it('backs everything up while it runs; a stack started on the copy goes on from there', async () => {
    const copy = join(mkdtempSync(join(tmpdir(), 'duban-copy-')), 'copy');
    const { code, out } = say('backup', copy);
    expect([code, out]).toEqual([0, expect.stringMatching(/^\d+ files, \d+ bytes copied to /)]);
    expect(existsSync(`${copy}.part`)).toBe(false);
    expect(say('backup', copy)).toMatchObject({ code: 7, err: expect.stringContaining('[folder-not-empty]') });

    const again = await startUp(['--data', copy, '--campaign', campaign, '--port', String(PORT_OF_COPY)]);
    try {
      const there = (...args: string[]): unknown => JSON.parse(duban([...args, '--json', '--data', copy]).out);
      expect(there('list')).toEqual(json('list'));
      const record = (shown: unknown): unknown => (shown as { record: unknown }).record;
      expect(record(there('show', 'WH-003'))).toEqual(record(json('show', 'WH-003')));
      expect(there('campaign', 'show')).toMatchObject({ revision: { terms: 2, directory: 2 } });
    } finally {
      again.kill('SIGINT');
      await ended(again);
    }
    // The original was never touched.
    expect(say('doctor').code).toBe(0);
  });

  it('says of a backup that a file of the archive is not what it was', () => {
    const broken = mkdtempSync(join(tmpdir(), 'duban-broken-'));
    const digest = 'ab'.repeat(32);
    mkdirSync(join(broken, 'archive', 'files', 'ab'), { recursive: true });
    writeFileSync(join(broken, 'archive', 'files', 'ab', digest), 'something else');
    const said = duban(['backup', join(broken, '..', `${Date.now()}-copy`), '--data', broken]);
    expect([said.code, said.err]).toEqual([7, expect.stringContaining(`${digest}. [archive-corrupt]`)]);
  });

  it.each([
    ['a stage that there is not', ['list', '--stage', 'nonsense'], 'assigned'],
    ['a light that there is not', ['list', '--light', 'blue'], 'red, yellow, green, grey'],
    ['a unit that there is not', ['list', '--unit', 'ecologie'], 'ecology'],
    ['a group that there is not', ['list', '--group', 'nobody'], 'tasks, ecology'],
    ['an option written amiss', ['list', '--stge', 'closed'], '--stage'],
    ['a command written amiss', ['lsit'], 'list'],
    ['a command under campaign written amiss', ['campaign', 'amned'], 'amend'],
    ['a language that there is not', ['list', '--lang', 'fr'], 'zh-CN, en'],
    ['too many days', ['agenda', '--days', '5000'], ''],
  ])('answers %s with what would do', (_, args, would) => {
    const { code, out, err } = say(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^Not understood: [^\n]* \[bad-argument\]\n$/);
    expect(err).toContain(would);
  });

  it('knows foreign data at once, and names the folder', () => {
    const foreign = mkdtempSync(join(tmpdir(), 'duban-foreign-'));
    writeFileSync(join(foreign, 'temporal.db'), 'somebody else’s');
    const began = Date.now();
    const { code, err } = duban(['up', '--data', foreign, '--port', '21380']);
    expect([code, err]).toEqual([7, expect.stringContaining(`${foreign}: temporal.db`)]);
    expect(Date.now() - began).toBeLessThan(15_000);
  });

  it('doctor names a finding that somebody terminated', async () => {
    const { client, duban: service } = await connect({
      address: `127.0.0.1:${PORT + 2}`,
      namespace: 'default',
    });
    await client.workflow.getHandle(findingWorkflowId('wuhai-2023', 'WH-005')).terminate();
    await until(async () => ((await service.read('wuhai-2023')).unreadable.length > 0 ? true : undefined));
    await service.close();
    const { code, out, err } = say('doctor');
    expect([code, out]).toEqual([5, expect.stringMatching(/✗ Findings: .*WH-005/)]);
    expect(err).toContain('[findings-gone]');
    // All else goes on without it.
    expect(say('agenda').code).toBe(0);
    expect(json('campaign', 'show')).toMatchObject({ gone: ['WH-005'], stages: expect.any(Object) });
  });

  it('archives only when told, and says what is still open', () => {
    const asked = say('campaign', 'archive');
    expect([asked.code, asked.out, asked.err]).toEqual([
      2,
      expect.stringMatching(/Still assigned: .*WH-003/),
      expect.stringContaining('[unconfirmed]'),
    ]);
    expect(say('campaign', 'archive', '--yes')).toMatchObject({ code: 0 });
  });
});

describe('duban, before it connects', () => {
  it('tells its version', () => {
    expect(duban(['--version']).out).toBe(`${version}\n`);
  });

  it('completes commands, options and values in bash', () => {
    const script = join(mkdtempSync(join(tmpdir(), 'duban-bash-')), 'completion');
    writeFileSync(script, duban(['completion', 'bash']).out);
    const completed = (...written: string[]): readonly string[] => {
      const words = ['duban', ...written].map((word) => `'${word}'`).join(' ');
      const line = `source '${script}'; COMP_WORDS=(${words}); COMP_CWORD=${written.length}; _duban; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return spawnSync('bash', ['-c', line], { encoding: 'utf8' }).stdout.trim().split('\n');
    };
    expect(completed('ag')).toEqual(['agenda']);
    expect(completed('campaign', 'a')).toEqual(['agenda', 'amend', 'archive']);
    expect(completed('list', '--st')).toEqual(['--stage']);
    expect(completed('list', '--light', '')).toEqual(['red', 'yellow', 'green', 'grey']);
    expect(completed('campaign', 'amend', 'folder', '--y')).toEqual(['--yes']);
  });

  it.each(['zsh', 'fish'])('prints a script for %s', (shell) => {
    expect(duban(['completion', shell])).toMatchObject({ code: 0, out: expect.stringContaining('agenda') });
  });

  it('speaks the language of the environment, or the one asked for', () => {
    expect(duban(['--help'], { LANG: 'zh_CN.UTF-8' }).out).toContain('用法：');
    expect(duban(['--help', '--lang', 'en'], { LANG: 'zh_CN.UTF-8' }).out).toContain('Usage:');
  });

  it('shows what would do where nothing is said', () => {
    expect(duban(['campaign'])).toMatchObject({ code: 2, out: expect.stringContaining('amend') });
  });
});
