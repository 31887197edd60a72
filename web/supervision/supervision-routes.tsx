import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { batchCommand, decideBatch, plannedGroups, recordInspection, refusedByFindings } from '../../client/batches';
import { todayOf } from '../../client/now';
import { inspectionOutcomes, type BatchCommands } from '../../domain/batches/commands';
import { membersOf } from '../../domain/batches/members';
import { proposeBatch } from '../../domain/batches/proposal';
import type { Batch } from '../../domain/batches/view';
import { dayFromIso } from '../../domain/calendar/calendar';
import { domainMoment } from '../../domain/calendar/clock';
import { isOffice } from '../../domain/commands/authority';
import { defined } from '../../domain/defined';
import { checkMethods } from '../../domain/finding/finding';
import { readWorkbookSafely } from '../../ledger/bounded';
import { refusedRows, resultProblems, resultRowsIn, resultsIn } from '../../ledger/task-sheets';
import { batchSheetIn } from '../../mail/letter/batch-sheet';
import { batchReport } from '../../reports/batch';
import { reasonWithNames } from '../../words/names';
import { batchNumber } from '../../words/register-names';
import type { WebDependencies } from '../dependencies';
import { officeForm, onlyOffice, type OfficeForm } from '../desk/office';
import { doneOnce } from '../finding/once';
import { readHandedIn } from '../import/read-upload';
import { sentencesOf } from '../sentences';
import { onlySignedIn, type SignedIn } from '../sign-in/viewer';
import { siteOf } from '../site';
import { batchesPage, batchPage } from './supervision-page';

/** What became of a form: sentences about what was done, and about what was not. */
interface Came {
  readonly done: readonly string[];
  readonly problems: readonly string[];
}
const nothingYet: Came = { done: [], problems: [] };

/** `/supervision`: batches are proposed, decided and their results recorded; a group records its own. */
export function supervisionRoutes(dependencies: WebDependencies): Hono<SignedIn> {
  const { duban, archive, readings, words, now } = dependencies;
  const { batches: said } = words;
  const once = doneOnce<Came>();
  const app = new Hono<SignedIn>();
  app.use('/supervision', onlySignedIn(dependencies), onlyOffice(dependencies));
  for (const path of ['/supervision/decide', '/supervision/sheet']) {
    app.use(path, onlySignedIn(dependencies), onlyOffice(dependencies));
  }
  app.use('/supervision/*', onlySignedIn(dependencies));

  app.get('/supervision', (context) => listed(context, nothingYet));

  app.post('/supervision/decide', async (context) => {
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    const { viewer } = context.var;
    const came = await once(`${viewer.actor.person} ${form.text('once')}`, () =>
      decided(context, form).catch((error: unknown) => refused(error, context)),
    );
    readings.forget();
    return listed(context, came);
  });

  app.get('/supervision/:batch', (context) => shown(context, nothingYet));

  app.post('/supervision/:batch/result', async (context) => {
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    const { viewer } = context.var;
    const came = await once(`${viewer.actor.person} ${form.text('once')}`, () =>
      recorded(context, form).catch((error: unknown) => refused(error, context)),
    );
    readings.forget();
    return shown(context, came);
  });

  app.post('/supervision/sheet', async (context) => {
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    const { viewer } = context.var;
    const came = await once(`${viewer.actor.person} ${form.text('once')}`, () =>
      sheetRecorded(context, form).catch((error: unknown) => refused(error, context)),
    );
    readings.forget();
    return listed(context, came);
  });

  app.get('/supervision/:batch/report', async (context) => {
    const batch = await batchIn(context);
    if (batch === undefined) return context.notFound();
    const { campaign } = context.var;
    const bytes = await batchReport(batch, await batchSheetIn(archive, batch.sheet), campaign);
    const name = `${batchNumber(batch.id, said.kind)}.docx`;
    return context.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  });

  return app;

  function refused(error: unknown, { var: { campaign } }: Context<SignedIn>): Came {
    return { done: [], problems: sentencesOf(error, campaign.directory, words) };
  }

  async function listed(context: Context<SignedIn>, { done, problems }: Came): Promise<Response> {
    const { viewer, campaign } = context.var;
    const { directory, terms } = campaign;
    const findings = (await readings.now()).findings.map(({ finding }) => finding);
    const { items } = proposeBatch(findings, directory, terms, domainMoment(terms.clock, now()));
    const { batches } = await duban.readBatches(campaign.id, archive);
    const site = siteOf(campaign, dependencies, viewer);
    return context.html(
      batchesPage({ site, directory, batches, items, once: randomUUID(), problems, done }),
      problems.length > 0 ? 422 : 200,
    );
  }

  /** @throws Refusal; Trouble */
  async function decided({ var: { viewer, campaign } }: Context<SignedIn>, form: OfficeForm): Promise<Came> {
    const { directory } = campaign;
    const [from, to] = [dayFromIso(form.text('from')), dayFromIso(form.text('until'))];
    if (from === undefined || to === undefined) return { done: [], problems: [words.web.office.supervision.noDates] };
    const rows = Object.keys(form.body).flatMap((name) => {
      const [, finding] = /^group (.{1,80})$/.exec(name) ?? [];
      const group = form.text(name);
      if (finding === undefined || group === '') return [];
      return [{ finding, group, people: membersOf(group, directory).map(({ code }) => code) }];
    });
    const planned = { from, to, methods: methodsIn(form), groups: plannedGroups(rows) };
    const findings = (await duban.read(campaign.id)).findings.map(({ finding }) => finding);
    const command = await batchCommand(planned, findings, campaign, archive);
    const speaker = { by: viewer.actor, via: 'page' } as const;
    const batch = await decideBatch(duban, campaign, command, findings, archive, speaker);
    return {
      done: [
        said.decided(batchNumber(batch.id, said.kind), rows.length, planned.groups.length),
        ...batch.named.map((finding) => said.checkNamed(finding)),
      ],
      problems: batch.refused.map(({ finding, refusal }) =>
        words.fact(finding, words.refusal(reasonWithNames(refusal.reason, directory))),
      ),
    };
  }

  /** A filled-in task sheet: all of it is in order, or none of it is recorded. @throws Refusal; Trouble; BadFiles */
  async function sheetRecorded({ var: { viewer, campaign } }: Context<SignedIn>, form: OfficeForm): Promise<Came> {
    const { sheet: file } = form.body;
    if (!(file instanceof File) || file.size === 0) return { done: [], problems: [words.web.office.import.noFile] };
    const book = await readHandedIn(Buffer.from(await file.arrayBuffer()), file.name, readWorkbookSafely);
    const rows = resultRowsIn(book, todayOf(campaign, now()));
    if (rows === undefined) return { done: [], problems: [said.noSheet] };
    const speaker = { by: viewer.actor, via: 'page' } as const;
    const { agenda } = await duban.campaignRun(campaign.id);
    const moment = domainMoment(campaign.terms.clock, now());
    const problems = resultProblems(rows, agenda, campaign, speaker, moment, words);
    if (problems.length > 0) return { done: [], problems };
    const results = resultsIn(rows);
    const refused = await refusedByFindings(duban, campaign, archive, results, speaker);
    if (refused.length > 0) return { done: [], problems: refusedRows(refused, campaign.directory, words) };
    for (const result of results) await recordInspection(duban, campaign, archive, result.said, speaker);
    return { done: [said.imported(results.length)], problems: [] };
  }

  async function batchIn({ req, var: { campaign, viewer } }: Context<SignedIn>): Promise<Batch | undefined> {
    const { batches } = await duban.readBatches(campaign.id, archive);
    const batch = batches.find(({ id }) => id === req.param('batch'));
    const { actor } = viewer;
    const isTheirs = batch?.tasks.some(({ group }) => isOfGroup(actor.positions, group)) === true;
    return isOffice(actor) || isTheirs ? batch : undefined;
  }

  async function shown(context: Context<SignedIn>, { done, problems }: Came): Promise<Response> {
    const batch = await batchIn(context);
    if (batch === undefined) return context.notFound();
    const { viewer, campaign } = context.var;
    const { actor } = viewer;
    const may = batch.tasks
      .filter(({ group }) => batch.takenBack === undefined && (isOffice(actor) || isOfGroup(actor.positions, group)))
      .flatMap(({ items }) => items.flatMap(({ finding, result }) => (result === undefined ? [finding] : [])));
    const site = siteOf(campaign, dependencies, viewer);
    const { directory } = campaign;
    return context.html(
      batchPage({ site, directory, batch, problems, done, may, once: randomUUID() }),
      problems.length > 0 ? 422 : 200,
    );
  }

  /** @throws Refusal; Trouble */
  async function recorded(context: Context<SignedIn>, form: OfficeForm): Promise<Came> {
    const { viewer, campaign } = context.var;
    const [batch, finding] = [context.req.param('batch') ?? '', form.text('finding')];
    const outcome = inspectionOutcomes.find((one) => one === form.text('outcome')) ?? 'verified';
    const some = (name: string): string | undefined => (form.text(name) === '' ? undefined : form.text(name));
    const inspection = defined<BatchCommands['recordInspection']>({
      ...{ batch, finding, outcome, methods: methodsIn(form) },
      on: dayFromIso(form.text('day')) ?? todayOf(campaign, now()),
      place: some('place'),
      text: some('text'),
    });
    await recordInspection(duban, campaign, archive, inspection, { by: viewer.actor, via: 'page' });
    return { done: [said.recorded(batchNumber(batch, said.kind), finding, said.outcomes[outcome])], problems: [] };
  }
}

function methodsIn(form: OfficeForm): BatchCommands['recordInspection']['methods'] {
  return checkMethods.filter((method) => form.every('method').includes(method));
}

function isOfGroup(positions: readonly string[], group: string): boolean {
  return positions.some((position) => position.startsWith(`supervision/${group}/`));
}
