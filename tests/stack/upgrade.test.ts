import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkflowHandle } from '@temporalio/client';
import { connect, type Connected } from '../../client/duban';
import { todayOf } from '../../client/now';
import { nextApprover } from '../../domain/commands/approvals';
import { addWorkingDays, dayIndexOf } from '../../domain/calendar/calendar';
import { domainMoment } from '../../domain/calendar/clock';
import type { Command, CommandName, Commands } from '../../domain/commands/commands';
import { actorOf, holderOf } from '../../domain/organisation/directory';
import { dutiesOf } from '../../domain/duties/duties';
import { stages, type Finding, type Stage } from '../../domain/finding/finding';
import { colourOf } from '../../domain/light/light';
import type { Terms } from '../../domain/policy/policy';
import type { Position } from '../../domain/organisation/positions';
import { wordsFor } from '../../words';
import { findingCard } from '../../words/card';
import { findingWorkflowId } from '../../workflows/ids';
import type { Campaign } from '../../workflows/messages';
import { ended, startUp } from '../support/duban-process';
import { failedTasks } from '../support/failed-tasks';
import { nextBuild } from '../support/next-build';
import { portsInARow } from '../support/ports-in-a-row';
import { until } from '../support/until';

const PORT = portsInARow();
const CAMPAIGN = 'wuhai-2023';
/** Milliseconds for what a busy machine takes long to do. */
const PATIENCE = 180_000;

/** The day of a public notice. */
const NOTICE = dayIndexOf({ year: 2023, month: 9, day: 1 });

/** Who says what. */
type Word = { readonly [N in CommandName]: readonly [as: Position, name: N, facts: Commands[N]] }[CommandName];

/** Findings that are brought to a stage, and what is then said of them; all others stay assigned. */
const brought: Readonly<Record<string, readonly [Stage, ...Word[]]>> = {
  'WH-001': ['assigned', ['office/staff', 'flagLacking', { what: 'dust' }]],
  'WH-003': ['assigned', ['office/staff', 'raiseLight', { to: 'red', why: 'serious' }]],
  'WH-006': ['planning'],
  'WH-008': ['rectifying'],
  'WH-012': ['awaiting-check'],
  'WH-013': ['awaiting-approval'],
  'WH-015': ['closed'],
  'WH-016': ['archived'],
  // Just closed it could only be taken back; once its notice stands on the closure, it can be opened again.
  'WH-018': [
    'closed',
    ['office/staff', 'recordPublicNotice', { from: NOTICE, to: NOTICE + 7, objections: 'none' }],
    ['office/staff', 'reopen', { reason: 'dust again' }],
  ],
  'WH-019': ['assigned', ['office/director', 'withdraw', { why: 'not ours', handedTo: 'the province' }]],
};

/** What a finding's card says of the letters that come next: their days are the ladder's. */
function lettersToCome(card: string): string {
  const { next, record } = wordsFor('zh-CN').card;
  return card.slice(card.indexOf(`**${next}**`), card.indexOf(`**${record}**`));
}

describe('an upgrade while findings run', () => {
  const data = mkdtempSync(join(tmpdir(), 'duban-upgrade-'));
  const args = ['--data', data, '--port', String(PORT)];
  let up: ChildProcess;
  let connected: Connected;
  let campaign: Campaign;

  const reconnect = async (): Promise<void> => {
    connected = await connect({ address: `127.0.0.1:${PORT + 2}`, namespace: 'default', patience: PATIENCE });
    campaign = await connected.duban.campaign(CAMPAIGN);
  };
  const say = async (finding: string, ...[as, name, facts]: Word): Promise<void> => {
    const person = holderOf(campaign.directory, as)?.code ?? '';
    const by = actorOf(campaign.directory, person, todayOf(campaign));
    await connected.duban.obey(CAMPAIGN, finding, { name, by, via: 'script', ...facts } as unknown as Command);
  };
  const now = (): number => domainMoment(campaign.terms.clock, Date.now());
  const handleOf = (finding: string): WorkflowHandle =>
    connected.client.workflow.getHandle(findingWorkflowId(CAMPAIGN, finding));

  afterAll(async () => {
    await connected.duban.close();
    up.kill('SIGINT');
    await ended(up);
  });

  /** The word that a finding waits for. */
  function onward(finding: Finding, terms: Terms): Word {
    const { standing, assignment, plan } = finding;
    const { lead = '', coUnits = [], workingGroup = '' } = assignment ?? {};
    const due = addWorkingDays(terms.calendar, todayOf(campaign), 5);
    const checkersOf = (group: string) =>
      campaign.directory.people
        .filter(({ positions }) => positions.some((position) => position.startsWith(`supervision/${group}/`)))
        .map(({ code, units, positions }) => ({ person: code, units, positions }));
    const independent = campaign.directory.supervisionGroups
      .map(({ code }) => code)
      .find((group) => !checkersOf(group).some(({ units }) => units.some((unit) => [lead, ...coUnits].includes(unit))));
    const group = assignment?.supervision ?? independent ?? '';
    switch (standing.stage) {
      case 'assigned':
        return [`unit/${lead}/contact`, 'acknowledge', {}];
      case 'planning':
        return standing.submitted === undefined
          ? [`unit/${lead}/head`, 'submitPlan', { measures: [{ text: 'all', due }], criteria: ['seen'] }]
          : [`group/${workingGroup}/head`, 'acceptPlan', {}];
      case 'rectifying': {
        const proven = (plan?.criteria ?? []).map(({ number }) => ({
          criterion: number,
          statement: 'seen',
          files: [],
        }));
        return [`unit/${lead}/head`, 'claimCompletion', { evidence: proven }];
      }
      case 'awaiting-check':
        switch (standing.waiting.step) {
          case 'completeness':
            return ['office/staff', 'passCompleteness', {}];
          case 'assign-check':
            return ['office/staff', 'assignCheck', { group, checkers: checkersOf(group) }];
          case 'check':
            return [
              `supervision/${standing.waiting.group}/head`,
              'recordCheck',
              { methods: ['site'], outcome: 'rectified' },
            ];
        }
      // eslint-disable-next-line no-fallthrough -- every step returns
      case 'awaiting-approval':
        return [nextApprover(finding, terms.policy)?.position ?? 'office/director', 'approveClosure', {}];
      case 'closed':
        return [`supervision/${group}/head`, 'recordLookBack', { outcome: 'held', found: 'seen' }];
      default:
        throw new Error(`nothing leads on from ${standing.stage}`);
    }
  }

  async function bring(finding: string, stage: Stage): Promise<void> {
    for (;;) {
      const { finding: state, terms } = await connected.duban.show(CAMPAIGN, finding);
      if (state.standing.stage === stage) return;
      await say(finding, ...onward(state, terms));
    }
  }

  /** Findings in every stage and light, some of them on hold or open again. */
  async function bringFindingsForward(): Promise<void> {
    const { terms } = campaign;
    // A look-back is due on the day of closure, so that one finding is archived today.
    const policy = { ...terms.policy, lookBack: { ordinary: [{ days: 0 }], keyItem: [{ days: 0 }], window: 10 } };
    await connected.duban.amendPolicy(CAMPAIGN, { ...terms, policy });
    await until(async () => {
      const { findings } = await connected.duban.read(CAMPAIGN);
      return findings.every(({ terms: theirs }) => theirs.revision > terms.revision) || undefined;
    }, PATIENCE);
    await Promise.all(
      Object.entries(brought).map(async ([finding, [stage, ...words]]) => {
        await bring(finding, stage);
        for (const word of words) await say(finding, ...word);
      }),
    );
    const due = addWorkingDays(terms.calendar, todayOf(campaign), 5);
    const { lead = '' } = (await connected.duban.show(CAMPAIGN, 'WH-005')).finding.assignment ?? {};
    await say('WH-005', `unit/${lead}/contact`, 'decline', { reason: 'not ours' });
    for (const held of ['WH-004', 'WH-008']) {
      await say(held, 'office/staff', 'hold', { reason: 'court', reviewBy: due });
    }
  }

  /** Workflows of the campaign that run, with their runs: findings, couriers, the campaign itself. */
  async function running(): Promise<ReadonlyMap<string, string>> {
    const query = `(WorkflowId = '${CAMPAIGN}' OR WorkflowId STARTS_WITH '${CAMPAIGN}/') AND ExecutionStatus = 'Running'`;
    const runs = new Map<string, string>();
    for await (const { workflowId, runId } of connected.client.workflow.list({ query })) runs.set(workflowId, runId);
    return runs;
  }

  it('carries open runs on by their own rules, and lets all follow the new ones from the next run on', async () => {
    up = await startUp(args);
    await reconnect();
    await bringFindingsForward();
    // The list lags behind the last command for a moment.
    const before = await until(async () => {
      const { findings } = await connected.duban.read(CAMPAIGN);
      const told = await Promise.all(findings.map(({ finding }) => connected.duban.show(CAMPAIGN, finding.subject.id)));
      return findings.every(({ finding }, index) => finding.seq === told[index]?.finding.seq) ? findings : undefined;
    }, PATIENCE);
    expect(new Set(before.map(({ finding }) => finding.standing.stage))).toEqual(new Set(stages));
    expect(before.filter(({ finding }) => finding.hold !== undefined)).toHaveLength(2);
    expect(before.filter(({ finding }) => finding.recurrences > 0)).toHaveLength(1);
    const colours = before.map(({ finding, terms }) => colourOf(finding, terms, now()));
    expect([...new Set(colours)].sort()).toEqual(['green', 'grey', 'red', 'yellow']);
    const firstRuns = await running();
    expect([...firstRuns.keys()].filter((id) => id.includes('/courier/')).length).toBeGreaterThan(5);
    await connected.duban.close();
    up.kill('SIGINT');
    await ended(up);

    const next = nextBuild();
    // eslint-disable-next-line require-atomic-updates -- one start follows another
    up = await startUp(args, join(next, 'dist', 'cli', 'main.js'));
    await reconnect();

    // Every finding stands as it stood and answers, in a new run.
    const after = await connected.duban.read(CAMPAIGN);
    expect(after.unreadable).toEqual([]);
    expect(after.findings.map(({ finding }) => [finding.subject.id, finding.standing.stage])).toEqual(
      before.map(({ finding }) => [finding.subject.id, finding.standing.stage]),
    );
    await Promise.all(
      after.findings.map(({ finding }) =>
        say(finding.subject.id, 'office/staff', 'note', { text: 'still here', files: [] }),
      ),
    );
    const runs = await running();
    expect([...firstRuns].filter(([id, run]) => (runs.get(id) ?? run) === run)).toEqual([]);

    // The new light, duty, ladder and card hold, of all; by the rules of this process, the former ones, they would not.
    const rules = (await import(join(next, 'dist', 'domain', 'light', 'light.js'))) as { colourOf: typeof colourOf };
    const duties = (await import(join(next, 'dist', 'domain', 'duties', 'duties.js'))) as { dutiesOf: typeof dutiesOf };
    const cards = (await import(join(next, 'dist', 'words', 'card.js'))) as { findingCard: typeof findingCard };
    const otherwise = { lights: 0, ladders: 0 };
    for (const { finding, terms } of after.findings) {
      const handle = handleOf(finding.subject.id);
      const { typedSearchAttributes } = await handle.describe();
      const shown = Object.fromEntries(typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]));
      const byNewRules = {
        DubanLight: rules.colourOf(finding, terms, now()),
        DubanHolders: [...new Set(duties.dutiesOf(finding, terms).map(({ holder }) => holder))].sort(),
      };
      expect({
        DubanLight: shown['DubanLight'],
        DubanHolders: [...((shown['DubanHolders'] ?? []) as readonly string[])].sort(),
      }).toEqual(byNewRules);
      if (byNewRules.DubanLight !== colourOf(finding, terms, now())) otherwise.lights += 1;
      const asked = await handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata');
      const card = asked.currentDetails ?? '';
      expect(card).toContain(`## (B) ${finding.subject.id}`);
      const letters = lettersToCome(cards.findingCard(finding, terms, now()));
      expect(lettersToCome(card)).toEqual(letters);
      if (letters !== lettersToCome(findingCard(finding, terms, now()))) otherwise.ladders += 1;
    }
    expect(otherwise.lights).toBeGreaterThan(10);
    expect(otherwise.ladders).toBeGreaterThan(10);

    // No task of any run has failed.
    expect(await connected.duban.failing()).toEqual([]);
    for (const run of [...firstRuns, ...runs]) {
      const history = await connected.client.workflow.getHandle(...run).fetchHistory();
      expect(failedTasks(history)).toEqual([]);
    }
    // The former build has no runs left, so its worker has ended.
    const builds = readdirSync(join(data, 'builds')).map((name) => name.replace('.js', ''));
    expect(builds).toHaveLength(2);
    const stack = JSON.parse(readFileSync(join(data, 'stack.json'), 'utf8')) as { children: object };
    expect(Object.keys(stack.children)).toEqual(['temporal', 'worker']);
  }, 900_000);
});
