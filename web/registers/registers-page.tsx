import type { FC } from 'hono/jsx';
import { isoDate } from '../../domain/calendar/calendar';
import { registerKinds } from '../../domain/registers/entry';
import { openIn, type RegisterEntry, type RegisterFilter } from '../../domain/registers/view';
import { entryLines } from '../../ledger/register-text';
import { entryNumber } from '../../words/register-names';
import type { Campaign } from '../../workflows/messages';
import { OfficeNav, WorkflowLink } from '../desk/office';
import { Page, type Site } from '../look/page';

interface ListProps {
  readonly site: Site;
  readonly campaign: Campaign;
  /** Newest first. */
  readonly entries: readonly RegisterEntry[];
  /** False where pages of the record cannot be had. */
  readonly whole: boolean;
  readonly filter: RegisterFilter;
  /** The filter as it stands in the address. */
  readonly query: string;
  /** Whether the viewer keeps the registers. */
  readonly isOffice: boolean;
  /** What has just been done. */
  readonly done: string | undefined;
}

/** Entries on one page; the sheet has all. */
const MOST = 200;

/** The entries of the registers, as the address asks for them. */
export function registersPage(props: ListProps) {
  const { site, entries, whole, query, isOffice, done } = props;
  const { words, base } = site;
  const { registers: said } = words.web.office;
  const shown = entries.slice(0, MOST);
  const open = entries.reduce((sum, entry) => sum + openIn(entry).length, 0);
  return (
    <Page site={site} title={said.title} area="desk">
      {isOffice ? <OfficeNav site={site} area="registers" /> : null}
      <h1>{said.title}</h1>
      {done === undefined ? null : (
        <p class="notice good" role="status">
          {done}
        </p>
      )}
      {whole ? null : <p class="notice bad">{words.registers.incomplete}</p>}
      <FilterForm {...props} />
      {isOffice ? (
        <section class="actions">
          <h2>{said.add}</h2>
          <ul>
            {registerKinds.map((kind) => (
              <li>
                <a class="button plain" href={`${base}/registers/add/${kind}`}>
                  {words.registers.kinds[kind]}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <p>
        {entries.length === 0 ? words.registers.none : words.registers.counted(entries.length, open)}{' '}
        <a href={`${base}/registers/sheet.xlsx?${query}`}>{said.export}</a>{' '}
        {isOffice ? <a href={`${base}/registers/import`}>{said.import.link}</a> : null}
      </p>
      {shown.map((entry) => (
        <Shown {...props} entry={entry} />
      ))}
      {entries.length > MOST ? <p class="notice">{said.more(entries.length - MOST)}</p> : null}
      <WorkflowLink site={site} workflow={site.workflow} />
    </Page>
  );
}

const FilterForm: FC<ListProps> = ({ site: { words, base }, campaign: { directory }, filter }) => {
  const { filter: names } = words.web.office.registers;
  const { register, finding = '', unit, from, until, open = false } = filter;
  return (
    <form method="get" action={`${base}/registers`} class="filter fields">
      <label>
        {names.kind}
        <select name="kind">
          <option value="">{names.all}</option>
          {registerKinds.map((kind) => (
            <option value={kind} selected={kind === register}>
              {words.registers.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {names.finding}
        <input name="finding" value={finding} />
      </label>
      <label>
        {names.unit}
        <select name="unit">
          <option value="">{names.all}</option>
          {directory.units.map(({ code, name }) => (
            <option value={code} selected={code === unit}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {names.from}
        <input type="date" name="from" value={from === undefined ? '' : isoDate(from)} />
      </label>
      <label>
        {names.until}
        <input type="date" name="until" value={until === undefined ? '' : isoDate(until)} />
      </label>
      <label class="check">
        <input type="checkbox" name="open" value="1" checked={open} /> {names.open}
      </label>
      <span>
        <button type="submit">{names.show}</button>
      </span>
    </form>
  );
};

const Shown: FC<ListProps & { readonly entry: RegisterEntry }> = ({
  entry,
  site: { words, base },
  campaign: { directory, terms },
  isOffice,
}) => {
  const { registers: said } = words.web.office;
  const [head, ...lines] = entryLines(entry, directory, terms, words);
  return (
    <section class="paper" id={entry.id}>
      <h3>{head}</h3>
      <ul class="list">
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      {isOffice && entry.takenBack === undefined ? (
        <p class="soft">
          {openIn(entry).map(({ number }) => (
            <>
              <a href={`${base}/registers/${entry.id}/${number}`}>
                {said.settle} {entryNumber(`${entry.id}/${number}`, words.registers.kinds)}
              </a>{' '}
            </>
          ))}
          <a href={`${base}/registers/${entry.id}/undo`}>{said.takeBack}</a>
        </p>
      ) : null}
    </section>
  );
};
