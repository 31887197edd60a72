import { dayOf } from '../calendar';
import { dueDayAfter, startAt } from '../due';
import { gist } from '../entry';
import { settledAtBeginning } from '../periods';
import type { Commands } from '../commands';
import type { Assignment, Deadlines, Finding } from '../finding';
import type { Position } from '../positions';
import { refuse } from '../refusal';
import { atMost, needsReason, notPast, withNews, without, type Occasion, type Rule } from './shared';

export const assign: Rule<'assign'> = (finding, command, at) => assigned(finding, command, at);

export const reassign: Rule<'reassign'> = (finding, command, at) => {
  needsReason(command, command.reason);
  const former = finding.assignment;
  const anew = assigned(finding, command, at);
  if (former === undefined || former.lead === command.lead) return anew;
  return withNews(anew, 'told-former-unit', [`unit/${former.lead}/contact`], at, command.reason);
};

export const acknowledge: Rule<'acknowledge'> = (finding, _command, { moment }) => ({
  ...finding,
  standing: { stage: 'planning', start: startAt(moment), returned: 0 },
});

/** 申请调整责任单位: back to the office, which assigns anew, to the same unit if it so decides. */
export const decline: Rule<'decline'> = (finding, command, { moment }) => {
  needsReason(command, command.reason);
  return {
    ...finding,
    round: finding.round + 1,
    standing: { stage: 'unassigned', start: startAt(moment), declined: gist(command.reason) },
  };
};

function assigned(finding: Finding, to: Commands['assign'], at: Occasion): Finding {
  if (to.coUnits.includes(to.lead)) refuse({ code: 'lead-among-co-units', unit: to.lead });
  atMost('co-units', to.coUnits.length);
  const assignment: Assignment = {
    lead: to.lead,
    coUnits: [...new Set(to.coUnits)],
    workingGroup: to.workingGroup,
    at: at.moment,
    ...(to.sponsor === undefined ? {} : { sponsor: to.sponsor }),
    ...(to.supervision === undefined ? {} : { supervision: to.supervision }),
  };
  const next: Finding = {
    ...without(finding, 'plan', 'extension'),
    standing: { stage: 'assigned', start: startAt(at.moment) },
    assignment,
    deadlines: deadlinesFrom(finding, to, at),
    epoch: finding.epoch + 1,
    reporting: {
      ...finding.reporting,
      settledThrough: settledAtBeginning(at.moment, at.terms),
      since: at.moment,
      missedRunning: 0,
    },
    // What the former unit owed and was to be written to about is no longer the new one's.
    commitments: [],
    obligations: [],
    drafts: [],
  };
  return withNews(
    next,
    'told-assigned',
    assignment.coUnits.map((unit): Position => `unit/${unit}/contact`),
    at,
  );
}

function deadlinesFrom({ deadlines, subject }: Finding, to: Commands['assign'], at: Occasion): Deadlines {
  notPast(to.due, at);
  notPast(to.superiorDue, at);
  const superior = to.superiorDue ?? deadlines?.superior;
  const superiorDate = superior === undefined ? {} : { superior };
  if (to.due !== undefined) return { first: to.due, agreed: [], held: 0, ...superiorDate };
  if (deadlines !== undefined) return { ...deadlines, ...superiorDate };
  if (subject.track === 'immediate') {
    const first = dueDayAfter(startAt(at.moment), at.terms.policy.immediate, at.terms.calendar);
    return { first, agreed: [], held: 0, ...superiorDate };
  }
  if (superior !== undefined && superior >= dayOf(at.terms.calendar, at.moment)) {
    return { first: superior, agreed: [], held: 0, superior };
  }
  return refuse({ code: 'deadline-needed' });
}
