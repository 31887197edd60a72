import type { FC, PropsWithChildren } from 'hono/jsx';
import { reportedKinds } from '../../domain/policy/timetable';
import { channels, forms, type EntryField, type Outcome, type RegisterKind } from '../../domain/registers/entry';
import type { RegisterEntry } from '../../domain/registers/view';
import { entryLines } from '../../ledger/register-text';
import type { WrittenField } from '../../ledger/register-written';
import { entryNumber, fieldName } from '../../words/register-names';
import type { Campaign } from '../../workflows/messages';
import { OfficeNav, Problems } from '../desk/office';
import { FormToken, Page, type Site } from '../look/page';

interface FormProps {
  readonly site: Site;
  readonly campaign: Campaign;
  readonly isOffice: boolean;
  /** What was written before it was refused. */
  readonly written: (field: string) => string;
  readonly problems: readonly string[];
  readonly once: string;
}

/** Long texts, and lists that are written one a line. */
const long: ReadonlySet<WrittenField> = new Set(['text', 'points']);

/** The form of a new entry: what its register needs, and what it takes besides. */
export function addPage(
  props: FormProps & {
    readonly register: RegisterKind;
    readonly today: string;
    /** The message of which the entry is made, by its identity. */
    readonly message?: string;
  },
) {
  const { site, register, today, written, message } = props;
  const { words, base } = site;
  const { registers: said } = words.web.office;
  const { needs, takes } = forms[register];
  // Files come by mail or by the command line.
  const fields = [...needs, ...takes].filter((field) => field !== 'files');
  return (
    <Framed
      {...props}
      title={words.fact(said.add, words.registers.kinds[register])}
      action={`${base}/registers/add/${register}`}
    >
      {message === undefined ? null : (
        <p>
          {words.web.office.mail.fromMessage} <a href={`${base}/mail/${message}`}>{words.web.office.mail.message}</a>
          <input type="hidden" name="message" value={message} />
        </p>
      )}
      <label>
        {said.on}
        <input type="date" name="on" required value={written('on') === '' ? today : written('on')} />
      </label>
      {fields.map((field) => (
        <EntryInput {...props} field={field} isNeeded={needs.includes(field)} />
      ))}
      <label>
        {said.findings} <small class="soft">{said.hints.findings}</small>
        <input name="findings" value={written('findings')} />
      </label>
      <span>
        <button type="submit">{said.enter}</button>
      </span>
    </Framed>
  );
}

const EntryInput: FC<
  FormProps & { readonly register: RegisterKind; readonly field: EntryField; readonly isNeeded: boolean }
> = ({ site: { words }, register, field, isNeeded, written }) => {
  const { hints } = words.web.office.registers;
  const { optional } = words.web.finding;
  const name = fieldName(register, field, words.registers);
  return (
    <label>
      <span>
        {name} {isNeeded ? null : <small class="soft">{optional}</small>} <small class="soft">{hints[field]}</small>
      </span>
      {field === 'how' ? (
        <select name={field}>
          {channels.map((channel) => (
            <option value={channel} selected={channel === written(field)}>
              {words.registers.channels[channel]}
            </option>
          ))}
        </select>
      ) : field === 'serves' ? (
        <select name={field}>
          <option value="">—</option>
          {reportedKinds.map((kind) => (
            <option value={kind} selected={kind === written(field)}>
              {words.campaign.timetable[kind]}
            </option>
          ))}
        </select>
      ) : long.has(field) ? (
        <textarea name={field} rows={4}>
          {written(field)}
        </textarea>
      ) : (
        <input name={field} type={field === 'due' ? 'date' : 'text'} value={written(field)} />
      )}
    </label>
  );
};

interface PointProps extends FormProps {
  readonly entry: RegisterEntry;
  readonly point: number;
  readonly outcomes: readonly Outcome[];
}

/** How something came out that an entry asks for. */
export function settlePage(props: PointProps) {
  const { site, entry, point, outcomes, written } = props;
  const { words, base } = site;
  const { registers: said } = words.web.office;
  const number = entryNumber(`${entry.id}/${point}`, words.registers.kinds);
  return (
    <Framed {...props} title={`${said.settle} ${number}`} action={`${base}/registers/${entry.id}/${point}`}>
      <Read {...props} />
      <label>
        {said.outcome}
        <select name="outcome" required>
          {outcomes.map((outcome) => (
            <option value={outcome} selected={outcome === written('outcome')}>
              {words.registers.outcomes[outcome]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {said.text}
        <textarea name="text" rows={4}>
          {written('text')}
        </textarea>
      </label>
      <label>
        {said.found} <small class="soft">{words.web.finding.optional}</small>
        <input name="findings" value={written('findings')} />
      </label>
      <span>
        <button type="submit">{said.settle}</button>
      </span>
    </Framed>
  );
}

/** An entry that was a mistake. */
export function undoPage(props: FormProps & { readonly entry: RegisterEntry }) {
  const { site, entry, written } = props;
  const { words, base } = site;
  const { registers: said, why } = words.web.office;
  const number = entryNumber(entry.id, words.registers.kinds);
  return (
    <Framed {...props} title={`${said.takeBack} ${number}`} action={`${base}/registers/${entry.id}/undo`}>
      <Read {...props} />
      <label>
        {why}
        <input name="why" required value={written('why')} />
      </label>
      <span>
        <button type="submit">{said.takeBack}</button>
      </span>
    </Framed>
  );
}

const Read: FC<FormProps & { readonly entry: RegisterEntry }> = ({
  site: { words },
  campaign: { directory, terms },
  entry,
}) => (
  <ul class="list">
    {entryLines(entry, directory, terms, words).map((line) => (
      <li>{line}</li>
    ))}
  </ul>
);

const Framed: FC<PropsWithChildren<FormProps & { readonly title: string; readonly action: string }>> = ({
  site,
  isOffice,
  title,
  action,
  problems,
  once,
  children,
}) => {
  const { words, base, viewer } = site;
  const { registers: said, notDone } = words.web.office;
  return (
    <Page site={site} title={title} area="desk">
      {isOffice ? <OfficeNav site={site} area="registers" /> : null}
      <div class="narrow">
        <p>
          <a href={isOffice ? `${base}/registers` : `${base}/desk`}>← {isOffice ? said.back : words.web.areas.desk}</a>
        </p>
        <h1>{title}</h1>
        <Problems title={notDone} sentences={problems} />
        <form method="post" action={action} class="paper">
          <FormToken token={viewer?.formToken ?? ''} />
          <input type="hidden" name="once" value={once} />
          {children}
        </form>
      </div>
    </Page>
  );
};
