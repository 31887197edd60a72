import { dayOf, momentOf, weekdayOf } from '../domain/calendar/calendar';
import { domainMoment } from '../domain/calendar/clock';
import { letterHourOnOrBefore } from '../domain/light/light';
import type { Moment } from '../domain/calendar/moment';
import type { Terms } from '../domain/policy/policy';
import { beforeClaim } from '../domain/finding/stages';
import type { Campaign } from '../workflows/messages';
import { wordsFor } from '../words';
import { situations, type Situation, type ViewHeading } from '../words/views';
import type { Duban } from './duban';
import { findingsQuery, messagesQuery, quoted } from './query';

/** A list of findings, or of messages, that monitors ask for again and again: a query of Temporal's visibility by name. */
export interface View {
  readonly heading: ViewHeading;
  readonly name: string;
  readonly query: string;
}

/** Every prepared view of a campaign; "this week", "overdue" and "late" as of `moment`, by the campaign's own time. */
export function viewsOf({ id, directory, terms }: Omit<Campaign, 'roster'>, moment: Moment): readonly View[] {
  const { views } = wordsFor(terms.policy.language);
  const conditions = conditionsAt(terms, moment);
  return [
    ...situations.map((situation): View => {
      const query = findingsQuery(id, conditions[situation]);
      return { heading: 'situation', name: views.situations[situation], query };
    }),
    { heading: 'situation', name: views.messages, query: messagesQuery(id) },
    ...directory.workingGroups.map(({ code, name }): View => {
      return { heading: 'group', name, query: findingsQuery(id, [`DubanGroup = ${quoted(code)}`]) };
    }),
    ...directory.supervisionGroups.map(({ code, name }): View => {
      return { heading: 'supervision', name, query: findingsQuery(id, [`DubanSupervisionGroup = ${quoted(code)}`]) };
    }),
  ];
}

/** A view with what it finds now. */
export interface CountedView extends View {
  readonly count: number;
}

/** Every prepared view, counted on the server. @throws Trouble no-server */
export async function countedViews(duban: Duban, campaign: Campaign): Promise<readonly CountedView[]> {
  const views = viewsOf(campaign, domainMoment(campaign.terms.clock, Date.now()));
  const counts = await duban.counts(views.map(({ query }) => query));
  return views.map((view, index) => ({ ...view, count: counts[index] ?? 0 }));
}

function conditionsAt(terms: Terms, moment: Moment): Readonly<Record<Situation, readonly string[]>> {
  const { calendar } = terms;
  const today = dayOf(calendar, moment);
  const monday = momentOf(calendar, today - weekdayOf(today) + 7, 0);
  const now = quoted(new Date(moment).toISOString());
  // A deadline has passed when lights say so: at the letter hour after it.
  const seen = quoted(new Date(letterHourOnOrBefore(moment, terms)).toISOString());
  return {
    all: [],
    red: [`DubanLight = 'red'`],
    yellow: [`DubanLight = 'yellow'`],
    overdue: [`DubanDeadline < ${seen}`, `DubanStage IN (${[...beforeClaim].map(quoted).join(', ')})`],
    // Where nobody owes anything, the last due moment is still shown.
    'late-duties': [`DubanDutyDue < ${now}`, `DubanWaitingOn != 'nobody'`],
    'due-this-week': [
      `DubanDutyDue >= ${now}`,
      `DubanDutyDue < ${quoted(new Date(monday).toISOString())}`,
      `DubanWaitingOn != 'nobody'`,
    ],
    'awaiting-check': [`DubanStage = 'awaiting-check'`],
    'awaiting-approval': [`DubanStage = 'awaiting-approval'`],
    'on-hold': [`DubanOnHold = true`],
    'key-items': [`DubanKeyItem = true`],
    'mail-stuck': [`DubanMailStuck = true`],
    recurrences: [`DubanRecurrences > 0`],
  };
}
