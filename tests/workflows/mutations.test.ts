import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replayFailures } from '../support/histories';
import { testBundle } from '../support/test-bundle';

/** A rule, where it stands in the bundle, what it is changed to, and whose history is known to fail by it. */
const mutations: readonly (readonly [rule: string, from: string, to: string, whose: string])[] = [
  [
    'a near deadline turns yellow a day later',
    'seen), policy.lights.nearDeadline + 1)',
    'seen), policy.lights.nearDeadline)',
    'unassigned',
  ],
  [
    'reminders and chases before and after a due day come a day later',
    'due, rung.offset)',
    'due, rung.offset + 1)',
    'assigned-silent-red',
  ],
  [
    'a missed report is given a day of grace more',
    'policy.reports.grace)',
    'policy.reports.grace + 1)',
    'assigned-silent-red',
  ],
  [
    'a missed report counts twice',
    'finding.reporting.missedRunning + 1',
    'finding.reporting.missedRunning + 2',
    'reopened',
  ],
  ['a milestone is red a day sooner', '> policy.lights.redMilestone', '>= policy.lights.redMilestone', 'extended'],
  ['what is owed goes on while on hold', '[kind].onHold)', '[kind].onHold === false)', 'on-hold'],
  [
    'other duties open with a letter',
    '[duty.kind].opensWithLetter',
    '[duty.kind].opensWithLetter === false',
    'archived',
  ],
  ['the last rung comes again a day later', 'day, policy.repeatEvery)', 'day, policy.repeatEvery + 1)', 'unassigned'],
  [
    'a date on a holiday moves to the working day after',
    'found))found -= 1',
    'found))found += 1',
    'rectifying-milestones-red',
  ],
  [
    'the campaign looks at its findings every second day',
    'agenda.analysedThrough + 1',
    'agenda.analysedThrough + 2',
    'campaign',
  ],
  ['a circular is drafted without a survey', 'awaiting: newest', 'awaiting: []', 'campaign'],
  [
    'a courier keeps silent about trouble',
    'if (trouble !== outcome &&',
    'if (trouble === outcome &&',
    'courier-of-a-unit',
  ],
  [
    'a letter is tried again before its address is mended',
    "if (outcome === 'stuck') return",
    'return',
    'courier-of-a-unit',
  ],
];

/** That rules have changed must not go unnoticed: open runs would break by it. */
describe('a changed rule fails the replay of some recorded history', () => {
  const bundle = readFileSync(testBundle().codePath, 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'duban-mutations-'));

  it.each(mutations)(
    '%s',
    async (rule, from, to, whose) => {
      expect(bundle.split(from).length).toBe(2);
      const codePath = join(folder, `${rule.replaceAll(/\W+/g, '-')}.js`);
      writeFileSync(
        codePath,
        bundle.replace(from, () => to),
      );
      // One is enough.
      const failed = await replayFailures({ codePath }, 1, whose);
      expect(failed).not.toEqual([]);
    },
    300_000,
  );
});
