import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { todayOf } from '../../client/now';
import { isOffice } from '../../domain/commands/authority';
import { dayFromIso } from '../../domain/calendar/calendar';
import { obstaclesTo, toBeClosed } from '../../domain/commands/closable';
import { personOf, type Directory, type Person } from '../../domain/organisation/directory';
import { changedDirectory, type DirectoryChange } from '../../domain/organisation/directory-changes';
import { peopleChanges } from '../../domain/organisation/people-changes';
import type { Campaign } from '../../workflows/messages';
import { personName } from '../../words/names';
import { obstacleSentences } from '../../words/obstacles';
import { peopleLine } from '../../words/people-changes';
import type { WebDependencies } from '../dependencies';
import { officeForm, onlyOffice, type OfficeForm } from '../desk/office';
import { sentencesOf } from '../sentences';
import { onlySignedIn, type SignedIn, type Viewer } from '../sign-in/viewer';
import { siteOf } from '../site';
import { changePage, peoplePage, personPage } from './people-page';

/** What a person may change about himself; the rest is the office's. */
const own: ReadonlySet<DirectoryChange['what']> = new Set(['absence', 'back']);
const address = z.email().max(254);

/** `/people`: who is away, has left, or is written to elsewhere. Everybody tells of his own days away. */
export function peopleRoutes(dependencies: WebDependencies): Hono<SignedIn> {
  const { duban, readings, address: site, words, now } = dependencies;
  const { people: said } = words.web.office;
  const app = new Hono<SignedIn>();
  app.use('/people', onlySignedIn(dependencies), onlyOffice(dependencies));
  app.use('/people/*', onlySignedIn(dependencies));

  app.get('/people', (context) => {
    const { viewer, campaign } = context.var;
    return context.html(peoplePage({ site: siteOf(campaign, dependencies, viewer), campaign }));
  });

  app.get('/people/me', (context) =>
    context.redirect(`${site.base}/people/${encodeURIComponent(context.var.viewer.actor.person)}`, 302),
  );

  app.get('/people/:code', (context) => shown(context, [], context.req.query('done') === '1'));

  app.post('/people/:code/preview', async (context) => {
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    const { viewer, campaign } = context.var;
    const tried = triedOn(context, form, campaign);
    if (tried === undefined) return context.notFound();
    if ('problem' in tried) return shown(context, [tried.problem], false);
    const { person, change, after } = tried;
    const { directory, terms } = campaign;
    const open = (await readings.now()).findings.map(({ finding }) => finding).filter(toBeClosed);
    const changes = peopleChanges(directory, after).map((one) => peopleLine(one, { before: directory, after }, words));
    const away =
      change.what === 'absence'
        ? [said.away(words.date(change.from), words.date(change.to), personName(directory, change.delegate))]
        : [];
    return context.html(
      changePage({
        ...{ site: siteOf(campaign, dependencies, viewer), campaign, person, isOffice: isOffice(viewer.actor) },
        ...{ said: saidIn(form, change.what), changes: [...changes, ...away] },
        obstacles: obstacleSentences(obstaclesTo(open, terms.policy, after), after, words),
      }),
    );
  });

  app.post('/people/:code/do', async (context) => {
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    const { campaign } = context.var;
    // As it stands now, not as it stood a moment ago: somebody else may have changed it meanwhile.
    const tried = triedOn(context, form, await duban.campaign(campaign.id));
    if (tried === undefined) return context.notFound();
    if ('problem' in tried) return shown(context, [tried.problem], false);
    try {
      await duban.amendDirectory(campaign.id, tried.after);
    } catch (error) {
      return shown(context, sentencesOf(error, campaign.directory, words), false);
    }
    readings.forget();
    return context.redirect(`${site.base}/people/${encodeURIComponent(tried.person.code)}?done=1`, 303);
  });

  return app;

  /** The person, where the viewer may change something about him. */
  function personMeant(context: Context<SignedIn>, { directory }: Campaign): Person | undefined {
    const { actor } = context.var.viewer;
    const person = personOf(directory, context.req.param('code') ?? '');
    return person !== undefined && (isOffice(actor) || person.code === actor.person) ? person : undefined;
  }

  /** The change that a form asks for, tried on the directory; nothing where it is not this viewer's to ask. */
  function triedOn(
    context: Context<SignedIn>,
    form: OfficeForm,
    campaign: Campaign,
  ):
    | { readonly person: Person; readonly change: DirectoryChange; readonly after: Directory }
    | { readonly problem: string }
    | undefined {
    const person = personMeant(context, campaign);
    const change = changeIn(form);
    if (person === undefined || change === undefined) return undefined;
    if (typeof change === 'string') return { problem: said.problems[change] };
    if (!mayAsk(context.var.viewer, change)) return undefined;
    const after = changedDirectory(campaign.directory, person.code, change, todayOf(campaign, now()));
    return typeof after === 'string' ? { problem: said.problems[after] } : { person, change, after };
  }

  function shown(context: Context<SignedIn>, problems: readonly string[], done: boolean): Response | Promise<Response> {
    const { viewer, campaign } = context.var;
    const person = personMeant(context, campaign);
    if (person === undefined) return context.notFound();
    return context.html(
      personPage({
        ...{ site: siteOf(campaign, dependencies, viewer), campaign, person, problems, done },
        isOffice: isOffice(viewer.actor),
      }),
      problems.length > 0 ? 422 : 200,
    );
  }
}

function mayAsk({ actor }: Viewer, { what }: DirectoryChange): boolean {
  return isOffice(actor) || own.has(what);
}

function changeIn(form: OfficeForm): DirectoryChange | 'bad-date' | 'bad-address' | undefined {
  switch (form.text('what')) {
    case 'absence': {
      const [from, to] = [dayFromIso(form.text('from')), dayFromIso(form.text('to'))];
      if (from === undefined || to === undefined) return 'bad-date';
      return { what: 'absence', from, to, delegate: form.text('delegate') };
    }
    case 'back':
      return { what: 'back' };
    case 'address': {
      const read = address.safeParse(form.text('address'));
      return read.success ? { what: 'address', address: read.data } : 'bad-address';
    }
    case 'successor':
      return { what: 'successor', successor: form.text('successor') };
    default:
      return undefined;
  }
}

/** What the confirmation repeats of the form. */
function saidIn(form: OfficeForm, what: DirectoryChange['what']): Readonly<Record<string, string>> {
  const fields: Readonly<Record<DirectoryChange['what'], readonly string[]>> = {
    absence: ['from', 'to', 'delegate'],
    back: [],
    address: ['address'],
    successor: ['successor'],
  };
  return Object.fromEntries(['what', ...fields[what]].map((name) => [name, form.text(name)]));
}
