import { createHash, randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { ArchiveError } from '../../archive/errors';
import type { Refused } from '../../client/open-findings';
import { BadFiles } from '../../config/problem';
import { obstaclesTo } from '../../domain/commands/closable';
import { defined } from '../../domain/defined';
import { assumptionSentences } from '../../ledger/assumptions';
import { carryOut, comparedWith, importedNow } from '../../ledger/carry-out';
import { asksForSomething, changeLines } from '../../ledger/change-lines';
import type { LedgerChanges } from '../../ledger/changes';
import { keepImported, lastImported } from '../../ledger/last-imported';
import type { Ledger, LedgerRow } from '../../ledger/ledger-row';
import { assignAsLedgerSays } from '../../ledger/prepare';
import { safeName } from '../../mail/message/evidence';
import { reasonWithNames } from '../../words/names';
import { obstacleSentences } from '../../words/obstacles';
import type { WebDependencies } from '../dependencies';
import { officeForm, onlyOffice, type OfficeForm } from '../desk/office';
import { doneOnce } from '../finding/once';
import { bytesHandedIn } from '../handed-in';
import { sentencesOf } from '../sentences';
import { onlySignedIn, type SignedIn } from '../sign-in/viewer';
import { siteOf } from '../site';
import { differencesPage, uploadPage } from './import-page';
import { readUpload } from './read-upload';

/** What the office handed in, and how it wants it read. */
interface Wanted {
  readonly digest: string;
  readonly name: string;
  readonly sheets: string;
  readonly ledgerCounts: boolean;
  readonly assign: boolean;
  /** What says that the superior agrees to dates beyond his; empty where he was not asked. */
  readonly superiorConsent: string;
}

/** A ledger, compared with the campaign as it stands. */
interface Compared {
  readonly ledger: Ledger;
  readonly before: ReadonlyMap<string, LedgerRow>;
  readonly changes: LedgerChanges;
  readonly lines: readonly string[];
  readonly version: string;
}

/** What came of an import. */
type Imported = { readonly outcome: 'changed' } | { readonly outcome: 'done'; readonly refused: readonly Refused[] };

/** `/import`: the ledger handed in again, shown with its differences, and done once that is confirmed. */
export function importRoutes(dependencies: WebDependencies): Hono<SignedIn> {
  const { duban, archive, readings, words, now } = dependencies;
  const { import: said } = words.web.office;
  const once = doneOnce<Imported & { readonly compared: Compared }>();
  const app = new Hono<SignedIn>();
  app.use('/import', onlySignedIn(dependencies), onlyOffice(dependencies));
  app.use('/import/*', onlySignedIn(dependencies), onlyOffice(dependencies));

  app.get('/import', (context) => asked(context, []));

  app.post('/import/read', async (context) => {
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    const { ledger: file } = form.body;
    if (!(file instanceof File) || file.size === 0) return asked(context, [said.noFile]);
    const digest = await archive.put(Buffer.from(await file.arrayBuffer()));
    return differences(context, wantedIn(form, digest, safeName(file.name)), []);
  });

  app.post('/import/do', async (context) => {
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    const wanted = wantedIn(form, form.text('digest'), safeName(form.text('name')));
    const { campaign, viewer } = context.var;
    try {
      const imported = await once(`${viewer.actor.person} ${form.text('once')}`, async () => {
        const compared = await comparedNow(context, wanted);
        if (compared.version !== form.text('version')) return { outcome: 'changed', compared };
        return { outcome: 'done', refused: await doIt(context, wanted, compared), compared };
      });
      readings.forget();
      if (imported.outcome === 'changed') return await differences(context, wanted, [said.changedMeanwhile]);
      const { changes } = imported.compared;
      const problems = imported.refused.map(({ finding, reason }) =>
        words.fact(finding, words.refusal(reasonWithNames(reason, campaign.directory))),
      );
      return await asked(context, problems, [said.done(asking(changes), changes.opens.length, wanted.assign)]);
    } catch (error) {
      return notRead(context, error);
    }
  });

  return app;

  function asked(context: Context<SignedIn>, problems: readonly string[], done: readonly string[] = []) {
    const { viewer, campaign } = context.var;
    const site = siteOf(campaign, dependencies, viewer);
    return context.html(uploadPage({ site, problems, done }), problems.length > 0 ? 422 : 200);
  }

  async function differences(
    context: Context<SignedIn>,
    wanted: Wanted,
    problems: readonly string[],
  ): Promise<Response> {
    const { viewer, campaign } = context.var;
    const site = siteOf(campaign, dependencies, viewer);
    try {
      const { ledger, changes, lines, version } = await comparedNow(context, wanted);
      const { terms, directory } = campaign;
      const read = {
        ...wanted,
        remarks: [
          words.cli.read(ledger.rows.length),
          ...assumptionSentences(ledger.assumptions, words),
          ...obstacleSentences(obstaclesTo(ledger.rows, terms.policy, directory), directory, words),
        ],
        ...{ differences: lines, changes: asking(changes), opens: changes.opens.length, version },
      };
      return await context.html(
        differencesPage({ site, read, once: randomUUID(), problems }),
        problems.length > 0 ? 409 : 200,
      );
    } catch (error) {
      return notRead(context, error);
    }
  }

  function notRead(context: Context<SignedIn>, error: unknown) {
    if (error instanceof ArchiveError) return asked(context, [said.unreadable]);
    if (!(error instanceof BadFiles)) throw error;
    return asked(context, sentencesOf(error, context.var.campaign.directory, words));
  }

  /** @throws BadFiles; ArchiveError where the file is not kept any more */
  async function comparedNow({ var: { campaign } }: Context<SignedIn>, wanted: Wanted): Promise<Compared> {
    const { digest, name, sheets, ledgerCounts, superiorConsent } = wanted;
    const named = sheets.split(/[,，、]/).flatMap((sheet) => (sheet.trim() === '' ? [] : [sheet.trim()]));
    const context = { now: now(), sheets: named.length === 0 ? undefined : named };
    const ledger = await readUpload(await bytesHandedIn(archive, digest), name, campaign, context);
    const [reading, before] = await Promise.all([duban.read(campaign.id), lastImported(archive, campaign.id)]);
    const changes = comparedWith(
      reading,
      ledger.rows,
      defined({
        before: before.size === 0 ? undefined : before,
        ledgerCounts: ledgerCounts ? (true as const) : undefined,
        superiorConsent: superiorConsent === '' ? undefined : superiorConsent,
      }),
    );
    const lines = changeLines(changes, words);
    const version = createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);
    return { ledger, before, changes, lines, version };
  }

  /** Each finding on its own; what one does not take is told, and the rest goes on. */
  async function doIt(
    { var: { campaign, viewer } }: Context<SignedIn>,
    { assign, superiorConsent }: Wanted,
    { changes, before }: Compared,
  ): Promise<readonly Refused[]> {
    const by = viewer.actor;
    const refused = asksForSomething(changes) ? await carryOut(duban, campaign, changes, by, 'page') : [];
    await keepImported(archive, campaign.id, importedNow(changes, before, refused));
    if (!assign) return refused;
    const { rows } = changes;
    const asked = { campaign, rows, superiorConsent: superiorConsent === '' ? undefined : superiorConsent };
    return [...refused, ...(await assignAsLedgerSays(duban, asked, by, 'page'))];
  }
}

function wantedIn(form: OfficeForm, digest: string, name: string): Wanted {
  return {
    ...{ digest, name, sheets: form.text('sheets').slice(0, 300) },
    ...{ ledgerCounts: form.text('counts') === '1', assign: form.text('assign') === '1' },
    superiorConsent: form.text('consent').trim().slice(0, 300),
  };
}

/** Findings that the ledger asks to change. */
function asking({ changed }: LedgerChanges): number {
  return changed.filter(({ commands }) => commands.length > 0).length;
}
