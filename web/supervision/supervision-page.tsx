import type { FC, PropsWithChildren } from 'hono/jsx';
import { inspectionOutcomes } from '../../domain/batches/commands';
import type { ProposedItem } from '../../domain/batches/proposal';
import type { Batch } from '../../domain/batches/view';
import { isoDate } from '../../domain/calendar/calendar';
import { checkMethods } from '../../domain/finding/finding';
import type { Directory } from '../../domain/organisation/directory';
import { placeIn } from '../../domain/organisation/names';
import { personName, unitName } from '../../words/names';
import { OfficeNav, Problems, WorkflowLink } from '../desk/office';
import { FormToken, Page, type Site } from '../look/page';
import { batchLine } from '../../words/batch-line';

interface Of {
  readonly site: Site;
  readonly directory: Directory;
}

interface ListProps extends Of {
  readonly batches: readonly Batch[];
  readonly items: readonly ProposedItem[];
  readonly once: string;
  readonly problems: readonly string[];
  readonly done: readonly string[];
}

/** All batches, and the proposal of the next one, to be changed and decided. */
export function batchesPage({ site, directory, batches, items, once, problems, done }: ListProps) {
  const { words, base, viewer } = site;
  const { columns, nothing, none, nobody, reasons } = words.batches;
  const said = words.web.office.supervision;
  return (
    <Framed site={site}>
      {done.map((sentence) => (
        <p class="notice good" role="status">
          {sentence}
        </p>
      ))}
      <Problems title={words.web.office.notDone} sentences={problems} />
      {batches.length === 0 ? <p>{none}</p> : null}
      <ul class="list">
        {batches.map((batch) => (
          <li>
            <a href={`${base}/supervision/${batch.id}`}>{batchLine(batch, words)}</a>
          </li>
        ))}
      </ul>
      {batches.length === 0 ? null : (
        <form method="post" action={`${base}/supervision/sheet`} enctype="multipart/form-data" class="stack paper">
          <FormToken token={viewer?.formToken ?? ''} />
          <input type="hidden" name="once" value={`${once} sheet`} />
          <label>
            {said.sheet}
            <input type="file" name="sheet" accept=".xlsx,.ods,.csv" required />
          </label>
          <span>
            <button type="submit">{said.recordSheet}</button>
          </span>
        </form>
      )}
      <section class="paper">
        <h2>{said.proposal}</h2>
        {items.length === 0 ? (
          <p>{nothing}</p>
        ) : (
          <form method="post" action={`${base}/supervision/decide`} class="stack">
            <FormToken token={viewer?.formToken ?? ''} />
            <input type="hidden" name="once" value={once} />
            <p>{said.how}</p>
            <table>
              <thead>
                <tr>
                  {[columns.finding, columns.title, columns.unit, columns.why, columns.group].map((name) => (
                    <th scope="col">{name}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {items.map(({ finding, title, lead, reasons: why, group }) => (
                  <tr>
                    <td>{finding}</td>
                    <td>{title}</td>
                    <td>{unitName(directory, lead)}</td>
                    <td>{words.card.list(why.map((reason) => reasons[reason]))}</td>
                    <td>
                      <select name={`group ${finding}`} aria-label={`${columns.group} ${finding}`}>
                        <option value="">{group === undefined ? nobody : said.leaveOut}</option>
                        {directory.supervisionGroups.map(({ code, name }) => (
                          <option value={code} selected={code === group}>
                            {name}
                          </option>
                        ))}
                      </select>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <label>
              {said.from}
              <input type="date" name="from" required />
            </label>
            <label>
              {said.until}
              <input type="date" name="until" required />
            </label>
            <Methods site={site} />
            <span>
              <button type="submit">{said.decide}</button>
            </span>
          </form>
        )}
      </section>
    </Framed>
  );
}

interface BatchProps extends Of {
  readonly batch: Batch;
  readonly problems: readonly string[];
  readonly done: readonly string[];
  readonly once: string;
  /** Findings of which the viewer may record what was found. */
  readonly may: readonly string[];
  /** Groups whose task sheets he may have. */
  readonly downloads: readonly string[];
}

/** One batch: what each group looks at, what has come, and a form for what has not. */
export function batchPage({ site, directory, batch, problems, done, once, may, downloads }: BatchProps) {
  const { words, base, viewer } = site;
  const { columns, outcomes, owed } = words.batches;
  const said = words.web.office.supervision;
  return (
    <Framed site={site}>
      {done.map((sentence) => (
        <p class="notice good" role="status">
          {sentence}
        </p>
      ))}
      <Problems title={words.web.office.notDone} sentences={problems} />
      <p>{batchLine(batch, words)}</p>
      <p>
        <a href={`${base}/supervision/${batch.id}/report`}>{said.report}</a>
      </p>
      {batch.tasks.map(({ group, people, items }) => (
        <section class="paper">
          <h2>{placeIn(directory, 'supervision', group)}</h2>
          <p>{words.card.list(people.map((person) => personName(directory, person)))}</p>
          {items.some(({ result }) => result === undefined) && downloads.includes(group) ? (
            <p>
              {(['docx', 'xlsx'] as const).map((as) => (
                <>
                  <a href={`${base}/supervision/${batch.id}/tasks/${encodeURIComponent(group)}?as=${as}`}>
                    {said.taskSheet[as]}
                  </a>{' '}
                </>
              ))}
            </p>
          ) : null}
          <table>
            <thead>
              <tr>
                {[columns.finding, columns.outcome, columns.day, columns.found].map((name) => (
                  <th scope="col">{name}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map(({ finding, result }) => (
                <tr>
                  <td>
                    <a href={`${base}/finding/${finding}`}>{finding}</a>
                  </td>
                  <td>{result === undefined ? owed : outcomes[result.outcome]}</td>
                  <td>{result === undefined ? '' : isoDate(result.on)}</td>
                  <td>{result?.text ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      {may.length === 0 ? null : (
        <form method="post" action={`${base}/supervision/${batch.id}/result`} class="stack paper">
          <h2>{said.record}</h2>
          <FormToken token={viewer?.formToken ?? ''} />
          <input type="hidden" name="once" value={once} />
          <label>
            {columns.finding}
            <select name="finding">
              {may.map((finding) => (
                <option value={finding}>{finding}</option>
              ))}
            </select>
          </label>
          <label>
            {columns.outcome}
            <select name="outcome">
              {inspectionOutcomes.map((outcome) => (
                <option value={outcome}>{outcomes[outcome]}</option>
              ))}
            </select>
          </label>
          <Methods site={site} />
          <label>
            {columns.day}
            <input type="date" name="day" />
          </label>
          <label>
            {columns.place}
            <input name="place" maxlength={300} />
          </label>
          <label>
            {columns.found}
            <textarea name="text" rows={4} maxlength={4_000}></textarea>
          </label>
          <span>
            <button type="submit">{said.record}</button>
          </span>
        </form>
      )}
    </Framed>
  );
}

const Framed: FC<PropsWithChildren<{ readonly site: Site }>> = ({ site, children }) => {
  const { title } = site.words.web.office.supervision;
  return (
    <Page site={site} title={title} area="desk">
      <OfficeNav site={site} area="supervision" />
      <h1>{title}</h1>
      {children}
      <WorkflowLink site={site} workflow={site.workflow} />
    </Page>
  );
};

const Methods: FC<{ readonly site: Site }> = ({ site: { words } }) => (
  <fieldset>
    <legend>{words.batches.columns.method}</legend>
    {checkMethods.map((method) => (
      <label class="check">
        <input type="checkbox" name="method" value={method} /> {words.batches.methods[method]}
      </label>
    ))}
  </fieldset>
);
