import type { FC } from 'hono/jsx';
import { approverRoles, rhythms, type Policy } from '../../domain/policy/policy';
import { disclosures, ruleIn, ruleText, weekdays, type RuleValue } from '../../words/rule-text';
import { ruleGroups, type RuleGroup, type RuleName } from '../../words/web-rules';
import type { Words } from '../../words/words';
import { OfficePage, Problems } from '../desk/office';
import { Facts } from '../finding/finding-page';
import { FormToken, type Site } from '../look/page';
import { Choice } from './choice';
import { fieldsOfRule, type RuleFields } from './rules-form';

const waysToSayDays = ['dates', 'afterPhase', 'everyMonths'] as const;
const groups = Object.keys(ruleGroups) as readonly RuleGroup[];

/** The rules beside the duties in words, each group with the form that changes it. */
export const RulesTable: FC<{ readonly site: Site; readonly policy: Policy }> = ({ site: { words, base }, policy }) => {
  const { rules: said } = words.web.office;
  return (
    <section class="paper">
      <h2>{said.title}</h2>
      {groups.map((group) => (
        <div class="stack">
          <h3>
            {said.groups[group]}{' '}
            <a href={`${base}/terms/rules/${group}`} aria-label={`${said.change}: ${said.groups[group]}`}>
              {said.change}
            </a>
          </h3>
          <Facts facts={ruleGroups[group].map((name) => [said.names[name], ruleText(ruleIn(policy, name), words)])} />
        </div>
      ))}
    </section>
  );
};

interface RulesProps {
  readonly site: Site;
  readonly policy: Policy;
  readonly group: RuleGroup;
  /** What was filled in already; else as the policy is. */
  readonly fields?: RuleFields;
  readonly problems: readonly string[];
}

/** A group of rules as a form; what they change is shown before it counts. */
export function rulesPage({ site, policy, group, fields, problems }: RulesProps) {
  const { words, base, viewer } = site;
  const { terms, rules: said, notDone } = words.web.office;
  return (
    <OfficePage site={site} area="terms" title={said.groups[group]} narrow back={terms.title}>
      <Problems title={notDone} sentences={problems} />
      <form method="post" action={`${base}/terms/preview`} class="stack paper">
        <FormToken token={viewer?.formToken ?? ''} />
        <input type="hidden" name="what" value="rules" />
        <input type="hidden" name="group" value={group} />
        <p class="soft">{terms.dutyHint}</p>
        {group === 'timetable' ? <p class="soft">{said.days.hint}</p> : null}
        {ruleGroups[group].map((name) => {
          const rule = ruleIn(policy, name);
          return <RuleField name={name} rule={rule} fields={fields ?? fieldsOfRule(name, rule)} words={words} />;
        })}
        <span>
          <button type="submit">{terms.preview}</button>
        </span>
      </form>
    </OfficePage>
  );
}

interface FieldProps {
  readonly name: RuleName;
  readonly rule: RuleValue;
  readonly fields: RuleFields;
  readonly words: Words;
}

const RuleField: FC<FieldProps> = ({ name, rule, fields, words }) => {
  const { rules: said, terms } = words.web.office;
  const given = fields[name] ?? [];
  const text = given.at(-1) ?? '';
  const label = (
    <>
      {said.names[name]}
      {said.hints[name] === undefined ? null : <span class="hint">{said.hints[name]}</span>}
    </>
  );
  switch (rule.kind) {
    case 'count':
    case 'percent':
    case 'points':
      return (
        <label>
          {label}
          <input
            type="number"
            name={name}
            value={text}
            min={0}
            max={rule.kind === 'count' ? 1_000 : 100}
            step={rule.kind === 'points' ? 'any' : undefined}
            required
          />
        </label>
      );
    case 'hour':
      return (
        <label>
          {label}
          <input type="time" name={name} value={text} required />
        </label>
      );
    case 'limit':
      return (
        <label>
          {label}
          <span class="pair">
            <input type="number" name={name} value={text} min={1} max={999} required />
            <Choice
              name={`${name}-unit`}
              label={said.names[name]}
              chosen={fields[`${name}-unit`]?.at(-1) ?? ''}
              among={Object.entries(terms.units)}
            />
          </span>
        </label>
      );
    case 'rhythm':
      return (
        <label>
          {label}
          <Choice name={name} chosen={text} among={rhythms.map((one) => [one, words.rhythms[one]])} />
        </label>
      );
    case 'disclosure':
      return (
        <label>
          {label}
          <Choice name={name} chosen={text} among={disclosures.map((one) => [one, said.disclosures[one]])} />
        </label>
      );
    case 'weekdays':
      return (
        <Ticks name={name} label={label} given={given} among={weekdays.map((day) => [`${day}`, said.weekdays[day]])} />
      );
    case 'approvers':
      return (
        <Ticks
          name={name}
          label={label}
          given={given}
          among={approverRoles.map((role) => [role, said.approvers[role]])}
        />
      );
    case 'days':
      return (
        <label>
          {said.names[name]}
          <span class="pair">
            <Choice
              name={`${name}-unit`}
              label={said.names[name]}
              chosen={fields[`${name}-unit`]?.at(-1) ?? ''}
              among={[
                ['none', said.days.choices.none],
                ...weekdays.map((day) => [`weekday-${day}`, said.days.weekly(said.weekdays[day])] as const),
                ...waysToSayDays.map((way) => [way, said.days.choices[way]] as const),
              ]}
            />
            <input name={name} value={text} maxlength={400} class="wide" />
          </span>
        </label>
      );
    case 'switch':
      return (
        <label class="check">
          <input type="checkbox" name={name} value="yes" checked={given.includes('yes')} /> {label}
        </label>
      );
    case 'after':
      return (
        <label>
          {label}
          <input name={name} value={text} required maxlength={100} />
        </label>
      );
    case 'lines':
      return (
        <label>
          {label}
          <textarea name={name} maxlength={2_000}>
            {text}
          </textarea>
        </label>
      );
  }
};

const Ticks: FC<{
  readonly name: string;
  readonly label: unknown;
  readonly given: readonly string[];
  readonly among: readonly (readonly [value: string, shown: string])[];
}> = ({ name, label, given, among }) => (
  <fieldset class="ticks">
    <legend>{label}</legend>
    {among.map(([value, shown]) => (
      <label class="check">
        <input type="checkbox" name={name} value={value} checked={given.includes(value)} /> {shown}
      </label>
    ))}
  </fieldset>
);
