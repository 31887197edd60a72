import { dayOf } from '../calendar/calendar';
import { everybodyOn } from '../notices/concerned';
import { defined } from '../defined';
import { gist } from '../finding/entry';
import type { Finding, FixedDate, Hold, Start, Standing } from '../finding/finding';
import type { DayIndex, Moment } from '../calendar/moment';
import { refuse } from './refusal';
import { needsReason, notPast, withNews, without, type RuleContext, type Rule } from './shared';

/** 暂缓 stops the unit's internal clock and makes the office owe a review. Said again, it is that review. */
export const hold: Rule<'hold'> = (finding, command, at) => {
  needsReason(command, command.reason);
  notPast(command.reviewBy, at);
  const { longestHold } = at.terms.policy;
  if (command.reviewBy - dayOf(at.terms.calendar, at.moment) > longestHold) {
    refuse({ code: 'hold-too-long', most: longestHold });
  }
  const counter = finding.counter + 1;
  const onHold: Hold = {
    id: String(counter),
    since: finding.hold?.since ?? at.moment,
    reason: gist(command.reason),
    reviewBy: command.reviewBy,
  };
  return withNews(
    { ...finding, counter, hold: onHold },
    'held',
    everybodyOn(finding, at.terms.policy),
    at,
    command.reason,
  );
};

export const resume: Rule<'resume'> = (finding, command, at) => {
  if (finding.hold === undefined) return refuse({ code: 'not-on-hold' });
  const resumed = clockGoesOn(finding, finding.hold, at);
  return withNews(resumed, 'resumed', everybodyOn(finding, at.terms.policy), at, command.why ?? '');
};

/** Moves every internal date by the days on hold. The superior's date stays, and reports of that time are not owed. */
function clockGoesOn(finding: Finding, onHold: Hold, { terms, moment }: RuleContext): Finding {
  const today = dayOf(terms.calendar, moment);
  const daysSince = (from: Moment): number => today - dayOf(terms.calendar, Math.max(onHold.since, from));
  const start = ({ at, held }: Start): Start => ({ at, held: held + daysSince(at) });
  const date = ({ day, held }: FixedDate): FixedDate => ({ day, held: held + daysSince(onHold.since) });
  const { plan, revision, extension, deadlines } = finding;
  return defined({
    ...without(finding, 'hold'),
    standing: standingHeld(finding.standing, start),
    deadlines: deadlines && { ...deadlines, held: deadlines.held + daysSince(onHold.since) },
    plan: plan && {
      ...plan,
      measures: plan.measures.map((measure) => {
        const { toInspect, doneAt } = measure;
        if (doneAt === undefined) return { ...measure, due: date(measure.due) };
        return toInspect === undefined
          ? measure
          : { ...measure, toInspect: { ...toInspect, start: start(toInspect.start) } };
      }),
    },
    revision: revision && { ...revision, start: start(revision.start) },
    extension: extension && { ...extension, start: start(extension.start) },
    obligations: finding.obligations.map((owed) => ({ ...owed, start: start(owed.start) })),
    commitments: finding.commitments.map((word) => ({ ...word, start: start(word.start) })),
    // A hold that ends on the day it began took no time from the unit: it wipes nothing.
    reporting: daysSince(onHold.since) === 0 ? finding.reporting : reportingFrom(finding.reporting, today, moment),
  });
}

function standingHeld(standing: Standing, held: (start: Start) => Start): Standing {
  switch (standing.stage) {
    case 'unassigned':
    case 'assigned':
    case 'rectifying':
    case 'awaiting-approval':
      return { ...standing, start: held(standing.start) };
    case 'planning': {
      const { submitted } = standing;
      return defined({
        ...standing,
        start: held(standing.start),
        submitted: submitted && { ...submitted, start: held(submitted.start) },
      });
    }
    case 'awaiting-check': {
      const { claim, waiting } = standing;
      return {
        ...standing,
        claim: defined({ ...claim, planOwed: claim.planOwed && held(claim.planOwed) }),
        waiting: { ...waiting, start: held(waiting.start) },
      };
    }
    case 'closed':
    case 'archived':
    case 'withdrawn':
      return standing;
  }
}

/** Reports whose date lay in the hold are not owed. */
function reportingFrom(reporting: Finding['reporting'], today: DayIndex, moment: Moment): Finding['reporting'] {
  return { ...reporting, settledThrough: Math.max(reporting.settledThrough, today), since: moment };
}
