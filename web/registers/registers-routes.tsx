import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { Trouble } from '../../client/errors';
import { todayOf } from '../../client/now';
import type { FoundRegisters } from '../../client/registers';
import { dayFromIso, dayOf, isoDate } from '../../domain/calendar/calendar';
import { isOffice } from '../../domain/commands/authority';
import { defined } from '../../domain/defined';
import { seesAll } from '../../domain/organisation/sight';
import { mustBeNew } from '../../domain/registers/adding';
import type { RegisterCommand } from '../../domain/registers/commands';
import { mayAddTo, maySettle } from '../../domain/registers/decide';
import { outcomes, outcomesOf, registerKinds, type EntryFacts, type RegisterKind } from '../../domain/registers/entry';
import {
  entriesThrough,
  openIn,
  type AskedThing,
  type RegisterEntry,
  type RegisterFilter,
} from '../../domain/registers/view';
import { partsIn } from '../../ledger/in-a-cell';
import { registersWorkbook } from '../../ledger/register-sheets';
import { askedLine } from '../../ledger/register-text';
import { entryWritten, type WrittenField } from '../../ledger/register-written';
import { enterMessage, entryBegun } from '../../mail/inbox/entering';
import { undecidedMessage, type WaitingMessage } from '../../mail/inbox/queue';
import { received, type Received } from '../../mail/inbox/received';
import { entryNumber } from '../../words/register-names';
import { withoutLinks } from '../answer/link';
import type { WebDependencies } from '../dependencies';
import { officeForm, type OfficeForm } from '../desk/office';
import { doneOnce } from '../finding/once';
import { SentencePage } from '../look/page';
import { sentencesOf } from '../sentences';
import { onlySignedIn, type SignedIn } from '../sign-in/viewer';
import { siteOf } from '../site';
import { addPage, settlePage, undoPage } from './entry-page';
import { registersPage } from './registers-page';

/** A message by its identity, whole. */
const IDENTITY = /^[0-9a-f]{10,64}$/;

/** A command before it is said who says it. */
type Unspoken = RegisterCommand extends infer C ? (C extends RegisterCommand ? Omit<C, 'by' | 'via'> : never) : never;

/** `/registers`: meetings, visits, instructions and whatever else the campaign keeps registers of. */
export function registersRoutes(dependencies: WebDependencies): Hono<SignedIn> {
  const { duban, archive, address, readings, words, now } = dependencies;
  const once = doneOnce<number>();
  const onceFromMail = doneOnce<string>();
  const app = new Hono<SignedIn>();
  app.use('/registers', onlySignedIn(dependencies));
  app.use('/registers/*', onlySignedIn(dependencies));

  app.get('/registers', async (context) => {
    const { viewer, campaign } = context.var;
    const site = siteOf(campaign, dependencies, viewer);
    if (!seesAll(viewer.actor)) {
      return context.html(<SentencePage site={site} title={words.web.office.registers.only} bad />, 403);
    }
    const { entries, whole } = await read(context);
    const filter = filterIn(context.req.query());
    const query = new URLSearchParams(context.req.query()).toString();
    const shown = entriesThrough(entries, filter).toReversed();
    const done = entries.find(({ seq }) => String(seq) === context.req.query('done'));
    return context.html(
      registersPage({
        ...{ site, campaign, whole, filter, query, entries: shown, isOffice: isOffice(viewer.actor) },
        done: done && words.registers.entered(entryNumber(done.id, words.registers.kinds)),
      }),
    );
  });

  app.get('/registers/sheet.xlsx', async (context) => {
    const { viewer, campaign } = context.var;
    if (!seesAll(viewer.actor)) return context.notFound();
    const { entries } = await read(context);
    const { directory, terms } = campaign;
    const bytes = await registersWorkbook(
      entriesThrough(entries, filterIn(context.req.query())),
      directory,
      words,
      (one) =>
        one.asked
          .map((asked) => askedLine(asked, directory, (at) => isoDate(dayOf(terms.calendar, at)), words))
          .join('\n'),
    );
    return context.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': 'attachment; filename="registers.xlsx"',
    });
  });

  app.get('/registers/add/:kind', async (context) => {
    const register = kindIn(context);
    if (register === undefined) return context.notFound();
    const asked = (name: string): string => context.req.query(name) ?? '';
    const identity = asked('message');
    if (identity === '') return addForm(context, register, asked);
    const { message } = await messageToEnter(context, identity);
    const begun: Readonly<Record<string, string>> = { ...entryBegun(register, message) };
    return addForm(context, register, (name) => withoutLinks(begun[name] ?? asked(name)));
  });

  app.post('/registers/add/:kind', async (context) => {
    const register = kindIn(context);
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    if (register === undefined) return context.notFound();
    const { campaign } = context.var;
    try {
      const entry = entryWritten(register, (field: WrittenField) => form.text(field), campaign.directory);
      const identity = form.text('message');
      if (identity !== '') return await enteredFrom(context, form, entry, identity);
      const seq = await say(context, form, async () => {
        mustBeNew(entry, (await read(context)).entries);
        return { name: 'addEntry', entry };
      });
      const then = seesAll(context.var.viewer.actor) ? `/registers?done=${seq}` : '/desk';
      return context.redirect(`${address.base}${then}`, 303);
    } catch (error) {
      return addForm(context, register, form.text, sentencesOf(error, campaign.directory, words));
    }
  });

  app.get('/registers/:entry/undo', async (context) => {
    const entry = await entryIn(context);
    return entry === undefined ? context.notFound() : undoForm(context, entry, () => '');
  });

  app.post('/registers/:entry/undo', async (context) => {
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    const entry = await entryIn(context);
    if (entry === undefined) return context.notFound();
    try {
      await say(context, form, () => Promise.resolve({ name: 'takeBack', entry: entry.id, why: form.text('why') }));
      return context.redirect(`${address.base}/registers#${entry.id}`, 303);
    } catch (error) {
      return undoForm(context, entry, form.text, sentencesOf(error, context.var.campaign.directory, words));
    }
  });

  app.get('/registers/:entry/:point', async (context) => {
    const found = await pointIn(context);
    return found === undefined ? context.notFound() : settleForm(context, found, () => '');
  });

  app.post('/registers/:entry/:point', async (context) => {
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    const { viewer, campaign } = context.var;
    const found = await pointIn(context);
    if (found === undefined) return context.notFound();
    const outcome = outcomes.find((one) => one === form.text('outcome'));
    if (outcome === undefined) return context.notFound();
    const findings = partsIn(form.text('findings'));
    try {
      await say(context, form, () =>
        Promise.resolve(
          defined<Extract<Unspoken, { name: 'settlePoint' }>>({
            ...{ name: 'settlePoint', entry: found.entry.id, point: found.asked.number, outcome },
            text: form.text('text') === '' ? undefined : form.text('text'),
            findings: findings.length === 0 ? undefined : findings,
          }),
        ),
      );
    } catch (error) {
      return settleForm(context, found, form.text, sentencesOf(error, campaign.directory, words));
    }
    return context.redirect(`${address.base}${isOffice(viewer.actor) ? `/registers#${found.entry.id}` : '/desk'}`, 303);
  });

  return app;

  /** A message of the queue, for the office alone. @throws Trouble unknown-message, message-decided */
  async function messageToEnter(
    context: Context<SignedIn>,
    identity: string,
  ): Promise<{ readonly message: Received; readonly waits: WaitingMessage }> {
    const { viewer, campaign } = context.var;
    if (!isOffice(viewer.actor) || !IDENTITY.test(identity))
      throw new Trouble('unknown-message', identity.slice(0, 64));
    const waits = await undecidedMessage(duban, campaign.id, archive, identity);
    return { message: await received(archive, waits.waiting.arrival), waits };
  }

  async function enteredFrom(
    context: Context<SignedIn>,
    form: OfficeForm,
    entry: EntryFacts,
    identity: string,
  ): Promise<Response> {
    const { viewer, campaign } = context.var;
    const { actor: by } = viewer;
    const id = await onceFromMail(`${by.person} ${form.text('once')}`, async () => {
      const { message, waits } = await messageToEnter(context, identity);
      const made = { duban, archive, campaign, by, via: 'page', operator: by.person } as const;
      return enterMessage(message, waits, entry, made);
    });
    readings.forget();
    return context.redirect(`${address.base}/registers#${id}`, 303);
  }

  function read({ var: { campaign } }: Context<SignedIn>): Promise<FoundRegisters> {
    return duban.readRegisters(campaign.id, archive);
  }

  /** Says it as the viewer's own word, once however often the form comes. @throws Refusal; Trouble */
  function say(context: Context<SignedIn>, form: OfficeForm, command: () => Promise<Unspoken>): Promise<number> {
    const { viewer, campaign } = context.var;
    const key = `${viewer.actor.person} ${form.text('once')}`;
    return once(key, async () => {
      const said = await command();
      const seq = await duban.tellRegisters(campaign.id, { ...said, by: viewer.actor, via: 'page' });
      readings.forget();
      return seq;
    });
  }

  async function entryIn(context: Context<SignedIn>): Promise<RegisterEntry | undefined> {
    if (!isOffice(context.var.viewer.actor)) return undefined;
    const { entries } = await read(context);
    return entries.find(({ id, takenBack }) => id === context.req.param('entry') && takenBack === undefined);
  }

  /** What an entry asks for, where it is open and the viewer may say that it is done. */
  async function pointIn(context: Context<SignedIn>): Promise<PointAsked | undefined> {
    const { entries } = await read(context);
    const entry = entries.find(({ id }) => id === context.req.param('entry'));
    const asked = entry && openIn(entry).find(({ number }) => String(number) === context.req.param('point'));
    if (entry === undefined || asked === undefined) return undefined;
    const { actor } = context.var.viewer;
    if (!maySettle(actor, asked.holder)) return undefined;
    // What others are asked for is not for who owes one thing.
    return { entry: isOffice(actor) ? entry : { ...entry, asked: [asked] }, asked };
  }

  function addForm(
    context: Context<SignedIn>,
    register: RegisterKind,
    written: (field: string) => string,
    problems: readonly string[] = [],
  ) {
    const { viewer, campaign } = context.var;
    if (!mayAddTo(register, viewer.actor)) return context.notFound();
    const today = isoDate(todayOf(campaign, now()));
    const message = written('message') === '' ? context.req.query('message') : written('message');
    return context.html(
      addPage(defined({ ...framed(context, written, problems), register, today, message })),
      statusOf(problems),
    );
  }

  function undoForm(
    context: Context<SignedIn>,
    entry: RegisterEntry,
    written: (field: string) => string,
    problems: readonly string[] = [],
  ) {
    return context.html(undoPage({ ...framed(context, written, problems), entry }), statusOf(problems));
  }

  function settleForm(
    context: Context<SignedIn>,
    { entry, asked }: PointAsked,
    written: (field: string) => string,
    problems: readonly string[] = [],
  ) {
    const among = outcomesOf(asked.asks, entry.register);
    return context.html(
      settlePage({ ...framed(context, written, problems), entry, point: asked.number, outcomes: among }),
      statusOf(problems),
    );
  }

  function framed(context: Context<SignedIn>, written: (field: string) => string, problems: readonly string[]) {
    const { viewer, campaign } = context.var;
    const site = siteOf(campaign, dependencies, viewer);
    return { site, campaign, written, problems, isOffice: isOffice(viewer.actor), once: randomUUID() };
  }
}

interface PointAsked {
  readonly entry: RegisterEntry;
  readonly asked: AskedThing;
}

function statusOf(problems: readonly string[]): 200 | 422 {
  return problems.length === 0 ? 200 : 422;
}

function kindIn(context: Context): RegisterKind | undefined {
  return registerKinds.find((kind) => kind === context.req.param('kind'));
}

/** What an address asks for; what is not understood lets everything through. */
function filterIn({ kind, finding = '', unit = '', from = '', until = '', open }: Readonly<Record<string, string>>) {
  return defined<RegisterFilter>({
    register: registerKinds.find((one) => one === kind),
    finding: finding.trim() === '' ? undefined : finding.trim(),
    unit: unit === '' ? undefined : unit,
    from: dayFromIso(from),
    until: dayFromIso(until),
    open: open === '1',
  });
}
