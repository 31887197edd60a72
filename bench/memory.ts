import { inBatches } from '../client/in-batches';
import type { Measurement } from './figure';
import { startEmpty } from './ground';
import { allPosted, largeCampaign } from './large-campaign';

/** Workflows of each kind in one worker's cache. */
const CACHED = 280;
const KIB = 1_024;

/** The heap that a cached finding holds, beside a cached workflow that only waits. */
export const memory: Measurement = async (ground) => {
  const idle = await ground.worker('empty', 'memory-empty', { inOneThread: true });
  // What the first of all loads is held once, whatever their number.
  await startEmpty(ground, 'memory-empty', 'memory-first');
  const before = await idle.heap();
  await inBatches(
    Array.from({ length: CACHED }, (_, index) => `memory-${index}`),
    (workflowId) => startEmpty(ground, 'memory-empty', workflowId),
  );
  const empty = ((await idle.heap()) - before) / CACHED / KIB;
  await idle.stop();

  const campaign = await largeCampaign(ground, 'memory', CACHED);
  const worker = await ground.worker('duban', campaign.id, { inOneThread: true });
  await campaign.duban.openCampaign(campaign.prepared.campaign);
  await campaign.duban.campaignRun(campaign.id);
  const bare = await worker.heap();
  await campaign.open();
  await allPosted(campaign);
  const finding = ((await worker.heap()) - bare) / CACHED / KIB;
  await worker.stop();
  const [measured, compared] = [`${finding.toFixed(0)} KiB`, `${empty.toFixed(0)} KiB`];
  const what = `heap of a cached finding (${CACHED} of them, their couriers included), beside one that waits`;
  return [{ what, measured, compared, figure: finding / empty, reach: 1.5 }];
};
