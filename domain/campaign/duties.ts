import { civilOf, dayOf, workingDayOnOrAfter, workingDayOnOrBefore } from '../calendar/calendar';
import { dueAfter, dueMoment, letterHourOf, startAt } from '../duties/due';
import type { Duty } from '../finding/finding';
import type { Moment } from '../calendar/moment';
import type { Phase } from '../policy/phase';
import type { Terms } from '../policy/policy';
import { batchDutiesOf } from '../batches/duties';
import { followUpsOf } from '../registers/duties';
import type { CampaignAgenda, CircularDraft } from './state';
import { timetableDutiesOf, timetableLapsed } from './timetable';

/** How many calendar days before the declared days run out the office owes the next year's holidays. */
const DECLARE_AHEAD = 30;

/** What is owed for the campaign as a whole at that moment. */
export function campaignDuties(agenda: CampaignAgenda, terms: Terms, phase: Phase, moment: Moment): readonly Duty[] {
  const { agenda: now } = timetableLapsed(agenda, terms, phase, moment);
  return comingDuties(now, terms, phase).filter(({ since }) => since <= moment);
}

/** The same, including what will be owed later without anybody doing anything. */
export function comingDuties(agenda: CampaignAgenda, terms: Terms, phase: Phase): readonly Duty[] {
  return [
    ...(agenda.draft === undefined ? [] : [signOffOf(agenda.draft, terms)]),
    ...(agenda.reach > terms.calendar.declaredThrough ? [calendarUpdate(agenda, terms)] : []),
    ...followUpsOf(agenda.registers, terms).map(({ duty }) => duty),
    ...batchDutiesOf(agenda.batches, terms).map(({ duty }) => duty),
    ...timetableDutiesOf(agenda, terms, phase).map(({ duty }) => duty),
  ];
}

/** 签发. A postponement is a new term of the same duty, so that its ladder starts again. */
export function signOffOf({ id, openedAt, postponements, postponedTo }: CircularDraft, terms: Terms): Duty {
  const { limit = { workingDays: 1 } } = terms.policy.duties['sign-off'];
  return {
    id: `sign-off/${id}/${postponements}/0`,
    kind: 'sign-off',
    holder: 'office/director',
    since: openedAt,
    due: postponedTo === undefined ? dueAfter(startAt(openedAt), limit, terms) : dueMoment(postponedTo, terms),
    about: id,
  };
}

/** The next year whose holidays the calendar does not know. */
export function undeclaredYear({ calendar }: Terms): number {
  return civilOf(calendar.declaredThrough + 1).year;
}

/**
 * 更新日历. A year's holidays are published in the last weeks of the year before. If the calendar had already run out when
 * the campaign began, the office has the duty's usual time limit.
 */
function calendarUpdate({ began }: CampaignAgenda, terms: Terms): Duty {
  const { calendar, policy } = terms;
  const firstDay = workingDayOnOrAfter(calendar, calendar.declaredThrough - DECLARE_AHEAD);
  const since = Math.max(began, letterHourOf(firstDay, terms));
  const lastDay = workingDayOnOrBefore(calendar, calendar.declaredThrough);
  const { limit = { workingDays: 5 } } = policy.duties['update-calendar'];
  const late = dayOf(calendar, since) >= lastDay;
  const year = String(undeclaredYear(terms));
  return {
    id: `update-calendar/${year}/0/0`,
    kind: 'update-calendar',
    holder: 'office/staff',
    since,
    due: late ? dueAfter(startAt(since), limit, terms) : dueMoment(lastDay, terms),
    about: year,
  };
}
