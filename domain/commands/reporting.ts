import { dayOf } from '../calendar/calendar';
import { gist } from '../finding/entry';
import { periodAfter, periodOwed, rhythmOf } from '../schedule/periods';
import { startAt } from '../duties/due';
import type { Finding, Measure } from '../finding/finding';
import type { DayIndex } from '../calendar/moment';
import { refuse } from './refusal';
import { atMost, leadContact, withNews, type RuleContext, type Rule } from './shared';

/** 无变化 is a valid report. A co-unit's part goes to the lead, which answers for all. */
export const fileReport: Rule<'fileReport'> = (finding, command, at) => {
  atMost('files', command.files.length);
  const lead = finding.assignment?.lead ?? '';
  const ofLead = command.by.positions.some((position) => position.startsWith(`unit/${lead}/`));
  if (!ofLead) return withNews(finding, 'part-received', leadContact(finding), at, command.text ?? '');
  const reported = measuresDone(finding, command.measuresDone, at.moment);
  const last = { at: at.moment, gist: gist(command.text ?? '') };
  const settledThrough = isCorrection(finding, at) ? undefined : settledByReport(finding, at);
  if (settledThrough === undefined) return { ...reported, reporting: { ...finding.reporting, last } };
  const { missedTotal } = finding.reporting;
  return { ...reported, reporting: { settledThrough, since: at.moment, missedRunning: 0, missedTotal, last } };
};

/** What is sent again on the day of a report mends that one: it is no report for the period to come. */
function isCorrection({ reporting: { last } }: Finding, { terms: { calendar }, moment }: RuleContext): boolean {
  return last !== undefined && dayOf(calendar, last.at) === dayOf(calendar, moment);
}

/** The period that a report is for; none if the current one is reported already, because nobody reports ahead. */
function settledByReport(finding: Finding, { terms, moment }: RuleContext): DayIndex | undefined {
  const { calendar } = terms;
  const current = periodAfter(dayOf(calendar, moment) - 1, rhythmOf(finding.subject, terms), calendar);
  const { nominal } = periodOwed(finding, terms);
  return nominal <= current.nominal ? nominal : undefined;
}

/** A node that is done waits to be looked at. */
function measuresDone(finding: Finding, numbers: readonly number[], moment: number): Finding {
  if (numbers.length === 0) return finding;
  const { plan } = finding;
  const unknown = numbers.find((number) => plan?.measures.every((measure) => measure.number !== number) ?? true);
  if (unknown !== undefined || plan === undefined) return refuse({ code: 'unknown-measure', measure: unknown ?? 0 });
  let { counter } = finding;
  const measures = plan.measures.map((measure): Measure => {
    if (!numbers.includes(measure.number) || measure.doneAt !== undefined) return measure;
    const done = { ...measure, doneAt: moment };
    if (measure.node === undefined) return done;
    counter += 1;
    return { ...done, toInspect: { id: String(counter), start: startAt(moment) } };
  });
  return { ...finding, counter, plan: { ...plan, measures } };
}
