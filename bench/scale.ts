import { noticesAhead } from '../domain/schedule/foresight';
import { dutiesOf } from '../domain/duties/duties';
import { colourOf } from '../domain/light/light';
import { DAY } from '../domain/calendar/moment';
import { findingFrom, rowOf } from '../domain/finding/row';
import { median, progressed, seconds, measured, type Figure, type Measurement } from './figure';
import { allPosted, largeCampaign } from './large-campaign';

/** The cost of a finding may be at most this many times the cost at a hundred findings. */
const FLAT = 1.15;
const SMALL = 100;
/** So many rows are read without a server: a development server is too small for so many workflows. */
const SIMULATED = [1_000, 10_000];
const TIMES = 5;

/** What one finding costs, however many there are. */
export const scale: Measurement = async (ground, { findings }) => {
  const opened: number[] = [];
  // The first campaign warms the worker and the server up.
  for (const [turn, count] of [SMALL, SMALL, findings].entries()) {
    const campaign = await largeCampaign(ground, `scale-${turn}`, count);
    progressed(`${count} findings are opened, the ${turn + 1}. campaign of 3`);
    const worker = await ground.worker('duban', campaign.id);
    const took = await measured(async () => {
      await campaign.open();
      await allPosted(campaign);
    });
    await worker.stop();
    opened.push(took / count);
  }
  const [, few = NaN, many = NaN] = opened;

  const campaign = await largeCampaign(ground, 'scale-1', SMALL);
  const { findings: some, campaign: held } = await campaign.duban.read(campaign.id);
  const rows = some.map(({ finding }) => ({ row: rowOf(finding, held.terms), subject: finding.subject }));
  const now = Date.now();
  const readAll = async (count: number): Promise<number> => {
    const times: number[] = [];
    for (let turn = 0; turn < TIMES; turn += 1) {
      times.push(
        await measured(() => {
          for (let index = 0; index < count; index += 1) {
            const one = rows[index % rows.length];
            if (one === undefined) throw new Error('nothing was read');
            const finding = findingFrom(one.row, one.subject);
            noticesAhead(finding, held.terms, now, now + 14 * DAY);
            colourOf(finding, held.terms, now);
            dutiesOf(finding, held.terms);
          }
          return Promise.resolve();
        }),
      );
    }
    return median(times) / count;
  };
  await readAll(SMALL);
  const base = await readAll(SMALL);
  const simulated: Figure[] = [];
  for (const count of SIMULATED) {
    const cost = await readAll(count);
    const what = `agenda, light and duties of one finding, of ${count} rows, beside ${SMALL} (no server)`;
    simulated.push({ what, measured: seconds(cost), compared: seconds(base), figure: cost / base, reach: FLAT });
  }
  const what = `opening and assigning one finding, of ${findings}, beside one of ${SMALL}`;
  return [{ what, measured: seconds(many), compared: seconds(few), figure: many / few, reach: FLAT }, ...simulated];
};
