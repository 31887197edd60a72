import { setTimeout as pause } from 'node:timers/promises';
import { couriersOver } from '../activities/couriers';
import { inBatches } from '../client/in-batches';
import type { Person } from '../domain/organisation/directory';
import type { LetterLine } from '../domain/notices/letter';
import type { timerWorkflow } from './empty-workflows';
import { ratio, type Measurement } from './figure';
import type { Campaign } from '../workflows/messages';
import { largeCampaign } from './large-campaign';

const NOTICES = 10_000;
const PEOPLE = 100;
/** Milliseconds. */
const SECOND_LETTER = 15_000;

/** Notices to many people at one letter hour, beside as many bare timers. */
export const burst: Measurement = async (ground) => {
  const { client } = ground;
  const idle = await ground.worker('empty', 'burst-empty');
  const timersBegan = performance.now();
  const handles = await inBatches(
    Array.from({ length: NOTICES }, (_, index) => `timer-${index}`),
    (workflowId) =>
      client.workflow.start<typeof timerWorkflow>('timerWorkflow', {
        ...{ workflowId, taskQueue: 'burst-empty', args: [Date.now() + 1] },
      }),
  );
  await inBatches(handles, (handle) => handle.result());
  const compared = performance.now() - timersBegan;
  await idle.stop();

  const large = await largeCampaign(ground, 'burst', 1);
  const { directory } = large.prepared.campaign;
  const people = [...directory.people, ...Array.from({ length: PEOPLE }, (_, index) => reader(index))];
  const campaign: Campaign = { ...large.prepared.campaign, roster: [], directory: { ...directory, people } };
  const worker = await ground.worker('duban', large.id);
  await large.duban.openCampaign(campaign);
  await large.duban.campaignRun(large.id);
  const couriers = couriersOver(client, large.id);
  const began = performance.now();
  await inBatches(
    Array.from({ length: NOTICES }, (_, index) => index),
    (index) => couriers.handTo(campaign, reader(index % PEOPLE).code, [noticeOf(index)]),
  );
  while (worker.letters() < PEOPLE) await pause(20);
  const measured = performance.now() - began;
  // A second letter to anybody would come within a quiet time.
  await pause(SECOND_LETTER);
  const letters = worker.letters();
  await worker.stop();
  return [
    ratio(
      `${NOTICES} notices to ${PEOPLE} people at one letter hour, beside as many bare timers`,
      measured,
      compared,
      1.5,
    ),
    {
      ...{ what: `letters of ${NOTICES} notices to ${PEOPLE} people`, measured: `${letters}`, compared: `${PEOPLE}` },
      ...{ figure: letters / PEOPLE, reach: 1 },
    },
  ];
};

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
    ...{ key: `news/${index}`, finding: `WH-${Math.floor(index / PEOPLE) + 1}`, title: 'Working mechanism' },
    ...{ at: Date.now(), letter: 'news', atOnce: false, position: 'office/staff', copy: false, stage: 'rectifying' },
    ...{ coUnits: [], openMeasures: [], criteria: [], news: { what: 'nudge', text: `seen ${index}` } },
  };
}
