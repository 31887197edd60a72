import type { FC } from 'hono/jsx';
import type { Person } from '../../domain/organisation/directory';
import type { DirectoryChange } from '../../domain/organisation/directory-changes';
import { personName, positionName } from '../../words/names';
import type { Words } from '../../words/words';
import type { Campaign } from '../../workflows/messages';
import { OfficeNav, OfficePage, Problems } from '../desk/office';
import { FormToken, Page, type Site } from '../look/page';

interface PeopleProps {
  readonly site: Site;
  readonly campaign: Campaign;
}

/** Everybody of the directory: positions, address, days away. */
export function peoplePage({ site, campaign }: PeopleProps) {
  const { words, base } = site;
  const { people: said } = words.web.office;
  const { directory } = campaign;
  return (
    <OfficePage site={site} area="people" title={said.title}>
      <section class="paper">
        <table>
          <thead>
            <tr>
              <th scope="col">{said.person}</th>
              <th scope="col">{said.positions}</th>
              <th scope="col">{said.address}</th>
              <th scope="col">{said.absences}</th>
            </tr>
          </thead>
          <tbody>
            {directory.people.map((person) => (
              <tr>
                <td>
                  <a href={`${base}/people/${person.code}`}>{person.name}</a>
                </td>
                <td>{words.card.list(person.positions.map((position) => positionName(position, directory, words)))}</td>
                <td>{person.address ?? <b>{said.noAddress}</b>}</td>
                <td>{words.card.list(absencesOf(person, campaign, words))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </OfficePage>
  );
}

interface PersonProps extends PeopleProps {
  readonly person: Person;
  /** Of the office: may change more than days away. */
  readonly isOffice: boolean;
  readonly problems: readonly string[];
  readonly done: boolean;
}

/** One person, and what can be changed about him. */
export function personPage({ site, campaign, person, isOffice, problems, done }: PersonProps) {
  const { words, base } = site;
  const { people: said, notDone } = words.web.office;
  const { directory } = campaign;
  const absences = absencesOf(person, campaign, words);
  return (
    <Page site={site} title={person.name} area="desk">
      {isOffice ? <OfficeNav site={site} area="people" /> : null}
      <div class="narrow">
        {isOffice ? (
          <p>
            <a href={`${base}/people`}>← {said.back}</a>
          </p>
        ) : null}
        <h1>{person.name}</h1>
        <p class="soft">
          {words.card.list(person.positions.map((position) => positionName(position, directory, words)))}
          {person.address === undefined ? null : ` · ${person.address}`}
        </p>
        {done ? (
          <div class="notice good" role="status">
            <p>{said.done}</p>
            {isOffice ? <p>{said.folderHint}</p> : null}
          </div>
        ) : null}
        <Problems title={notDone} sentences={problems} />
        <section class="paper">
          <h2>{said.absences}</h2>
          {absences.length === 0 ? <p class="soft">{said.noAbsence}</p> : null}
          <ul class="list">
            {absences.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </section>
        {person.successor === undefined ? (
          <Forms site={site} campaign={campaign} person={person} isOffice={isOffice} />
        ) : null}
      </div>
    </Page>
  );
}

const Forms: FC<PeopleProps & { readonly person: Person; readonly isOffice: boolean }> = ({
  site,
  campaign,
  person,
  isOffice,
}) => {
  const { words, base, viewer } = site;
  const { people: said } = words.web.office;
  const others = campaign.directory.people.filter(
    ({ code, successor }) => code !== person.code && successor === undefined,
  );
  const head = (what: DirectoryChange['what']) => (
    <>
      <FormToken token={viewer?.formToken ?? ''} />
      <input type="hidden" name="what" value={what} />
    </>
  );
  const choice = (
    <>
      <option value="">{words.web.finding.choose}</option>
      {others.map(({ code, name, positions }) => (
        <option value={code}>
          {name} {words.card.list(positions.map((position) => positionName(position, campaign.directory, words)))}
        </option>
      ))}
    </>
  );
  const action = `${base}/people/${person.code}/preview`;
  const send = (
    <span>
      <button type="submit" class="plain">
        {said.preview}
      </button>
    </span>
  );
  return (
    <>
      <form method="post" action={action} class="stack paper">
        {head('absence')}
        <h2>{said.setAbsence}</h2>
        <p class="soft">{said.absenceHint}</p>
        <label>
          {said.from}
          <input type="date" name="from" required />
        </label>
        <label>
          {said.to}
          <input type="date" name="to" required />
        </label>
        <label>
          {said.delegate}
          <select name="delegate" required>
            {choice}
          </select>
        </label>
        {send}
      </form>
      {person.absences.length === 0 ? null : (
        <form method="post" action={action} class="stack paper">
          {head('back')}
          <h2>{said.cameBack}</h2>
          <p class="soft">{said.cameBackHint}</p>
          {send}
        </form>
      )}
      {isOffice ? (
        <>
          <form method="post" action={action} class="stack paper">
            {head('address')}
            <h2>{said.setAddress}</h2>
            <label>
              {said.address}
              <input type="email" name="address" value={person.address ?? ''} required maxlength={254} />
            </label>
            {send}
          </form>
          <form method="post" action={action} class="stack paper">
            {head('successor')}
            <h2>{said.setSuccessor}</h2>
            <label>
              {said.successor}
              <span class="hint">{said.successorHint}</span>
              <select name="successor" required>
                {choice}
              </select>
            </label>
            {send}
          </form>
        </>
      ) : null}
    </>
  );
};

interface PreviewProps extends PeopleProps {
  readonly person: Person;
  readonly isOffice: boolean;
  /** The form as it was filled in. */
  readonly said: Readonly<Record<string, string>>;
  readonly changes: readonly string[];
  /** What could then never be closed, and why. */
  readonly obstacles: readonly string[];
}

/** What a change of people comes to: nothing is done yet. */
export function changePage({ site, person, isOffice, said: filled, changes, obstacles }: PreviewProps) {
  const { words, base, viewer } = site;
  const { people: said } = words.web.office;
  const page = `${base}/people/${person.code}`;
  return (
    <Page site={site} title={person.name} area="desk">
      {isOffice ? <OfficeNav site={site} area="people" /> : null}
      <div class="narrow">
        <h1>{person.name}</h1>
        <Problems title={said.willAlso} sentences={obstacles} />
        <form method="post" action={`${page}/do`} class="stack paper">
          <FormToken token={viewer?.formToken ?? ''} />
          {Object.entries(filled).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <h2>{said.will}</h2>
          <ul class="list">
            {changes.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
          <span class="do">
            <button type="submit">{said.confirm}</button> <a href={page}>{said.cancel}</a>
          </span>
        </form>
      </div>
    </Page>
  );
}

function absencesOf({ absences, successor }: Person, { directory }: Campaign, words: Words): readonly string[] {
  const { people: said } = words.web.office;
  return [
    ...(successor === undefined ? [] : [said.left(personName(directory, successor))]),
    ...absences.map(({ from, to, delegate }) =>
      said.away(words.date(from), words.date(to), personName(directory, delegate)),
    ),
  ];
}
