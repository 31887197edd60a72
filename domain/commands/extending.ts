import { addWorkingDays, dayOf, isoDate, workingDayOnOrAfter } from '../calendar/calendar';
import { speaksForUnit } from './authority';
import { followersOf, unitsConcerned } from '../notices/concerned';
import type { Commands } from './commands';
import { defined } from '../defined';
import { deadlineDay, fixedDueDay, startAt } from '../duties/due';
import { gist } from '../finding/entry';
import type { Deadlines, Finding, Measure, PendingExtension, Plan } from '../finding/finding';
import type { DayIndex } from '../calendar/moment';
import { mustNotJudgeOwnWork } from './independence';
import { refuse } from './refusal';
import { awaitingHead } from './committing';
import {
  leadHeadAndContact,
  needsReason,
  needsSuperiorConsent,
  notPast,
  withNews,
  without,
  type RuleContext,
  type Rule,
} from './shared';

export const requestExtension: Rule<'requestExtension'> = (finding, command, at) => {
  needsReason(command, command.reason);
  mayBeExtended(finding, command.to, at);
  mustBeOpenMeasures(finding, command, at);
  const { to, reason, measures } = command;
  return speaksForUnit(finding, command.by)
    ? extensionRequested(finding, command, at)
    : awaitingHead(finding, defined({ what: 'requestExtension', to, reason: gist(reason), measures }), command.by, at);
};

/** The request of the unit's head. If it comes in time, the harder rungs of the deadline wait for the decision. */
export function extensionRequested(finding: Finding, request: Commands['requestExtension'], at: RuleContext): Finding {
  const deadline = mayBeExtended(finding, request.to, at);
  const { calendar, policy } = at.terms;
  const latest = addWorkingDays(calendar, deadline, -policy.extensions.askBefore);
  const counter = finding.counter + 1;
  return {
    ...finding,
    counter,
    extension: defined<PendingExtension>({
      id: String(counter),
      to: request.to,
      reason: gist(request.reason),
      measures: request.measures,
      start: startAt(at.moment),
      inTime: dayOf(calendar, at.moment) <= latest,
    }),
  };
}

/** Decides on the extension. The superior's date moves only with the superior's recorded consent. */
export const decideExtension: Rule<'decideExtension'> = (finding, command, at) => {
  const { extension, deadlines } = finding;
  if (extension === undefined || deadlines === undefined) return refuse({ code: 'no-extension-pending' });
  mustNotJudgeOwnWork(finding, command.by, command.name);
  const decided = without(finding, 'extension');
  if (!command.agreed) {
    needsReason(command, command.why);
    return withNews(decided, 'extension-refused', leadHeadAndContact(finding), at, command.why);
  }
  notPast(extension.to, at);
  const before = mustBeLater(extension.to, deadlines, at);
  const { superior } = deadlines;
  const beyond = superior !== undefined && extension.to > superior;
  if (beyond) needsSuperiorConsent(superior, command.superiorConsent);
  const { rework: _overtaken, ...dates } = deadlines;
  return withNews(
    defined({
      ...decided,
      plan: finding.plan && movedWith(extension, before, finding.plan, at),
      deadlines: {
        ...dates,
        agreed: [...deadlines.agreed, extension.to],
        term: deadlines.term + 1,
        held: 0,
        ...(beyond ? { superior: extension.to } : {}),
      },
    }),
    'extension-agreed',
    [...unitsConcerned(finding), ...followersOf(finding)],
    at,
    isoDate(extension.to),
  );
};

/**
 * An agreed extension moves the open measures by as many days as the deadline, unless the request names other dates for
 * them. A measure already planned for a day after the deadline keeps its day.
 */
function movedWith(extension: PendingExtension, deadline: DayIndex, plan: Plan, { terms }: RuleContext): Plan {
  const { calendar } = terms;
  const moved = ({ number, due }: Measure): DayIndex => {
    const named = extension.measures?.find((one) => one.number === number);
    const day = fixedDueDay(due, calendar);
    if (named !== undefined) return named.due;
    if (day > deadline) return day;
    return Math.min(workingDayOnOrAfter(calendar, day + extension.to - deadline), extension.to);
  };
  const measures = plan.measures.map((measure) =>
    measure.doneAt === undefined ? { ...measure, due: { day: moved(measure), held: 0 } } : measure,
  );
  return { ...plan, measures };
}

/** @throws Refusal unknown-measure, date-in-the-past, measure-after-deadline */
function mustBeOpenMeasures({ plan }: Finding, { to, measures = [] }: Commands['requestExtension'], at: RuleContext) {
  for (const { number, due } of measures) {
    const open = plan?.measures.some((measure) => measure.number === number && measure.doneAt === undefined) ?? false;
    if (!open) refuse({ code: 'unknown-measure', measure: number });
    notPast(due, at);
    if (due > to) refuse({ code: 'measure-after-deadline', measure: number, deadline: isoDate(to) });
  }
}

function mayBeExtended({ deadlines, extension }: Finding, to: DayIndex, at: RuleContext): DayIndex {
  const { terms } = at;
  notPast(to, at);
  if (deadlines === undefined) return refuse({ code: 'deadline-needed' });
  if (extension !== undefined) refuse({ code: 'extension-pending' });
  const { most } = terms.policy.extensions;
  if (deadlines.agreed.length >= most) refuse({ code: 'extensions-used-up', most });
  return mustBeLater(to, deadlines, at);
}

/**
 * An extension never shortens a deadline: it is judged by the date in force, when it is asked for and when it is
 * decided, because a hold may have moved it meanwhile.
 */
function mustBeLater(to: DayIndex, deadlines: Deadlines, { terms }: RuleContext): DayIndex {
  const deadline = deadlineDay(deadlines, terms.calendar);
  if (to <= deadline) refuse({ code: 'extension-not-later', deadline: isoDate(deadline) });
  return deadline;
}
