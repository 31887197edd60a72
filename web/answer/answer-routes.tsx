import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import type { Logger } from 'pino';
import { inBatches } from '../../client/in-batches';
import { speaksForUnit } from '../../domain/commands/authority';
import { domainMoment } from '../../domain/calendar/clock';
import type { Command, CommandName } from '../../domain/commands/commands';
import { commitmentKinds } from '../../domain/finding/finding';
import { waitsForHead } from '../../mail/reply/meaning';
import type { WebDependencies } from '../dependencies';
import { Check } from '../finding/check-page';
import { fileAnswer } from '../finding/finding-routes';
import { filesIn } from '../finding/finding-view';
import { CommandForm, KeptShown, type CommandFormProps } from '../finding/form-page';
import { forms } from '../finding/forms';
import { keptFiles, type KeptFiles } from '../finding/kept-files';
import { doneOnce } from '../finding/once';
import { commandIn, filledIn, formContext, sayer, textIn, type FormOutcome } from '../finding/saying';
import { viewerIn } from '../sign-in/viewer';
import type { RateLimit } from '../sign-in/limit';
import { siteOf } from '../site';
import { answerPage, answerPath, spentPage, stepPage } from './answer-page';
import { acknowledgeable, openLetter, type AnswerItem, type Opened, type OpenLetter } from './answer-view';
import type { AnswerDraft, DraftOf } from './drafts';
import { answerReceipts, type Done } from './receipts';

/**
 * `/answer/<link>`: what the link in a letter opens. Looking does nothing: mail scanners follow links. The link stands in
 * the address of every form here, and only who has it can send one.
 */
export function answerRoutes(dependencies: WebDependencies, uploaded: RateLimit, log: Logger): Hono {
  const { archive, drafts, words, secret } = dependencies;
  const say = sayer(dependencies, doneOnce<Command | 'changed'>(), uploaded);
  const receipts = answerReceipts(dependencies, log);
  const app = new Hono();

  app.get('/answer/:link', async (context) => {
    const link = context.req.param('link');
    const opened = await open(context, link);
    if (opened.state !== 'open') return spent(context, opened);
    const site = siteOf(opened.campaign, dependencies);
    const receipt = receipts.read(context.req.query('receipt'), opened.person.code);
    const begun = await draftsOf(opened, link);
    const formOf = (item: AnswerItem, name: CommandName): CommandFormProps => {
      const form = blank(opened, link, item, name);
      const draft = begun.get(form.action);
      if (draft === undefined) return form;
      return { ...form, draft: 'kept', filled: draft.filled, kept: keptOf(opened, item, name, draft.files) };
    };
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
    const body = await context.req.parseBody({ all: true });
    const { step, myself, once } = filledIn(body);
    const { campaign, actor } = opened;
    const unconfirmed = step === 'do' && mustConfirm(name, opened, item) && myself !== 'yes';
    const isDraft = step === 'keep' || step === 'draft';
    // What is typed is kept whether or not the finding answers just now.
    if (item.seen.trouble !== undefined && !isDraft) throw item.seen.trouble;
    const sent = {
      campaign,
      seen: item.seen,
      name,
      actor,
      body: { ...body, step: stepTaken(textIn(step), unconfirmed) },
    };
    const sending = await say(sent);
    const of = draftOf(opened, item, name);
    if (sending.became === 'obeyed') {
      await drafts.drop(of);
      const done = [{ seen: item.seen, command: sending.command }];
      return context.redirect(`${page}?receipt=${await receipts.give(opened, done, textIn(once))}#content`, 303);
    }
    // Whatever was typed and not sent is there again when its writer comes back.
    const isKept = await drafts.write(of, { filled: sending.filled, files: sending.kept });
    if (step === 'draft') {
      const kept = keptOf(opened, item, name, sending.kept);
      const draft = isKept ? 'kept' : 'none';
      return context.html(<KeptShown kept={kept} draft={draft} words={words} problems={sending.problems} />);
    }
    if (step === 'keep' && sending.problems.length === 0) return context.redirect(`${page}#${finding}`, 303);
    const lacking = unconfirmed ? [words.web.consequences.mustBeMyself] : [];
    const form = blank(opened, link, item, name);
    return stepOf(context, opened, link, item, isKept ? { ...form, draft: 'kept' } : form, sending, lacking);
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
    const { finding } = item.shown;
    const { terms } = item.seen;
    const fields = forms[name]?.fields(formContext({ finding, terms }, campaign, dependencies)) ?? [];
    return {
      ...{ site: siteOf(campaign, dependencies), name, seq: item.seen.finding.seq, once: randomUUID(), fields },
      action: formPath(link, item, name),
      alwaysForeseen: true,
      ...(fields.length === 0 ? {} : { draft: 'none' as const }),
    };
  }

  /** The drafts of what can be answered here, by where their forms are sent. */
  async function draftsOf(letter: OpenLetter, link: string): Promise<ReadonlyMap<string, AnswerDraft>> {
    const forms = letter.items.flatMap((item) => item.answers.map((name) => ({ item, name })));
    const read = await inBatches(forms, async ({ item, name }) => {
      const draft = await drafts.read(draftOf(letter, item, name));
      const isOpen = draft !== undefined && !hasSaid(letter, item, name, draft.touched);
      return isOpen ? [[formPath(link, item, name), draft] as const] : [];
    });
    return new Map(read.flat());
  }

  /** Whether he has given this answer since, by mail or on another page: what he had begun is not the next one's. */
  function hasSaid({ person }: OpenLetter, { seen }: AnswerItem, name: CommandName, since: number): boolean {
    const { record } = seen.view;
    return record.some(({ what, by, at }) => {
      return what === name && by === person.code && at > domainMoment(seen.terms.clock, since);
    });
  }

  function draftOf({ campaign, person }: OpenLetter, { seen }: AnswerItem, name: CommandName): DraftOf {
    return { campaign: campaign.id, person: person.code, finding: seen.finding.subject.id, name };
  }

  function formPath(link: string, { shown }: AnswerItem, name: CommandName): string {
    return `${answerPath(dependencies.address.base, link)}/${encodeURIComponent(shown.view.id)}/${name}`;
  }

  function keptOf(
    { person }: OpenLetter,
    { seen }: AnswerItem,
    name: CommandName,
    files: KeptFiles,
  ): NonNullable<CommandFormProps['kept']> {
    const mark = { person: person.code, finding: seen.finding.subject.id, name };
    return { files, sealed: keptFiles.write(secret, mark, files) };
  }

  async function stepOf(
    context: Context,
    letter: OpenLetter,
    link: string,
    item: AnswerItem,
    form: CommandFormProps,
    sending: Exclude<FormOutcome, { readonly became: 'obeyed' }>,
    lacking: readonly string[],
  ): Promise<Response> {
    const { site, name, fields, action } = form;
    const { filled, problems } = sending;
    const kept = keptOf(letter, item, name, sending.kept);
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
    const title = sending.became === 'problems' ? sending.title : words.web.finding.badForm;
    const status = sending.became === 'problems' ? sending.status : problems.length > 0 ? 422 : 200;
    return context.html(stepPage({ ...shown, title, problems, children: again }), status);
  }
}

/** A draft is only taken back to be edited; all else is shown with what will come of it before it is done. */
function stepTaken(step: string, unconfirmed: boolean): 'edit' | 'preview' | 'do' {
  if (step === 'keep' || step === 'draft' || step === 'edit') return 'edit';
  return step === 'do' && !unconfirmed ? 'do' : 'preview';
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
