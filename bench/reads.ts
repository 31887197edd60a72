import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inBatches } from '../client/in-batches';
import type { Terms } from '../domain/policy/policy';
import { told, type tellableWorkflow } from './empty-workflows';
import { median, progressed, ratio, seconds, measured, type Figure, type Measurement } from './figure';
import type { Ground, WorkerAtWork } from './ground';
import { allPosted, allShow, largeCampaign } from './large-campaign';

const READS = [['list'], ['agenda', '--days', '14'], ['campaign', 'show']] as const;
/** Seconds that each may take. */
const REACH = 2;
const TIMES = 3;
/** Events of a workflow that has begun to wait. */
const FIRST_TASK = 4;
/** Milliseconds between two looks. */
const LOOK = 250;
/** Milliseconds in which a courier that has something to send sends. */
const QUIET = 30_000;

/** The commands that look at every finding, as the shell runs them, with and without a worker; then one amendment. */
export const reads: Measurement = async (ground, { findings }) => {
  const campaign = await largeCampaign(ground, 'reads', findings);
  const worker = await ground.worker('duban', campaign.id);
  await campaign.open();
  await allPosted(campaign);
  await lettersSent(worker);
  const [running, resident] = [await timesOf(ground, campaign.id), worker.resident()];
  const { terms } = await campaign.duban.campaign(campaign.id);
  const { policy } = terms;
  const duties = { ...policy.duties, acknowledge: { ...policy.duties.acknowledge, limit: { workingDays: 4 } } };
  const amendment = await measured(async () => {
    await campaign.duban.amendPolicy(campaign.id, { ...terms, policy: { ...policy, duties } });
    await allShow(campaign, ({ behind }) => !behind);
  });
  await worker.stop();
  const signals = await signalled(ground, terms, findings);
  const stopped = await timesOf(ground, campaign.id);
  return [
    ...READS.map((words, index): Figure => {
      const [own = NaN, without = NaN] = [running[index], stopped[index]];
      const what = `duban ${words.join(' ')} at ${findings} findings, beside the same with the worker stopped`;
      return { what, measured: seconds(own), compared: seconds(without), figure: own / 1_000, reach: REACH };
    }),
    {
      ...{ what: `an amendment of ${findings} findings, until the last has it`, measured: seconds(amendment) },
      ...{ compared: 'seconds', figure: amendment / 1_000, reach: 20 },
    },
    ratio('the same, beside as many signals to workflows that only show them', amendment, signals, 1.5),
    {
      ...{ what: `memory of a worker with ${findings} findings`, measured: `${(resident / 1e6).toFixed(0)} MB` },
      ...{ compared: 'MB', figure: resident / 1e6 },
    },
  ];
};

/** The same terms told to as many workflows that do nothing but show their revision, until the last shows it. */
async function signalled(ground: Ground, terms: Terms, many: number): Promise<number> {
  const taskQueue = 'reads-empty';
  const { workflow } = ground.client;
  const worker = await ground.worker('empty', taskQueue);
  const ids = Array.from({ length: many }, (_, index) => `tellable-${index}`);
  await inBatches(ids, (workflowId) =>
    workflow.start<typeof tellableWorkflow>('tellableWorkflow', { workflowId, taskQueue }),
  );
  progressed(`${many} workflows wait for the terms`);
  const isTold = async (workflowId: string): Promise<boolean> =>
    (await workflow.getHandle(workflowId).describe()).memo?.['revision'] === terms.revision;
  // Once each has had its first task, what is measured is the telling alone.
  for (const workflowId of ids.toReversed()) {
    while ((await workflow.getHandle(workflowId).describe()).historyLength < FIRST_TASK) await pause(LOOK);
  }
  const took = await measured(async () => {
    await inBatches(ids, (workflowId) => workflow.getHandle(workflowId).signal(told, { terms }));
    for (const workflowId of ids.toReversed()) while (!(await isTold(workflowId))) await pause(LOOK);
  });
  await worker.stop();
  return took;
}

/** Until the couriers have nothing left to send, so that the commands are read on an idle machine. */
async function lettersSent(worker: WorkerAtWork): Promise<void> {
  for (let before = -1; worker.letters() > before;) {
    before = worker.letters();
    await pause(QUIET);
  }
}

/** The median time of each command, in milliseconds. */
async function timesOf(ground: Ground, campaign: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (const words of READS) {
    const runs: number[] = [];
    for (let turn = 0; turn < TIMES; turn += 1) {
      runs.push(await measured(() => ran([...words, '--address', ground.address, '--campaign', campaign])));
    }
    times.push(median(runs));
  }
  return times;
}

/** @throws where the command fails */
export async function ran(words: readonly string[]): Promise<void> {
  const main = join(__dirname, '..', 'dist', 'cli', 'main.js');
  const child = spawn(process.execPath, [main, ...words], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`duban ${words.join(' ')} ended with ${code}`);
}
