import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { carriedOut, plannedFor, type Unwilling, type Willing } from '../../client/said-to-many';
import { todayOf } from '../../client/now';
import type { ReadFinding } from '../../client/reading';
import { actionsFor } from '../../domain/commands/actions';
import { domainMoment } from '../../domain/calendar/clock';
import type { Command } from '../../domain/commands/commands';
import { groupedBy } from '../../domain/grouped';
import type { WebDependencies } from '../dependencies';
import { officeForm, onlyOffice, type OfficeForm } from '../desk/office';
import { answersIn, type Filled } from '../finding/form';
import type { FormContext } from '../finding/forms';
import { doneOnce } from '../finding/once';
import { somebodySpoke } from '../finding/spoken-since';
import { sentencesOf } from '../sentences';
import { onlySignedIn, type SignedIn } from '../sign-in/viewer';
import { siteOf } from '../site';
import { isNarrowed, shownBy, wallFilterIn } from '../wall/filter';
import { batchForm, isForMany, type CommandForMany } from './batch-forms';
import { choosePage, previewPage, resultPage, type FindingMoved, type Refusing } from './batch-page';

/** What was done, for whom, and what was refused. */
interface Done {
  readonly done: readonly FindingMoved[];
  readonly refused: readonly Refusing[];
}

/** `/batch`: one command for many findings, shown before it is done. */
export function batchRoutes(dependencies: WebDependencies): Hono<SignedIn> {
  const { duban, readings, words, now } = dependencies;
  const once = doneOnce<Done>();
  const app = new Hono<SignedIn>();
  app.use('/batch', onlySignedIn(dependencies), onlyOffice(dependencies));
  app.use('/batch/*', onlySignedIn(dependencies), onlyOffice(dependencies));

  app.get('/batch', (context) => {
    const { command = '', ...query } = context.req.query();
    return chooseFrom(context, isForMany(command) ? command : 'assign', query, {});
  });

  app.post('/batch/preview', async (context) => {
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    const name = form.text('command');
    if (!isForMany(name)) return context.notFound();
    const { viewer, campaign } = context.var;
    const filled = filledIn(form);
    const ids = new Set(form.every('finding'));
    const subjects = (await readings.now()).findings
      .filter(({ finding }) => ids.has(finding.subject.id))
      .map(({ finding }) => finding);
    const back = Object.fromEntries(new URLSearchParams(form.text('query')));
    const [first] = subjects;
    if (first === undefined) {
      return chooseFrom(context, name, back, { filled, problems: [words.web.office.batch.noneTicked] });
    }
    const problems = problemsIn(name, filled, contextOf(context, first));
    if (problems.length > 0) return chooseFrom(context, name, back, { filled, problems, ticked: ids });
    const { willing, refused } = await plans(context, name, filled, subjects);
    return context.html(
      previewPage({
        ...{ site: siteOf(campaign, dependencies, viewer), campaign, name, filled, once: randomUUID() },
        query: form.text('query'),
        willing: willing.map(({ subject, effect, finding }) => ({ subject, effect, seq: finding.seq })),
        refused: refusing(context, refused),
      }),
    );
  });

  app.post('/batch/do', async (context) => {
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    const name = form.text('command');
    if (!isForMany(name)) return context.notFound();
    const { viewer, campaign } = context.var;
    const { done, refused } = await once(`${viewer.actor.person} ${form.text('once')}`, () =>
      doIt(context, name, form),
    );
    readings.forget();
    const site = siteOf(campaign, dependencies, viewer);
    return context.html(resultPage({ site, campaign, name, done, refused }));
  });

  return app;

  async function doIt(context: Context<SignedIn>, name: CommandForMany, form: OfficeForm): Promise<Done> {
    const { campaign } = context.var;
    const seen = new Map(form.every('finding').map(seenIn));
    const subjects = (await readings.now()).findings
      .filter(({ finding }) => seen.has(finding.subject.id))
      .map(({ finding }) => finding);
    const { willing, refused } = await plans(context, name, filledIn(form), subjects);
    const changed = willing.filter(({ finding }) => somebodySpoke(finding, seen.get(finding.subject.id) ?? NaN));
    const answers = await carriedOut(
      duban,
      campaign.id,
      willing.filter((one) => !changed.includes(one)),
    );
    const { changedMeanwhile: why } = words.web.office.batch;
    return {
      done: answers.filter((answer) => 'stage' in answer).map(({ subject, stage }) => ({ subject, stage })),
      refused: [
        ...refusing(context, [...refused, ...answers.filter((answer) => 'error' in answer)]),
        ...(changed.length === 0 ? [] : [{ why, findings: changed.map(({ subject }) => subject.id) }]),
      ],
    };
  }

  async function plans(
    context: Context<SignedIn>,
    name: CommandForMany,
    filled: Filled,
    findings: readonly ReadFinding['finding'][],
  ): Promise<{ readonly willing: readonly Willing[]; readonly refused: readonly Unwilling[] }> {
    const { viewer, campaign } = context.var;
    const subjects = findings.map(({ subject }) => subject);
    const all = await plannedFor(
      duban,
      campaign.id,
      subjects,
      (finding) => {
        const facts = batchForm(name).read(answersIn(filled).answers, contextOf(context, finding));
        return { ...facts, name, by: viewer.actor, via: 'page' } as unknown as Command;
      },
      now,
    );
    return {
      willing: all.filter((plan) => 'effect' in plan),
      refused: all.filter((plan) => 'error' in plan),
    };
  }

  /** Those that do not take it, together where the reason is the same. */
  function refusing({ var: { campaign } }: Context<SignedIn>, refused: readonly Unwilling[]): readonly Refusing[] {
    const why = ({ error }: Unwilling): string => sentencesOf(error, campaign.directory, words).join(' ');
    return [...groupedBy(refused, why)].map(([sentence, those]) => ({
      why: sentence,
      findings: those.map(({ subject }) => subject.id),
    }));
  }

  function problemsIn(name: CommandForMany, filled: Filled, context: FormContext): readonly string[] {
    const { answers, problems } = answersIn(filled);
    batchForm(name).read(answers, context);
    const { problems: said, fields } = words.web.finding;
    return problems.map(({ field, code }) => said[code](fields[field]));
  }

  function contextOf({ var: { campaign } }: Context<SignedIn>, finding: ReadFinding['finding']): FormContext {
    return { finding, campaign, today: todayOf(campaign, now()), words };
  }

  /** Which findings, and what: those that can take the command now are offered. */
  async function chooseFrom(
    context: Context<SignedIn>,
    name: CommandForMany,
    query: Readonly<Record<string, string>>,
    tried: {
      readonly filled?: Filled;
      readonly problems?: readonly string[];
      readonly ticked?: ReadonlySet<string>;
    },
  ): Promise<Response> {
    const { viewer, campaign } = context.var;
    const { filled = {}, problems = [], ticked } = tried;
    const filter = wallFilterIn(query);
    const moment = domainMoment(campaign.terms.clock, now());
    const chosen = shownBy((await readings.now()).findings, filter, moment);
    const able = chosen.filter(({ finding, terms }) => actionsFor(finding, terms, viewer.actor).includes(name));
    const [first] = able;
    const narrowed = isNarrowed(filter);
    return context.html(
      choosePage({
        ...{ site: siteOf(campaign, dependencies, viewer), campaign, name, filter, filled, problems, moment },
        ...{ able, chosen: chosen.length },
        isTicked: (id) => ticked?.has(id) ?? narrowed,
        fields: first === undefined ? [] : batchForm(name).fields(contextOf(context, first.finding)),
      }),
      problems.length > 0 ? 422 : 200,
    );
  }
}

/** `WH-001 17`: the finding, and its last entry when it was shown. */
function seenIn(written: string): readonly [id: string, seq: number] {
  const [id = '', seq = ''] = written.split(' ');
  return [id, seq === '' ? NaN : Number(seq)];
}

/** Texts of the form that are answers. */
function filledIn({ body, every }: OfficeForm): Filled {
  const own = new Set(['form', 'once', 'command', 'finding', 'query']);
  return Object.fromEntries(
    Object.keys(body)
      .filter((name) => !own.has(name))
      .map((name) => [name, every(name)]),
  );
}
