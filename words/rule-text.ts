import { isoTime } from '../domain/calendar/calendar';
import { usualPoints, type Fault } from '../domain/policy/appraisal';
import {
  ANSWER_LINK_DAYS,
  type AfterClosure,
  type ApproverRole,
  type Limit,
  type Policy,
  type Rhythm,
} from '../domain/policy/policy';
import type { TimetableItem, TimetableKind } from '../domain/policy/timetable';
import { daysText } from './timetable';
import { ruleGroups, type RuleName } from './web-rules';
import type { Words } from './words';

/** What a rule says, and as what a form asks for it. */
export type RuleValue =
  | { readonly kind: 'count' | 'percent' | 'points'; readonly value: number }
  /** Minutes after midnight. */
  | { readonly kind: 'hour'; readonly value: number }
  | { readonly kind: 'limit'; readonly value: Limit }
  | { readonly kind: 'weekdays'; readonly value: readonly number[] }
  | { readonly kind: 'rhythm'; readonly value: Rhythm }
  | { readonly kind: 'disclosure'; readonly value: Policy['disclosure'] }
  | { readonly kind: 'approvers'; readonly value: readonly ApproverRole[] }
  | { readonly kind: 'after'; readonly value: readonly AfterClosure[] }
  | { readonly kind: 'lines'; readonly value: readonly string[] }
  | { readonly kind: 'days'; readonly value: TimetableItem | 'none' }
  | { readonly kind: 'switch'; readonly value: boolean };

export const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;
export const disclosures = ['number-only', 'full'] as const;

/** What a policy says of a rule; where it leaves the rule out, what holds without it. */
export function ruleIn(policy: Policy, name: RuleName): RuleValue {
  switch (name) {
    case 'letterHour':
    case 'dueHour':
      return { kind: 'hour', value: policy[name] };
    case 'rework':
    case 'immediate':
    case 'immediatePlan':
    case 'urgentReply':
      return { kind: 'limit', value: policy[name] };
    case 'unhurriedDays':
      return { kind: 'weekdays', value: policy.unhurriedDays };
    case 'reports.rhythm':
      return { kind: 'rhythm', value: policy.reports.rhythm };
    case 'disclosure':
      return { kind: 'disclosure', value: policy.disclosure };
    case 'internalMail':
      return { kind: 'lines', value: policy.internalMail ?? [] };
    case 'publicNotice.categories':
      return { kind: 'lines', value: policy.publicNotice.categories };
    case 'approvals.ordinary':
    case 'approvals.keyItem':
      return { kind: 'approvers', value: policy.approvals[lastOf(name)] };
    case 'lookBack.ordinary':
    case 'lookBack.keyItem':
      return { kind: 'after', value: policy.lookBack[lastOf(name)] };
    case 'campaign.dailyAnalysis':
    case 'campaign.halfMonthReport':
    case 'campaign.circular':
    case 'campaign.weeklyPage':
      return { kind: 'switch', value: policy.campaign[lastOf(name)] ?? true };
    case 'calendarFile':
      return { kind: 'switch', value: policy.calendarFile ?? false };
    case 'timetable.dispatch':
    case 'timetable.batch':
    case 'timetable.phase-report':
    case 'timetable.self-assessment':
    case 'timetable.appraisal':
    case 'timetable.superior-review': {
      const kind: TimetableKind = lastOf(name);
      return { kind: 'days', value: policy.timetable?.[kind] ?? 'none' };
    }
    case 'lights.nearlyDone':
      return { kind: 'percent', value: Math.round(policy.lights.nearlyDone * 100) };
    case 'appraisal.overdue':
    case 'appraisal.late-claim':
    case 'appraisal.recurrence':
    case 'appraisal.failed-check':
    case 'appraisal.missed-report':
    case 'appraisal.late-measure': {
      const fault: Fault = lastOf(name);
      return { kind: 'points', value: policy.appraisal?.[fault] ?? usualPoints[fault] };
    }
    default:
      return { kind: 'count', value: countIn(policy, name) };
  }
}

/** The rules that are a number of days or of times. */
type CountName = Extract<
  Exclude<RuleName, 'reports.rhythm' | 'lights.nearlyDone'>,
  | 'repeatEvery'
  | 'unhurriedFrom'
  | 'receiptsADay'
  | 'answerLinkDays'
  | 'longestHold'
  | 'longTermEvery'
  | 'checkers'
  | 'lookBack.window'
  | 'publicNotice.workingDays'
  | `reports.${string}`
  | `extensions.${string}`
  | `lights.${string}`
>;

function countIn(policy: Policy, name: CountName): number {
  switch (name) {
    case 'answerLinkDays':
      return policy.answerLinkDays ?? ANSWER_LINK_DAYS;
    case 'repeatEvery':
    case 'unhurriedFrom':
    case 'receiptsADay':
    case 'longestHold':
    case 'longTermEvery':
    case 'checkers':
      return policy[name];
    case 'lookBack.window':
      return policy.lookBack.window;
    case 'publicNotice.workingDays':
      return policy.publicNotice.workingDays;
    case 'reports.shortestFirstPeriod':
    case 'reports.grace':
    case 'reports.supervisionLetterAt':
    case 'reports.talkAt':
      return policy.reports[lastOf(name)];
    case 'extensions.askBefore':
    case 'extensions.most':
      return policy.extensions[lastOf(name)];
    case 'lights.nearDeadline':
    case 'lights.yellowBehind':
    case 'lights.redBehind':
    case 'lights.behindFrom':
    case 'lights.redMilestone':
    case 'lights.redMissedReports':
    case 'lights.redReturns':
      return policy.lights[lastOf(name)];
  }
}

/** A rule in words. */
export function ruleText(rule: RuleValue, words: Words): string {
  const { rules, terms } = words.web.office;
  const listed = (all: readonly string[]): string => (all.length === 0 ? rules.none : words.card.list(all));
  switch (rule.kind) {
    case 'count':
    case 'points':
      return String(rule.value);
    case 'percent':
      return rules.percent(rule.value);
    case 'hour':
      return isoTime(rule.value);
    case 'limit':
      return terms.limitOf(rule.value);
    case 'weekdays':
      return listed(rule.value.map((day) => rules.weekdays[day] ?? ''));
    case 'rhythm':
      return words.rhythms[rule.value];
    case 'disclosure':
      return rules.disclosures[rule.value];
    case 'approvers':
      return listed(rule.value.map((role) => rules.approvers[role]));
    case 'after':
      return listed(rule.value.map((time) => rules.after(time)));
    case 'lines':
      return listed(rule.value);
    case 'days':
      return daysText(rule.value, words);
    case 'switch':
      return rule.value ? rules.yes : rules.no;
  }
}

/** What an amended policy changes of the rules beside the duties, line by line, in the order of the page of rules. */
export function ruleChanges(before: Policy, after: Policy, words: Words): readonly string[] {
  const { rules } = words.web.office;
  return Object.values(ruleGroups)
    .flat()
    .flatMap((name) => {
      const was = ruleText(ruleIn(before, name), words);
      const will = ruleText(ruleIn(after, name), words);
      return was === will ? [] : [rules.turns(rules.names[name], was, will)];
    });
}

/** `lookBack.window` is `window` in `policy.lookBack`. */
function lastOf<Last extends string>(name: `${string}.${Last}`): Last {
  return name.slice(name.indexOf('.') + 1) as Last;
}
