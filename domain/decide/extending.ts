import { addWorkingDays, dayOf, isoDate } from '../calendar';
import { speaksForUnit } from '../authority';
import { deadlineDay, startAt } from '../due';
import { gist } from '../entry';
import type { Finding } from '../finding';
import type { DayIndex } from '../moment';
import { refuse } from '../refusal';
import { awaitingHead } from './committing';
import { leadHeadAndContact, needsReason, notPast, withNews, without, type RuleContext, type Rule } from './shared';

export const requestExtension: Rule<'requestExtension'> = (finding, command, at) => {
  needsReason(command, command.reason);
  mayBeExtended(finding, command.to, at);
  return speaksForUnit(finding, command.by)
    ? extensionRequested(finding, command, at)
    : awaitingHead(finding, { what: 'requestExtension', to: command.to, reason: gist(command.reason) }, command.by, at);
};

/** The request of the unit's head. If it comes in time, the harder rungs of the deadline wait for the decision. */
export function extensionRequested(
  finding: Finding,
  request: { readonly to: DayIndex; readonly reason: string },
  at: RuleContext,
): Finding {
  const deadline = mayBeExtended(finding, request.to, at);
  const { calendar, policy } = at.terms;
  const latest = addWorkingDays(calendar, deadline, -policy.extensions.askBefore);
  const counter = finding.counter + 1;
  return {
    ...finding,
    counter,
    extension: {
      id: String(counter),
      to: request.to,
      reason: gist(request.reason),
      start: startAt(at.moment),
      inTime: dayOf(calendar, at.moment) <= latest,
    },
  };
}

/** Decides on the extension. The superior's date moves only with the superior's recorded consent. */
export const decideExtension: Rule<'decideExtension'> = (finding, command, at) => {
  const { extension, deadlines } = finding;
  if (extension === undefined || deadlines === undefined) return refuse({ code: 'no-extension-pending' });
  const decided = without(finding, 'extension');
  if (command.agreed) notPast(extension.to, at);
  if (!command.agreed) {
    needsReason(command, command.why);
    return withNews(decided, 'extension-refused', leadHeadAndContact(finding), at, command.why);
  }
  const { superior } = deadlines;
  const beyond = superior !== undefined && extension.to > superior;
  if (beyond && (command.superiorConsent ?? '').trim() === '') {
    refuse({ code: 'superior-consent-needed', superior: isoDate(superior) });
  }
  const { rework: _overtaken, ...dates } = deadlines;
  return withNews(
    {
      ...decided,
      deadlines: {
        ...dates,
        agreed: [...deadlines.agreed, extension.to],
        term: deadlines.term + 1,
        held: 0,
        ...(beyond ? { superior: extension.to } : {}),
      },
    },
    'extension-agreed',
    leadHeadAndContact(finding),
    at,
    isoDate(extension.to),
  );
};

function mayBeExtended({ deadlines, extension }: Finding, to: DayIndex, at: RuleContext): DayIndex {
  const { terms } = at;
  notPast(to, at);
  if (deadlines === undefined) return refuse({ code: 'deadline-needed' });
  if (extension !== undefined) refuse({ code: 'extension-pending' });
  const { most } = terms.policy.extensions;
  if (deadlines.agreed.length >= most) refuse({ code: 'extensions-used-up', most });
  const deadline = deadlineDay(deadlines, terms.calendar);
  if (to <= deadline) refuse({ code: 'extension-not-later', deadline: isoDate(deadline) });
  return deadline;
}
