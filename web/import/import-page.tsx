import type { FC } from 'hono/jsx';
import { OfficePage, Problems } from '../desk/office';
import { FormToken, type Site } from '../look/page';

interface UploadProps {
  readonly site: Site;
  readonly problems: readonly string[];
  /** What was done, as sentences. */
  readonly done: readonly string[];
}

/** Asks for the ledger. */
export function uploadPage({ site, problems, done }: UploadProps) {
  const { words } = site;
  const { import: said } = words.web.office;
  return (
    <OfficePage site={site} area="import" title={said.title} narrow>
      {done.map((sentence) => (
        <p class="notice good" role="status">
          {sentence}
        </p>
      ))}
      <Problems title={said.notRead} sentences={problems} />
      <p>{said.how}</p>
      <Upload site={site} />
    </OfficePage>
  );
}

/** A ledger that was read, and how it differs from what stands. */
export interface ReadUpload {
  readonly digest: string;
  readonly name: string;
  readonly sheets: string;
  readonly ledgerCounts: boolean;
  readonly assign: boolean;
  /** What says that the superior agrees to dates beyond his; empty where he was not asked. */
  readonly superiorConsent: string;
  /** How many rows, and what was assumed about them. */
  readonly remarks: readonly string[];
  readonly differences: readonly string[];
  readonly changes: number;
  readonly opens: number;
  /** Two comparisons that say the same have the same. */
  readonly version: string;
}

interface ReadProps {
  readonly site: Site;
  readonly read: ReadUpload;
  readonly once: string;
  readonly problems: readonly string[];
}

/** What the ledger would do: nothing is done yet. */
export function differencesPage({ site, read, once, problems }: ReadProps) {
  const { words, base, viewer } = site;
  const { import: said, notDone } = words.web.office;
  const { changes, opens, assign } = read;
  const asks = changes + opens > 0;
  return (
    <OfficePage site={site} area="import" title={said.title} narrow>
      <Problems title={notDone} sentences={problems} />
      <section class="paper">
        <h2>{read.name}</h2>
        <ul class="list">
          {read.remarks.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      </section>
      <section class="paper">
        <h2>{said.differences}</h2>
        <ul class="list">
          {read.differences.map((line) => (
            <li class={line.startsWith(' ') ? 'indented' : ''}>{line.trim()}</li>
          ))}
        </ul>
      </section>
      {asks || assign ? (
        <form method="post" action={`${base}/import/do`} class="stack">
          <FormToken token={viewer?.formToken ?? ''} />
          {Object.entries({
            once,
            digest: read.digest,
            name: read.name,
            sheets: read.sheets,
            counts: read.ledgerCounts ? '1' : '',
            assign: assign ? '1' : '',
            consent: read.superiorConsent,
            version: read.version,
          }).map(([field, value]) => (
            <input type="hidden" name={field} value={value} />
          ))}
          <span>
            <button type="submit">{asks ? said.confirm(changes, opens) : said.confirmAssign}</button>
          </span>
        </form>
      ) : (
        <p class="notice good">{said.nothing}</p>
      )}
      <details>
        <summary>{said.other}</summary>
        <Upload site={site} />
      </details>
    </OfficePage>
  );
}

const Upload: FC<{ readonly site: Site }> = ({ site: { words, base, viewer } }) => {
  const { import: said } = words.web.office;
  return (
    <form method="post" action={`${base}/import/read`} enctype="multipart/form-data" class="stack paper">
      <FormToken token={viewer?.formToken ?? ''} />
      <label>
        {said.file}
        <span class="hint">{said.fileHint}</span>
        <input type="file" name="ledger" accept=".xlsx,.ods,.docx,.csv" required />
      </label>
      <label>
        {said.sheets}
        <span class="hint">{said.sheetsHint}</span>
        <input name="sheets" maxlength={300} />
      </label>
      <label>
        {said.consent}
        <span class="hint">{said.consentHint}</span>
        <input name="consent" maxlength={300} />
      </label>
      <label class="check">
        <input type="checkbox" name="assign" value="1" /> {said.assign}
      </label>
      <label class="check">
        <input type="checkbox" name="counts" value="1" /> {said.ledgerCounts}
      </label>
      <span>
        <button type="submit">{said.read}</button>
      </span>
    </form>
  );
};
