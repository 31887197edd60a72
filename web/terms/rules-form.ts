import { isDeepStrictEqual } from 'node:util';
import { policyOver } from '../../config/policy-file';
import { isoDate, isoTime } from '../../domain/calendar/calendar';
import { approverRoles, type ApproverRole, type Policy } from '../../domain/policy/policy';
import type { TimetableItem } from '../../domain/policy/timetable';
import { ruleIn, type RuleValue } from '../../words/rule-text';
import { ruleGroups, type RuleGroup, type RuleName } from '../../words/web-rules';
import type { OfficeForm } from '../desk/office';

/** What the fields of a form say, by their names. */
export type RuleFields = Readonly<Record<string, readonly string[]>>;

/** The group of that name, as an address or a form has it; undefined where there is none. */
export function ruleGroupIn(written: string | undefined): RuleGroup | undefined {
  return written !== undefined && Object.hasOwn(ruleGroups, written) ? (written as RuleGroup) : undefined;
}

/** What a form says of a group of rules. */
export function ruleFieldsIn({ every }: Pick<OfficeForm, 'every'>, group: RuleGroup): RuleFields {
  const names = ruleGroups[group].flatMap((name) => [name, `${name}-unit`]);
  return Object.fromEntries(names.map((name) => [name, every(name)]));
}

/** The fields of a rule, filled in as it is. */
export function fieldsOfRule(name: RuleName, rule: RuleValue): RuleFields {
  switch (rule.kind) {
    case 'limit':
      return 'workingDays' in rule.value
        ? { [name]: [String(rule.value.workingDays)], [`${name}-unit`]: ['wd'] }
        : { [name]: [String(rule.value.days)], [`${name}-unit`]: ['d'] };
    case 'hour':
      return { [name]: [isoTime(rule.value)] };
    case 'weekdays':
      return { [name]: rule.value.map(String) };
    case 'approvers':
      return { [name]: rule.value };
    case 'after':
      return { [name]: [rule.value.map((time) => (typeof time === 'number' ? time : `${time.days} d`)).join(', ')] };
    case 'lines':
      return { [name]: [rule.value.join('\n')] };
    case 'days':
      return fieldsOfDays(name, rule.value);
    case 'switch':
      return { [name]: rule.value ? ['yes'] : [] };
    default:
      return { [name]: [String(rule.value)] };
  }
}

/**
 * A policy with what a form says of a group of rules. Where it is not accepted, the rules that are wrong: none where each
 * is in order, and the policy would be too large.
 */
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
    // A rule that nobody changed is not written: where the policy leaves it out, it stays left out.
    if (isDeepStrictEqual(value, writtenIn(before, name, fieldsOfRule(name, before)))) continue;
    const [first = '', last] = name.split('.');
    written[first] = last === undefined ? value : { ...(written[first] as object | undefined), [last]: value };
  }
  const over = policyOver(policy, written);
  if ('policy' in over) return over;
  return { wrong: names.filter((name) => over.wrong.some((place) => place === name || place.startsWith(`${name}.`))) };
}

/** What a form says of a rule, as a policy file has it. @param before the rule as it is */
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
    case 'days':
      return daysWritten(before.value, fields[`${name}-unit`]?.at(-1) ?? '', text);
    case 'switch':
      return all.includes('yes');
  }
}

/** How a form asks for the days of something: by a way to say them, and by what that needs. */
function fieldsOfDays(name: RuleName, item: TimetableItem | 'none'): RuleFields {
  const fields = (way: string, text: string): RuleFields => ({ [name]: [text], [`${name}-unit`]: [way] });
  if (item === 'none') return fields('none', '');
  if ('weekday' in item) return fields(`weekday-${item.weekday}`, '');
  if ('dates' in item) return fields('dates', item.dates.map(isoDate).join(', '));
  if ('afterPhase' in item) return fields('afterPhase', String(item.afterPhase));
  const { everyMonths, from } = item;
  return fields('everyMonths', from === undefined ? String(everyMonths) : `${everyMonths}, ${isoDate(from)}`);
}

/** The days as a policy file has them. What a form does not ask for stays: how long before something is prepared. */
function daysWritten(before: TimetableItem | 'none', way: string, text: string): unknown {
  const kept = before === 'none' || before.ahead === undefined ? {} : { ahead: before.ahead };
  const parts = partsOf(text, /[,，、]/);
  const [first = ''] = parts;
  switch (way) {
    case 'none':
      return 'none';
    case 'dates':
      return { ...kept, dates: parts };
    case 'afterPhase':
      return { ...kept, afterPhase: first.startsWith('-') ? -numberIn(first.slice(1)) : numberIn(first) };
    case 'everyMonths':
      return { ...kept, everyMonths: numberIn(first), ...(parts.length < 2 ? {} : { from: parts.slice(1).join(' ') }) };
    default:
      return { ...kept, weekday: way.startsWith('weekday-') ? numberIn(way.slice('weekday-'.length)) : NaN };
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

/** NaN where no number is written: that is accepted nowhere. */
function numberIn(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : NaN;
}
