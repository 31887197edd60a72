import { civilOf, dayOf, momentOf, workingDayOnOrAfter, workingDayOnOrBefore } from '../calendar';
import { dueAfter, dueMoment, startAt } from '../due';
import type { Duty } from '../finding';
import type { Moment } from '../moment';
import type { Terms } from '../policy';
import type { CampaignAgenda, CircularDraft } from './state';

/** Calendar days before the declared days run out from which the office owes the next year's. */
const DECLARE_AHEAD = 30;

/** What the office owes for the campaign as a whole at that moment. */
export function campaignDuties(agenda: CampaignAgenda, terms: Terms, moment: Moment): readonly Duty[] {
  return comingDuties(agenda, terms).filter(({ since }) => since <= moment);
}

/** The same, with what will be owed by itself. */
export function comingDuties(agenda: CampaignAgenda, terms: Terms): readonly Duty[] {
  return [
    ...(agenda.draft === undefined ? [] : [signOffOf(agenda.draft, terms)]),
    ...(agenda.reach > terms.calendar.declaredThrough ? [calendarUpdate(agenda, terms)] : []),
  ];
}

/** 签发; a postponement is a new term of the same duty, so that its ladder begins anew. */
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

/** The year whose holidays the calendar must be told next. */
export function undeclaredYear({ calendar }: Terms): number {
  return civilOf(calendar.declaredThrough + 1).year;
}

/**
 * 更新日历: the holidays of a year are published in the last weeks of the one before. Who begins with a calendar that
 * has already run out has the duty's time limit.
 */
function calendarUpdate({ began }: CampaignAgenda, terms: Terms): Duty {
  const { calendar, policy } = terms;
  const firstDay = workingDayOnOrAfter(calendar, calendar.declaredThrough - DECLARE_AHEAD);
  const since = Math.max(began, momentOf(calendar, firstDay, policy.letterHour));
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
