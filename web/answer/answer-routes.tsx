import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import type { Logger } from 'pino';
import { inBatches } from '../../client/in-batches';
import { speaksForUnit } from '../../domain/commands/authority';
import type { Command, CommandName } from '../../domain/commands/commands';
import { commitmentKinds } from '../../domain/finding/finding';
import { waitsForHead } from '../../mail/reply/meaning';
import type { WebDependencies } from '../dependencies';
import { Check } from '../finding/check-page';
import { fileAnswer } from '../finding/finding-routes';
import { filesIn } from '../finding/finding-view';
import { CommandForm, type CommandFormProps } from '../finding/form-page';
import { forms } from '../finding/forms';
import { keptFiles } from '../finding/kept-files';
import { doneOnce } from '../finding/once';
import { commandIn, filledIn, formContext, sayer, textIn, type Sending } from '../finding/saying';
import { viewerIn } from '../sign-in/viewer';
import { siteOf } from '../site';
import { answerPage, answerPath, spentPage, stepPage } from './answer-page';
import { acknowledgeable, openLetter, type AnswerItem, type Opened, type OpenLetter } from './answer-view';
import { answerReceipts, type Done } from './receipts';

/**
 * `/answer/<link>`: what the link in a letter opens. Looking does nothing: mail scanners follow links. The link stands in
 * the address of every form here, and only who has it can send one.
 */
export function answerRoutes(dependencies: WebDependencies, log: Logger): Hono {
  const { archive, words, secret } = dependencies;
  const say = sayer(dependencies, doneOnce<Command | 'changed'>());
  const receipts = answerReceipts(dependencies, log);
  const app = new Hono();

  app.get('/answer/:link', async (context) => {
    const link = context.req.param('link');
    const opened = await open(context, link);
    if (opened.state !== 'open') return spent(context, opened);
    const site = siteOf(opened.campaign, dependencies);
    const receipt = receipts.read(context.req.query('receipt'), opened.person.code);
    const formOf = (item: AnswerItem, name: CommandName): CommandFormProps => blank(opened, link, item, name);
    return context.html(answerPage({ site, link, letter: opened, formOf, receipt, once: randomUUID() }));
  });

  app.get('/answer/:link/file/:finding/:digest', async (context) => {
    const { link, finding, digest } = context.req.param();
    const opened = await open(context, link, finding);
    if (opened.state !== 'open') return spent(context, opened);
    const [item] = opened.items;
    const file = item?.sight === 'whole' ? filesIn(item.seen.view).find((one) => one.digest === digest) : undefined;
    return file === undefined ? context.notFound() : fileAnswer(context, file, archive);
  });

  app.post('/answer/:link/acknowledge', async (context) => {
    const link = context.req.param('link');
    const opened = await open(context, link);
    if (opened.state !== 'open') return spent(context, opened);
    const page = answerPath(dependencies.address.base, link);
    const filled = filledIn(await context.req.parseBody({ all: true }));
    const chosen = [filled['finding'] ?? []].flat();
    const items = acknowledgeable(opened).filter(({ seen }) => chosen.includes(seen.finding.subject.id));
    if (items.length === 0) return context.redirect(page, 303);
    const { campaign, actor } = opened;
    const done = await inBatches(items, async ({ seen }): Promise<Done> => {
      const { id } = seen.finding.subject;
      const body = { seq: filled[`seq-${id}`], once: filled['once'], step: 'do' };
      const sending = await say({ campaign, seen, name: 'acknowledge', actor, body });
      return sending.became === 'obeyed'
        ? { seen, command: sending.command }
        : { seen, name: 'acknowledge', why: words.card.list(sending.problems) };
    });
    const receipt = await receipts.give(opened, done, textIn(filled['once']));
    return context.redirect(`${page}?receipt=${receipt}#content`, 303);
  });

  app.post('/answer/:link/:finding/:name', async (context) => {
    const { link, finding } = context.req.param();
    const name = commandIn(context.req.param('name'));
    const opened = await open(context, link, finding);
    if (opened.state !== 'open') return spent(context, opened);
    const [item] = opened.items;
    const page = answerPath(dependencies.address.base, link);
    // What it asked for is done, or was never asked of him.
    if (name === undefined || item?.answers.includes(name) !== true) return context.redirect(page, 303);
    if (item.mustSignIn) return context.text(words.web.answer.judged, 403);
    if (item.seen.trouble !== undefined) throw item.seen.trouble;
    const body = await context.req.parseBody({ all: true });
    const { step, myself, once } = filledIn(body);
    const { campaign, actor } = opened;
    const unconfirmed = step === 'do' && mustConfirm(name, opened, item) && myself !== 'yes';
    // A form of this page shows first what will come of it.
    const next = unconfirmed || (step !== 'do' && step !== 'edit') ? 'preview' : step;
    const sent = { campaign, seen: item.seen, name, actor, body: { ...body, step: next } };
    const sending = await say(sent);
    if (sending.became === 'obeyed') {
      const done = [{ seen: item.seen, command: sending.command }];
      return context.redirect(`${page}?receipt=${await receipts.give(opened, done, textIn(once))}#content`, 303);
    }
    const lacking = unconfirmed ? [words.web.consequences.mustBeMyself] : [];
    return stepOf(context, opened, link, item, name, sending, lacking);
  });

  return app;

  function open(context: Context, link: string, only?: string): Promise<Opened> {
    return openLetter(
      link,
      dependencies,
      (person, campaign) => viewerIn(context, campaign, dependencies)?.actor.person === person,
      only,
    );
  }

  async function spent(context: Context, opened: Exclude<Opened, OpenLetter>): Promise<Response> {
    const status = opened.state === 'foreign' ? 404 : 410;
    return context.html(spentPage(siteOf(opened.campaign, dependencies), opened), status);
  }

  function blank({ campaign }: OpenLetter, link: string, item: AnswerItem, name: CommandName): CommandFormProps {
    const { finding, view } = item.shown;
    const { terms } = item.seen;
    return {
      ...{ site: siteOf(campaign, dependencies), name, seq: item.seen.finding.seq, once: randomUUID() },
      fields: forms[name]?.fields(formContext({ finding, terms }, campaign, dependencies)) ?? [],
      action: `${answerPath(dependencies.address.base, link)}/${encodeURIComponent(view.id)}/${name}`,
      alwaysForeseen: true,
    };
  }

  async function stepOf(
    context: Context,
    letter: OpenLetter,
    link: string,
    item: AnswerItem,
    name: CommandName,
    sending: Exclude<Sending, { readonly became: 'obeyed' }>,
    lacking: readonly string[],
  ): Promise<Response> {
    const form = blank(letter, link, item, name);
    const { site, fields, action } = form;
    const { filled, problems } = sending;
    const mark = { person: letter.person.code, finding: item.seen.finding.subject.id, name };
    const kept = { files: sending.kept, sealed: keptFiles.write(secret, mark, sending.kept) };
    const shown = { site, link, letter, item, name };
    if (sending.became === 'foreseen') {
      const check = {
        ...{ site, campaign: letter.campaign, name, fields, filled, kept, action, as: letter.person.name },
        consequences: sending.consequences,
        waitsForHead: waitsForHead({ name, by: letter.actor }, item.seen.finding),
        mustConfirm: mustConfirm(name, letter, item),
      };
      const title = words.web.finding.notPossible;
      const page = stepPage({ ...shown, title, problems: lacking, children: <Check {...check} /> });
      return context.html(page, lacking.length === 0 ? 200 : 422);
    }
    const again = <CommandForm {...form} filled={filled} kept={kept} />;
    const isProblem = sending.became === 'problems';
    const title = isProblem ? sending.title : '';
    return context.html(stepPage({ ...shown, title, problems, children: again }), isProblem ? sending.status : 200);
  }
}

/** Commands by which a person gives his own judgement. */
const judgements: ReadonlySet<CommandName> = new Set([
  'acceptPlan',
  'returnPlan',
  'decideExtension',
  'decideWithdrawal',
  'recordCheck',
  'approveClosure',
  'rejectClosure',
  'recordLookBack',
  'confirmForUnit',
]);

/** A link can be passed on: who speaks for a unit, or judges, says that it is him. */
function mustConfirm(name: CommandName, { actor }: OpenLetter, { seen }: AnswerItem): boolean {
  const commits = commitmentKinds.some((kind) => kind === name) && speaksForUnit(seen.finding, actor);
  return commits || judgements.has(name);
}
