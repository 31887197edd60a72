import { dayOf } from '../calendar/calendar';
import { defined } from '../defined';
import { startAt } from '../duties/due';
import type { Finding, Subject } from './finding';
import type { DayIndex } from '../calendar/moment';
import type { Terms } from '../policy/policy';

/**
 * A finding as it is in the ledger on the day it is opened: assigned to nobody, so that the office owes the assignment.
 */
export function openFinding(
  subject: Subject,
  { calendar }: Terms,
  dates: { readonly due?: DayIndex; readonly superior?: DayIndex } = {},
): Finding {
  return defined({
    subject,
    standing: { stage: 'unassigned', start: startAt(subject.openedAt) },
    deadlines:
      dates.due === undefined
        ? undefined
        : defined({ first: dates.due, agreed: [], term: 0, held: 0, superior: dates.superior }),
    reporting: {
      settledThrough: dayOf(calendar, subject.openedAt),
      since: subject.openedAt,
      missedRunning: 0,
      missedTotal: 0,
    },
    epoch: 0,
    round: 1,
    returns: 0,
    recurrences: 0,
    drafts: [],
    issued: {},
    obligations: [],
    commitments: [],
    troubles: [],
    news: [],
    flags: { lacking: [] },
    settled: {},
    counter: 0,
    seq: 0,
    recent: [],
  });
}
