import { z } from 'zod';
import type { Archive } from '../archive/archive';
import { canonicalJson } from '../archive/canonical';
import { ArchiveError } from '../archive/errors';
import { notesOf } from '../archive/notes';
import { shaped } from '../archive/shaped';
import type { Command } from '../domain/commands/commands';
import type { Entry } from '../domain/finding/entry';
import { entry } from '../domain/finding/entry-shape';
import type { Digest } from '../domain/finding/finding';
import type { FindingRun } from '../workflows/messages';
import type { RecordSoFar } from '../workflows/open-record';
import type { RecordPage } from '../workflows/ports';

/** A record in order; `whole` is false where pages of it cannot be had. */
export interface FoundRecord {
  readonly entries: readonly Entry[];
  readonly whole: boolean;
}

const pageFile: z.ZodType<RecordPage> = z.object({
  campaign: z.string(),
  finding: z.string().exactOptional(),
  previous: z.string().exactOptional(),
  entries: z.array(shaped(entry)),
});
const pageNote = z.object({ digest: z.string() });
const pageNotes = notesOf('pages', (content) => pageNote.parse(content));

/**
 * Seals a page of a record: keeps it, and notes it down by campaign, finding and first entry, so that it is found again
 * when no workflow knows of it any more. The same page again is the same page.
 */
export async function sealedPage(archive: Archive, page: RecordPage): Promise<Digest> {
  const digest = await archive.put(canonicalJson(page));
  const first = page.entries[0]?.seq ?? 0;
  // The digest is part of the name: after a reset in Temporal a finding may seal another page from the same entry on.
  const name = `${beginningOf(page.campaign, page.finding)}${first} ${digest.slice(0, SHORT)}`;
  await pageNotes.write(archive, name, { digest });
  return digest;
}

/** The record of a finding or a campaign that runs; pages that this archive does not have are lacking. */
export async function recordOf({ page, unsealed }: RecordSoFar, archive: Archive | undefined): Promise<FoundRecord> {
  let entries = [...unsealed];
  for (let digest: Digest | undefined = page; digest !== undefined;) {
    const sealed: RecordPage | undefined = archive === undefined ? undefined : await pageIn(archive, digest);
    if (sealed === undefined) return { entries, whole: false };
    entries = [...sealed.entries, ...entries];
    digest = sealed.previous;
  }
  return { entries, whole: true };
}

/**
 * The command that a finding obeyed under that update id; undefined if it has not, or no longer remembers.
 * @param archive where its sealed pages lie
 */
export async function obeyedBefore(
  run: FindingRun,
  updateId: string,
  archive: Archive | undefined,
): Promise<Command | undefined> {
  if (!run.processed.some(([id]) => id === updateId)) return undefined;
  const said = (entries: readonly Entry[]): Command | undefined =>
    entries.find((entry) => entry.updateId === updateId && entry.command !== undefined)?.command;
  return said(run.unsealed) ?? said((await recordOf(run, archive)).entries);
}

/**
 * The record of a finding by its sealed pages alone, whether or not Temporal still knows the finding. The last page is
 * sealed when the campaign ends; of a finding that runs, what is not sealed yet is lacking, and `whole` does not say so.
 * @param finding absent for the campaign's own record
 * @returns undefined where no page of it was ever sealed here
 */
export async function recordFromArchive(
  archive: Archive,
  campaign: string,
  finding?: string,
): Promise<FoundRecord | undefined> {
  const beginning = beginningOf(campaign, finding);
  const names = (await archive.namesOf('pages')).filter((name) => name.startsWith(beginning));
  if (names.length === 0) return undefined;
  const pages = new Map<Digest, RecordPage>();
  let lost = false;
  for (const name of names) {
    const note = await pageNotes.read(archive, name).catch(unlessDamaged);
    const page = note === undefined ? undefined : await pageIn(archive, note.digest);
    if (note === undefined || page === undefined) lost = true;
    else pages.set(note.digest, page);
  }
  const entries = inOrder(pages);
  return { entries, whole: !lost && entries.every(({ seq }, index) => seq === index + 1) };
}

/** Whether a campaign was archived by its record here, whether or not Temporal still knows of it. */
export async function isArchivedIn(archive: Archive, campaign: string): Promise<boolean> {
  return (await recordFromArchive(archive, campaign))?.entries.at(-1)?.what === 'archived';
}

/** Campaigns in whose archived records this finding has pages. */
export async function campaignsOf(archive: Archive, finding: string): Promise<readonly string[]> {
  const names = (await archive.namesOf('pages')).map((name) => name.split(' '));
  return [...new Set(names.filter(([, named]) => named === finding).map(([campaign = '']) => campaign))].sort();
}

/**
 * Follows the pages from the newest back to the first. Where the one before is lost, the record goes on with the last
 * page that ends before the gap.
 */
function inOrder(pages: ReadonlyMap<Digest, RecordPage>): readonly Entry[] {
  const followed = new Set([...pages.values()].map(({ previous }) => previous));
  const last = newest([...pages].filter(([digest]) => !followed.has(digest)).map(([, page]) => page));
  let entries: readonly Entry[] = [];
  for (let page = last; page !== undefined;) {
    entries = [...page.entries, ...entries];
    page = pageBefore(page, pages);
  }
  return entries;
}

function pageBefore(page: RecordPage, pages: ReadonlyMap<Digest, RecordPage>): RecordPage | undefined {
  if (page.previous === undefined) return undefined;
  const first = page.entries[0]?.seq ?? 0;
  return pages.get(page.previous) ?? newest([...pages.values()].filter((one) => lastSeq(one) < first));
}

/** The page that was written last: by its last entry's moment, and of equal moments by its number. */
function newest(pages: readonly RecordPage[]): RecordPage | undefined {
  return [...pages].sort((a, b) => lastAt(b) - lastAt(a) || lastSeq(b) - lastSeq(a))[0];
}

function lastSeq({ entries }: RecordPage): number {
  return entries.at(-1)?.seq ?? 0;
}

function lastAt({ entries }: RecordPage): number {
  return entries.at(-1)?.at ?? 0;
}

/** A sealed page; undefined where it is lost, damaged or of another version. */
async function pageIn(archive: Archive, digest: Digest): Promise<RecordPage | undefined> {
  const bytes = await archive.get(digest).catch(unlessDamaged);
  if (bytes === undefined) return undefined;
  const page = pageFile.safeParse(JSON.parse(bytes.toString('utf8')));
  return page.success && page.data.entries.length > 0 ? page.data : undefined;
}

function unlessDamaged(error: unknown): undefined {
  if (!(error instanceof ArchiveError)) throw error;
}

/** Digits of a page's digest in the name of its note. */
const SHORT = 16;

/** Codes hold no spaces. */
function beginningOf(campaign: string, finding = ''): string {
  return `${campaign} ${finding} `;
}
