import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import type { FindingRun } from '../../workflows/messages';
import '../support/campaign-on-server';
import { testBundle } from '../support/test-bundle';

const folder = join(__dirname, '..', 'histories');

/**
 * Recorded by `npm run record`. A change of rules that fails here needs a new edition (docs/architecture.md), not a
 * new recording: findings that are open would fail just so.
 */
describe('recorded histories', () => {
  const names = readdirSync(folder);

  it('are there', () => {
    expect(names).not.toEqual([]);
  });

  it.each(names)('replay: %s', async (name) => {
    const history: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    await Worker.runReplayHistory({ workflowBundle: testBundle() }, history);
  });

  it('do not replay by other rules', async () => {
    const [name = ''] = names;
    const history = JSON.parse(readFileSync(join(folder, name), 'utf8')) as RecordedHistory;
    const [payload] = history.events[0]?.workflowExecutionStartedEventAttributes?.input.payloads ?? [];
    if (payload === undefined) throw new Error('the history has no beginning');
    const run = JSON.parse(Buffer.from(payload.data, 'base64').toString()) as FindingRun;
    const { policy } = run.terms;
    // A report of which nobody is reminded.
    const duties = { ...policy.duties, report: { ...policy.duties.report, ladder: [] } };
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
