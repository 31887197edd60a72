import { z } from 'zod';
import { rhythms } from '../domain/policy/policy';
import type { Archive } from '../archive/archive';
import { canonicalJson } from '../archive/canonical';
import { notesOf } from '../archive/notes';
import { defined } from '../domain/defined';
import { columns } from '../words/ledger-columns';
import type { LedgerRow } from './ledger-row';

/** The ledger of a campaign as it was imported: what an edit of it is told by. */
interface ImportedLedger {
  readonly campaign: string;
  readonly rows: readonly LedgerRow[];
}

const texts = z.array(z.string()).readonly();
const division = z.object({
  lead: z.string(),
  coUnits: texts,
  sponsor: z.string().exactOptional(),
  workingGroup: z.string(),
});
const subject = z.object({
  id: z.string(),
  campaign: z.string(),
  label: z.string().exactOptional(),
  title: z.string(),
  problem: z.string(),
  category: z.string().exactOptional(),
  track: z.enum(['immediate', 'dated', 'long-term']),
  keyItem: z.boolean(),
  criteria: z.array(z.object({ number: z.number(), text: z.string() })).readonly(),
  proposedMeasures: texts,
  division,
  rhythm: z.enum(rhythms).exactOptional(),
  openedAt: z.number(),
});
const row: z.ZodType<LedgerRow> = z.object({
  subject,
  due: z.number().exactOptional(),
  superior: z.number().exactOptional(),
  unsaid: z.array(z.enum(columns)).readonly(),
  byPlace: z.literal(true).exactOptional(),
});

const ledgers = notesOf<ImportedLedger>('ledgers', (content) =>
  z.object({ campaign: z.string(), rows: z.array(row).readonly() }).parse(content),
);

/** The rows of the ledger as last imported, by finding; empty where none is known. @throws ArchiveError */
export async function lastImported(archive: Archive, campaign: string): Promise<ReadonlyMap<string, LedgerRow>> {
  const count = await imports(archive, campaign);
  const last = count === 0 ? undefined : await ledgers.read(archive, nameOf(campaign, count));
  return new Map((last?.rows ?? []).map((row) => [row.subject.id, row]));
}

/** Keeps the ledger as it is imported now, where it differs from the last. @throws ArchiveError */
export async function keepImported(archive: Archive, campaign: string, rows: readonly LedgerRow[]): Promise<void> {
  const kept = rows.map(asKept);
  const before = [...(await lastImported(archive, campaign)).values()];
  if (before.length > 0 && canonicalJson(before) === canonicalJson(kept)) return;
  const count = (await imports(archive, campaign)) + 1;
  await ledgers.writeFirst(archive, nameOf(campaign, count), { campaign, rows: kept });
}

async function imports(archive: Archive, campaign: string): Promise<number> {
  const counts = (await archive.namesOf('ledgers'))
    .filter((name) => name.startsWith(`${campaign}/`))
    .map((name) => Number(name.slice(campaign.length + 1)))
    .filter((count) => Number.isInteger(count));
  return Math.max(0, ...counts);
}

function nameOf(campaign: string, count: number): string {
  return `${campaign}/${count}`;
}

/** Without what is not the ledger's: when it was read, and notes, which are known by their text. */
function asKept({ subject, due, superior, unsaid, byPlace }: LedgerRow): LedgerRow {
  return defined({ subject: { ...subject, openedAt: 0 }, due, superior, unsaid, byPlace });
}
