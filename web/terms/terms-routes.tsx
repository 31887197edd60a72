import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono, type Context } from 'hono';
import { ArchiveError } from '../../archive/errors';
import { declaredYearIn } from '../../config/own-calendar-file';
import { isCarried, readPolicyFile } from '../../config/policy-file';
import { BadFiles } from '../../config/problem';
import { amendedFindings } from '../../domain/policy/amendment';
import { obstaclesTo, toBeClosed } from '../../domain/commands/closable';
import { domainMoment } from '../../domain/calendar/clock';
import { withDeclaredYear } from '../../domain/calendar/declared-year';
import { DAY } from '../../domain/calendar/moment';
import type { Directory } from '../../domain/organisation/directory';
import { dutyKinds, type DutyKind, type Policy, type Terms } from '../../domain/policy/policy';
import { amendmentLines } from '../../words/amendment';
import { obstacleLines } from '../../words/obstacles';
import { ruleChanges } from '../../words/rule-text';
import type { RuleGroup, RuleName } from '../../words/web-rules';
import type { WebDependencies } from '../dependencies';
import { officeForm, onlyOffice, type OfficeForm } from '../desk/office';
import { bytesHandedIn } from '../handed-in';
import { sentencesOf } from '../sentences';
import { onlySignedIn, type SignedIn } from '../sign-in/viewer';
import { siteOf } from '../site';
import { dutyTermsOf, fieldsIn, fieldsOf, type DutyFields } from './duty-form';
import { dutyPage } from './duty-page';
import { policyWithRules, ruleFieldsIn, ruleGroupIn, type RuleFields } from './rules-form';
import { rulesPage } from './rules-page';
import { termsPage, termsPreviewPage } from './terms-page';

/** Days ahead for which it is shown what changes. */
const AHEAD = 60;
/** Bytes of a policy. */
const LARGEST_POLICY = 64 * 1_024;

/**
 * A year's holidays as they were written, a policy that lies in the archive, another limit and ladder of one duty, or
 * other rules.
 */
type Wanted =
  | { readonly what: 'calendar'; readonly year: string; readonly daysOff: string; readonly workingDays: string }
  | { readonly what: 'policy'; readonly digest: string }
  | { readonly what: 'duty'; readonly kind: DutyKind; readonly fields: DutyFields }
  | { readonly what: 'rules'; readonly group: RuleGroup; readonly fields: RuleFields };

/** `/terms`: policy and calendar, each shown with what it changes before it counts. */
export function termsRoutes(dependencies: WebDependencies): Hono<SignedIn> {
  const { duban, archive, readings, address, words, now } = dependencies;
  const { terms: said } = words.web.office;
  const app = new Hono<SignedIn>();
  app.use('/terms', onlySignedIn(dependencies), onlyOffice(dependencies));
  app.use('/terms/*', onlySignedIn(dependencies), onlyOffice(dependencies));

  app.get('/terms', (context) => asked(context, {}, [], context.req.query('done') === '1'));

  app.get('/terms/duty/:kind', (context) => {
    const kind = dutyKinds.find((one) => one === context.req.param('kind'));
    if (kind === undefined) return context.notFound();
    return dutyAsked(context, kind, fieldsOf(context.var.campaign.terms.policy.duties[kind]), []);
  });

  app.get('/terms/rules/:group', (context) => {
    const group = ruleGroupIn(context.req.param('group'));
    return group === undefined ? context.notFound() : rulesAsked(context, { group }, []);
  });

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
    const { terms } = campaign;
    return context.html(termsPage({ site, terms, filled, problems, done }), problems.length > 0 ? 422 : 200);
  }

  function dutyAsked(
    context: Context<SignedIn>,
    kind: DutyKind,
    fields: DutyFields,
    problems: readonly string[],
  ): Response | Promise<Response> {
    const { viewer, campaign } = context.var;
    const site = siteOf(campaign, dependencies, viewer);
    return context.html(dutyPage({ site, kind, fields, problems }), problems.length > 0 ? 422 : 200);
  }

  function rulesAsked(
    context: Context<SignedIn>,
    asked: { readonly group: RuleGroup; readonly fields?: RuleFields },
    problems: readonly string[],
  ): Response | Promise<Response> {
    const { viewer, campaign } = context.var;
    const site = siteOf(campaign, dependencies, viewer);
    const { policy } = campaign.terms;
    return context.html(rulesPage({ site, policy, ...asked, problems }), problems.length > 0 ? 422 : 200);
  }

  async function previewed(context: Context<SignedIn>, wanted: Wanted, problems: readonly string[]): Promise<Response> {
    const { viewer, campaign } = context.var;
    const site = siteOf(campaign, dependencies, viewer);
    try {
      const { lines, changes, version } = await compared(campaign.id, wanted);
      const confirmed = changes ? { ...confirmedFields(wanted), version: [version] } : undefined;
      const status = problems.length > 0 ? 409 : 200;
      return await context.html(termsPreviewPage({ site, confirmed, lines, problems }), status);
    } catch (error) {
      return refused(context, wanted, error);
    }
  }

  function refused(context: Context<SignedIn>, wanted: Wanted, error: unknown): Response | Promise<Response> {
    const sentences = whyRefused(error, context.var.campaign.directory);
    if (wanted.what === 'rules') return rulesAsked(context, wanted, sentences);
    if (wanted.what === 'duty') return dutyAsked(context, wanted.kind, wanted.fields, sentences);
    return asked(context, wanted.what === 'calendar' ? wanted : {}, sentences);
  }

  /** Why what was wanted cannot be, as sentences. */
  function whyRefused(error: unknown, directory: Directory): readonly string[] {
    if (error instanceof BadYear) return [said.badYear];
    if (error instanceof BadDuty) return [said.badDuty];
    if (error instanceof ArchiveError) return [said.noFile];
    if (!(error instanceof BadRules)) return sentencesOf(error, directory, words);
    const { rules } = words.web.office;
    return error.wrong.length === 0 ? [rules.tooLarge] : error.wrong.map((name) => rules.bad(rules.names[name]));
  }

  /** What would be, beside what is now. @throws BadYear; BadDuty; BadRules; BadFiles; ArchiveError */
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
    const open = findings.map(({ finding }) => finding).filter(toBeClosed);
    const lines = [
      ...ruleChanges(terms.policy, after.policy, words),
      ...amendmentLines({ findings: amended, until }, after.calendar, directory, words),
      ...(changes ? obstacleLines(obstaclesTo(open, after.policy, directory), directory, words) : []),
    ];
    const version = createHash('sha256')
      .update(JSON.stringify([terms.revision, after, lines]))
      .digest('hex');
    return { after, changes, lines, version: version.slice(0, 16) };
  }

  async function termsWanted(terms: Terms, wanted: Wanted): Promise<Terms> {
    if (wanted.what === 'policy') {
      const bytes = await bytesHandedIn(archive, wanted.digest);
      if (bytes.length > LARGEST_POLICY) throw new ArchiveError('missing', wanted.digest);
      return { ...terms, policy: await policyIn(bytes) };
    }
    if (wanted.what === 'duty') {
      const { policy } = terms;
      const duty = dutyTermsOf(wanted.fields, policy.duties[wanted.kind]);
      if (duty === undefined) throw new BadDuty();
      const after = { ...policy, duties: { ...policy.duties, [wanted.kind]: duty } };
      if (!isCarried(after)) throw new BadDuty();
      return { ...terms, policy: after };
    }
    if (wanted.what === 'rules') {
      const after = policyWithRules(terms.policy, wanted.group, wanted.fields);
      if ('wrong' in after) throw new BadRules(after.wrong);
      return { ...terms, policy: after.policy };
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
    if (form.text('what') === 'duty') {
      const kind = dutyKinds.find((one) => one === form.text('kind'));
      return kind === undefined ? said.badDuty : { what: 'duty', kind, fields: fieldsIn(form) };
    }
    if (form.text('what') === 'rules') {
      const group = ruleGroupIn(form.text('group'));
      if (group === undefined) return words.web.office.rules.tooLarge;
      return { what: 'rules', group, fields: ruleFieldsIn(form, group) };
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

/** A limit or a letter that does not fit. */
class BadDuty extends Error {
  override readonly name = 'BadDuty';
}

/** Rules that do not fit: none where each does, and the policy would be too large. */
class BadRules extends Error {
  override readonly name = 'BadRules';
  constructor(readonly wrong: readonly RuleName[]) {
    super(wrong.join(', '));
  }
}

/** What the confirmation repeats of the form. */
function confirmedFields(wanted: Wanted): Readonly<Record<string, readonly string[]>> {
  if (wanted.what === 'rules') return { what: ['rules'], group: [wanted.group], ...wanted.fields };
  if (wanted.what !== 'duty') return Object.fromEntries(Object.entries(wanted).map(([name, value]) => [name, [value]]));
  const { what, kind, fields } = wanted;
  const { limit, rungs } = fields;
  return {
    ...{ what: [what], kind: [kind] },
    ...(limit === undefined ? {} : { limit: [limit.amount], unit: [limit.unit] }),
    ...Object.fromEntries(
      rungs.flatMap((rung, place) =>
        Object.entries(rung).map(([name, value]: [string, string | readonly string[]]) => [
          `${name}-${place + 1}`,
          typeof value === 'string' ? [value] : value,
        ]),
      ),
    ),
  };
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
