import { gist } from '../entry';
import { periodFollowing } from '../periods';
import type { Finding } from '../finding';
import { refuse } from '../refusal';
import { atMost, leadContact, withNews, type Rule } from './shared';

/** 无变化 is a valid report. A co-unit's part goes to the lead, which answers for all. */
export const fileReport: Rule<'fileReport'> = (finding, command, at) => {
  atMost('files', command.files.length);
  const lead = finding.assignment?.lead ?? '';
  const ofLead = command.by.positions.some((position) => position.startsWith(`unit/${lead}/`));
  if (!ofLead) return withNews(finding, 'part-received', leadContact(finding), at, command.text ?? '');
  return {
    ...measuresDone(finding, command.measuresDone, at.moment),
    reporting: {
      settledThrough: periodFollowing(
        finding.reporting.settledThrough,
        at.terms.policy.reports.rhythm,
        at.terms.calendar,
      ).nominal,
      since: at.moment,
      missedRunning: 0,
      missedTotal: finding.reporting.missedTotal,
      last: { at: at.moment, gist: gist(command.text ?? '') },
    },
  };
};

function measuresDone(finding: Finding, numbers: readonly number[], moment: number): Finding {
  if (numbers.length === 0) return finding;
  const { plan } = finding;
  const unknown = numbers.find((number) => plan?.measures.every((measure) => measure.number !== number) ?? true);
  if (unknown !== undefined || plan === undefined) return refuse({ code: 'unknown-measure', measure: unknown ?? 0 });
  return {
    ...finding,
    plan: {
      ...plan,
      measures: plan.measures.map((measure) =>
        numbers.includes(measure.number) && measure.doneAt === undefined ? { ...measure, doneAt: moment } : measure,
      ),
    },
  };
}
