import { dayOf } from '../calendar/calendar';
import { recorded, type Recorded } from '../finding/entry';
import type { Finding, MailTrouble } from '../finding/finding';
import type { Moment } from '../calendar/moment';
import type { Terms } from '../policy/policy';
import type { Position } from '../organisation/positions';

/** A courier's report that letters do not get through, or that they do again. */
export interface MailReport {
  readonly position: Position;
  readonly trouble: MailTrouble['trouble'] | 'mended';
  /** The duties that the letters were about. */
  readonly duties: readonly string[];
}

/** The number of positions whose trouble a finding remembers. */
const MOST = 20;

/**
 * Records trouble or its end. While it lasts, the office owes a working address and the ladders of these duties wait.
 * A letter that was returned stops no ladder: whoever got it could have written the message that returns it.
 */
export function recordMailReport(before: Finding, report: MailReport, terms: Terms, moment: Moment): Recorded {
  const others = before.troubles.filter(({ position }) => position !== report.position);
  const known = before.troubles.find(({ position }) => position === report.position);
  if (report.trouble === 'mended') {
    if (known === undefined) return { finding: before, entries: [] };
    const finding = { ...before, troubles: others, reporting: sinceReachable(before, known, terms, moment) };
    return recorded(finding, { at: moment, what: 'mail-mended', outcome: report.position });
  }
  const counter = before.counter + 1;
  const duties = [...new Set([...(known?.duties ?? []), ...report.duties])];
  if (known?.trouble === report.trouble && duties.length === known.duties.length)
    return { finding: before, entries: [] };
  const trouble: MailTrouble = {
    id: known?.id ?? String(counter),
    position: report.position,
    trouble: report.trouble,
    since: known?.since ?? moment,
    duties: duties.slice(-MOST),
  };
  const finding = { ...before, counter, troubles: [...others, trouble].slice(-MOST) };
  return recorded(finding, { at: moment, what: 'mail-trouble', outcome: `${report.trouble} ${report.position}` });
}

/** Whether a position cannot be written to, as far as anybody but its holder can tell. */
export function cannotBeReached(position: Position, { troubles }: Pick<Finding, 'troubles'>): boolean {
  return troubles.some((one) => one.position === position && one.trouble !== 'returned');
}

/** Reports for periods that passed while the contact could not be written to are not owed. */
function sinceReachable(
  { reporting, assignment }: Finding,
  { position, since, trouble }: MailTrouble,
  { calendar }: Terms,
  moment: Moment,
): Finding['reporting'] {
  const today = dayOf(calendar, moment);
  if (trouble === 'returned' || assignment === undefined || position !== `unit/${assignment.lead}/contact`)
    return reporting;
  // Trouble that ended on its own day kept no letter back for long: it wipes nothing.
  if (dayOf(calendar, since) === today) return reporting;
  return { ...reporting, settledThrough: Math.max(reporting.settledThrough, today), since: moment };
}
