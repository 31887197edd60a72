import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { Trouble } from '../../client/errors';
import { findingsOf, letterNow, lettersIn, signOffOf } from '../../client/formal-letters';
import { inBatches } from '../../client/in-batches';
import type { Reading } from '../../client/reading';
import { dayFromIso } from '../../domain/calendar/calendar';
import { letterWith, type WaitingLetter } from '../../domain/campaign/formal-letters';
import { domainMoment } from '../../domain/calendar/clock';
import type { Command } from '../../domain/commands/commands';
import { defined } from '../../domain/defined';
import { waitingDocx } from '../../mail/letter/formal-letters';
import { frameOf } from '../../mail/letter/letter-frame';
import type { WebDependencies } from '../dependencies';
import { officeForm, onlyOffice, type OfficeForm } from '../desk/office';
import { keptUploads } from '../finding/uploads';
import { doneOnce } from '../finding/once';
import { sentencesOf } from '../sentences';
import type { RateLimit } from '../sign-in/limit';
import { onlySignedIn, type SignedIn } from '../sign-in/viewer';
import { siteOf } from '../site';
import { lettersPage, readAddress, readPage } from './letters-page';
import { readLetter, versionOf } from './letters-view';
import { asDownload } from '../download';

/** Letters that are read on one page. */
const MOST_LETTERS = 20;

/** `/letters`: the formal letters that wait; each is read whole, and then signed, dropped or put off. */
export function lettersRoutes(dependencies: WebDependencies, uploaded: RateLimit): Hono<SignedIn> {
  const { duban, archive, readings, address, words, now } = dependencies;
  const { letters: said } = words.web.office;
  const once = doneOnce<Signed>();
  const app = new Hono<SignedIn>();
  app.use('/letters', onlySignedIn(dependencies), onlyOffice(dependencies));
  app.use('/letters/*', onlySignedIn(dependencies), onlyOffice(dependencies));

  app.get('/letters', async (context) => {
    const { viewer, campaign } = context.var;
    const letters = lettersIn(await readings.now());
    const signed = (context.req.queries('signed') ?? []).slice(0, MOST_LETTERS);
    const waiting = new Set(letters.map(({ id }) => id));
    const done = [
      ...(signed.length === 0 ? [] : [said.signed(words.card.list(signed))]),
      ...doneSentence(context.req.query('done')),
    ];
    const beingIssued = new Set(signed.filter((id) => waiting.has(id)));
    const site = siteOf(campaign, dependencies, viewer);
    return context.html(lettersPage({ site, campaign, letters, beingIssued, done }));
  });

  app.get('/letters/read', (context) => {
    const ids = (context.req.queries('letter') ?? []).slice(0, MOST_LETTERS);
    return shown(context, ids, { done: doneSentence(context.req.query('done')) });
  });

  app.get('/letters/file', async (context) => {
    const { campaign } = context.var;
    const letter = listedLetter(await readings.now(), context.req.query('letter') ?? '');
    if (letter === undefined) return context.notFound();
    const moment = domainMoment(campaign.terms.clock, now());
    const whole = await wholeOf(await readings.now(), letter).catch(unlessSilent);
    const { file } = whole ?? letter;
    const bytes =
      file === undefined
        ? await waitingDocx(whole ?? letter, frameOf(campaign, moment))
        : await archive.get(file.digest);
    const name =
      file?.name ??
      `${words.formalLetters.file(letter.items[0]?.finding ?? '', letter.letter, false, letter.items.length)}.docx`;
    return asDownload(context, bytes, name);
  });

  app.post('/letters/sign', async (context) => {
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    const ids = form.every('letter').slice(0, MOST_LETTERS);
    const { person } = context.var.viewer.actor;
    const { signed, failed } = await once(`${person} ${form.text('once')}`, () => signEach(context, form, ids));
    readings.forget();
    if (failed.length === 0) {
      const query = new URLSearchParams(signed.map((id) => ['signed', id])).toString();
      return context.redirect(`${address.base}/letters?${query}`, 303);
    }
    const numbers = new Map(ids.map((id, place) => [id, form.text(`number-${place}`)]));
    return shown(
      context,
      ids.filter((id) => !signed.includes(id)),
      defined({
        ...{ numbers, signer: form.text('signer') },
        problems: failed.flatMap(({ id, sentences }) => sentences.map((sentence) => words.fact(id, sentence))),
        done: signed.length === 0 ? undefined : [said.signed(words.card.list(signed))],
      }),
    );
  });

  app.post('/letters/drop', async (context) => {
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    const what = form.text('what') === 'postpone' ? 'postpone' : 'drop';
    const why = form.text('why');
    const to = dayFromIso(form.text('until'));
    if (what === 'postpone' && to === undefined) {
      const missing = words.web.finding.problems['no-date'](said.until);
      return shown(context, [form.text('letter')], { problems: [missing] });
    }
    const item = form.text('item');
    return sayToItems(context, form.text('letter'), what, (draft, finding) => {
      if (item !== '' && item !== `${finding}/${draft}`) return undefined;
      return what === 'drop' ? { name: 'dropDraft', draft, why } : { name: 'postponeDraft', draft, why, to: to ?? 0 };
    });
  });

  app.post('/letters/edit', async (context) => {
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    const { person } = context.var.viewer.actor;
    const { files, problems } = await keptUploads(form.body, archive, 0, (bytes) => uploaded.admits(person, bytes));
    const [file] = files.get('file') ?? [];
    const { fileProblems, problems: formProblems, fields } = words.web.finding;
    if (file === undefined) {
      const sentences = problems.map(({ code, name }) => fileProblems[code](name));
      return shown(context, [form.text('letter')], {
        problems: sentences.length > 0 ? sentences : [formProblems.missing(fields.files)],
      });
    }
    return sayToItems(context, form.text('letter'), 'edit', (draft, _, letter) => {
      const findings = findingsOf(letter);
      return defined({
        name: 'editDraft' as const,
        draft,
        file,
        together: findings.length === 1 ? undefined : findings,
      });
    });
  });

  return app;

  /** Each on its own: one that cannot be signed keeps no other back. */
  async function signEach(context: Context<SignedIn>, form: OfficeForm, ids: readonly string[]): Promise<Signed> {
    const { viewer, campaign } = context.var;
    const signed: string[] = [];
    const failed: Failure[] = [];
    const reading = await duban.read(campaign.id);
    for (const [place, id] of ids.entries()) {
      try {
        const listed = listedLetter(reading, id);
        const letter = listed === undefined ? undefined : await wholeOf(reading, listed);
        if (letter === undefined) failed.push({ id, sentences: [said.gone(id)] });
        else if (versionOf(letter) !== form.text(`version-${place}`)) failed.push({ id, sentences: [said.changed] });
        else {
          const signOff = signOffOf(
            letter,
            defined({
              ...{ number: form.text(`number-${place}`), signer: form.text('signer') },
              urgent: form.text(`urgent-${place}`) === '1' ? (true as const) : undefined,
              ...{ by: viewer.actor, via: 'page' as const },
            }),
          );
          await duban.signLetterOff(campaign.id, signOff);
          signed.push(id);
        }
      } catch (error) {
        failed.push({ id, sentences: sentencesOf(error, campaign.directory, words) });
      }
    }
    return { signed, failed };
  }

  /** Says something to every item of a letter, each finding on its own. */
  async function sayToItems(
    context: Context<SignedIn>,
    id: string,
    what: 'drop' | 'postpone' | 'edit',
    meant: (draft: string, finding: string, letter: WaitingLetter) => object | undefined,
  ): Promise<Response> {
    const { viewer, campaign } = context.var;
    const reading = await duban.read(campaign.id);
    const listed = listedLetter(reading, id);
    if (listed === undefined) return shown(context, [], { problems: [said.gone(id)] });
    const refused = await inBatches(listed.items, async ({ finding, draft }) => {
      const facts = meant(draft.id, finding, listed);
      if (facts === undefined) return [];
      const command = { ...facts, by: viewer.actor, via: 'page' } as unknown as Command;
      return duban.obey(campaign.id, finding, command).then(
        () => [],
        (error: unknown) => sentencesOf(error, campaign.directory, words).map((why) => words.fact(finding, why)),
      );
    });
    readings.forget();
    const problems = refused.flat();
    if (problems.length > 0) return shown(context, [id], { problems });
    const after = listedLetter(await readings.now(), id);
    const to =
      after === undefined ? `${address.base}/letters?done=${what}` : readAddress(address.base, [id], { done: what });
    return context.redirect(to, 303);
  }

  async function shown(
    context: Context<SignedIn>,
    ids: readonly string[],
    tried: {
      readonly numbers?: ReadonlyMap<string, string>;
      readonly signer?: string;
      readonly problems?: readonly string[];
      readonly done?: readonly string[];
    },
  ): Promise<Response> {
    const { viewer, campaign } = context.var;
    const { numbers = new Map<string, string>(), signer = viewer.name, problems = [], done = [] } = tried;
    const reading = await readings.now();
    const moment = domainMoment(campaign.terms.clock, now());
    const listed = ids.flatMap((id) => listedLetter(reading, id) ?? []);
    const asked = await Promise.all(listed.map((letter) => wholeOf(reading, letter).catch(unlessSilent)));
    const canSign = asked.every((letter) => letter !== undefined);
    const letters = listed.map((letter, place) => readLetter(asked[place] ?? letter, campaign, moment, words));
    const gone = ids.filter((id) => !listed.some((letter) => letter.id === id)).map((id) => said.gone(id));
    const site = siteOf(campaign, dependencies, viewer);
    return context.html(
      readPage({
        ...{ site, campaign, letters, canSign, signer, numbers, done, once: randomUUID() },
        problems: problems.length > 0 ? problems : gone,
      }),
      problems.length > 0 ? 409 : gone.length > 0 ? 404 : 200,
    );
  }

  /** As its findings say it stands now. @throws Trouble */
  function wholeOf(reading: Reading, { items }: WaitingLetter): Promise<WaitingLetter | undefined> {
    const [first] = items;
    if (first === undefined) throw new Error('a letter has an item');
    return letterNow(duban, reading, { finding: first.finding, draft: first.draft.id });
  }

  function doneSentence(what: string | undefined): readonly string[] {
    return what !== undefined && Object.hasOwn(said.done, what) ? [said.done[what as keyof typeof said.done]] : [];
  }
}

interface Failure {
  readonly id: string;
  readonly sentences: readonly string[];
}

interface Signed {
  readonly signed: readonly string[];
  readonly failed: readonly Failure[];
}

/** The letter with that draft among its items, by the list. */
function listedLetter(reading: Reading, id: string): WaitingLetter | undefined {
  const slash = id.lastIndexOf('/');
  return letterWith(lettersIn(reading), id.slice(0, slash), id.slice(slash + 1));
}

/** Where nobody answers, what the list has is shown. */
function unlessSilent(error: unknown): undefined {
  if (error instanceof Trouble && ['no-worker', 'task-fails'].includes(error.code)) return undefined;
  throw error;
}
