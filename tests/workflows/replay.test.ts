import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import type { FindingRun } from '../../workflows/messages';
import { historiesFolder, historyNames, replayFailures } from '../support/histories';
import { testBundle } from '../support/test-bundle';

/**
 * Recorded by `npm run record`. A change of rules that fails here would fail just so in every open run: those stay on
 * the bundle that they began with (docs/architecture.md), and the histories are recorded anew.
 */
describe('recorded histories', () => {
  it('are of every stage, of a courier, a message and a campaign', () => {
    const stages = ['unassigned', 'assigned-silent-red', 'planning-late-yellow', 'rectifying-milestones-red'];
    const later = ['awaiting-check', 'awaiting-approval', 'closed', 'archived', 'withdrawn', 'on-hold', 'reopened'];
    const names = historyNames().map((name) => name.split('.')[0]);
    expect(names).toEqual(expect.arrayContaining([...stages, ...later, 'campaign', 'courier-of-a-unit', 'message']));
  });

  it('replay', async () => {
    expect(await replayFailures(testBundle())).toEqual([]);
  });

  it('do not replay by other terms', async () => {
    const name = historyNames().find((one) => one.startsWith('rectifying-milestones-red')) ?? '';
    const history = JSON.parse(readFileSync(join(historiesFolder, name), 'utf8')) as RecordedHistory;
    const [payload] = history.events[0]?.workflowExecutionStartedEventAttributes?.input.payloads ?? [];
    if (payload === undefined) throw new Error('the history has no beginning');
    const run = JSON.parse(Buffer.from(payload.data, 'base64').toString()) as FindingRun;
    const { policy } = run.terms;
    // A report of which nobody is reminded.
    const duties = {
      ...policy.duties,
      assign: { ...policy.duties.assign, ladder: [] },
      report: { ...policy.duties.report, ladder: [] },
    };
    const otherwise = { ...run, terms: { ...run.terms, policy: { ...policy, duties } } };
    payload.data = Buffer.from(JSON.stringify(otherwise)).toString('base64');
    const replay = Worker.runReplayHistory({ workflowBundle: testBundle() }, history);
    await expect(replay).rejects.toThrow();
  });
});

interface RecordedHistory {
  readonly events: readonly {
    readonly workflowExecutionStartedEventAttributes?: { readonly input: { readonly payloads: { data: string }[] } };
  }[];
}
