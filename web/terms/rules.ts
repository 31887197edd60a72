import { isDeepStrictEqual } from 'node:util';
import { policyOver } from '../../config/policy-file';
import { usualPoints, type Fault } from '../../domain/policy/appraisal';
import {
  ANSWER_LINK_DAYS,
  approverRoles,
  type AfterClosure,
  type ApproverRole,
  type Limit,
  type Policy,
  type Rhythm,
} from '../../domain/policy/policy';
import { ruleGroups, type RuleGroup, type RuleName } from '../../words/web-rules';
import type { Words } from '../../words/words';
import type { OfficeForm } from '../desk/office';

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
  | { readonly kind: 'switch'; readonly value: boolean };

/** What the fields of a form say, by their names. */
export type RuleFields = Readonly<Record<string, readonly string[]>>;

export const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;
export const disclosures = ['number-only', 'full'] as const;

export function ruleGroupIn(written: string | undefined): RuleGroup | undefined {
  return written !== undefined && Object.hasOwn(ruleGroups, written) ? (written as RuleGroup) : undefined;
}

/** What a form says of a group of rules. */
export function ruleFieldsIn({ every }: Pick<OfficeForm, 'every'>, group: RuleGroup): RuleFields {
  const names = ruleGroups[group].flatMap((name) => [name, `${name}-unit`]);
  return Object.fromEntries(names.map((name) => [name, every(name)]));
}

/** What a policy says of a rule; where it says nothing, what then holds. */
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

type CountName = Extract<
  RuleName,
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

function countIn(policy: Policy, name: Exclude<CountName, 'reports.rhythm' | 'lights.nearlyDone'>): number {
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
      return hourOf(rule.value);
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
    case 'switch':
      return rule.value ? rules.yes : rules.no;
  }
}

/** The fields of a rule, filled in as it is. */
export function fieldsOfRule(name: RuleName, rule: RuleValue): RuleFields {
  switch (rule.kind) {
    case 'limit':
      return 'workingDays' in rule.value
        ? { [name]: [String(rule.value.workingDays)], [`${name}-unit`]: ['wd'] }
        : { [name]: [String(rule.value.days)], [`${name}-unit`]: ['d'] };
    case 'hour':
      return { [name]: [hourOf(rule.value)] };
    case 'weekdays':
      return { [name]: rule.value.map(String) };
    case 'approvers':
      return { [name]: rule.value };
    case 'after':
      return { [name]: [rule.value.map((time) => (typeof time === 'number' ? time : `${time.days} d`)).join(', ')] };
    case 'lines':
      return { [name]: [rule.value.join('\n')] };
    case 'switch':
      return { [name]: rule.value ? ['yes'] : [] };
    default:
      return { [name]: [String(rule.value)] };
  }
}

/** A policy with what a form says of a group of rules, or the rules that do not fit. */
export function policyWithRules(
  policy: Policy,
  group: RuleGroup,
  fields: RuleFields,
): { readonly policy: Policy } | { readonly wrong: readonly RuleName[] } {
  const names: readonly RuleName[] = ruleGroups[group];
  const written: Record<string, unknown> = {};
  for (const name of names) {
    const before = ruleIn(policy, name);
    const value = writtenIn(before, name, fields);
    // What nobody touched stays unsaid where the policy does not say it.
    if (isDeepStrictEqual(value, writtenIn(before, name, fieldsOfRule(name, before)))) continue;
    const [first = '', last] = name.split('.');
    written[first] = last === undefined ? value : { ...(written[first] as object | undefined), [last]: value };
  }
  const over = policyOver(policy, written);
  if ('policy' in over) return over;
  return { wrong: names.filter((name) => over.wrong.some((place) => place === name || place.startsWith(`${name}.`))) };
}

/** What a policy file would say, as a form has it. */
function writtenIn(before: RuleValue, name: RuleName, fields: RuleFields): unknown {
  const all = fields[name] ?? [];
  const text = all.at(-1)?.trim() ?? '';
  switch (before.kind) {
    case 'count':
      return numberIn(text);
    case 'percent':
      return numberIn(text) / 100;
    case 'points':
      return /^\d{1,3}(?:\.\d{1,9})?$/.test(text) ? Number(text) : NaN;
    case 'hour':
    case 'rhythm':
    case 'disclosure':
      return text;
    case 'limit':
      // A duty of no days would be late as it begins.
      return Number(text) < 1 ? '' : `${text} ${fields[`${name}-unit`]?.at(-1) ?? ''}`;
    case 'weekdays':
      return all.map(numberIn);
    case 'approvers':
      return inOrder(all, before.value);
    case 'after':
      return partsOf(text, /[,，、]/).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    case 'lines':
      return partsOf(text, /\n/);
    case 'switch':
      return all.includes('yes');
  }
}

/** Roles that were there before stay in their order; one that is added stands where it usually does. */
function inOrder(ticked: readonly string[], before: readonly ApproverRole[]): readonly string[] {
  const isAsBefore = before.length === ticked.length && before.every((role) => ticked.includes(role));
  return isAsBefore ? before : approverRoles.filter((role) => ticked.includes(role));
}

function partsOf(text: string, between: RegExp): readonly string[] {
  return text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Not a number where none is written. */
function numberIn(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : NaN;
}

function hourOf(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${hours}:${rest}`;
}

function lastOf<Last extends string>(name: `${string}.${Last}`): Last {
  return name.slice(name.indexOf('.') + 1) as Last;
}
