import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import type { Archive } from '../archive/archive';
import { ArchiveError } from '../archive/errors';
import { notesOf } from '../archive/notes';
import { dayOf, dayFromIso, isoDate } from '../domain/calendar/calendar';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import type { Finding } from '../domain/finding/finding';
import { findingFrom, isRow, rowOf, type FindingRow } from '../domain/finding/row';
import { signOf, signs, type Sign } from '../domain/light/at-a-glance';
import type { Terms } from '../domain/policy/policy';
import type { Reading } from './reading';

/** How many findings wore which sign at a letter hour. */
export interface SignsOfDay {
  readonly day: DayIndex;
  readonly signs: Readonly<Record<Sign, number>>;
}

/** All findings as lists had them at one letter hour, without their ledger's texts: those never change with the day. */
interface Snapshot {
  readonly at: Moment;
  readonly terms: Terms;
  readonly rows: readonly (readonly [finding: string, row: FindingRow])[];
}

const file: z.ZodType<Snapshot> = z.object({
  at: z.number(),
  terms: z.custom<Terms>((read) => typeof read === 'object' && read !== null && 'calendar' in read && 'policy' in read),
  rows: z.array(z.tuple([z.string(), z.custom<FindingRow>(isRow)])),
});
const note = z.object({ digest: z.string(), signs: z.record(z.enum(signs), z.number()) });
const notes = notesOf('snapshots', (content) => note.parse(content));
const [packed, unpacked] = [promisify(gzip), promisify(gunzip)];
/** Bytes of a snapshot once it is unpacked: far more than those of the largest campaign. */
const LARGEST = 256 * 1_024 * 1_024;

/** Keeps how all findings stood on a day. The first of a day stays: the same survey may be made twice. */
export async function keepSnapshot(
  archive: Archive,
  campaign: string,
  { at, terms, findings }: { readonly at: Moment; readonly terms: Terms; readonly findings: readonly Finding[] },
): Promise<void> {
  const rows = findings.map((finding) => [finding.subject.id, rowOf(finding, terms)]);
  const counted = Object.fromEntries(signs.map((sign) => [sign, 0])) as Record<Sign, number>;
  for (const finding of findings) counted[signOf(finding, terms, at)] += 1;
  const digest = await archive.put(await packed(JSON.stringify({ at, terms, rows })));
  await notes.writeFirst(archive, nameOf(campaign, dayOf(terms.calendar, at)), { digest, signs: counted });
}

/** The days of which a campaign's snapshots are kept, in order. */
export async function snapshotDays(archive: Archive, campaign: string): Promise<readonly DayIndex[]> {
  const names = await archive.namesOf('snapshots');
  return names
    .flatMap((name) => {
      const [of, date = ''] = name.split(' ');
      return of === campaign ? (dayFromIso(date) ?? []) : [];
    })
    .sort((a, b) => a - b);
}

/** The day whose snapshot tells of that day: itself, or the last before it of which one is kept. */
export async function dayKeptFor(archive: Archive, campaign: string, wanted: DayIndex): Promise<DayIndex | undefined> {
  const days = await snapshotDays(archive, campaign);
  return days.findLast((day) => day <= wanted);
}

/** How many findings wore which sign on those days; a day whose note is damaged is left out. */
export async function signsOn(
  archive: Archive,
  campaign: string,
  days: readonly DayIndex[],
): Promise<readonly SignsOfDay[]> {
  const found = await Promise.all(
    days.map(async (day) => {
      const { notes: read } = await notes.readEach(archive, [nameOf(campaign, day)]);
      return read.map((one) => ({ day, signs: one.signs }));
    }),
  );
  return found.flat();
}

/**
 * A campaign's list as it was at the letter hour of a day; undefined where none is kept that can be read.
 * @param now the list as it is, for what findings are called
 */
export async function readingOf(
  archive: Archive,
  day: DayIndex,
  now: Reading,
): Promise<{ readonly at: Moment; readonly reading: Reading } | undefined> {
  try {
    const kept = await notes.read(archive, nameOf(now.campaign.id, day));
    if (kept === undefined) return undefined;
    const bytes = await unpacked(await archive.get(kept.digest), { maxOutputLength: LARGEST });
    const { at, terms, rows } = file.parse(JSON.parse(bytes.toString('utf8')));
    const subjects = new Map(now.findings.map(({ finding: { subject } }) => [subject.id, subject]));
    const findings = rows.flatMap(([id, row]) => {
      const subject = subjects.get(id);
      if (subject === undefined) return [];
      return [{ finding: findingFrom(row, subject), terms, behind: false, ledgerNotes: [], running: true }];
    });
    const reading = { campaign: { ...now.campaign, terms }, circular: '', findings, unreadable: [] };
    return { at, reading };
  } catch (error) {
    if (error instanceof ArchiveError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

function nameOf(campaign: string, day: DayIndex): string {
  return `${campaign} ${isoDate(day)}`;
}
