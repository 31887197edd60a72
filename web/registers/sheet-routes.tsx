import { createHash, randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { ArchiveError } from '../../archive/errors';
import { domainMoment } from '../../domain/calendar/clock';
import { printOf } from '../../domain/registers/adding';
import { readWorkbookSafely } from '../../ledger/bounded';
import { registerRowsIn, registersWorkbook } from '../../ledger/register-sheets';
import { entriesHandedIn, type EntriesHandedIn, type EntryHandedIn } from '../../ledger/registers-handed-in';
import { safeName } from '../../mail/message/evidence';
import type { WebDependencies } from '../dependencies';
import { officeForm, onlyOffice } from '../desk/office';
import { asDownload, mediaTypes } from '../download';
import { doneOnce } from '../finding/once';
import { bytesHandedIn } from '../handed-in';
import { readHandedIn } from '../import/read-upload';
import { sentencesOf } from '../sentences';
import { onlySignedIn, type SignedIn } from '../sign-in/viewer';
import { siteOf } from '../site';
import { sheetPage } from './sheet-page';

/** A sheet that lies in the archive while somebody looks at what it would enter. */
interface KeptSheet {
  readonly digest: string;
  readonly name: string;
}

/** `/registers/import`: a filled-in sheet of registers is tried as a whole, shown, and entered once that is confirmed. */
export function registerSheetRoutes(dependencies: WebDependencies): Hono<SignedIn> {
  const { duban, archive, readings, words, now } = dependencies;
  const once = doneOnce<{ readonly entered: number } | { readonly changed: true }>();
  const app = new Hono<SignedIn>();
  app.use('/registers/import', onlySignedIn(dependencies), onlyOffice(dependencies));
  app.use('/registers/import/*', onlySignedIn(dependencies), onlyOffice(dependencies));

  app.get('/registers/import', (context) => shown(context, {}));

  app.get('/registers/import/form.xlsx', async (context) => {
    const blank = await registersWorkbook([], context.var.campaign.directory, words, () => '');
    return asDownload(context, blank, `${words.web.office.registers.title}.xlsx`, mediaTypes.xlsx);
  });

  app.post('/registers/import/read', async (context) => {
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    const { sheet: file } = form.body;
    if (!(file instanceof File) || file.size === 0) {
      return shown(context, { problems: [words.web.office.import.noFile] });
    }
    const digest = await archive.put(Buffer.from(await file.arrayBuffer()));
    return tried(context, { digest, name: safeName(file.name) });
  });

  app.post('/registers/import/do', async (context) => {
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    const kept = { digest: form.text('digest'), name: safeName(form.text('name')) };
    const { viewer } = context.var;
    try {
      const came = await once(`${viewer.actor.person} ${form.text('once')}`, async () => {
        const { entries, problems } = await triedEntries(context, kept);
        if (problems.length > 0 || versionOf(entries) !== form.text('version')) return { changed: true };
        await enter(context, entries);
        return { entered: entries.length };
      });
      if ('changed' in came) return await tried(context, kept, [words.web.office.import.changedMeanwhile]);
      return await shown(context, { done: words.registers.imported(came.entered) });
    } catch (error) {
      return notRead(context, error);
    }
  });

  return app;

  /** Shows what a sheet would enter, or why it is not in order. */
  async function tried(
    context: Context<SignedIn>,
    kept: KeptSheet,
    remarks: readonly string[] = [],
  ): Promise<Response> {
    try {
      const { entries, problems } = await triedEntries(context, kept);
      const read = { ...kept, entries: entries.map(({ entry }) => entry), version: versionOf(entries) };
      return await shown(context, problems.length > 0 ? { problems } : { read, problems: remarks });
    } catch (error) {
      return notRead(context, error);
    }
  }

  /** What a sheet would enter. @throws Trouble; BadFiles; ArchiveError where the sheet is not kept any more */
  async function triedEntries(
    { var: { campaign, viewer } }: Context<SignedIn>,
    { digest, name }: KeptSheet,
  ): Promise<EntriesHandedIn> {
    const book = await readHandedIn(await bytesHandedIn(archive, digest), name, readWorkbookSafely);
    const rows = registerRowsIn(book, campaign.directory);
    if (rows === undefined) return { entries: [], problems: [words.registers.noRegisterSheet] };
    const speaker = { by: viewer.actor, via: 'page' } as const;
    const moment = domainMoment(campaign.terms.clock, now());
    return entriesHandedIn(rows, duban, campaign, archive, speaker, moment, words);
  }

  /** One after the other: their numbers are in the sheet's order. @throws Refusal; Trouble */
  async function enter(
    { var: { campaign, viewer } }: Context<SignedIn>,
    entries: readonly EntryHandedIn[],
  ): Promise<void> {
    for (const { entry, updateId } of entries) {
      const command = { name: 'addEntry', entry, by: viewer.actor, via: 'page' } as const;
      await duban.tellRegisters(campaign.id, command, updateId);
    }
    readings.forget();
  }

  function notRead(context: Context<SignedIn>, error: unknown) {
    if (error instanceof ArchiveError) return shown(context, { problems: [words.web.office.import.unreadable] });
    return shown(context, { problems: sentencesOf(error, context.var.campaign.directory, words) });
  }

  function shown(
    context: Context<SignedIn>,
    {
      problems = [],
      ...facts
    }: Pick<Parameters<typeof sheetPage>[0], 'read' | 'done'> & { readonly problems?: readonly string[] },
  ) {
    const { viewer, campaign } = context.var;
    const site = siteOf(campaign, dependencies, viewer);
    const page = sheetPage({ site, problems, once: randomUUID(), ...facts });
    return Promise.resolve(context.html(page, problems.length > 0 ? 422 : 200));
  }
}

/** Names what a trial would enter: two that would enter the same have the same version. */
function versionOf(entries: readonly EntryHandedIn[]): string {
  const prints = entries.map(({ entry }) => printOf(entry));
  return createHash('sha256').update(prints.join('\n')).digest('hex').slice(0, 16);
}
