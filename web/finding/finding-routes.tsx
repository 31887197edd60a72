import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { ArchiveError } from '../../archive/errors';
import type { Archive } from '../../archive/archive';
import { findingPage as workflowAddress } from '../../client/web-ui';
import { actionsFor } from '../../domain/commands/actions';
import type { Command, CommandName } from '../../domain/commands/commands';
import type { Finding, FileRef } from '../../domain/finding/finding';
import type { Terms } from '../../domain/policy/policy';
import { isOffice } from '../../domain/commands/authority';
import { sixHavesOf } from '../../domain/finding/six-haves';
import { linkedWith } from '../../domain/registers/links';
import { entriesThrough, withInstitution } from '../../domain/registers/view';
import { seesAll, sightOf } from '../../domain/organisation/sight';
import { waitsForHead } from '../../mail/reply/meaning';
import type { Campaign } from '../../workflows/messages';
import type { WebDependencies } from '../dependencies';
import { Page } from '../look/page';
import { isOfSession } from '../sign-in/sessions';
import { onlySignedIn, type SignedIn, type Viewer } from '../sign-in/viewer';
import type { RateLimit } from '../sign-in/limit';
import { siteOf } from '../site';
import { Check } from './check-page';
import { findingPage, Matter, neutralPage } from './finding-page';
import { filesIn } from './finding-view';
import { formPage } from './form-page';
import { forms } from './forms';
import { keptFiles } from './kept-files';
import { doneOnce } from './once';
import { commandIn, filledIn, formContext, sayer, type FormOutcome } from './saying';
import { look, type SeenFinding } from './seen';
import { asDownload } from '../download';

/** `/finding/WH-012`, and under it what the viewer can say to it. */
export function findingRoutes(dependencies: WebDependencies, uploaded: RateLimit): Hono<SignedIn> {
  const { duban, archive, address, words, secret, webUi } = dependencies;
  const say = sayer(dependencies, doneOnce<Command | 'changed'>(), uploaded);
  const app = new Hono<SignedIn>();
  app.use('/finding/*', onlySignedIn(dependencies));

  app.get('/finding/:id', async (context) => {
    const { viewer, campaign } = context.var;
    // Both at once: where no worker runs, each waits for an answer as long as it may.
    const [seen, { entries }] = await Promise.all([
      look(campaign, context.req.param('id'), dependencies),
      duban.readRegisters(campaign.id, archive),
    ]);
    const site = siteOf(campaign, dependencies, viewer);
    const { finding, view, terms, answers, trouble } = seen;
    if (sightOf(viewer.actor, finding) === 'neutral') return context.html(neutralPage({ site, campaign, view }));
    const done = justDone(context.req.query('done'), finding, viewer);
    const actions = answers ? actionsOn(finding, terms, viewer, campaign) : [];
    const troubles = trouble === undefined ? [] : [words.troubles[trouble.code](trouble.subject)];
    const { running } = seen;
    const workflow = webUi && seesAll(viewer.actor) ? workflowAddress(webUi, campaign.id, view.id) : undefined;
    const registered = entriesThrough(entries, { finding: finding.subject.id });
    const haves = sixHavesOf(finding, { directory: campaign.directory, institutions: withInstitution(entries) });
    const linked = linkedWith(finding.subject.id, entries);
    const keeps = isOffice(viewer.actor);
    const shown = {
      site,
      campaign,
      view,
      registered,
      haves,
      linked,
      keeps,
      actions,
      answers,
      running,
      troubles,
      done,
      workflow,
    };
    return context.html(findingPage(shown));
  });

  app.get('/finding/:id/file/:digest', async (context) => {
    const { viewer, campaign } = context.var;
    const { finding, view } = await look(campaign, context.req.param('id'), dependencies);
    const file = filesIn(view).find(({ digest }) => digest === context.req.param('digest'));
    if (file === undefined || sightOf(viewer.actor, finding) === 'neutral') return context.notFound();
    return fileAnswer(context, file, archive);
  });

  app.get('/finding/:id/do/:name', async (context) => {
    const { viewer, campaign } = context.var;
    const seen = await askable(campaign, context.req.param('id'), viewer);
    const name = commandIn(context.req.param('name'));
    if (name === undefined || seen === undefined) return context.notFound();
    // A link that was overtaken leads to how the finding stands now.
    const isOffered = actionsOn(seen.finding, seen.terms, viewer, campaign).includes(name);
    if (!isOffered) return context.redirect(`${address.base}/finding/${encodeURIComponent(seen.view.id)}`, 302);
    return formOf(context, seen, name, viewer, campaign);
  });

  app.post('/finding/:id/do/:name', async (context) => {
    const { viewer, campaign } = context.var;
    const body = await context.req.parseBody({ all: true });
    if (!isOfSession(viewer.session, filledIn(body)['form'])) return context.text(words.web.foreignForm, 403);
    const name = commandIn(context.req.param('name'));
    const seen = await askable(campaign, context.req.param('id'), viewer);
    if (name === undefined || !(name in forms) || seen === undefined) return context.notFound();
    const sending = await say({ campaign, seen, name, actor: viewer.actor, body });
    if (sending.became !== 'obeyed') return formOf(context, seen, name, viewer, campaign, sending);
    const page = `${address.base}/finding/${encodeURIComponent(seen.finding.subject.id)}`;
    return context.redirect(`${page}?done=${name}`, 303);
  });

  return app;

  /** The finding where the viewer may see it whole and it answers. @throws Trouble where it does not */
  async function askable(campaign: Campaign, id: string, { actor }: Viewer): Promise<SeenFinding | undefined> {
    const seen = await look(campaign, id, dependencies);
    if (sightOf(actor, seen.finding) === 'neutral') return undefined;
    if (seen.trouble !== undefined) throw seen.trouble;
    return seen.answers ? seen : undefined;
  }

  async function formOf(
    context: Context<SignedIn>,
    seen: SeenFinding,
    name: CommandName,
    viewer: Viewer,
    campaign: Campaign,
    sending?: Exclude<FormOutcome, { readonly became: 'obeyed' }>,
  ): Promise<Response> {
    const { finding, view } = seen;
    const fields = forms[name]?.fields(formContext(seen, campaign, dependencies)) ?? [];
    const site = siteOf(campaign, dependencies, viewer);
    const token = viewer.session.formToken;
    const blank = { site, campaign, view, name, fields, token, seq: finding.seq, once: randomUUID() };
    if (sending === undefined) return context.html(formPage(blank));
    const mark = { person: viewer.actor.person, finding: view.id, name };
    const { filled, problems } = sending;
    const kept = { files: sending.kept, sealed: keptFiles.write(secret, mark, sending.kept) };
    if (sending.became === 'foreseen') {
      const { consequences } = sending;
      const page = `${site.base}/finding/${encodeURIComponent(view.id)}`;
      const waits = waitsForHead({ name, by: viewer.actor }, finding);
      return context.html(
        <Page site={site} title={`${words.commands[name]} ${view.id}`}>
          <div class="narrow">
            <h1>
              {view.id} {view.title}
            </h1>
            <Check
              {...{ site, campaign, name, fields, filled, kept, consequences, token, waitsForHead: waits }}
              action={`${page}/do/${name}`}
            >
              <a href={page}>{words.web.finding.cancel}</a>
            </Check>
            <Matter site={site} campaign={campaign} view={view} />
          </div>
        </Page>,
      );
    }
    const status = sending.became === 'problems' ? sending.status : 200;
    const problemTitle = sending.became === 'problems' ? sending.title : '';
    return context.html(formPage({ ...blank, filled, kept, problems, problemTitle }), status);
  }
}

/** What the viewer can say here; terms are amended where the finding is behind its campaign's. */
function actionsOn(finding: Finding, terms: Terms, { actor }: Viewer, campaign: Campaign): readonly CommandName[] {
  const isBehind = terms.revision < campaign.terms.revision;
  return actionsFor(finding, terms, actor).filter((name) => name in forms && (name !== 'amendTerms' || isBehind));
}

/** A file that was handed in, to be taken away: strangers made it, so no browser shows it here. */
export async function fileAnswer(context: Context, file: FileRef, archive: Archive): Promise<Response> {
  const bytes = await archive.get(file.digest).catch((error: unknown) => {
    if (error instanceof ArchiveError) return undefined;
    throw error;
  });
  if (bytes === undefined) return context.notFound();
  return asDownload(context, bytes, file.name);
}

/** What an address says was done, where the finding has it from this person among its last entries. */
function justDone(said: string | undefined, { recent }: Finding, { actor }: Viewer): CommandName | undefined {
  const name = commandIn(said);
  return recent.some(({ what, by }) => what === name && by === actor.person) ? name : undefined;
}
