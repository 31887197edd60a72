import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replayFailures } from '../support/histories';
import { testBundle } from '../support/test-bundle';

/** A rule, where it stands in the bundle, and what it is changed to. */
const mutations: readonly (readonly [rule: string, from: string, to: string])[] = [
  [
    'a near deadline turns yellow a day later',
    'seen), policy.lights.nearDeadline + 1)',
    'seen), policy.lights.nearDeadline)',
  ],
  ['reminders and chases before and after a due day come a day later', 'due, rung.offset)', 'due, rung.offset + 1)'],
  ['a missed report is given a day of grace more', 'policy.reports.grace)', 'policy.reports.grace + 1)'],
  ['a missed report counts twice', 'finding.reporting.missedRunning + 1', 'finding.reporting.missedRunning + 2'],
  ['a milestone is red a day sooner', '> policy.lights.redMilestone', '>= policy.lights.redMilestone'],
  ['what is owed goes on while on hold', 'goesOnDuringHold.has(kind)', '!goesOnDuringHold.has(kind)'],
  ['other duties open with a letter', 'opensWithLetter.has(duty.kind)', '!opensWithLetter.has(duty.kind)'],
  ['the last rung comes again a day later', 'day, policy.repeatEvery)', 'day, policy.repeatEvery + 1)'],
  ['a date on a holiday moves to the working day after', 'found))found -= 1', 'found))found += 1'],
  ['the campaign looks at its findings every second day', 'agenda.analysedThrough + 1', 'agenda.analysedThrough + 2'],
  ['a circular is drafted without a survey', 'awaiting: newest', 'awaiting: []'],
  ['a courier keeps silent about trouble', 'if (trouble !== outcome &&', 'if (trouble === outcome &&'],
  ['a letter is tried again before its address is mended', "if (outcome === 'stuck') return", 'return'],
];

/** That rules have changed must not go unnoticed: open runs would break by it. */
describe('a changed rule fails the replay of some recorded history', () => {
  const bundle = readFileSync(testBundle().codePath, 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'duban-mutations-'));

  it.each(mutations)(
    '%s',
    async (rule, from, to) => {
      expect(bundle.split(from).length).toBe(2);
      const codePath = join(folder, `${rule.replaceAll(/\W+/g, '-')}.js`);
      writeFileSync(
        codePath,
        bundle.replace(from, () => to),
      );
      // One is enough.
      const failed = await replayFailures({ codePath }, 1);
      expect(failed).not.toEqual([]);
    },
    300_000,
  );
});
