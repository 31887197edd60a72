import type { FC } from 'hono/jsx';
import type { ReadFinding } from '../../client/reading';
import { signOf } from '../../domain/light/at-a-glance';
import type { Effect } from '../../domain/commands/effect';
import { stages, type Stage, type Subject } from '../../domain/finding/finding';
import { colours } from '../../domain/light/light-reason';
import type { Moment } from '../../domain/calendar/moment';
import { effectText } from '../../words/effect';
import { unitName } from '../../words/names';
import type { Campaign } from '../../workflows/messages';
import { OfficePage, Problems } from '../desk/office';
import type { Field, Filled } from '../finding/form';
import { FieldShown } from '../finding/form-page';
import { FormToken, type Site } from '../look/page';
import { SignShown } from '../look/sign';
import { divisionOf, queryOf, type WallFilter } from '../wall/filter';
import { Select } from '../wall/filter-form';
import { commandsForMany, type CommandForMany } from './batch-forms';

interface BatchProps {
  readonly site: Site;
  readonly campaign: Campaign;
  readonly name: CommandForMany;
}

interface ChooseProps extends BatchProps {
  readonly filter: WallFilter;
  readonly fields: readonly Field[];
  readonly filled: Filled;
  readonly problems: readonly string[];
  readonly moment: Moment;
  /** Those that can take the command now. */
  readonly able: readonly ReadFinding[];
  /** How many the filter lets through. */
  readonly chosen: number;
  readonly isTicked: (id: string) => boolean;
}

/** What to do, for which findings, and with what reason. */
export function choosePage(props: ChooseProps) {
  const { site, campaign, name, filter, fields, filled, problems, able, chosen, isTicked, moment } = props;
  const { words, base, viewer } = site;
  const { batch } = words.web.office;
  return (
    <OfficePage site={site} area="batch" title={batch.title}>
      <p class="soft">{batch.how}</p>
      <Problems title={words.web.finding.badForm} sentences={problems} />
      <Choosing {...props} />
      {able.length === 0 ? (
        <p class="notice">{batch.noneAble}</p>
      ) : (
        <form method="post" action={`${base}/batch/preview`} class="halves">
          <FormToken token={viewer?.formToken ?? ''} />
          <input type="hidden" name="command" value={name} />
          <input type="hidden" name="query" value={queryOf(filter).slice(1)} />
          <div class="paper" role="group" aria-labelledby="findings">
            <h2 id="findings">{batch.findings}</h2>
            <p class="soft">{batch.able(able.length, chosen)}</p>
            <ul class="list">
              {able.map(({ finding, terms }) => {
                const { id, title } = finding.subject;
                const lead = divisionOf(finding)?.lead;
                return (
                  <li>
                    <label class="check">
                      <input type="checkbox" name="finding" value={id} checked={isTicked(id)} />
                      <span>
                        {id} {title}{' '}
                        <span class="soft">{lead === undefined ? '' : unitName(campaign.directory, lead)}</span>{' '}
                        <SignShown sign={signOf(finding, terms, moment)} words={words} />
                      </span>
                    </label>
                  </li>
                );
              })}
            </ul>
          </div>
          <div class="paper stack">
            <h2>{words.commands[name]}</h2>
            {name === 'assign' ? <p class="soft">{batch.asLedger}</p> : null}
            {fields.map((field) => (
              <FieldShown field={field} filled={filled} words={words} />
            ))}
            <span>
              <button type="submit">{batch.preview}</button>
            </span>
          </div>
        </form>
      )}
    </OfficePage>
  );
}

const SPANS = [3, 7, 14, 30] as const;

/** The command and the range: both stand in the address. */
const Choosing: FC<ChooseProps> = ({ site: { words, base }, campaign, name, filter }) => {
  const { filter: names } = words.web.wall;
  const { batch } = words.web.office;
  const { units, workingGroups } = campaign.directory;
  const any = { value: '', name: names.any };
  const places = (known: readonly { readonly code: string; readonly name: string }[]) =>
    known.map((one) => ({ value: one.code, name: one.name }));
  return (
    <div class="filter">
      <form method="get" action={`${base}/batch`}>
        <Select
          label={batch.command}
          name="command"
          chosen={name}
          among={commandsForMany.map((value) => ({ value, name: words.commands[value] }))}
        />
        <Select label={names.group} name="group" chosen={filter.group} among={[any, ...places(workingGroups)]} />
        <Select label={names.unit} name="unit" chosen={filter.unit} among={[any, ...places(units)]} />
        <Select
          label={names.light}
          name="light"
          chosen={filter.light}
          among={[any, ...colours.map((value) => ({ value, name: words.colours[value] }))]}
        />
        <Select
          label={names.stage}
          name="stage"
          chosen={filter.stage}
          among={[any, ...stages.map((value) => ({ value, name: words.stages[value] }))]}
        />
        <Select
          label={names.dueWithin}
          name="due"
          chosen={filter.dueWithin === undefined ? undefined : String(filter.dueWithin)}
          among={[any, ...SPANS.map((days) => ({ value: String(days), name: names.days(days) }))]}
        />
        <label>
          {names.text}
          <input type="search" name="q" value={filter.text ?? ''} maxlength={100} />
        </label>
        <label class="check">
          <input type="checkbox" name="overdue" value="1" checked={filter.overdue === true} /> {names.overdue}
        </label>
        <span class="do">
          <button type="submit">{batch.next}</button>
        </span>
      </form>
    </div>
  );
};

/** Findings that do not take it, and why. */
export interface Refusing {
  readonly why: string;
  readonly findings: readonly string[];
}

interface PreviewProps extends BatchProps {
  readonly filled: Filled;
  readonly once: string;
  /** The filter, to come back to. */
  readonly query: string;
  readonly willing: readonly { readonly subject: Subject; readonly effect: Effect; readonly seq: number }[];
  readonly refused: readonly Refusing[];
}

/** What will happen to each finding, and which do not take it; nothing is done yet. */
export function previewPage({ site, campaign, name, filled, once, query, willing, refused }: PreviewProps) {
  const { words, base, viewer } = site;
  const { batch } = words.web.office;
  const { many } = words.cli;
  const title = words.commands[name];
  const back = `${base}/batch?${new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(query)), command: name }).toString()}`;
  return (
    <OfficePage site={site} area="batch" title={title}>
      <RefusedShown refused={refused} site={site} />
      {willing.length === 0 ? (
        <p class="notice">{batch.nobody}</p>
      ) : (
        <form method="post" action={`${base}/batch/do`} class="paper stack">
          <FormToken token={viewer?.formToken ?? ''} />
          <input type="hidden" name="command" value={name} />
          <input type="hidden" name="once" value={once} />
          {Object.entries(filled).flatMap(([field, values]) =>
            (typeof values === 'string' ? [values] : values).map((value) => (
              <input type="hidden" name={field} value={value} />
            )),
          )}
          {willing.map(({ subject, seq }) => (
            <input type="hidden" name="finding" value={`${subject.id} ${seq}`} />
          ))}
          <p>{many.will(words.commands[name], willing.length)}</p>
          <table>
            <tbody>
              {willing.map(({ subject, effect }) => (
                <tr>
                  <td>
                    <a href={`${base}/finding/${encodeURIComponent(subject.id)}`}>
                      {subject.id} {subject.title}
                    </a>
                  </td>
                  <td>{effectText(effect, campaign.directory, words)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <span class="do">
            <button type="submit">{batch.confirm}</button> <a href={back}>{batch.change}</a>
          </span>
        </form>
      )}
      {willing.length === 0 ? <a href={back}>{batch.change}</a> : null}
    </OfficePage>
  );
}

/** A finding that took it. */
export interface FindingMoved {
  readonly subject: Subject;
  readonly stage: Stage;
}

interface ResultProps extends BatchProps {
  readonly done: readonly FindingMoved[];
  readonly refused: readonly Refusing[];
}

/** What was done, each finding on its own, and what was refused. */
export function resultPage({ site, name, done, refused }: ResultProps) {
  const { words, base } = site;
  const { batch } = words.web.office;
  const all = done.length + refused.flatMap(({ findings }) => findings).length;
  return (
    <OfficePage site={site} area="batch" title={`${batch.result}: ${words.commands[name]}`}>
      <p class={done.length === all ? 'notice good' : 'notice'} role="status">
        {words.cli.many.done(done.length, all)}
      </p>
      <RefusedShown refused={refused} site={site} />
      {done.length === 0 ? null : (
        <section class="paper">
          <ul class="list">
            {done.map(({ subject, stage }) => (
              <li>
                <a href={`${base}/finding/${encodeURIComponent(subject.id)}`}>
                  {subject.id} {subject.title}
                </a>{' '}
                <span class="soft">{words.stages[stage]}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <a href={`${base}/batch`}>{batch.again}</a>
      </p>
    </OfficePage>
  );
}

const RefusedShown: FC<{ readonly refused: readonly Refusing[]; readonly site: Site }> = ({ refused, site }) => {
  const { words } = site;
  const count = refused.flatMap(({ findings }) => findings).length;
  return (
    <Problems
      title={words.cli.many.wont(count)}
      sentences={refused.map(({ why, findings }) => words.fact(words.card.list(findings), why))}
    />
  );
};
