import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { ArchiveError } from '../../archive/errors';
import { Trouble } from '../../client/errors';
import { recordFromArchive, recordOf } from '../../client/record';
import { actionsFor } from '../../domain/actions';
import { todayOf } from '../../client/now';
import { domainMoment } from '../../domain/clock';
import type { Command, CommandName } from '../../domain/commands';
import { personOf } from '../../domain/directory';
import type { Finding } from '../../domain/finding';
import { placeIn } from '../../domain/names';
import type { Terms } from '../../domain/policy';
import { Refusal, type Reason } from '../../domain/refusal';
import { entriesThrough } from '../../domain/registers/view';
import { sightOf } from '../../domain/sight';
import { stagesOf } from '../../domain/stages';
import type { Campaign } from '../../workflows/messages';
import type { WebDependencies } from '../dependencies';
import { isOfSession } from '../sign-in/sessions';
import { onlySignedIn, type SignedIn, type Viewer } from '../sign-in/viewer';
import { siteOf } from '../site';
import { findingPage, neutralPage } from './finding-page';
import { filesIn, findingView, type FindingView } from './finding-view';
import { answersIn, type Filled } from './form';
import { formPage } from './form-page';
import { forms, type FormContext } from './forms';
import { doneOnce } from './once';
import { keptUploads } from './uploads';

/** Milliseconds until a finding is taken not to answer, and what the list has of it is shown. */
const PATIENCE = 4_000;

interface Seen {
  readonly finding: Finding;
  readonly view: FindingView;
  readonly terms: Terms;
  /** Whether the finding answered itself: only then can anything be said to it. */
  readonly answers: boolean;
  /** Whether it is still followed up. */
  readonly running: boolean;
  readonly trouble?: Trouble;
}

/** `/finding/WH-012`, and under it what the viewer can say to it. */
export function findingRoutes(dependencies: WebDependencies): Hono<SignedIn> {
  const { duban, archive, readings, address, words, now } = dependencies;
  const once = doneOnce<'obeyed' | 'changed'>();
  const app = new Hono<SignedIn>();
  app.use('/finding/*', onlySignedIn(dependencies));

  app.get('/finding/:id', async (context) => {
    const { viewer, campaign } = context.var;
    const seen = await look(campaign, context.req.param('id'));
    const site = siteOf(campaign, dependencies, viewer);
    const { finding, view, terms, answers, trouble } = seen;
    if (sightOf(viewer.actor, finding) === 'neutral') return context.html(neutralPage({ site, campaign, view }));
    const done = justDone(context.req.query('done'), finding, viewer);
    const actions = answers ? actionsFor(finding, terms, viewer.actor).filter((name) => name in forms) : [];
    const troubles = trouble === undefined ? [] : [words.troubles[trouble.code](trouble.subject)];
    const { running } = seen;
    const { entries } = await duban.readRegisters(campaign.id, archive, PATIENCE);
    const registered = entriesThrough(entries, { finding: finding.subject.id });
    return context.html(findingPage({ site, campaign, view, registered, actions, answers, running, troubles, done }));
  });

  app.get('/finding/:id/file/:digest', async (context) => {
    const { viewer, campaign } = context.var;
    const { finding, view } = await look(campaign, context.req.param('id'));
    const file = filesIn(view).find(({ digest }) => digest === context.req.param('digest'));
    if (file === undefined || sightOf(viewer.actor, finding) === 'neutral') return context.notFound();
    const bytes = await archive.get(file.digest).catch((error: unknown) => {
      if (error instanceof ArchiveError) return undefined;
      throw error;
    });
    if (bytes === undefined) return context.notFound();
    return context.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  });

  app.get('/finding/:id/do/:name', async (context) => {
    const { viewer, campaign } = context.var;
    const seen = await askable(campaign, context.req.param('id'), viewer);
    const name = commandIn(context.req.param('name'));
    if (name === undefined || seen === undefined) return context.notFound();
    return formOf(context, seen, name, viewer, campaign);
  });

  app.post('/finding/:id/do/:name', async (context) => {
    const { viewer, campaign } = context.var;
    const body = await context.req.parseBody({ all: true });
    const filled = filledIn(body);
    if (!isOfSession(viewer.session, filled['form'])) return context.text(words.web.foreignForm, 403);
    const name = commandIn(context.req.param('name'));
    const seen = await askable(campaign, context.req.param('id'), viewer);
    const form = name === undefined ? undefined : forms[name];
    if (name === undefined || form === undefined || seen === undefined) return context.notFound();

    const uploads = await keptUploads(body, archive);
    const { answers, problems } = answersIn(filled, uploads.files);
    const facts = form.read(answers, contextOf(seen, campaign));
    const { finding: said } = words.web;
    const again = (problemTitle: string, sentences: readonly string[], status: 409 | 422): Promise<Response> =>
      formOf(context, seen, name, viewer, campaign, { filled, problemTitle, problems: sentences, status });
    if (problems.length > 0) {
      return again(
        said.badForm,
        problems.map(({ field, code }) => said.problems[code](said.fields[field])),
        422,
      );
    }
    if (uploads.problems.length > 0) {
      return again(
        said.badForm,
        uploads.problems.map((one) => said.fileProblems[one.code](one.name)),
        422,
      );
    }
    const command = { ...facts, name, by: viewer.actor, via: 'page' } as unknown as Command;
    const key = `${viewer.actor.person} ${seen.finding.subject.id} ${name} ${textIn(filled['once'])}`;
    try {
      const outcome = await once(key, async () => {
        if (somebodySpoke(seen.finding, Number(filled['seq']))) return 'changed';
        await duban.obey(campaign.id, seen.finding.subject.id, command);
        return 'obeyed';
      });
      if (outcome === 'changed') return await again(said.notPossible, [said.changedMeanwhile], 409);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return again(said.notPossible, [words.refusal(byName(error.reason, campaign))], 409);
    }
    readings.forget();
    const page = `${address.base}/finding/${encodeURIComponent(seen.finding.subject.id)}`;
    return context.redirect(`${page}?done=${name}`, 303);
  });

  return app;

  /** The finding by its own word, or as the list has it where it does not answer. @throws Trouble unknown-finding */
  async function look({ id: campaign, directory }: Campaign, id: string): Promise<Seen> {
    const read = await duban.readOne(campaign, id);
    let trouble: Trouble | undefined;
    const run = read.running
      ? await duban.show(campaign, id, PATIENCE).catch((error: unknown) => {
          if (!(error instanceof Trouble && (error.code === 'no-worker' || error.code === 'task-fails'))) throw error;
          trouble = error;
          return undefined;
        })
      : undefined;
    const { finding, terms } = run ?? read;
    const sealed = run === undefined ? await recordFromArchive(archive, campaign, id) : await recordOf(run, archive);
    const record = sealed ?? { entries: [], whole: false };
    const view = findingView(finding, terms, directory, record, domainMoment(terms.clock, now()));
    const seen = { finding, view, terms, answers: run !== undefined, running: read.running };
    return trouble === undefined ? seen : { ...seen, trouble };
  }

  /** The finding where the viewer may see it whole and it answers. @throws Trouble where it does not */
  async function askable(campaign: Campaign, id: string, { actor }: Viewer): Promise<Seen | undefined> {
    const seen = await look(campaign, id);
    if (sightOf(actor, seen.finding) === 'neutral') return undefined;
    if (seen.trouble !== undefined) throw seen.trouble;
    return seen.answers ? seen : undefined;
  }

  async function formOf(
    context: Context<SignedIn>,
    seen: Seen,
    name: CommandName,
    viewer: Viewer,
    campaign: Campaign,
    tried?: {
      readonly filled: Filled;
      readonly problems: readonly string[];
      readonly problemTitle: string;
      readonly status: 409 | 422;
    },
  ): Promise<Response> {
    const { finding, view, terms } = seen;
    const page = `${address.base}/finding/${encodeURIComponent(view.id)}`;
    const form = forms[name];
    // A link that was overtaken leads to how the finding stands now.
    const isOffered = form !== undefined && actionsFor(finding, terms, viewer.actor).includes(name);
    if (tried === undefined && !isOffered) return context.redirect(page, 302);
    const fields = form?.fields(contextOf(seen, campaign)) ?? [];
    const site = siteOf(campaign, dependencies, viewer);
    const { status = 200, ...shown } = tried ?? {};
    return context.html(
      formPage({ site, campaign, view, name, fields, seq: finding.seq, once: randomUUID(), ...shown }),
      status,
    );
  }

  function contextOf({ finding, terms }: Seen, campaign: Campaign): FormContext {
    return { finding, campaign, today: todayOf({ terms }, now()), words };
  }
}

/** Whether somebody has spoken since that entry; what goes out by itself changes no decision. */
function somebodySpoke({ recent, seq: last }: Finding, seq: number): boolean {
  if (!Number.isInteger(seq) || seq > last) return true;
  const [first] = recent;
  const forgotten = first !== undefined && first.seq > seq + 1;
  return forgotten || recent.some((entry) => entry.seq > seq && entry.by !== undefined);
}

/** What an address says was done, where the finding has it from this person among its last entries. */
function justDone(said: string | undefined, { recent }: Finding, { actor }: Viewer): CommandName | undefined {
  const name = commandIn(said);
  return recent.some(({ what, by }) => what === name && by === actor.person) ? name : undefined;
}

function commandIn(said: string | undefined): CommandName | undefined {
  return said !== undefined && Object.hasOwn(stagesOf, said) ? (said as CommandName) : undefined;
}

/** Texts only: a form without files has no others. */
function filledIn(body: Readonly<Record<string, unknown>>): Filled {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.filter((one) => typeof one === 'string') : textIn(value),
    ]),
  );
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A refusal with the names of the people and units that it speaks of by code. */
function byName(reason: Reason, { directory }: Campaign): Reason {
  if ('person' in reason) return { ...reason, person: personOf(directory, reason.person)?.name ?? reason.person };
  if ('unit' in reason) return { ...reason, unit: placeIn(directory, 'unit', reason.unit) };
  return reason;
}
