import { spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { connect, type Connected } from '../../client/duban';
import { todayOf } from '../../client/now';
import { failingWorkflows } from '../../client/reading';
import { callsBy } from '../../client/calls';
import { TASK_QUEUE } from '../../client/duban';
import { addWorkingDays } from '../../domain/calendar';
import type { Command, CommandName, Commands } from '../../domain/commands';
import { actorOf, holderOf } from '../../domain/directory';
import { dutiesOf } from '../../domain/duties';
import type { Position } from '../../domain/positions';
import { findingWorkflowId } from '../../workflows/ids';
import type { Campaign } from '../../workflows/messages';
import { ended, startUp } from '../support/duban-process';
import { until } from '../support/until';

const root = join(__dirname, '..', '..');
const PORT = 25_080;
const CAMPAIGN = 'wuhai-2023';

/** What the next build does otherwise: a light, a duty, a ladder and the card. */
const changes: readonly (readonly [file: string, from: string, to: string])[] = [
  ['domain/light.js', 'policy.lights.nearDeadline + 1)', 'policy.lights.nearDeadline + 400)'],
  [
    'domain/duties.js',
    "('acknowledge', round, contactOf(assignment)",
    "('acknowledge', round, `unit/${assignment.lead}/head`",
  ],
  ['domain/ladder.js', '(calendar, due, rung.offset)', '(calendar, due, rung.offset + 1)'],
  ['words/card.js', '`## ${finding.subject.id} ', '`## (B) ${finding.subject.id} '],
];

/** A copy of the built program in which rules and card are others. */
function nextBuild(): string {
  const folder = mkdtempSync(join(tmpdir(), 'duban-next-'));
  for (const part of ['dist', 'examples', 'package.json', '.cache']) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [file, from, to] of changes) {
    const path = join(folder, 'dist', file);
    const code = readFileSync(path, 'utf8');
    if (!code.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(path, code.replaceAll(from, to));
  }
  const bundle = `require('./dist/worker/workflow-bundle').writeBundle()`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', bundle], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return folder;
}

describe('an upgrade while findings run', () => {
  const data = mkdtempSync(join(tmpdir(), 'duban-upgrade-'));
  const args = ['--data', data, '--port', String(PORT)];
  let up: ChildProcess;
  let connected: Connected;
  let campaign: Campaign;

  const reconnect = async (): Promise<void> => {
    connected = await connect({ address: `127.0.0.1:${PORT + 2}`, namespace: 'default', patience: 60_000 });
    campaign = await connected.duban.campaign(CAMPAIGN);
  };
  const say = async <N extends CommandName>(finding: string, as: Position, name: N, facts: Commands[N]) => {
    const person = holderOf(campaign.directory, as)?.code ?? '';
    const by = actorOf(campaign.directory, person, todayOf(campaign));
    await connected.duban.obey(CAMPAIGN, finding, { name, by, via: 'script', ...facts } as unknown as Command);
  };
  const handleOf = (finding: string): WorkflowHandle =>
    connected.client.workflow.getHandle(findingWorkflowId(CAMPAIGN, finding));

  afterAll(async () => {
    await connected.duban.close();
    up.kill('SIGINT');
    await ended(up);
  }, 90_000);

  /** Findings up to the check, one on hold and one flagged. */
  async function bringFindingsForward(): Promise<void> {
    const { findings } = await connected.duban.read(CAMPAIGN);
    const due = addWorkingDays(campaign.terms.calendar, todayOf(campaign), 5);
    for (const [index, { finding }] of findings.slice(0, 8).entries()) {
      const { id } = finding.subject;
      const { lead = '', workingGroup = '' } = finding.assignment ?? {};
      if (index === 1) await say(id, 'office/staff', 'hold', { reason: 'court', reviewBy: due });
      if (index === 2) await say(id, 'office/staff', 'flagLacking', { what: 'dust' });
      if (index < 3) continue;
      await say(id, `unit/${lead}/contact`, 'acknowledge', {});
      if (index === 3) continue;
      await say(id, `unit/${lead}/head`, 'submitPlan', { measures: [{ text: 'all', due }], criteria: ['seen'] });
      if (index === 4) continue;
      await say(id, `group/${workingGroup}/head`, 'acceptPlan', {});
      if (index === 5) continue;
      const { finding: planned } = await connected.duban.show(CAMPAIGN, id);
      const evidence = (planned.plan?.criteria ?? []).map(({ number }) => ({
        ...{ criterion: number, statement: 'seen' },
        files: [],
      }));
      await say(id, `unit/${lead}/head`, 'claimCompletion', { evidence });
    }
  }

  it('carries open runs on by their own rules, and lets all follow the new ones from the next run on', async () => {
    up = await startUp(args);
    await reconnect();
    await bringFindingsForward();
    // The list lags behind the last command for a moment.
    const claimed = `DubanCampaign = '${CAMPAIGN}' AND DubanStage = 'awaiting-check'`;
    await until(async () => ((await connected.duban.counts([claimed]))[0] === 2 ? true : undefined), 60_000);
    const before = await connected.duban.read(CAMPAIGN);
    const firstRuns = await Promise.all(before.findings.map(({ finding }) => handleOf(finding.subject.id).describe()));
    await connected.duban.close();
    up.kill('SIGINT');
    await ended(up);

    const next = nextBuild();
    // eslint-disable-next-line require-atomic-updates -- one start follows another
    up = await startUp(args, join(next, 'dist', 'cli', 'main.js'));
    await reconnect();

    // Every finding stands as it stood, in a new run, and no task of either run has failed.
    const { findings, unreadable } = await connected.duban.read(CAMPAIGN);
    expect(unreadable).toEqual([]);
    expect(findings.map(({ finding }) => finding.standing.stage)).toEqual(
      before.findings.map(({ finding }) => finding.standing.stage),
    );
    expect(await failingWorkflows(callsBy(connected.client, TASK_QUEUE, 10_000))).toEqual([]);
    for (const { workflowId, runId } of firstRuns) {
      const now = await connected.client.workflow.getHandle(workflowId).describe();
      expect(now.runId).not.toBe(runId);
      for (const run of [runId, now.runId]) {
        const history = await connected.client.workflow.getHandle(workflowId, run).fetchHistory();
        expect(historyToJSON(history)).not.toMatch(/WORKFLOW_TASK_FAILED/);
      }
    }
    // The new light, duty and card hold: here the rules of this process are still the former ones.
    const assigned = findings.filter(({ finding }) => finding.standing.stage === 'assigned' && !finding.hold);
    expect(assigned.length).toBeGreaterThan(10);
    const yellow = `DubanCampaign = '${CAMPAIGN}' AND DubanStage = 'assigned' AND DubanOnHold = false AND DubanLight = 'yellow' AND ExecutionStatus = 'Running'`;
    expect(await connected.duban.counts([yellow])).toEqual([assigned.length]);
    const [first] = assigned;
    if (first === undefined) throw new Error('nothing is assigned');
    const { id } = first.finding.subject;
    const asked = await handleOf(id).query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    expect(asked.currentDetails).toContain(`## (B) ${id}`);
    const { typedSearchAttributes } = await handleOf(id).describe();
    const holders = typedSearchAttributes.getAll().find(({ key }) => key.name === 'DubanHolders')?.value;
    expect(holders).toContain(`unit/${first.finding.assignment?.lead ?? ''}/head`);
    expect(dutiesOf(first.finding, first.terms).map(({ holder }) => holder)).not.toContain(
      `unit/${first.finding.assignment?.lead ?? ''}/head`,
    );
    // The former build has no runs left, so its worker has ended.
    const builds = readdirSync(join(data, 'builds')).map((name) => name.replace('.js', ''));
    expect(builds).toHaveLength(2);
    const stack = JSON.parse(readFileSync(join(data, 'stack.json'), 'utf8')) as { children: object };
    expect(Object.keys(stack.children)).toEqual(['temporal', 'worker']);
  }, 300_000);
});
