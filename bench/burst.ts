import { setTimeout as pause } from 'node:timers/promises';
import { couriersOver } from '../activities/couriers';
import { inBatches } from '../client/in-batches';
import type { Person } from '../domain/organisation/directory';
import type { LetterLine } from '../domain/notices/letter';
import type { timerWorkflow } from './empty-workflows';
import { progressed, ratio, type Measurement } from './figure';
import type { Campaign } from '../workflows/messages';
import { largeCampaign } from './large-campaign';

/** Notices to each person. */
const EACH = 100;
/** Milliseconds. */
const SECOND_LETTER = 15_000;
/** Milliseconds between two looks at what is counted. */
const LOOK = 1_000;

/** Notices to many people at one letter hour, beside as many bare timers. */
export const burst: Measurement = async (ground, { notices }) => {
  const people = Math.ceil(notices / EACH);
  const { client } = ground;
  const idle = await ground.worker('empty', 'burst-empty');
  const timersBegan = performance.now();
  await inBatches(
    Array.from({ length: notices }, (_, index) => index),
    async (index) => {
      if (index % LOOK === 0) progressed(`timer ${index} of ${notices} is started`);
      await client.workflow.start<typeof timerWorkflow>('timerWorkflow', {
        ...{ workflowId: `timer-${index}`, taskQueue: 'burst-empty', args: [Date.now() + 1] },
      });
    },
  );
  // Counted, because asking each for its result would be another call for each.
  await allOf(notices, 'timers have rung', async () => {
    const query = `WorkflowType = 'timerWorkflow' AND ExecutionStatus = 'Completed'`;
    return (await client.workflow.count(query)).count;
  });
  const compared = performance.now() - timersBegan;
  await idle.stop();

  const large = await largeCampaign(ground, 'burst', 1);
  const { directory } = large.prepared.campaign;
  const readers = Array.from({ length: people }, (_, index) => reader(index));
  const campaign: Campaign = {
    ...large.prepared.campaign,
    roster: [],
    directory: { ...directory, people: [...directory.people, ...readers] },
  };
  const worker = await ground.worker('duban', large.id);
  await large.duban.openCampaign(campaign);
  await large.duban.campaignRun(large.id);
  const couriers = couriersOver(client, large.id);
  const began = performance.now();
  await inBatches(
    Array.from({ length: notices }, (_, index) => index),
    (index) => couriers.handTo(campaign, reader(index % people).code, [noticeOf(index)]),
  );
  await allOf(people, 'letters are sent', () => Promise.resolve(worker.letters()));
  const measured = performance.now() - began;
  // A second letter to anybody would come within a quiet time.
  await pause(SECOND_LETTER);
  const letters = worker.letters();
  await worker.stop();
  const what = `${notices} notices to ${people} people at one letter hour`;
  return [
    ratio(`${what}, beside as many bare timers`, measured, compared, 1.5),
    {
      ...{ what: `letters of ${what}`, measured: `${letters}`, compared: `${people}` },
      ...{ figure: letters / people, reach: 1 },
    },
  ];
};

/** Waits until there are so many. */
async function allOf(many: number, what: string, count: () => Promise<number>): Promise<void> {
  for (let there = await count(), said = -1; there < many; there = await count()) {
    if (there !== said) progressed(`${there} of ${many} ${what}`);
    said = there;
    await pause(LOOK);
  }
}

function reader(index: number): Person {
  const code = `reader-${index}`;
  return {
    code,
    name: code,
    address: `${code}@reader.example.org`,
    aliases: [],
    units: [],
    positions: [],
    absences: [],
  };
}

/** A notice that falls to the letter hour and that nothing can discharge. */
function noticeOf(index: number): LetterLine {
  return {
    ...{ key: `news/${index}`, finding: `WH-${Math.floor(index / EACH) + 1}`, title: 'Working mechanism' },
    ...{ at: Date.now(), letter: 'news', atOnce: false, position: 'office/staff', copy: false, stage: 'rectifying' },
    ...{ coUnits: [], openMeasures: [], criteria: [], news: { what: 'nudge', text: `seen ${index}` } },
  };
}
