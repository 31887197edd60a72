import type { FC } from 'hono/jsx';
import { dayOf } from '../../domain/calendar/calendar';
import type { WaitingLetter } from '../../domain/campaign/formal-letters';
import type { FormalLetterText, Passage } from '../../words/formal-letters';
import { unitName } from '../../words/names';
import type { Words } from '../../words/words';
import type { Campaign } from '../../workflows/messages';
import { OfficePage, Problems } from '../desk/office';
import { FormToken, type Site } from '../look/page';
import type { ReadLetter } from './letters-view';

interface LettersProps {
  readonly site: Site;
  readonly campaign: Campaign;
}

interface ListProps extends LettersProps {
  readonly letters: readonly WaitingLetter[];
  /** Of those, the ids of letters that were signed a moment ago. */
  readonly beingIssued: ReadonlySet<string>;
  /** What has just been done, as sentences. */
  readonly done: readonly string[];
}

/** The letters that wait, to be chosen for reading: nobody signs from a list. */
export function lettersPage({ site, campaign, letters, beingIssued, done }: ListProps) {
  const { words, base } = site;
  const { letters: said } = words.web.office;
  const date = (at: number): string => words.card.day(dayOf(campaign.terms.calendar, at));
  return (
    <OfficePage site={site} area="letters" title={said.title}>
      {done.map((sentence) => (
        <p class="notice good" role="status">
          {sentence}
        </p>
      ))}
      {letters.length === 0 ? (
        <p class="notice good">{said.none}</p>
      ) : (
        <form method="get" action={`${base}/letters/read`} class="paper">
          <table>
            <thead>
              <tr>
                <th scope="col">{said.choose}</th>
                <th scope="col">{said.letter}</th>
                <th scope="col">{said.unit}</th>
                <th scope="col">{said.items}</th>
                <th scope="col">{said.askedFor}</th>
                <th scope="col">{said.due}</th>
              </tr>
            </thead>
            <tbody>
              {letters.map((letter) => (
                <tr>
                  <td>
                    {beingIssued.has(letter.id) ? (
                      <span class="mark plain">{said.beingIssued}</span>
                    ) : (
                      <input
                        type="checkbox"
                        name="letter"
                        value={letter.id}
                        aria-label={nameOf(letter, campaign, words)}
                      />
                    )}
                  </td>
                  <td>
                    <a href={readAddress(base, [letter.id])}>
                      {words.formal[letter.letter]} {letter.id}
                    </a>
                    {letter.file === undefined ? null : <span class="mark plain">{said.ownFile}</span>}
                  </td>
                  <td>{letter.unit === undefined ? '' : unitName(campaign.directory, letter.unit)}</td>
                  <td>{words.card.list(letter.items.map(({ finding, title }) => `${finding} ${title}`))}</td>
                  <td data-label={said.askedFor}>{date(letter.openedAt)}</td>
                  <td data-label={said.due}>{letter.due === undefined ? '' : date(letter.due)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <span>
            <button type="submit">{said.read}</button>
          </span>
        </form>
      )}
    </OfficePage>
  );
}

interface ReadProps extends LettersProps {
  readonly letters: readonly ReadLetter[];
  /** False where the findings do not answer. */
  readonly canSign: boolean;
  readonly signer: string;
  readonly once: string;
  /** The numbers that were filled in already, by letter. */
  readonly numbers: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
  readonly done: readonly string[];
}

/** Letters whole, one under the other, and below them what signs all of them. */
export function readPage(props: ReadProps) {
  const { site, campaign, letters, canSign, signer, once, numbers, problems, done } = props;
  const { words, base, viewer } = site;
  const { letters: said, notDone } = words.web.office;
  const [only, ...others] = letters;
  const title = only !== undefined && others.length === 0 ? nameOf(only.letter, campaign, words) : said.title;
  return (
    <OfficePage site={site} area="letters" title={title} narrow back={said.back}>
      {done.map((sentence) => (
        <p class="notice good" role="status">
          {sentence}
        </p>
      ))}
      <Problems title={notDone} sentences={problems} />
      {canSign ? null : <p class="notice bad">{said.onlyRead}</p>}
      {letters.map((read) => (
        <LetterShown read={read} site={site} campaign={campaign} isOneOfMany={others.length > 0} />
      ))}
      {canSign && letters.length > 0 ? (
        <form method="post" action={`${base}/letters/sign`} class="stack paper">
          <FormToken token={viewer?.formToken ?? ''} />
          <input type="hidden" name="once" value={once} />
          {letters.map(({ letter, version }, place) => (
            <fieldset class="stack">
              <legend>
                <b>{nameOf(letter, campaign, words)}</b>
              </legend>
              <input type="hidden" name="letter" value={letter.id} />
              <input type="hidden" name={`version-${place}`} value={version} />
              <label>
                {said.number}
                <input name={`number-${place}`} value={numbers.get(letter.id) ?? ''} required maxlength={LONGEST} />
              </label>
              {letter.letter === 'supervision-letter' ? (
                <label class="check">
                  <input type="checkbox" name={`urgent-${place}`} value="1" /> {said.urgent}
                </label>
              ) : null}
            </fieldset>
          ))}
          <label>
            {said.signer}
            <input name="signer" value={signer} required maxlength={LONGEST} />
          </label>
          <p class="soft">{said.signHint}</p>
          <span>
            <button type="submit">{said.sign(letters.length)}</button>
          </span>
        </form>
      ) : null}
      {canSign && only !== undefined && others.length === 0 ? <Otherwise site={site} letter={only.letter} /> : null}
    </OfficePage>
  );
}

const LONGEST = 100;

const LetterShown: FC<LettersProps & { readonly read: ReadLetter; readonly isOneOfMany: boolean }> = ({
  site,
  campaign,
  read,
  isOneOfMany,
}) => {
  const { words, base } = site;
  const { letters: said } = words.web.office;
  const { letter, text, blanks, history } = read;
  const query = new URLSearchParams({ letter: letter.id }).toString();
  return (
    <section class="stack">
      {isOneOfMany ? <h2>{nameOf(letter, campaign, words)}</h2> : null}
      {letter.outdated === true ? <p class="notice bad">{words.letters.waitingOutdated}</p> : null}
      {letter.file === undefined ? (
        <FormalText text={text} words={words} />
      ) : (
        <p class="notice">
          {said.ownFile}: {letter.file.name}
        </p>
      )}
      {blanks === 0 ? null : <p class="notice">{said.blanks(blanks)}</p>}
      <p>
        <a href={`${base}/letters/file?${query}`}>{letter.file === undefined ? said.download : letter.file.name}</a>
      </p>
      <details open>
        <summary>{said.history}</summary>
        <ul class="list">
          {history.map(({ finding, title, said: sentence }) => (
            <li>
              <a href={`${base}/finding/${encodeURIComponent(finding)}`}>
                {finding} {title}
              </a>
              <span class="hint">{sentence}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
};

/** A formal letter as it looks on paper; what is still to be filled in is marked. */
const FormalText: FC<{ readonly text: FormalLetterText; readonly words: Words }> = ({ text, words }) => {
  const shown = (passage: Passage) =>
    passage.map((piece) => (typeof piece === 'string' ? piece : <mark>{words.formalLetters.blank(piece.blank)}</mark>));
  return (
    <article class="sheet">
      <p class="office">{text.head}</p>
      <p class="number">{shown(text.number)}</p>
      <h3>{text.title.join('')}</h3>
      <p>{shown(text.addressee)}</p>
      {text.body.map((passage) => (
        <p class="indented">{shown(passage)}</p>
      ))}
      <p class="indented">{text.closing}</p>
      <p class="signed">{text.signature}</p>
      <p class="signed">{shown(text.date)}</p>
      {text.enquiries === undefined ? null : <p class="indented">{text.enquiries}</p>}
      <p class="foot">{shown(text.copies)}</p>
      <p class="foot">{shown(text.imprint)}</p>
    </article>
  );
};

/** What can be done with a letter besides signing it. */
const Otherwise: FC<{ readonly site: Site; readonly letter: WaitingLetter }> = ({ site, letter }) => {
  const { words, base, viewer } = site;
  const { letters: said, why } = words.web.office;
  return (
    <details>
      <summary>{said.otherwise}</summary>
      <div class="stack">
        <form method="post" action={`${base}/letters/edit`} class="stack paper" enctype="multipart/form-data">
          <FormToken token={viewer?.formToken ?? ''} />
          <input type="hidden" name="letter" value={letter.id} />
          <label>
            {said.file}
            <span class="hint">{said.replaceHint}</span>
            <input type="file" name="file" required />
          </label>
          <span>
            <button type="submit" class="plain">
              {said.replace}
            </button>
          </span>
        </form>
        <form method="post" action={`${base}/letters/drop`} class="stack paper">
          <FormToken token={viewer?.formToken ?? ''} />
          <input type="hidden" name="letter" value={letter.id} />
          <label>
            {said.whatElse}
            <select name="item">
              <option value="">{said.dropAll}</option>
              {letter.items.length < 2
                ? null
                : letter.items.map(({ finding, title, draft }) => (
                    <option value={`${finding}/${draft.id}`}>
                      {finding} {title}
                    </option>
                  ))}
            </select>
          </label>
          <label>
            {why}
            <textarea name="why" required maxlength={LONGEST_TEXT}></textarea>
          </label>
          <label>
            {said.until}
            <input type="date" name="until" />
          </label>
          <span class="do">
            <button type="submit" name="what" value="drop" class="plain">
              {said.drop}
            </button>{' '}
            <button type="submit" name="what" value="postpone" class="plain">
              {said.postpone}
            </button>
          </span>
        </form>
      </div>
    </details>
  );
};

const LONGEST_TEXT = 4_000;

/** The address on which these letters are read. */
export function readAddress(
  base: string,
  letters: readonly string[],
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams([...letters.map((id) => ['letter', id]), ...Object.entries(more)]);
  return `${base}/letters/read?${query.toString()}`;
}

function nameOf({ id, letter, unit }: WaitingLetter, { directory }: Campaign, words: Words): string {
  const name = `${words.formal[letter]} ${id}`;
  return unit === undefined ? name : `${name} ${unitName(directory, unit)}`;
}
