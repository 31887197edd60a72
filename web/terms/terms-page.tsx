import type { Terms } from '../../domain/policy/policy';
import { nextToDeclare } from '../../domain/calendar/declared-year';
import { OfficePage, Problems } from '../desk/office';
import { FormToken, type Site } from '../look/page';
import { DutyTable } from './duty-page';
import { RulesTable } from './rules-page';

interface TermsProps {
  readonly site: Site;
  readonly terms: Terms;
  /** What was filled in already. */
  readonly filled: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
  readonly done: boolean;
}

/** The next year's holidays, and another policy: both are shown before they count. */
export function termsPage({ site, terms: { calendar, policy }, filled, problems, done }: TermsProps) {
  const { words, base, viewer } = site;
  const { terms: said, notDone } = words.web.office;
  const action = `${base}/terms/preview`;
  return (
    <OfficePage site={site} area="terms" title={said.title} narrow>
      {done ? (
        <div class="notice good" role="status">
          <p>{said.done}</p>
          <p>{said.folderHint}</p>
        </div>
      ) : null}
      <Problems title={notDone} sentences={problems} />
      <form method="post" action={action} enctype="multipart/form-data" class="stack paper">
        <FormToken token={viewer?.formToken ?? ''} />
        <input type="hidden" name="what" value="calendar" />
        <h2>{said.calendar}</h2>
        <p class="soft">{said.declaredThrough(words.date(calendar.declaredThrough))}</p>
        <label>
          {said.year}
          <input
            type="number"
            name="year"
            value={filled['year'] ?? String(nextToDeclare(calendar))}
            min={2000}
            max={2100}
            required
          />
        </label>
        <label>
          {said.daysOff}
          <span class="hint">{said.daysHint}</span>
          <textarea name="daysOff" required maxlength={LONGEST}>
            {filled['daysOff'] ?? ''}
          </textarea>
        </label>
        <label>
          {said.workingDays}
          <textarea name="workingDays" maxlength={LONGEST}>
            {filled['workingDays'] ?? ''}
          </textarea>
        </label>
        <span>
          <button type="submit" class="plain">
            {said.preview}
          </button>
        </span>
      </form>
      <DutyTable site={site} policy={policy} />
      <RulesTable site={site} policy={policy} />
      <form method="post" action={action} enctype="multipart/form-data" class="stack paper">
        <FormToken token={viewer?.formToken ?? ''} />
        <input type="hidden" name="what" value="policy" />
        <h2>{said.policy}</h2>
        <label>
          {said.policyFile}
          <span class="hint">{said.policyHint}</span>
          <input type="file" name="policy" accept=".yaml,.yml" required />
        </label>
        <span>
          <button type="submit" class="plain">
            {said.preview}
          </button>
        </span>
      </form>
    </OfficePage>
  );
}

const LONGEST = 2_000;

interface PreviewProps {
  readonly site: Site;
  /** What the confirmation repeats; nothing where nothing changes. */
  readonly confirmed: Readonly<Record<string, readonly string[]>> | undefined;
  readonly lines: readonly string[];
  readonly problems: readonly string[];
}

/** What other terms change, finding by finding: nothing is done yet. */
export function termsPreviewPage({ site, confirmed, lines, problems }: PreviewProps) {
  const { words, base, viewer } = site;
  const { terms: said, notDone } = words.web.office;
  return (
    <OfficePage site={site} area="terms" title={said.title} narrow>
      <Problems title={notDone} sentences={problems} />
      {confirmed === undefined ? (
        <p class="notice">{said.nothing}</p>
      ) : (
        <form method="post" action={`${base}/terms/do`} class="stack paper">
          <FormToken token={viewer?.formToken ?? ''} />
          {Object.entries(confirmed).flatMap(([name, values]) =>
            values.map((value) => <input type="hidden" name={name} value={value} />),
          )}
          <h2>{said.will}</h2>
          <ul class="list">
            {lines.map((line) => (
              <li class={line.startsWith(' ') ? 'indented' : ''}>{line.trim()}</li>
            ))}
          </ul>
          <span class="do">
            <button type="submit">{said.confirm}</button> <a href={`${base}/terms`}>{said.back}</a>
          </span>
        </form>
      )}
      {confirmed === undefined ? <a href={`${base}/terms`}>{said.back}</a> : null}
    </OfficePage>
  );
}
