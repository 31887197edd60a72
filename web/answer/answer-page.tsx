import type { FC, PropsWithChildren } from 'hono/jsx';
import { dayOf } from '../../domain/calendar/calendar';
import type { CommandName } from '../../domain/commands/commands';
import type { Entry } from '../../domain/finding/entry';
import { personOf } from '../../domain/organisation/directory';
import { placeIn } from '../../domain/organisation/names';
import { entryName } from '../../words/card';
import { lettersOfEntry, saidWithEntry } from '../../words/entry-said';
import { dutyText } from '../../words/names';
import { Page, SentencePage, type Site } from '../look/page';
import { SignShown } from '../look/sign';
import { Matter, Paper } from '../finding/finding-page';
import { CommandForm, Problems, type CommandFormProps } from '../finding/form-page';
import { acknowledgeable, type AnswerItem, type OpenLetter, type Opened } from './answer-view';
import type { AnswerReceipt } from './receipts';

/** Keeps drafts and shows how far an upload is. */
const SCRIPT = '/answer.js';

/** Where the forms and files of an answer page lie. */
export function answerPath(base: string, link: string): string {
  return `${base}/answer/${link}`;
}

interface AnswerPageProps {
  readonly site: Site;
  readonly link: string;
  readonly letter: OpenLetter;
  /** The form of each answer that can be given. */
  readonly formOf: (item: AnswerItem, name: CommandName) => CommandFormProps;
  readonly receipt?: AnswerReceipt | undefined;
  /** Names the form that acknowledges several, so that what is sent twice is done once. */
  readonly once: string;
}

/** Everything that one letter asks of its reader, each with the form that answers it. */
export function answerPage({ site, link, letter, formOf, receipt, once }: AnswerPageProps) {
  const { words } = site;
  const { answer } = words.web;
  const { items, done } = letter;
  return (
    <Page site={site} title={answer.title} script={SCRIPT}>
      <div class="narrow">
        <WhoseItIs site={site} letter={letter} />
        {receipt === undefined ? null : (
          <div class="notice good" role="status">
            <h2>{answer.receipt}</h2>
            <ul>
              {receipt.said.map((sentence) => (
                <li>{sentence}</li>
              ))}
            </ul>
            {receipt.mailed ? <p class="soft">{answer.mailed}</p> : null}
          </div>
        )}
        {items.length === 0 ? <p class="notice">{answer.allDone}</p> : null}
        <AcknowledgeAll site={site} link={link} letter={letter} once={once} />
        {items.map((item) => (
          <Item item={item} site={site} link={link} letter={letter} formOf={formOf} alone={items.length === 1} />
        ))}
        {done.length === 0 || items.length === 0 ? null : <p class="soft">{answer.done(words.card.list(done))}</p>}
      </div>
    </Page>
  );
}

/** Says whose link it is, before anything can be sent. */
const WhoseItIs: FC<{ readonly site: Site; readonly letter: OpenLetter }> = ({ site: { words }, letter }) => {
  const { answer } = words.web;
  const { person, actor, campaign, facts } = letter;
  const positions = actor.positions.map((position) =>
    words.position(position, (code, kind) => placeIn(campaign.directory, kind, code)),
  );
  return (
    <header>
      <h1>{answer.of(person.name)}</h1>
      <p>{words.card.list(positions)}</p>
      <p class="soft">
        {answer.notYou} {answer.until(words.date(dayOf(campaign.terms.calendar, facts.until)))}
      </p>
    </header>
  );
};

/** An assignment names many findings at once: all of them are acknowledged by one button. */
const AcknowledgeAll: FC<Pick<AnswerPageProps, 'site' | 'link' | 'letter' | 'once'>> = ({
  site: { words, base },
  link,
  letter,
  once,
}) => {
  const items = acknowledgeable(letter);
  if (items.length < 2) return null;
  const { answer } = words.web;
  return (
    <form method="post" action={`${answerPath(base, link)}/acknowledge`} class="stack paper">
      <h2>{answer.acknowledgeAll}</h2>
      <input type="hidden" name="once" value={once} />
      <fieldset class="stack">
        <legend>{answer.acknowledgeWhich}</legend>
        {items.map(({ seen: { finding, view, terms }, duties: [duty] }) => (
          <label class="check">
            <input type="checkbox" name="finding" value={view.id} checked />
            <span>
              [{view.id}] {view.title}{' '}
              <span class="soft">
                {duty === undefined
                  ? ''
                  : words.web.answer.asks(words.duties[duty.kind], words.date(dayOf(terms.calendar, duty.due)))}
              </span>
            </span>
            <input type="hidden" name={`seq-${view.id}`} value={String(finding.seq)} />
          </label>
        ))}
      </fieldset>
      <span class="do">
        <button type="submit">{answer.acknowledgeChosen(letter.person.name)}</button>
      </span>
    </form>
  );
};

interface ItemProps {
  readonly item: AnswerItem;
  readonly site: Site;
  readonly link: string;
  readonly letter: OpenLetter;
  readonly formOf: AnswerPageProps['formOf'];
  readonly alone: boolean;
}

const Item: FC<ItemProps> = ({ item, site, link, letter, formOf, alone }) => {
  const { words, base } = site;
  const { answer } = words.web;
  const { seen, shown, answers, mustSignIn, sight } = item;
  const { view } = shown;
  const [usual, ...others] = answers;
  const canSay = seen.answers && !mustSignIn;
  const signIn = `${base}/sign-in?${new URLSearchParams({ then: `/answer/${link}` }).toString()}`;
  return (
    <article class="stack" id={view.id} aria-labelledby={`title-${view.id}`}>
      <h2 id={`title-${view.id}`}>
        [{view.id}] {view.title} <SignShown sign={view.sign} words={words} />
      </h2>
      <Asked item={item} letter={letter} site={site} />
      {sight === 'whole' ? null : (
        <p class="notice">
          {mustSignIn ? answer.judged : answer.withheld} <a href={signIn}>{answer.signIn}</a>
        </p>
      )}
      <details open={alone}>
        <summary>{answer.matter}</summary>
        <div class="stack">
          <Matter
            site={site}
            campaign={letter.campaign}
            view={view}
            files={`${answerPath(base, link)}/file/${encodeURIComponent(view.id)}`}
          />
          <SaidBefore entries={view.record} letter={letter} site={site} />
        </div>
      </details>
      {seen.answers ? null : <p class="notice bad">{answer.noAnswerNow}</p>}
      {canSay && usual === undefined ? (
        <p>
          <a href={`${base}/desk`}>{answer.onDesk}</a>
        </p>
      ) : null}
      {canSay && usual !== undefined ? (
        <section class="stack">
          <h3>{answer.answer}</h3>
          <CommandForm {...formOf(item, usual)} />
        </section>
      ) : null}
      {canSay
        ? others.map((name) => {
            const form = formOf(item, name);
            return (
              <details open={form.draft === 'kept'}>
                <summary>{words.fact(answer.other, words.commands[name])}</summary>
                <CommandForm {...form} />
              </details>
            );
          })
        : null}
    </article>
  );
};

/** What is asked now, and by when. */
export const Asked: FC<{ readonly item: AnswerItem; readonly letter: OpenLetter; readonly site: Site }> = ({
  item: { duties, seen },
  site: { words },
}) => {
  const { calendar } = seen.terms;
  return (
    <ul class="list">
      {duties.map((duty) => {
        const owed = seen.view.duties.find(({ kind, due }) => kind === duty.kind && due === dayOf(calendar, duty.due));
        return (
          <li class={owed?.isLate === true ? 'late' : ''}>
            <b>{words.web.answer.asks(dutyText(duty, words), words.date(dayOf(calendar, duty.due)))}</b>{' '}
            <span class="clock">{owed === undefined ? '' : words.card.left(owed.left)}</span>
          </li>
        );
      })}
    </ul>
  );
};

/** Entries of the record that a reader who answers looks at. */
const SHOWN = 6;

/** What people said of it lately. */
const SaidBefore: FC<{ readonly entries: readonly Entry[]; readonly letter: OpenLetter; readonly site: Site }> = ({
  entries,
  letter: { campaign },
  site: { words },
}) => {
  const said = entries.filter(({ by }) => by !== undefined).slice(0, SHOWN);
  if (said.length === 0) return null;
  const { directory, terms } = campaign;
  return (
    <Paper title={words.web.answer.saidBefore}>
      <ol class="record">
        {said.map((entry) => (
          <li>
            <span class="soft">{words.card.day(dayOf(terms.calendar, entry.at))}</span>
            <span>
              <b>{entryName(entry.what, words)}</b>{' '}
              <span class="soft">{personOf(directory, entry.by ?? '')?.name ?? ''}</span>{' '}
              <span class="written">
                {words.card.list([...saidWithEntry(entry, words), ...lettersOfEntry(entry, words)])}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Paper>
  );
};

interface StepProps {
  readonly site: Site;
  readonly link: string;
  readonly letter: OpenLetter;
  readonly item: AnswerItem;
  readonly name: CommandName;
  readonly title?: string;
  readonly problems?: readonly string[];
}

/** One answer by itself: to be corrected, or to be looked at before it is sent. */
export function stepPage({
  site,
  link,
  letter,
  item,
  name,
  title = '',
  problems = [],
  children,
}: PropsWithChildren<StepProps>) {
  const { words, base } = site;
  const { view } = item.shown;
  return (
    <Page site={site} title={`${words.commands[name]} ${view.id}`} script={SCRIPT}>
      <div class="narrow">
        <WhoseItIs site={site} letter={letter} />
        <p>
          <a href={`${answerPath(base, link)}#${view.id}`}>
            ← [{view.id}] {view.title}
          </a>
        </p>
        {problems.length === 0 ? null : <Problems title={title} problems={problems} />}
        {children}
      </div>
    </Page>
  );
}

/** A link that opens nothing any more. */
export function spentPage(site: Site, { state }: Exclude<Opened, OpenLetter>) {
  const { answer, signIn } = site.words.web;
  const why = { foreign: answer.foreign, expired: answer.expired, left: answer.notYours }[state];
  return (
    <SentencePage site={site} title={answer.spentTitle} bad>
      <p>{why}</p>
      <p>
        <a href={`${site.base}/sign-in`}>{signIn.title}</a>
      </p>
    </SentencePage>
  );
}
