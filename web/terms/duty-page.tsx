import type { FC } from 'hono/jsx';
import {
  dutyKinds,
  recipients,
  rungLetters,
  type DutyKind,
  type DutyTerms,
  type Policy,
  type Recipient,
  type Rung,
} from '../../domain/policy/policy';
import type { Words } from '../../words/words';
import { OfficePage, Problems } from '../desk/office';
import { FormToken, type Site } from '../look/page';
import { Choice } from './choice';
import type { DutyFields, RungFields } from './duty-form';

/** The policy in words: every duty with its limit and its letters, each with the form that changes it. */
export const DutyTable: FC<{ readonly site: Site; readonly policy: Policy }> = ({ site: { words, base }, policy }) => {
  const { terms: said } = words.web.office;
  return (
    <section class="paper">
      <h2>{said.duties}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{said.duty}</th>
            <th scope="col">{said.limit}</th>
            <th scope="col">{said.ladder}</th>
          </tr>
        </thead>
        <tbody>
          {dutyKinds.map((kind) => (
            <tr>
              <td>
                <a href={`${base}/terms/duty/${kind}`}>{words.duties[kind]}</a>
              </td>
              <td>{limitText(policy.duties[kind], words)}</td>
              <td>
                <ul>
                  {policy.duties[kind].ladder.map((rung) => (
                    <li>{rungText(rung, words)}</li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft">{said.repeats(policy.repeatEvery)}</p>
    </section>
  );
};

function limitText({ limit }: DutyTerms, words: Words): string {
  const { terms: said } = words.web.office;
  return limit === undefined ? said.byDate : said.limitOf(limit);
}

function rungText({ letter, from, offset, to }: Rung, words: Words): string {
  const { terms: said } = words.web.office;
  return said.rung(
    said.letters[letter],
    said.when[from](offset),
    words.card.list(to.map((one) => said.recipients[one])),
  );
}

interface DutyProps {
  readonly site: Site;
  readonly kind: DutyKind;
  readonly fields: DutyFields;
  readonly problems: readonly string[];
}

/** One duty's limit and letters as a form; what they change is shown before it counts. */
export function dutyPage({ site, kind, fields, problems }: DutyProps) {
  const { words, base, viewer } = site;
  const { terms: said, notDone } = words.web.office;
  const { limit, rungs } = fields;
  return (
    <OfficePage site={site} area="terms" title={words.duties[kind]} narrow back={said.title}>
      <Problems title={notDone} sentences={problems} />
      <form method="post" action={`${base}/terms/preview`} class="stack">
        <FormToken token={viewer?.formToken ?? ''} />
        <input type="hidden" name="what" value="duty" />
        <input type="hidden" name="kind" value={kind} />
        <p class="soft">{said.dutyHint}</p>
        {limit === undefined ? null : (
          <fieldset class="paper">
            <legend>{said.limit}</legend>
            <span class="pair">
              <input
                type="number"
                name="limit"
                value={limit.amount}
                min={1}
                max={999}
                required
                aria-label={said.limit}
              />
              <Choice name="unit" label={said.limit} chosen={limit.unit} among={Object.entries(said.units)} />
            </span>
          </fieldset>
        )}
        {rungs.map((rung, place) => (
          <RungForm site={site} rung={rung} place={place + 1} />
        ))}
        <span>
          <button type="submit">{said.preview}</button>
        </span>
      </form>
    </OfficePage>
  );
}

const RungForm: FC<{ readonly site: Site; readonly rung: RungFields; readonly place: number }> = ({
  site: { words },
  rung: { letter, from, days, side, to },
  place,
}) => {
  const { terms: said } = words.web.office;
  return (
    <fieldset class="paper">
      <legend>{said.numbered(place)}</legend>
      <label>
        {said.letter}
        <Choice
          name={`letter-${place}`}
          chosen={letter}
          among={[['', said.noLetter], ...rungLetters.map((one) => [one, said.letters[one]] as const)]}
        />
      </label>
      <span class="pair">
        <label>
          {said.from}
          <Choice name={`from-${place}`} chosen={from} among={Object.entries(said.countedFrom)} />
        </label>
        <label>
          {said.days}
          <input type="number" name={`days-${place}`} value={days} min={0} max={60} />
        </label>
        <Choice name={`side-${place}`} label={said.days} chosen={side} among={Object.entries(said.side)} />
      </span>
      <fieldset class="ticks">
        <legend>{said.to}</legend>
        {recipients.map((one: Recipient) => (
          <label class="check">
            <input type="checkbox" name={`to-${place}`} value={one} checked={to.includes(one)} /> {said.recipients[one]}
          </label>
        ))}
      </fieldset>
    </fieldset>
  );
};
