import { Hono, type Context } from 'hono';
import { defined } from '../../domain/defined';
import type { Directory } from '../../domain/organisation/directory';
import { readSource } from '../../reports/source';
import { reportFile, type ReportFileKind, type ReportAsked } from '../../reports/write';
import { reportKinds } from '../../words/reports';
import type { WebDependencies } from '../dependencies';
import { OfficeNav, onlyOffice, Problems } from '../desk/office';
import { Page } from '../look/page';
import { onlySignedIn, type SignedIn } from '../sign-in/viewer';
import { siteOf } from '../site';
import { asDownload, mediaTypes } from '../download';

const kinds = reportKinds.filter((kind) => kind !== 'dossier');

/** `/reports`: every report as a file. */
export function reportsRoutes(dependencies: WebDependencies): Hono<SignedIn> {
  const { duban, archive, readings, words } = dependencies;
  const { reports } = words;
  const said = words.web.office.reports;
  const app = new Hono<SignedIn>();
  app.use('/reports', onlySignedIn(dependencies), onlyOffice(dependencies));
  app.use('/reports/*', onlySignedIn(dependencies), onlyOffice(dependencies));

  app.get('/reports', (context) => page(context));

  app.get('/reports/file', async (context) => {
    const { campaign } = context.var;
    const asked = askedIn(context.req.query());
    if (asked === undefined) return context.notFound();
    const lacking = lackingIn(asked, campaign.directory);
    if (lacking !== undefined) return page(context, asked, said.needs[lacking]);
    const source = await readSource(duban, campaign.id, archive);
    const { bytes, ending } = await reportFile(asked, source, { duban, archive, seen: () => undefined });
    const name = `${reports.names[asked.kind]}.${ending}`;
    // A page that names what the public may see is still a download: nothing of ours runs in it.
    return asDownload(context, bytes, name, mediaTypes[ending]);
  });

  return app;

  /** @param problem why the report that was asked for cannot be written */
  async function page(context: Context<SignedIn>, asked?: ReportAsked, problem?: string): Promise<Response> {
    const { viewer, campaign } = context.var;
    const site = siteOf(campaign, dependencies, viewer);
    const { findings } = await readings.now();
    const { units, leaders } = campaign.directory;
    return context.html(
      <Page site={site} title={said.title} area="desk">
        <OfficeNav site={site} area="reports" />
        <div class="narrow">
          <h1>{said.title}</h1>
          <p>{said.how}</p>
          <Problems title={words.web.office.notDone} sentences={problem === undefined ? [] : [problem]} />
          <form method="get" action={`${site.base}/reports/file`} class="stack paper">
            <label>
              {said.kind}
              <select name="kind">
                {kinds.map((kind) => (
                  <option value={kind} selected={kind === asked?.kind}>
                    {reports.names[kind]}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {reports.columns.finding}
              <span class="hint">{said.forForms}</span>
              <select name="finding">
                <option value=""></option>
                {findings.map(({ finding: { subject } }) => (
                  <option value={subject.id}>{`${subject.id} ${subject.title}`}</option>
                ))}
              </select>
            </label>
            <label>
              {reports.columns.unit}
              <span class="hint">{said.forUnit}</span>
              <select name="unit">
                <option value=""></option>
                {units.map(({ code, name }) => (
                  <option value={code}>{name}</option>
                ))}
              </select>
            </label>
            <label>
              {said.sponsor}
              <span class="hint">{said.forLeader}</span>
              <select name="sponsor">
                <option value=""></option>
                {leaders.map(({ code, name }) => (
                  <option value={code}>{name}</option>
                ))}
              </select>
            </label>
            <label class="check">
              <input type="checkbox" name="html" value="1" /> {said.html}
            </label>
            <span>
              <button type="submit">{said.download}</button>
            </span>
          </form>
        </div>
      </Page>,
      problem === undefined ? 200 : 400,
    );
  }
}

/** Undefined where it asks for no report. */
function askedIn(query: Readonly<Record<string, string>>): ReportAsked | undefined {
  const kind: ReportFileKind | undefined = kinds.find((one) => one === query['kind']);
  if (kind === undefined) return undefined;
  const some = (name: string): string | undefined => (query[name] === '' ? undefined : query[name]);
  return defined<ReportAsked>({
    ...{ kind, finding: some('finding'), unit: some('unit'), sponsor: some('sponsor') },
    html: query['html'] === '1' ? true : undefined,
  });
}

/** What must be chosen before the report can be written. */
function lackingIn({ kind, unit, finding }: ReportAsked, { units }: Directory): 'unit' | 'finding' | undefined {
  if (kind === 'unit') return units.some(({ code }) => code === unit) ? undefined : 'unit';
  const isForm = kind === 'claim' || kind === 'approval';
  return isForm && finding === undefined ? 'finding' : undefined;
}
