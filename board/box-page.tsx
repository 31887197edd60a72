import type { FC } from 'hono/jsx';
import { findingPage, type WebUi } from '../client/web-ui';
import { groupedBy } from '../domain/grouped';
import type { Campaign } from '../workflows/messages';
import { wordsFor } from '../words';
import type { Words } from '../words/words';
import type { Delivered } from './letter-box';
import { letterHeight } from './letter-height';
import { cameAt, Page } from './page';
import type { OfferedAnswer } from './ready-answers';

interface BoxPage {
  readonly campaign: Campaign;
  readonly address: string;
  /** Newest first. */
  readonly letters: readonly Delivered[];
  /** The answers that each letter offers, by its id. */
  readonly offered: ReadonlyMap<string, readonly OfferedAnswer[]>;
  /** All letters in the box, including those shown. */
  readonly count: number;
  readonly password: string;
  readonly webUi?: WebUi;
  /** The receipt for the answer just sent. */
  readonly receipt?: Delivered;
  /** The address at which to look for the receipt again. */
  readonly lookAgain?: string;
}

/** One recipient's letters, the newest one open, each with its ready answers. */
export function boxPage(page: BoxPage) {
  const { campaign, address, letters, offered, count, password, webUi, receipt, lookAgain } = page;
  const words = wordsFor(campaign.terms.policy.language);
  const person = campaign.directory.people.find((one) => one.address === address);
  const newest = letters.find(({ id }) => id !== receipt?.id);
  return (
    <Page title={person?.name ?? address} campaign={campaign} next={lookAgain}>
      <p>
        <a href="/">← {words.pages.title}</a>
      </p>
      <h1>{person?.name ?? address}</h1>
      <details>
        <summary class="quiet">
          {address} · {words.pages.letters(count)}
        </summary>
        <p class="quiet">
          {words.pages.password}: <code>{password}</code>
        </p>
      </details>
      {lookAgain === undefined ? null : <p class="note">{words.pages.sent}</p>}
      {receipt === undefined ? null : (
        <p class="note">
          <b>{words.pages.receipt}</b>
          {`\n${receipt.text.trim()}`}
        </p>
      )}
      {letters.length === 0 ? <p>{words.pages.none}</p> : null}
      {letters.map((letter) => (
        <Letter
          letter={letter}
          offered={offered.get(letter.id) ?? []}
          address={address}
          campaign={campaign}
          isOpen={letter.id === newest?.id}
          webUi={webUi}
        />
      ))}
      {letters.length === count ? null : (
        <p>
          <a href="?all">{words.pages.older}</a>
        </p>
      )}
    </Page>
  );
}

const Letter: FC<{
  readonly letter: Delivered;
  readonly offered: readonly OfferedAnswer[];
  readonly address: string;
  readonly campaign: Campaign;
  readonly isOpen: boolean;
  readonly webUi: WebUi | undefined;
}> = ({ letter, offered, address, campaign, isOpen, webUi }) => {
  const words = wordsFor(campaign.terms.policy.language);
  const path = `${encodeURIComponent(address)}/${letter.id}`;
  const { wide, narrow } = letterHeight(letter.text);
  const findings = findingsNamed(`${letter.subject}\n${letter.text}`, campaign.prefix);
  const byFinding = groupedBy(offered, ({ finding }) => finding);
  return (
    <details class="letter" open={isOpen}>
      <summary>
        {letter.subject} <span class="quiet">{cameAt(letter.at, campaign, words)}</span>
      </summary>
      <div class="body">
        {webUi === undefined || findings.length === 0 ? null : (
          <p class="quiet tags">
            {words.fact(words.pages.web, '')}
            {findings.map((finding) => (
              <a href={findingPage(webUi, campaign.id, finding)}>{finding}</a>
            ))}
          </p>
        )}
        {letter.html === '' ? (
          <p class="note">{letter.text.trim()}</p>
        ) : (
          <iframe
            src={`/letter/${path}`}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            loading="lazy"
            title={letter.subject}
            style={`--wide:${wide}rem;--narrow:${narrow}rem`}
          ></iframe>
        )}
        {letter.attachments.length === 0 ? null : (
          <p class="tags">
            {letter.attachments.map(({ name }, place) => (
              <a href={`/attachment/${path}/${place}`}>{name}</a>
            ))}
          </p>
        )}
        {[...byFinding].map(([finding, answers]) => (
          <div class="answers">
            {finding === undefined ? null : <b>{finding}</b>}
            {answers.map((answer) => (
              <Answer answer={answer} path={path} words={words} />
            ))}
          </div>
        ))}
        <details open={byFinding.size === 0 && letter.inReplyTo === undefined}>
          <summary class="quiet">{words.pages.replyInWords}</summary>
          <form method="post" action={`/reply/${path}`}>
            <textarea name="text" rows={3} required aria-label={words.pages.reply}></textarea>
            <button type="submit">{words.pages.send}</button>
          </form>
        </details>
      </div>
    </details>
  );
};

/** One button sends exactly this text. An answer with something left to fill in is shown first. */
const Answer: FC<{ readonly answer: OfferedAnswer; readonly path: string; readonly words: Words }> = ({
  answer: { label, text, complete },
  path,
  words,
}) =>
  complete ? (
    <form method="post" action={`/reply/${path}`}>
      <input type="hidden" name="text" value={text} />
      <button type="submit" title={words.pages.sends(text)}>
        {label}
      </button>
    </form>
  ) : (
    <details>
      <summary>{label} …</summary>
      <form method="post" action={`/reply/${path}`}>
        <textarea name="text" rows={text.split('\n').length + 1} required aria-label={label}>
          {text}
        </textarea>
        <button type="submit">{words.pages.send}</button>
      </form>
    </details>
  );

function findingsNamed(text: string, prefix: string): readonly string[] {
  return [...new Set([...text.matchAll(/\[([A-Z]{1,6}-\d{3,5})\]/g)].flatMap(([, id]) => id ?? []))].filter((id) =>
    id.startsWith(`${prefix}-`),
  );
}
