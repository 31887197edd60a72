import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Archive } from '../archive/archive';
import { isoDate } from '../domain/calendar/calendar';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import { batchSheetIn } from '../mail/letter/batch-sheet';
import { circularFile } from '../mail/letter/campaign-documents';
import { frameOf } from '../mail/letter/letter-frame';
import { batchReport } from '../reports/batch';
import { readSource } from '../reports/source';
import { reportFile } from '../reports/write';
import { pastReadings } from '../web/wall/past';
import { wallFile } from '../web/wall/wall-file';
import { wordsFor } from '../words';
import { batchNumber } from '../words/register-names';
import type { Campaign } from '../workflows/messages';
import type { CampaignCalls } from './campaign';
import type { SignedCircular } from './office';

/** What the documents are written from. */
export interface DocumentSource {
  readonly duban: CampaignCalls;
  readonly campaign: Campaign;
  readonly archive: Archive;
  readonly circulars: readonly SignedCircular[];
  /** The days whose wall charts are kept. */
  readonly days: readonly DayIndex[];
  /** Address of the office's pages, to which the links of a wall chart lead; absent where there are none. */
  readonly pages?: string;
  /** The day of the reports; now, by the campaign's clock, unless it is said. */
  readonly at?: Moment;
}

/**
 * What a campaign leaves, as files in a folder: the wall chart as it was on some days, the circulars, the report on each
 * batch, the phase report and the public report.
 * @returns their names, in that order
 */
export async function writeDocuments(source: DocumentSource, folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const files = [
    ...(await wallCharts(source)),
    ...(await issuedCirculars(source)),
    ...(await batchReports(source)),
    ...(await finalReports(source)),
  ];
  for (const { name, bytes } of files) await writeFile(join(folder, name), bytes);
  return files.map(({ name }) => name);
}

interface NamedFile {
  readonly name: string;
  readonly bytes: string | Buffer;
}

/** The wall chart of each day; there is none of a day before the first that is kept. */
async function wallCharts({ duban, campaign, archive, days, pages }: DocumentSource): Promise<readonly NamedFile[]> {
  const words = wordsFor(campaign.terms.policy.language);
  const past = pastReadings(archive, words);
  const now = await duban.read(campaign.id);
  const files: NamedFile[] = [];
  for (const day of days) {
    const then = await past.asOf(day, now);
    if (then === undefined) continue;
    const name = `${words.web.wall.title} ${isoDate(day)}.html`;
    files.push({ name, bytes: await wallFile(then, pages, words) });
  }
  return files;
}

async function issuedCirculars({ campaign, archive, circulars }: DocumentSource): Promise<readonly NamedFile[]> {
  return Promise.all(
    circulars.map(async ({ draft, number, on }) => {
      const file = await circularFile(draft, frameOf(campaign, draft.openedAt), archive, { number, on });
      return { name: file.name, bytes: await archive.get(file.digest) };
    }),
  );
}

async function batchReports({ duban, campaign, archive }: DocumentSource): Promise<readonly NamedFile[]> {
  const { batches: said } = wordsFor(campaign.terms.policy.language);
  const { batches } = await duban.readBatches(campaign.id, archive);
  return Promise.all(
    batches.map(async (batch) => ({
      name: `${said.report.file} ${batchNumber(batch.id, said.kind)}.docx`,
      bytes: await batchReport(batch, await batchSheetIn(archive, batch.sheet), campaign),
    })),
  );
}

async function finalReports({ duban, campaign, archive, at }: DocumentSource): Promise<readonly NamedFile[]> {
  const { reports } = wordsFor(campaign.terms.policy.language);
  const source = await readSource(duban, campaign.id, archive, at);
  const reader = { duban, archive, seen: () => undefined };
  const asked = [{ kind: 'phase' }, { kind: 'public' }, { kind: 'public', html: true }] as const;
  return Promise.all(
    asked.map(async (one) => {
      const { bytes, ending } = await reportFile(one, source, reader);
      return { name: `${reports.names[one.kind]}.${ending}`, bytes };
    }),
  );
}
