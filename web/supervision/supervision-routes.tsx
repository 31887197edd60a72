import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { batchCommand, decideBatch, plannedGroups, recordInspection } from '../../client/batches';
import { todayOf } from '../../client/now';
import { inspectionOutcomes, type BatchCommands } from '../../domain/batches/commands';
import { membersOf } from '../../domain/batches/members';
import { proposeBatch } from '../../domain/batches/proposal';
import type { Batch } from '../../domain/batches/view';
import { dayFromIso, dayOf } from '../../domain/calendar/calendar';
import { domainMoment } from '../../domain/calendar/clock';
import { isOffice } from '../../domain/commands/authority';
import { defined } from '../../domain/defined';
import { checkMethods } from '../../domain/finding/finding';
import { readWorkbookSafely } from '../../ledger/bounded';
import { resultsHandedIn } from '../../ledger/results-handed-in';
import { resultRowsIn } from '../../ledger/task-sheets';
import { placeIn } from '../../domain/organisation/names';
import { batchSheetIn } from '../../mail/letter/batch-sheet';
import { batchReport } from '../../reports/batch';
import { taskFile } from '../../reports/task-book';
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
import { asDownload, mediaTypes } from '../download';
import { isOfGroup, type Actor, type GroupCode } from '../../domain/organisation/positions';

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

  app.post('/supervision/decide', (context) => answered(context, decided, listed));
  app.post('/supervision/sheet', (context) => answered(context, sheetRecorded, listed));
  app.post('/supervision/:batch/result', (context) => answered(context, recorded, shown));

  app.get('/supervision/:batch', (context) => shown(context, nothingYet));

  app.get('/supervision/:batch/report', async (context) => {
    const batch = await batchIn(context);
    if (batch === undefined) return context.notFound();
    const { campaign } = context.var;
    const bytes = await batchReport(batch, await batchSheetIn(archive, batch.sheet), campaign);
    const name = `${batchNumber(batch.id, said.kind)}.docx`;
    return asDownload(context, bytes, name, mediaTypes.docx);
  });

  app.get('/supervision/:batch/tasks/:group', async (context) => {
    const batch = await batchIn(context);
    const { viewer, campaign } = context.var;
    const group = context.req.param('group');
    if (batch === undefined || !groupsOf(batch, viewer.actor).includes(group)) return context.notFound();
    const as = context.req.query('as') === 'xlsx' ? 'xlsx' : 'docx';
    const sheet = await batchSheetIn(archive, batch.sheet);
    const bytes = await taskFile(as, batch, sheet, campaign, group);
    const place = placeIn(campaign.directory, 'supervision', group);
    const name = `${said.sheet.file} ${batchNumber(batch.id, said.kind)} ${place}.${as}`;
    return asDownload(context, bytes, name, mediaTypes[as]);
  });

  return app;

  /** Does what a form asks for, once however often it comes, and shows what became of it. */
  async function answered(
    context: Context<SignedIn>,
    act: (context: Context<SignedIn>, form: OfficeForm) => Promise<Came>,
    show: (context: Context<SignedIn>, came: Came) => Promise<Response>,
  ): Promise<Response> {
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    const { viewer, campaign } = context.var;
    const came = await once(`${viewer.actor.person} ${form.text('once')}`, () =>
      act(context, form).catch((error: unknown): Came => {
        return { done: [], problems: sentencesOf(error, campaign.directory, words) };
      }),
    );
    readings.forget();
    return show(context, came);
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
    const moment = domainMoment(campaign.terms.clock, now());
    const command = await batchCommand(planned, findings, campaign, archive, moment);
    const speaker = { by: viewer.actor, via: 'page' } as const;
    const batch = await decideBatch(duban, campaign, command, findings, archive, speaker, moment);
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
    const moment = domainMoment(campaign.terms.clock, now());
    const { results, problems } = await resultsHandedIn(rows, duban, campaign, archive, speaker, moment, words);
    if (problems.length > 0) return { done: [], problems };
    for (const result of results) await recordInspection(duban, campaign, archive, result, speaker, moment);
    return { done: [said.imported(results.length)], problems: [] };
  }

  async function batchIn({ req, var: { campaign, viewer } }: Context<SignedIn>): Promise<Batch | undefined> {
    const { batches } = await duban.readBatches(campaign.id, archive);
    const batch = batches.find(({ id }) => id === req.param('batch'));
    const { actor } = viewer;
    return batch !== undefined && (isOffice(actor) || groupsOf(batch, actor).length > 0) ? batch : undefined;
  }

  async function shown(context: Context<SignedIn>, { done, problems }: Came): Promise<Response> {
    const batch = await batchIn(context);
    if (batch === undefined) return context.notFound();
    const { viewer, campaign } = context.var;
    const { actor } = viewer;
    const downloads = batch.takenBack === undefined ? groupsOf(batch, actor) : [];
    const may = batch.tasks
      .filter(({ group }) => downloads.includes(group))
      .flatMap(({ items }) => items.flatMap(({ finding, result }) => (result === undefined ? [finding] : [])));
    const site = siteOf(campaign, dependencies, viewer);
    const { directory } = campaign;
    return context.html(
      batchPage({ site, directory, batch, problems, done, may, downloads, once: randomUUID() }),
      problems.length > 0 ? 422 : 200,
    );
  }

  /** @throws Refusal; Trouble */
  async function recorded(context: Context<SignedIn>, form: OfficeForm): Promise<Came> {
    const { viewer, campaign } = context.var;
    const [batch, finding] = [context.req.param('batch') ?? '', form.text('finding')];
    const outcome = inspectionOutcomes.find((one) => one === form.text('outcome')) ?? 'verified';
    const moment = domainMoment(campaign.terms.clock, now());
    const some = (name: string): string | undefined => (form.text(name) === '' ? undefined : form.text(name));
    const inspection = defined<BatchCommands['recordInspection']>({
      ...{ batch, finding, outcome, methods: methodsIn(form) },
      on: dayFromIso(form.text('day')) ?? dayOf(campaign.terms.calendar, moment),
      place: some('place'),
      text: some('text'),
    });
    await recordInspection(duban, campaign, archive, inspection, { by: viewer.actor, via: 'page' }, moment);
    return { done: [said.recorded(batchNumber(batch, said.kind), finding, said.outcomes[outcome])], problems: [] };
  }
}

/** Groups of a batch for which somebody may speak: the office for all, others for their own. */
function groupsOf({ tasks }: Batch, actor: Actor): readonly GroupCode[] {
  return tasks.map(({ group }) => group).filter((group) => isOffice(actor) || isOfGroup(actor.positions, group));
}

function methodsIn(form: OfficeForm): BatchCommands['recordInspection']['methods'] {
  return checkMethods.filter((method) => form.every('method').includes(method));
}
