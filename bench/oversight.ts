import { join } from 'node:path';
import { openArchive, type Archive } from '../archive/archive';
import { recordOf, sealedPage } from '../client/record';
import { proposeBatch } from '../domain/batches/proposal';
import { domainMoment } from '../domain/calendar/clock';
import { dayOf } from '../domain/calendar/calendar';
import { DAY, type DayIndex } from '../domain/calendar/moment';
import { defined } from '../domain/defined';
import type { Entry } from '../domain/finding/entry';
import type { EntryFacts } from '../domain/registers/entry';
import { entriesThrough, registersIn } from '../domain/registers/view';
import { entryLines } from '../ledger/register-text';
import { readSource } from '../reports/source';
import { reportFile, type ReportAsked } from '../reports/write';
import { reportKinds } from '../words/reports';
import { wordsFor } from '../words';
import type { RecordPage } from '../workflows/ports';
import { measured, median, progressed, seconds, type Figure, type Measurement } from './figure';
import { allPosted, largeCampaign, type LargeCampaign } from './large-campaign';

/** Entries of the registers. */
const ENTRIES = 5_000;
/** Entries that a run seals at once. */
const PAGE = 25;
/** How often each is measured: the median counts. */
const TIMES = 3;
/** Seconds that each may take. */
const REACH = { proposal: 2, report: 5, registers: 1 } as const;

/** A batch proposed and every report written of a large campaign, and its registers read and worded. */
export const oversight: Measurement = async (ground, { findings }) => {
  const campaign = await largeCampaign(ground, 'oversight', findings);
  const worker = await ground.worker('duban', campaign.id);
  await campaign.open();
  await allPosted(campaign);
  const archive = openArchive(join(ground.data, 'archive'));
  const figures = [
    await proposal(campaign),
    ...(await reports(campaign, archive, findings)),
    await listed(campaign, archive),
  ];
  await worker.stop();
  return figures;
};

async function proposal({ duban, id }: LargeCampaign): Promise<Figure> {
  const { campaign, findings } = await duban.read(id);
  const { terms, directory } = campaign;
  // Some weeks on, so that much of it is slow.
  const moment = domainMoment(terms.clock, Date.now()) + 30 * DAY;
  const all = findings.map(({ finding }) => finding);
  const took = await timed(async () => {
    await Promise.resolve(proposeBatch(all, directory, terms, moment));
  });
  const { items } = proposeBatch(all, directory, terms, moment);
  return figure(`a supervision batch of ${items.length} findings proposed`, took, REACH.proposal);
}

async function reports(
  { duban, id, prepared }: LargeCampaign,
  archive: Archive,
  findings: number,
): Promise<readonly Figure[]> {
  const [first] = prepared.rows;
  const unit = first?.subject.division.lead;
  const figures: Figure[] = [];
  for (const kind of reportKinds) {
    if (kind === 'dossier') continue;
    const asked = { kind, finding: first?.subject.id, unit } as ReportAsked;
    const took = await timed(async () => {
      await reportFile(asked, await readSource(duban, id, archive), { duban, archive, seen: () => undefined });
    });
    progressed(`${kind}: ${seconds(took)}`);
    figures.push(figure(`report "${wordsFor('en').reports.names[kind]}" of ${findings} findings`, took, REACH.report));
  }
  return figures;
}

/** Seals a record with so many entries, as a campaign does, and reads, filters and words it. */
async function listed({ duban, id }: LargeCampaign, archive: Archive): Promise<Figure> {
  const { directory, terms } = await duban.campaign(id);
  const on = dayOf(terms.calendar, domainMoment(terms.clock, Date.now()));
  const page = await sealedEntries(archive, on);
  const took = await timed(async () => {
    const { entries } = await recordOf(defined({ page, unsealed: [] }), archive);
    const those = entriesThrough(registersIn(entries), { register: 'call' });
    for (const entry of those) entryLines(entry, directory, terms, wordsFor('zh-CN'));
  });
  return figure(`registers of ${ENTRIES} entries read from the record, filtered and worded`, took, REACH.registers);
}

/** Seals all entries, page by page. @returns the digest of the last page */
async function sealedEntries(archive: Archive, on: DayIndex): Promise<string | undefined> {
  let previous: string | undefined;
  for (let first = 1; first <= ENTRIES; first += PAGE) {
    const entries = Array.from({ length: PAGE }, (_, index) => call(first + index, on));
    previous = await sealedPage(archive, defined<RecordPage>({ campaign: 'registers', entries, previous }));
  }
  return previous;
}

function call(seq: number, on: DayIndex): Entry {
  const facts = { register: 'call', on, who: 'office', with: 'contact', findings: [`WH-${(seq % 28) + 1}`] } as const;
  const entry: EntryFacts = { ...facts, text: `call ${seq}: ${'on plan, '.repeat(20)}` };
  return {
    ...{ seq, at: seq, what: 'addEntry', by: 'office', outcome: `call-${seq}` },
    registered: { name: 'addEntry', entry, asked: [] },
  };
}

/** The median of several runs, in milliseconds. */
async function timed(act: () => Promise<void>): Promise<number> {
  const runs: number[] = [];
  for (let turn = 0; turn < TIMES; turn += 1) runs.push(await measured(act));
  return median(runs);
}

function figure(what: string, took: number, reach: number): Figure {
  return { what, measured: seconds(took), compared: 'seconds', figure: took / 1_000, reach };
}
