import { defineSearchAttributeKey, SearchAttributeType, type SearchAttributePair } from '@temporalio/common';
import { dutiesOf } from '../domain/duties/duties';
import { deadlineDay, dueMoment } from '../domain/duties/due';
import { colourOf } from '../domain/light/light';
import { pressing } from '../domain/duties/pressing';
import type { Finding } from '../domain/finding/finding';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import type { Terms } from '../domain/policy/policy';

/** What lists and filters go by in Temporal; registered for the namespace before anything starts. */
export const attributes = {
  campaign: defineSearchAttributeKey('DubanCampaign', SearchAttributeType.KEYWORD),
  stage: defineSearchAttributeKey('DubanStage', SearchAttributeType.KEYWORD),
  light: defineSearchAttributeKey('DubanLight', SearchAttributeType.KEYWORD),
  unit: defineSearchAttributeKey('DubanUnit', SearchAttributeType.KEYWORD),
  group: defineSearchAttributeKey('DubanGroup', SearchAttributeType.KEYWORD),
  supervisionGroup: defineSearchAttributeKey('DubanSupervisionGroup', SearchAttributeType.KEYWORD),
  category: defineSearchAttributeKey('DubanCategory', SearchAttributeType.KEYWORD),
  track: defineSearchAttributeKey('DubanTrack', SearchAttributeType.KEYWORD),
  waitingOn: defineSearchAttributeKey('DubanWaitingOn', SearchAttributeType.KEYWORD),
  holders: defineSearchAttributeKey('DubanHolders', SearchAttributeType.KEYWORD_LIST),
  dutyDue: defineSearchAttributeKey('DubanDutyDue', SearchAttributeType.DATETIME),
  deadline: defineSearchAttributeKey('DubanDeadline', SearchAttributeType.DATETIME),
  missedReports: defineSearchAttributeKey('DubanMissedReports', SearchAttributeType.INT),
  recurrences: defineSearchAttributeKey('DubanRecurrences', SearchAttributeType.INT),
  onHold: defineSearchAttributeKey('DubanOnHold', SearchAttributeType.BOOL),
  keyItem: defineSearchAttributeKey('DubanKeyItem', SearchAttributeType.BOOL),
  mailStuck: defineSearchAttributeKey('DubanMailStuck', SearchAttributeType.BOOL),
} as const;

/**
 * How a finding shows in lists at that moment.
 * @param cannotPost what has come due could not be handed to the couriers
 */
export function attributesOf(
  finding: Finding,
  terms: Terms,
  moment: Moment,
  cannotPost = false,
): readonly SearchAttributePair[] {
  const { subject, standing, assignment } = finding;
  const duties = dutiesOf(finding, terms);
  const first = pressing(duties);
  const pairs: SearchAttributePair[] = [
    { key: attributes.campaign, value: subject.campaign },
    { key: attributes.stage, value: standing.stage },
    { key: attributes.light, value: colourOf(finding, terms, moment) },
    { key: attributes.track, value: subject.track },
    { key: attributes.holders, value: [...new Set(duties.map(({ holder }) => holder))] },
    { key: attributes.missedReports, value: finding.reporting.missedTotal },
    { key: attributes.recurrences, value: finding.recurrences },
    { key: attributes.onHold, value: finding.hold !== undefined },
    { key: attributes.keyItem, value: subject.keyItem },
    { key: attributes.mailStuck, value: cannotPost || finding.troubles.length > 0 },
    { key: attributes.waitingOn, value: first?.kind ?? 'nobody' },
  ];
  if (subject.category !== undefined) pairs.push({ key: attributes.category, value: subject.category });
  if (first !== undefined) pairs.push({ key: attributes.dutyDue, value: new Date(first.due) });
  const last = lastDay(finding, terms);
  if (last !== undefined) pairs.push({ key: attributes.deadline, value: new Date(dueMoment(last, terms)) });
  if (assignment !== undefined) {
    pairs.push(
      { key: attributes.unit, value: assignment.lead },
      { key: attributes.group, value: assignment.workingGroup },
    );
    if (assignment.supervision !== undefined) {
      pairs.push({ key: attributes.supervisionGroup, value: assignment.supervision });
    }
  }
  return pairs;
}

/** Who owes the next word on a message: the office, while it waits for it. */
export const OFFICE = 'office';

/** How a message shows in lists. */
export function messageAttributes(campaign: string, waits: boolean): readonly SearchAttributePair[] {
  return [
    { key: attributes.campaign, value: campaign },
    { key: attributes.waitingOn, value: waits ? OFFICE : 'nobody' },
  ];
}

/** The day after which a finding is overdue: the earlier of both dates; on hold only the superior's runs on. */
function lastDay({ deadlines, hold }: Finding, { calendar }: Terms): DayIndex | undefined {
  if (deadlines === undefined) return undefined;
  const days = [hold === undefined ? deadlineDay(deadlines, calendar) : undefined, deadlines.superior];
  const running = days.filter((day) => day !== undefined);
  return running.length === 0 ? undefined : Math.min(...running);
}
