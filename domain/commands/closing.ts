import { dayOf, isoDate } from '../calendar/calendar';
import { followersOf, unitsConcerned } from '../notices/concerned';
import { laterChecks, owesPublicNotice } from '../duties/duties';
import { mustBeIndependent } from './independence';
import type { BackUntil } from './commands';
import type { Finding } from '../finding/finding';
import { refuse } from './refusal';
import { backToRectifying, needsReason, withNews, type RuleContext, type Rule } from './shared';

/** Records 回头看 or the quarterly check of a long-term item, whichever is due first. */
export const recordLookBack: Rule<'recordLookBack'> = (finding, command, at) => {
  const { standing } = finding;
  if (standing.stage !== 'closed') return finding;
  mustBeIndependent(finding, command.by, command.name);
  if (command.outcome === 'recurred') return recurred(finding, command.found, command, at);
  const [next] = laterChecks(finding, standing, at.terms);
  if (next === undefined) return finding;
  if (dayOf(at.terms.calendar, at.moment) < next.from) {
    refuse({ code: 'look-back-not-due', from: isoDate(next.from) });
  }
  const held: Finding = {
    ...finding,
    standing:
      next.kind === 'look-back'
        ? { ...standing, lookBacks: standing.lookBacks + 1 }
        : { ...standing, longTermChecks: standing.longTermChecks + 1 },
  };
  return archivedIfDone(held, at);
};

export const endLongTerm: Rule<'endLongTerm'> = (finding, command, at) => {
  needsReason(command, command.why);
  const { standing, subject } = finding;
  if (standing.stage !== 'closed' || subject.track !== 'long-term') return refuse({ code: 'not-long-term' });
  return archivedIfDone({ ...finding, standing: { ...standing, longTermEnded: true } }, at);
};

/**
 * 取消销号、重新整改. Counts as a recurrence, so what was closed by mistake on this very day is taken back instead: where
 * nothing stands on the closure yet, nothing can have come back after it.
 */
export const reopen: Rule<'reopen'> = (finding, command, at) => {
  needsReason(command, command.reason);
  if (wasClosedToday(finding, at)) refuse({ code: 'closed-today' });
  return recurred(finding, command.reason, command, at);
};

export const recordPublicNotice: Rule<'recordPublicNotice'> = (finding, _command, at) => {
  const { standing } = finding;
  if (standing.stage !== 'closed') return finding;
  return archivedIfDone({ ...finding, standing: { ...standing, noticePublished: true } }, at);
};

export const recordSuperior: Rule<'recordSuperior'> = (finding, command, at) => {
  if (command.outcome === 'accepted') return finding;
  needsReason(command, command.why);
  const back = backToRectifying({ ...finding, returns: finding.returns + 1 }, command, at);
  return withNews(back, 'superior-returned', [...unitsConcerned(finding), ...followersOf(finding)], at, command.why);
};

function wasClosedToday({ undoable }: Finding, { moment, terms: { calendar } }: RuleContext): boolean {
  return (
    undoable?.command === 'approveClosure' &&
    undoable.builtOn === undefined &&
    dayOf(calendar, undoable.at) === dayOf(calendar, moment)
  );
}

function recurred(finding: Finding, why: string, until: BackUntil, at: RuleContext): Finding {
  const back = backToRectifying({ ...finding, recurrences: finding.recurrences + 1, returns: 0 }, until, at);
  return withNews(back, 'reopened', [...unitsConcerned(finding), ...followersOf(finding)], at, why);
}

/**
 * Archives the finding after the last check that the policy asks for; a long-term item only once the office has ended
 * it.
 */
export function archivedIfDone(finding: Finding, { terms, moment }: RuleContext): Finding {
  const { standing } = finding;
  if (
    standing.stage !== 'closed' ||
    laterChecks(finding, standing, terms).length > 0 ||
    owesPublicNotice(finding, standing, terms)
  )
    return finding;
  return { ...finding, standing: { stage: 'archived', proof: standing.proof, at: moment } };
}
