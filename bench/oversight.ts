import { join } from 'node:path';
import { openArchive } from '../archive/archive';
import { proposeBatch } from '../domain/batches/proposal';
import { domainMoment } from '../domain/calendar/clock';
import { dayOf } from '../domain/calendar/calendar';
import { entriesThrough } from '../domain/registers/view';
import { entryLines } from '../ledger/register-text';
import { readSource } from '../reports/source';
import { reportFile, type ReportAsked } from '../reports/write';
import { reportKinds } from '../words/reports';
import { wordsFor } from '../words';
import { measured, median, progressed, seconds, type Figure, type Measurement } from './figure';
import { allPosted, largeCampaign, type LargeCampaign } from './large-campaign';

/** Entries of the registers. */
const ENTRIES = 5_000;
/** A server takes ten updates of one workflow at a time. */
const AT_ONCE = 8;
const TIMES = 3;
/** Seconds. */
const REACH = { proposal: 2, report: 5, registers: 1 } as const;

/** A batch proposed and every report written of a large campaign, and its registers read and worded. */
export const oversight: Measurement = async (ground, { findings }) => {
  const campaign = await largeCampaign(ground, 'oversight', findings);
  const worker = await ground.worker('duban', campaign.id);
  await campaign.open();
  await allPosted(campaign);
  const archive = openArchive(join(ground.data, 'archive'));
  const figures = [...(await proposal(campaign)), ...(await reports(campaign, archive, findings))];
  await enterMany(campaign);
  figures.push(...(await listed(campaign, archive)));
  await worker.stop();
  return figures;
};

async function proposal({ duban, id }: LargeCampaign): Promise<readonly Figure[]> {
  const { campaign, findings } = await duban.read(id);
  const { terms, directory } = campaign;
  // Some weeks on, so that much of it is slow.
  const moment = domainMoment(terms.clock, Date.now()) + 30 * 86_400_000;
  const all = findings.map(({ finding }) => finding);
  const took = await timed(async () => {
    await Promise.resolve(proposeBatch(all, directory, terms, moment));
  });
  const { items } = proposeBatch(all, directory, terms, moment);
  return [figure(`a supervision batch of ${items.length} findings proposed`, took, REACH.proposal)];
}

async function reports(
  { duban, id, prepared }: LargeCampaign,
  archive: ReturnType<typeof openArchive>,
  findings: number,
): Promise<readonly Figure[]> {
  const [first] = prepared.rows;
  const unit = first?.subject.division?.lead;
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

async function enterMany({ duban, id }: LargeCampaign): Promise<void> {
  const { terms } = await duban.campaign(id);
  const on = dayOf(terms.calendar, domainMoment(terms.clock, Date.now()));
  const by = { person: 'office', positions: ['office/staff'], units: [] } as const;
  for (let next = 0; next < ENTRIES; next += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, ENTRIES - next) }, (_, index) => next + index);
    await Promise.all(
      numbers.map((number) => {
        const entry = { register: 'call', on, who: 'office', with: 'contact', text: `call ${number}` } as const;
        return duban.tellRegisters(id, {
          ...{ name: 'addEntry', by, via: 'script' },
          entry: { ...entry, findings: [`WH-${String((number % 28) + 1).padStart(5, '0')}`] },
        });
      }),
    );
    if (next % 400 === 0) progressed(`${next} of ${ENTRIES} entries`);
  }
}

async function listed(
  { duban, id }: LargeCampaign,
  archive: ReturnType<typeof openArchive>,
): Promise<readonly Figure[]> {
  const { directory, terms } = await duban.campaign(id);
  let lines = 0;
  const took = await timed(async () => {
    const { entries } = await duban.readRegisters(id, archive);
    lines = entriesThrough(entries, {}).flatMap((entry) => entryLines(entry, directory, terms, wordsFor('en'))).length;
  });
  return [figure(`registers of ${ENTRIES} entries read and worded (${lines} lines)`, took, REACH.registers)];
}

/** The median of some turns, in milliseconds. */
async function timed(act: () => Promise<void>): Promise<number> {
  const runs: number[] = [];
  for (let turn = 0; turn < TIMES; turn += 1) runs.push(await measured(act));
  return median(runs);
}

function figure(what: string, took: number, reach: number): Figure {
  return { what, measured: seconds(took), compared: 'seconds', figure: took / 1_000, reach };
}
