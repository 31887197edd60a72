import { reportsAreOwed } from '../duties/duties';
import type { Finding } from '../finding/finding';
import type { Rhythm } from '../policy/policy';
import { rhythmOf, settledInRhythm } from '../schedule/periods';
import { refuse } from './refusal';
import { leadContact, needsReason, withNews, type Rule, type RuleContext } from './shared';

/** 按周调度, 按月调度: how often the unit of this finding reports from now on. */
export const setRhythm: Rule<'setRhythm'> = (finding, command, at) => {
  needsReason(command, command.why);
  const { rhythm } = command;
  if (rhythm === rhythmOf(finding.subject, at.terms)) refuse({ code: 'rhythm-stands', rhythm });
  return inRhythm(finding, rhythm, at);
};

/**
 * The finding with another rhythm. Its unit hears of it, and what it has not been asked for yet follows the new one.
 * While nothing is reported (before the assignment, on hold, while claimed) the next period is found when reports are
 * owed again.
 */
export function inRhythm(finding: Finding, rhythm: Rhythm, at: RuleContext): Finding {
  const { subject, reporting, standing, hold } = finding;
  const from = rhythmOf(subject, at.terms);
  const set: Finding = { ...finding, subject: { ...subject, rhythm } };
  if (rhythm === from) return set;
  const told = withNews(set, 'rhythm-changed', leadContact(finding), at, rhythm);
  if (hold !== undefined || !reportsAreOwed(standing)) return told;
  const settledThrough = settledInRhythm(reporting.settledThrough, { from, to: rhythm }, at.moment, at.terms);
  return { ...told, reporting: { ...reporting, settledThrough } };
}
