import { inBatches } from '../client/in-batches';
import { ratio, measured, type Measurement } from './figure';
import { startEmpty } from './ground';
import { largeCampaign, allPosted } from './large-campaign';

/** Importing and assigning, beside as many empty workflows that are started and told nothing once, twenty at a time. */
export const opening: Measurement = async (ground, { findings }) => {
  const idle = await ground.worker('empty', 'opening-empty');
  const ids = Array.from({ length: findings }, (_, index) => `empty-${index}`);
  const compared = await measured(() =>
    inBatches(ids, (workflowId) => startEmpty(ground, 'opening-empty', workflowId)),
  );
  await idle.stop();

  const campaign = await largeCampaign(ground, 'opening', findings);
  const worker = await ground.worker('duban', campaign.id);
  const began = performance.now();
  await campaign.open();
  const answered = performance.now() - began;
  await allPosted(campaign);
  const posted = performance.now() - began;
  await worker.stop();
  return [
    ratio(`importing and assigning ${findings} findings, until the command is answered`, answered, compared, 2),
    ratio(`the same, until every finding has posted its assignment`, posted, compared, 2),
  ];
};
