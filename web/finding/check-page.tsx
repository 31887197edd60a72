import type { FC, PropsWithChildren } from 'hono/jsx';
import { dayOf } from '../../domain/calendar/calendar';
import type { CommandName } from '../../domain/commands/commands';
import type { Change, Consequences } from '../../domain/commands/consequences';
import type { Duty, Notice } from '../../domain/finding/finding';
import type { DayIndex } from '../../domain/calendar/moment';
import type { Campaign } from '../../workflows/messages';
import { dutyText } from '../../words/names';
import type { Words } from '../../words/words';
import { FormToken, type Site } from '../look/page';
import { Facts, Paper, positionText } from './finding-page';
import type { Field, Filled } from './form';
import type { KeptFiles } from './kept-files';

interface CheckProps {
  readonly site: Site;
  readonly campaign: Campaign;
  readonly name: CommandName;
  readonly fields: readonly Field[];
  readonly filled: Filled;
  readonly kept: { readonly files: KeptFiles; readonly sealed: string };
  readonly consequences: Consequences;
  /** A contact's word counts for the unit only once its head confirms it. */
  readonly waitsForHead: boolean;
  readonly action: string;
  readonly token?: string;
  /** Whose word it is, where that must be plain before it is sent. */
  readonly as?: string;
  /** He confirms that it is him: his word counts for a unit, or is his own check or approval. */
  readonly mustConfirm?: boolean;
}

/** What somebody is about to say, and what will come of it; only the button here does it. */
export const Check: FC<PropsWithChildren<CheckProps>> = (props) => {
  const { site, campaign, name, fields, filled, kept, consequences, waitsForHead, action, token } = props;
  const { as, mustConfirm = false, children } = props;
  const { words } = site;
  const said = words.web.consequences;
  const sentences = sentencesOf(consequences, campaign, words);
  const all = waitsForHead ? [said.waitsForHead, ...sentences] : sentences;
  const { letters } = consequences;
  return (
    <form method="post" action={action} class="stack">
      {token === undefined ? null : <FormToken token={token} />}
      {Object.entries(filled)
        .filter(([key]) => !own.has(key))
        .flatMap(([key, value]) => (typeof value === 'string' ? [value] : value).map((one) => [key, one] as const))
        .map(([key, value]) => (
          <input type="hidden" name={key} value={value} />
        ))}
      {kept.files.length === 0 ? null : <input type="hidden" name="kept" value={kept.sealed} />}
      <Paper title={said.said}>
        <p>
          <b>{words.commands[name]}</b>
        </p>
        <Facts facts={factsIn(fields, filled, kept.files, words)} />
      </Paper>
      <Paper title={said.title}>
        {all.length === 0 && letters.length === 0 ? <p>{said.nothing}</p> : null}
        <ul class="list">
          {all.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
        {letters.length === 0 ? null : (
          <>
            <h3>{said.letters(letters.reduce((sum, { to }) => sum + to.length, 0))}</h3>
            <ul class="list">
              {letters.map((letter) => (
                <li>{letterText(letter, campaign, words)}</li>
              ))}
            </ul>
          </>
        )}
      </Paper>
      {mustConfirm && as !== undefined ? (
        <label class="check">
          <input type="checkbox" name="myself" value="yes" required /> {said.myself(as)}
        </label>
      ) : null}
      <span class="do">
        <button type="submit" name="step" value="do">
          {as === undefined ? said.send : said.sendAs(as)}
        </button>{' '}
        <button type="submit" name="step" value="edit" class="plain" formnovalidate>
          {said.change}
        </button>{' '}
        {children}
      </span>
    </form>
  );
};

/** Fields of a form that are not what somebody said. */
const own: ReadonlySet<string> = new Set(['form', 'step', 'kept', 'discard', 'myself']);

function sentencesOf(consequences: Consequences, { directory, terms }: Campaign, words: Words): readonly string[] {
  const { stage, deadline, superior, light, owed, ended } = consequences;
  const said = words.web.consequences;
  const holder = ({ holder: position }: Duty): string => positionText(position, directory, words);
  const dated = (
    change: Change<DayIndex | undefined> | undefined,
    sentence: (from: string | undefined, to: string) => string,
  ): readonly string[] =>
    change?.to === undefined
      ? []
      : [sentence(change.from === undefined ? undefined : words.date(change.from), words.date(change.to))];
  return [
    ...(stage === undefined ? [] : [said.stage(words.stages[stage.to])]),
    ...dated(deadline, said.deadline),
    ...dated(superior, said.superior),
    ...(light === undefined ? [] : [said.light(words.colours[light.from], words.colours[light.to])]),
    ...ended.map((duty) => said.ends(holder(duty), dutyText(duty, words))),
    ...owed.map((duty) => said.owes(holder(duty), dutyText(duty, words), words.date(dayOf(terms.calendar, duty.due)))),
  ];
}

function letterText({ at, news, duty, to }: Notice, { directory, terms }: Campaign, words: Words): string {
  const about = news === undefined ? (duty === undefined ? '' : dutyText(duty, words)) : words.news[news.what];
  const recipients = words.card.list(to.map((position) => positionText(position, directory, words)));
  return words.web.consequences.letter(words.card.day(dayOf(terms.calendar, at)), about, recipients);
}

/** What was filled in, as it was asked. */
function factsIn(
  fields: readonly Field[],
  filled: Filled,
  kept: KeptFiles,
  words: Words,
): readonly (readonly [name: string, fact: string])[] {
  const { finding } = words.web;
  const said = (key: string): string => {
    const value = filled[key];
    return (typeof value === 'string' ? value : (value?.at(-1) ?? '')).trim();
  };
  const filesOf = (field: string): readonly string[] =>
    kept.filter((one) => one.field === field).map(({ file }) => file.name);
  return fields.flatMap((field): readonly (readonly [string, string])[] => {
    const { name } = field;
    const label = finding.fields[name];
    const fact = (text: string): readonly (readonly [string, string])[] => (text === '' ? [] : [[label, text]]);
    switch (field.kind) {
      case 'line':
      case 'text':
      case 'day':
        return fact(said(name));
      case 'choice':
        return fact(field.among.find(({ value }) => value === said(name))?.name ?? said(name));
      case 'ticks': {
        const given = filled[name] ?? [];
        const ticked = typeof given === 'string' ? [given] : given;
        return fact(words.card.list(field.among.filter(({ value }) => ticked.includes(value)).map((one) => one.name)));
      }
      case 'numbered':
        return field.each.map(({ number, text }) => {
          const key = `${name}-${number}`;
          return [
            `${number}. ${text}`,
            words.card.list([said(key), ...filesOf(`${key}-files`)].filter((one) => one !== '')),
          ];
        });
      case 'files':
        return fact(words.card.list(filesOf(name)));
      case 'rows':
        return Array.from({ length: field.rows }, (_, place) => `${name}-${place + 1}`)
          .filter((key) => said(key) !== '')
          .map((key) => [
            said(`${key}-due`),
            said(`${key}-node`) === '' ? said(key) : words.card.about(said(key), words.web.finding.node),
          ]);
    }
  });
}
