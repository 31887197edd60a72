import type { FC } from 'hono/jsx';
import { isoDate } from '../../domain/calendar/calendar';
import type { EntryFacts } from '../../domain/registers/entry';
import { brief } from '../../words/brief';
import { OfficePage, Problems } from '../desk/office';
import { FormToken, type Site } from '../look/page';

/** A sheet that is in order, and what it would enter. */
interface ReadSheet {
  readonly digest: string;
  readonly name: string;
  readonly entries: readonly EntryFacts[];
  readonly version: string;
}

interface SheetProps {
  readonly site: Site;
  readonly problems: readonly string[];
  readonly once: string;
  readonly read?: ReadSheet;
  /** What has just been done. */
  readonly done?: string;
}

/** Entries that are shown of one sheet. */
const MOST = 200;
/** Characters of an entry's text. */
const TEXT = 80;

/** Asks for a filled-in sheet of registers, or shows what it would enter: nothing is entered yet. */
export function sheetPage({ site, problems, once, read, done }: SheetProps) {
  const { words, base, viewer } = site;
  const { registers } = words.web.office;
  const { import: said } = registers;
  return (
    <OfficePage site={site} area="registers" title={said.title} back={registers.back} narrow>
      {done === undefined ? null : (
        <p class="notice good" role="status">
          {done}
        </p>
      )}
      <Problems title={words.web.office.notDone} sentences={problems} />
      {read === undefined ? null : <Entries read={read} site={site} once={once} />}
      <p>{said.how}</p>
      <p>
        <a href={`${base}/registers/import/form.xlsx`}>{said.form}</a>
      </p>
      <form method="post" action={`${base}/registers/import/read`} enctype="multipart/form-data" class="stack paper">
        <FormToken token={viewer?.formToken ?? ''} />
        <label>
          {said.file}
          <input type="file" name="sheet" accept=".xlsx,.ods" required />
        </label>
        <span>
          <button type="submit">{said.read}</button>
        </span>
      </form>
    </OfficePage>
  );
}

const Entries: FC<{ readonly read: ReadSheet; readonly site: Site; readonly once: string }> = ({
  read: { digest, name, entries, version },
  site: { words, base, viewer },
  once,
}) => {
  const { registers } = words.web.office;
  const { kinds, columns } = words.registers;
  if (entries.length === 0) return <p class="notice good">{registers.import.nothing}</p>;
  return (
    <form method="post" action={`${base}/registers/import/do`} class="paper stack">
      <FormToken token={viewer?.formToken ?? ''} />
      {Object.entries({ once, digest, name, version }).map(([field, value]) => (
        <input type="hidden" name={field} value={value} />
      ))}
      <h2>{name}</h2>
      <p>{words.registers.wouldImport(entries.length)}</p>
      <table>
        <thead>
          <tr>
            {[registers.filter.kind, columns.on, registers.import.entry, columns.findings].map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, MOST).map(({ register, on, title, who, text, findings }) => (
            <tr>
              <td>{kinds[register]}</td>
              <td>{isoDate(on)}</td>
              <td>{brief(words.card.list([title, who, text].filter((part) => part !== undefined)), TEXT)}</td>
              <td>{words.card.list(findings)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {entries.length > MOST ? <p class="notice">{registers.import.more(entries.length - MOST)}</p> : null}
      <span>
        <button type="submit">{registers.import.confirm(entries.length)}</button>
      </span>
    </form>
  );
};
