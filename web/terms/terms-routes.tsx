import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono, type Context } from 'hono';
import { ArchiveError } from '../../archive/errors';
import { declaredYearIn } from '../../config/own-calendar-file';
import { readPolicyFile } from '../../config/policy-file';
import { BadFiles } from '../../config/problem';
import { amendedFindings } from '../../domain/policy/amendment';
import { domainMoment } from '../../domain/calendar/clock';
import { withDeclaredYear } from '../../domain/calendar/declared-year';
import { DAY } from '../../domain/calendar/moment';
import type { Policy, Terms } from '../../domain/policy/policy';
import { amendmentLines } from '../../words/amendment';
import type { WebDependencies } from '../dependencies';
import { officeForm, onlyOffice, type OfficeForm } from '../desk/office';
import { sentencesOf } from '../sentences';
import { onlySignedIn, type SignedIn } from '../sign-in/viewer';
import { siteOf } from '../site';
import { termsPage, termsPreviewPage } from './terms-page';

/** Days ahead for which it is shown what changes. */
const AHEAD = 60;
/** Bytes of a policy. */
const LARGEST_POLICY = 64 * 1_024;
const DIGEST = /^[0-9a-f]{64}$/;

/** A year's holidays as they were written, or a policy that lies in the archive. */
type Wanted =
  | { readonly what: 'calendar'; readonly year: string; readonly daysOff: string; readonly workingDays: string }
  | { readonly what: 'policy'; readonly digest: string };

/** `/terms`: policy and calendar, each shown with what it changes before it counts. */
export function termsRoutes(dependencies: WebDependencies): Hono<SignedIn> {
  const { duban, archive, readings, address, words, now } = dependencies;
  const { terms: said } = words.web.office;
  const app = new Hono<SignedIn>();
  app.use('/terms', onlySignedIn(dependencies), onlyOffice(dependencies));
  app.use('/terms/*', onlySignedIn(dependencies), onlyOffice(dependencies));

  app.get('/terms', (context) => asked(context, {}, [], context.req.query('done') === '1'));

  app.post('/terms/preview', async (context) => {
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    const wanted = await wantedIn(form);
    return typeof wanted === 'string' ? asked(context, {}, [wanted]) : previewed(context, wanted, []);
  });

  app.post('/terms/do', async (context) => {
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    const wanted = await wantedIn(form);
    if (typeof wanted === 'string') return asked(context, {}, [wanted]);
    const { campaign } = context.var;
    try {
      const { after, changes, version } = await compared(campaign.id, wanted);
      if (!changes || version !== form.text('version')) return await previewed(context, wanted, [said.changed]);
      await duban.amendPolicy(campaign.id, after);
    } catch (error) {
      return refused(context, wanted, error);
    }
    readings.forget();
    return context.redirect(`${address.base}/terms?done=1`, 303);
  });

  return app;

  function asked(
    context: Context<SignedIn>,
    filled: Readonly<Record<string, string>>,
    problems: readonly string[],
    done = false,
  ): Response | Promise<Response> {
    const { viewer, campaign } = context.var;
    const site = siteOf(campaign, dependencies, viewer);
    const { calendar } = campaign.terms;
    return context.html(termsPage({ site, calendar, filled, problems, done }), problems.length > 0 ? 422 : 200);
  }

  async function previewed(context: Context<SignedIn>, wanted: Wanted, problems: readonly string[]): Promise<Response> {
    const { viewer, campaign } = context.var;
    const site = siteOf(campaign, dependencies, viewer);
    try {
      const { lines, changes, version } = await compared(campaign.id, wanted);
      const confirmed = changes ? { ...wanted, version } : undefined;
      const status = problems.length > 0 ? 409 : 200;
      return await context.html(termsPreviewPage({ site, confirmed, lines, problems }), status);
    } catch (error) {
      return refused(context, wanted, error);
    }
  }

  function refused(context: Context<SignedIn>, wanted: Wanted, error: unknown): Response | Promise<Response> {
    const sentences =
      error instanceof BadYear
        ? [said.badYear]
        : error instanceof ArchiveError
          ? [said.noFile]
          : sentencesOf(error, context.var.campaign.directory, words);
    return asked(context, wanted.what === 'calendar' ? wanted : {}, sentences);
  }

  /** What would be, beside what is now. @throws BadYear; BadFiles; ArchiveError */
  async function compared(
    campaignId: string,
    wanted: Wanted,
  ): Promise<{
    readonly after: Terms;
    readonly changes: boolean;
    readonly lines: readonly string[];
    readonly version: string;
  }> {
    const { campaign, findings } = await duban.read(campaignId);
    const { terms, directory } = campaign;
    const after = await termsWanted(terms, wanted);
    const moment = domainMoment(terms.clock, now());
    const until = moment + AHEAD * DAY;
    const changes = JSON.stringify(after) !== JSON.stringify(terms);
    const amended = changes ? amendedFindings(findings, after, moment, until) : [];
    const lines = amendmentLines({ findings: amended, until }, after.calendar, directory, words);
    const version = createHash('sha256')
      .update(JSON.stringify([terms.revision, after, lines]))
      .digest('hex');
    return { after, changes, lines, version: version.slice(0, 16) };
  }

  async function termsWanted(terms: Terms, wanted: Wanted): Promise<Terms> {
    if (wanted.what === 'policy') {
      if (!DIGEST.test(wanted.digest)) throw new ArchiveError('missing', wanted.digest.slice(0, 64));
      const bytes = await archive.get(wanted.digest);
      if (bytes.length > LARGEST_POLICY) throw new ArchiveError('missing', wanted.digest);
      return { ...terms, policy: await policyIn(bytes) };
    }
    const declared = declaredYearIn({ ...wanted, year: Number(wanted.year) });
    if (declared === undefined) throw new BadYear();
    return { ...terms, calendar: withDeclaredYear(terms.calendar, declared) };
  }

  /** What a form wants, or why it cannot be looked at. */
  async function wantedIn(form: OfficeForm): Promise<Wanted | string> {
    if (form.text('what') === 'calendar') {
      const [year, daysOff, workingDays] = [form.text('year'), form.text('daysOff'), form.text('workingDays')];
      return { what: 'calendar', year, daysOff, workingDays };
    }
    const { policy } = form.body;
    if (!(policy instanceof File)) return { what: 'policy', digest: form.text('digest') };
    if (policy.size === 0) return said.noFile;
    if (policy.size > LARGEST_POLICY) return said.tooLarge;
    return { what: 'policy', digest: await archive.put(Buffer.from(await policy.arrayBuffer())) };
  }
}

/** A year or a day in it that does not fit. */
class BadYear extends Error {
  override readonly name = 'BadYear';
}

/** @throws BadFiles with every key that is not accepted, and its line */
async function policyIn(bytes: Buffer): Promise<Policy> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-policy-'));
  try {
    const path = join(folder, 'policy.yaml');
    await writeFile(path, bytes, { mode: 0o600 });
    return await readPolicyFile(path);
  } catch (error) {
    // Where it lies for this moment is nobody's business.
    if (!(error instanceof BadFiles)) throw error;
    throw new BadFiles(error.problems.map((problem) => ({ ...problem, file: 'policy.yaml' })));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
