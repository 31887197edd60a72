import type { FC } from 'hono/jsx';
import { isoMinute } from '../../domain/calendar/calendar';
import type { Person } from '../../domain/organisation/directory';
import { personName, positionName } from '../../words/names';
import type { Words } from '../../words/words';
import type { Campaign } from '../../workflows/messages';
import { registersByMail } from '../../mail/inbox/entering';
import type { WaitingMessage } from '../../mail/inbox/queue';
import { OfficePage, Problems } from '../desk/office';
import { Facts } from '../finding/finding-page';
import { FormToken, type Site } from '../look/page';

interface QueueProps {
  readonly site: Site;
  readonly campaign: Campaign;
  readonly messages: readonly WaitingMessage[];
  /** All of them in Temporal Web UI. */
  readonly workflow: string | undefined;
}

/** The messages that wait for the office, the oldest first. */
export function queuePage({ site, campaign, messages, workflow }: QueueProps) {
  const { words, base } = site;
  const { inbox } = words;
  const { mail: said } = words.web.office;
  return (
    <OfficePage site={site} area="mail" title={said.title} workflow={workflow}>
      {messages.length === 0 ? (
        <p class="notice good">{said.none}</p>
      ) : (
        <section class="paper">
          <table>
            <thead>
              <tr>
                <th scope="col">{inbox.fields.subject}</th>
                <th scope="col">{inbox.fields.from}</th>
                <th scope="col">{inbox.fields.person}</th>
                <th scope="col">{inbox.fields.why}</th>
                <th scope="col">{inbox.fields.since}</th>
              </tr>
            </thead>
            <tbody>
              {messages.map(({ identity, subject, from, since, waiting }) => (
                <tr>
                  <td>
                    <a href={`${base}/mail/${identity}`}>{subject.trim() === '' ? said.withoutSubject : subject}</a>
                  </td>
                  <td data-label={inbox.fields.from}>{from}</td>
                  <td>{waiting.person === undefined ? '' : personName(campaign.directory, waiting.person)}</td>
                  <td>
                    {inbox.reasons[waiting.why]}
                    {waiting.refused.length === 0 ? null : <span class="mark plain">{inbox.fields.refused}</span>}
                  </td>
                  <td data-label={inbox.fields.since}>{isoMinute(campaign.terms.calendar, since)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </OfficePage>
  );
}

/** What a message looks like when it is opened. */
export interface OpenedMessage {
  readonly identity: string;
  readonly subject: string;
  readonly from: string;
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly size: number }[];
}

interface MessageProps {
  readonly site: Site;
  readonly campaign: Campaign;
  readonly opened: OpenedMessage;
  /** It in Temporal Web UI. */
  readonly workflow: string | undefined;
  /** Absent where it is done with. */
  readonly message?: WaitingMessage;
  /** As whose word it is read. */
  readonly speaker?: Person;
  /** What would be done, as sentences. */
  readonly proposed: readonly string[];
  /** Why the reading cannot be shown. */
  readonly unread: readonly string[];
  readonly problems: readonly string[];
  /** What was decided, and what was done then. */
  readonly decided?: { readonly sentence: string; readonly done: readonly string[] };
}

/** One message, with what would come of it beside it. */
export function messagePage(props: MessageProps) {
  const { site, opened, message, decided, problems, workflow } = props;
  const { words, base } = site;
  const { mail: said } = words.web.office;
  const subject = opened.subject.trim() === '' ? said.withoutSubject : opened.subject;
  return (
    <OfficePage site={site} area="mail" title={subject} back={said.back} workflow={workflow}>
      <Problems title={said.waitsOn} sentences={problems} />
      {decided === undefined ? null : (
        <div class="notice good" role="status">
          <h2>{said.decided}</h2>
          <p>{decided.sentence}</p>
          <ul>
            {decided.done.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      <div class="halves">
        <section class="paper">
          <h2>{said.showText}</h2>
          <MessageFacts opened={opened} message={message} words={words} />
          {opened.text.trim() === '' ? <p class="soft">{said.noText}</p> : <p class="written">{opened.text}</p>}
          <ul class="list">
            {opened.files.map(({ name, size }, place) => (
              <li>
                <a href={`${base}/mail/${opened.identity}/file/${place}`} download={name}>
                  {name}
                </a>{' '}
                <span class="soft">{Math.ceil(size / 1_024)} KiB</span>
              </li>
            ))}
          </ul>
        </section>
        {message === undefined ? null : <Deciding {...props} message={message} />}
      </div>
    </OfficePage>
  );
}

const MessageFacts: FC<{
  readonly opened: OpenedMessage;
  readonly message: WaitingMessage | undefined;
  readonly words: Words;
}> = ({ opened, message, words: { inbox } }) => {
  const facts: (readonly [name: string, fact: string])[] = [[inbox.fields.from, opened.from]];
  if (message !== undefined) {
    const { why, cause, refused } = message.waiting;
    facts.push([inbox.fields.why, inbox.reasons[why]]);
    if (cause !== undefined) facts.push([inbox.fields.cause, cause]);
    for (const sentence of refused) facts.push([inbox.fields.refused, sentence]);
  }
  return <Facts facts={facts} />;
};

/** What would be done as whose word, and the office's decision about it. */
const Deciding: FC<MessageProps & { readonly message: WaitingMessage }> = (props) => {
  const { site, campaign, opened, speaker, proposed, unread } = props;
  const { words, base, viewer } = site;
  const { mail: said, why } = words.web.office;
  const { people } = campaign.directory;
  const page = `${base}/mail/${opened.identity}`;
  return (
    <section class="paper">
      {speaker === undefined ? (
        <p>{said.chooseSpeaker}</p>
      ) : (
        <>
          <h2>{said.proposed(speaker.name)}</h2>
          <Problems title={said.notRead} sentences={unread} />
          {unread.length === 0 && proposed.length === 0 ? <p class="soft">{said.nothingProposed}</p> : null}
          <ul class="list">
            {proposed.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      <form method="get" action={page} class="stack">
        <label>
          {said.speaker}
          <select name="as" required>
            <option value="">{words.web.finding.choose}</option>
            {people
              .filter(({ successor }) => successor === undefined)
              .map(({ code, name }) => (
                <option value={code} selected={code === speaker?.code}>
                  {name} {words.card.list(positionsOf(code, campaign, words))}
                </option>
              ))}
          </select>
        </label>
        <span>
          <button type="submit" class="plain">
            {said.readAgain}
          </button>
        </span>
      </form>
      {speaker === undefined ? null : (
        <form method="post" action={`${page}/accept`} class="stack">
          <FormToken token={viewer?.formToken ?? ''} />
          <input type="hidden" name="as" value={speaker.code} />
          <p class="soft">{said.acceptHint}</p>
          <span>
            <button type="submit">{said.accept(speaker.name)}</button>
          </span>
        </form>
      )}
      <h2>{said.enter}</h2>
      <p class="soft">{said.enterHint}</p>
      <ul class="list">
        {registersByMail.map((register) => (
          <li>
            <a href={`${base}/registers/add/${register}?message=${opened.identity}`}>
              {words.registers.kinds[register]}
            </a>
          </li>
        ))}
      </ul>
      <form method="post" action={`${page}/dismiss`} class="stack">
        <FormToken token={viewer?.formToken ?? ''} />
        <label>
          {why}
          <span class="hint">{said.dismissHint}</span>
          <input name="why" required maxlength={LONGEST} />
        </label>
        <span>
          <button type="submit" class="plain">
            {said.dismiss}
          </button>
        </span>
      </form>
    </section>
  );
};

const LONGEST = 300;

function positionsOf(code: string, { directory }: Campaign, words: Words): readonly string[] {
  const { positions = [] } = directory.people.find((person) => person.code === code) ?? {};
  return positions.map((position) => positionName(position, directory, words));
}
