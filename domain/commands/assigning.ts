import { dayOf, isoDate } from '../calendar/calendar';
import { contactsOf, coUnitsChanged, followersOf, judgesAsked, unitsConcerned } from '../notices/concerned';
import { defined } from '../defined';
import { deadlineDay, dueDayAfter, startAt } from '../duties/due';
import { gist } from '../finding/entry';
import { rhythmOf, settledAtBeginning } from '../schedule/periods';
import type { Commands } from './commands';
import type { Assignment, Deadlines, Finding } from '../finding/finding';
import type { DayIndex, Moment } from '../calendar/moment';
import type { Position } from '../organisation/positions';
import { refuse } from './refusal';
import { withUnit } from '../finding/stages';
import { deadlineTold } from './redating';
import {
  atMost,
  leadHeadAndContact,
  needsReason,
  needsSuperiorConsent,
  notPast,
  superiorBeside,
  withinSuperior,
  withNews,
  without,
  type RuleContext,
  type Rule,
} from './shared';

/** For the first time, or anew after its unit asked for another division. */
export const assign: Rule<'assign'> = (finding, command, at) => {
  const { assignment: former, standing } = finding;
  const why = standing.stage === 'unassigned' ? standing.declined : undefined;
  return former === undefined ? handedTo(finding, command, at) : handedOver(finding, former, command, at, why);
};

/**
 * With a new lead the finding starts again. With the same lead only the other units, the people and the dates change,
 * and only while nothing is claimed.
 */
export const reassign: Rule<'reassign'> = (finding, command, at) => {
  needsReason(command, command.reason);
  const former = finding.assignment;
  if (former === undefined) return handedTo(finding, command, at);
  if (former.lead === command.lead) return rearranged(finding, former, command, at);
  if (command.due === undefined) mustNotBePast(finding, at);
  return handedOver(finding, former, command, at, command.reason);
};

/** Whoever had a part in it until now, and has none any more, hears so. */
function handedOver(
  finding: Finding,
  former: Assignment,
  to: Commands['assign'],
  at: RuleContext,
  why: string | undefined,
): Finding {
  const anew = handedTo(finding, to, at);
  const { left } = coUnitsChanged(former, anew.assignment ?? former);
  const formerLead = to.lead === former.lead ? [] : leadHeadAndContact(finding);
  const informed = withNews(anew, 'told-former-unit', formerLead, at, why);
  const released = withNews(informed, 'told-former-co-unit', contactsOf(left), at);
  const asked = [...judgesAsked(finding, at.terms.policy), ...followersChanged(finding, anew).left];
  return withNews(released, 'called-off', asked, at, why);
}

/** Who takes over what is late already is given a date that he can keep. @throws Refusal deadline-passed */
function mustNotBePast({ deadlines }: Finding, { terms: { calendar }, moment }: RuleContext): void {
  const deadline = deadlines && deadlineDay(deadlines, calendar);
  if (deadline !== undefined && deadline < dayOf(calendar, moment)) {
    refuse({ code: 'deadline-passed', deadline: isoDate(deadline) });
  }
}

export const acknowledge: Rule<'acknowledge'> = (finding, _command, { moment }) => ({
  ...finding,
  standing: { stage: 'planning', start: startAt(moment), returned: 0 },
});

/** 申请调整责任单位: the finding goes back to the office, which assigns it again, to the same unit if it so decides. */
export const decline: Rule<'decline'> = (finding, command, { moment }) => {
  needsReason(command, command.reason);
  return {
    ...finding,
    round: finding.round + 1,
    standing: { stage: 'unassigned', start: startAt(moment), declined: gist(command.reason) },
  };
};

function handedTo(finding: Finding, to: Commands['assign'], at: RuleContext): Finding {
  const assignment = assignmentTo(to, at.moment);
  const next: Finding = {
    ...without(finding, 'plan', 'revision', 'extension'),
    standing: { stage: 'assigned', start: startAt(at.moment) },
    assignment,
    deadlines: deadlinesFrom(finding, to, at),
    epoch: finding.epoch + 1,
    reporting: {
      ...finding.reporting,
      settledThrough: settledAtBeginning(at.moment, rhythmOf(finding.subject, at.terms), at.terms),
      since: at.moment,
      missedRunning: 0,
    },
    // What the former unit owed, and the trouble with its mail, do not concern the new one.
    commitments: [],
    obligations: [],
    issued: {},
  };
  const told = withNews(next, 'told-assigned', contactsOf(assignment.coUnits), at);
  return withNews(told, 'assigned', [`unit/${assignment.lead}/head`, ...followersOf(told)], at);
}

/**
 * After a claim no unit joins or leaves, because checkers must be independent of the units on the finding since the
 * claim.
 */
function rearranged(finding: Finding, before: Assignment, to: Commands['assign'], at: RuleContext): Finding {
  const { stage } = finding.standing;
  if (!withUnit.some((allowed) => allowed === stage)) {
    refuse({ code: 'wrong-stage', command: 'reassign', stage, allowed: withUnit });
  }
  const assignment = assignmentTo(to, before.at);
  const { joined, left } = coUnitsChanged(before, assignment);
  const next = { ...finding, assignment, deadlines: deadlinesFrom(finding, to, at) };
  const welcomed = withNews(next, 'told-assigned', contactsOf(joined), at);
  const released = withNews(welcomed, 'told-former-co-unit', contactsOf(left), at);
  const others = joined.length + left.length === 0 ? [] : unitsConcerned({ ...finding, assignment });
  const staying = others.filter((position) => !contactsOf(joined).includes(position));
  const followers = followersChanged(finding, next);
  const introduced = withNews(withNews(released, 'co-units-changed', staying, at), 'assigned', followers.joined, at);
  return deadlineTold(finding, withNews(introduced, 'called-off', followers.left, at), at);
}

/** The sponsor's contact and the groups that follow it from now on, and those that did until now. */
function followersChanged(
  before: Finding,
  after: Finding,
): { readonly joined: readonly Position[]; readonly left: readonly Position[] } {
  const [former, present] = [followersOf(before), followersOf(after)];
  return {
    joined: present.filter((one) => !former.includes(one)),
    left: former.filter((one) => !present.includes(one)),
  };
}

function assignmentTo(to: Commands['assign'], at: Moment): Assignment {
  if (to.coUnits.includes(to.lead)) refuse({ code: 'lead-among-co-units', unit: to.lead });
  atMost('co-units', to.coUnits.length);
  return defined({
    lead: to.lead,
    coUnits: [...new Set(to.coUnits)],
    workingGroup: to.workingGroup,
    at,
    sponsor: to.sponsor,
    supervision: to.supervision,
  });
}

function deadlinesFrom({ deadlines, subject }: Finding, to: Commands['assign'], at: RuleContext): Deadlines {
  notPast(to.due, at);
  notPast(to.superiorDue, at);
  const { calendar, policy } = at.terms;
  const deadline = deadlines && deadlineDay(deadlines, calendar);
  const superior = to.superiorDue ?? deadlines?.superior;
  if (deadlines?.superior !== undefined && superior !== deadlines.superior) {
    needsSuperiorConsent(deadlines.superior, to.superiorConsent);
  }
  // A date set anew stands beside the first and those agreed, so that the extensions granted are not forgotten.
  const setTo = (day: DayIndex, beside = superior): Deadlines =>
    defined(
      deadlines === undefined
        ? { first: day, agreed: [], term: 0, held: 0, superior: beside }
        : { ...deadlines, rework: day, term: deadlines.term + 1, held: 0, superior: beside },
    );
  if (to.due !== undefined) {
    // His consent to another date of his own is none to a deadline beyond that.
    const consent = superior === deadlines?.superior ? to.superiorConsent : undefined;
    return setTo(to.due, superiorBeside(to.due, { superior, deadline }, consent, at));
  }
  if (deadlines !== undefined) {
    // A date that the superior draws in takes the deadline with it.
    const isDrawnIn = superior !== undefined && superior !== deadlines.superior && superior < (deadline ?? superior);
    return isDrawnIn ? setTo(superior) : defined({ ...deadlines, superior });
  }
  if (subject.track === 'immediate') {
    return setTo(withinSuperior(dueDayAfter(startAt(at.moment), policy.immediate, calendar), superior, at));
  }
  if (superior !== undefined && superior >= dayOf(calendar, at.moment)) return setTo(superior);
  return refuse({ code: 'deadline-needed' });
}
