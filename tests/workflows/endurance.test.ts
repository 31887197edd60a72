import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { dubanOver } from '../../client/duban';
import { lookAt } from '../../client/look';
import { recordFromArchive } from '../../client/record';
import { encodedBytes } from '../../domain/text/bytes';
import { findingWorkflowId } from '../../workflows/ids';
import { findingRun } from '../../workflows/messages';
import type { RecordPage } from '../../workflows/ports';
import { anotherWorker } from '../support/another-worker';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { until } from '../support/until';

/** Milliseconds until who waits for a campaign gives up. */
const NO_ANSWER = 3_000;

describe('findingWorkflow under what may befall it, on a real server', () => {
  let server: OnServer;
  beforeAll(async () => {
    server = await onServer('endurance', 2);
  });
  afterAll(async () => {
    await server.stop();
  });

  const handleOf = (finding: string) =>
    server.client.workflow.getHandle(findingWorkflowId(server.campaign.id, finding));
  const row = (finding: string) => {
    const found = server.rows.find(({ subject }) => subject.id === finding);
    if (found === undefined) throw new Error('no such row');
    return found;
  };
  const events = async (finding: string) => (await handleOf(finding).fetchHistory()).events ?? [];
  /** The try in which the letters are, or which they wait for. */
  const triesToPost = async (finding: string) =>
    (await handleOf(finding).describe()).raw.pendingActivities?.[0]?.attempt;

  it('ends where its campaign ends and it is to be renewed, told of both in one workflow task', async () => {
    const queue = `${server.campaign.id}-both`;
    // Nobody works on this queue yet: both signals wait for the first task.
    await dubanOver(server.client, { taskQueue: queue }).openFindings(server.campaign.id, [row('WH-001')]);
    const handle = handleOf('WH-001');
    await handle.signal('renew');
    await handle.signal('campaignArchived');
    const worker = await anotherWorker(server, queue);
    await handle.result();
    expect((await handle.describe()).status.name).toBe('COMPLETED');
    const kept = await recordFromArchive(server.archive, server.campaign.id, 'WH-001');
    expect(kept).toMatchObject({ whole: true, entries: [{ seq: 1 }] });
    await worker.stop();
  });

  it('stays under 64 KiB, whatever is noted down, and keeps every word in its record', async () => {
    const { id } = server.campaign;
    await server.duban.openFindings(id, [row('WH-002')]);
    let largest = 0;
    for (let index = 0; index < 62; index += 1) {
      const note = server.say('office', 'note', { text: '查'.repeat(4_000), files: [] });
      await server.duban.obey(id, 'WH-002', note);
      largest = Math.max(largest, encodedBytes(await lookAt(handleOf('WH-002'), findingRun)));
    }
    process.stdout.write(`a finding's run with 62 notes of 4,000 characters: ${largest} bytes at most\n`);
    expect(largest).toBeLessThanOrEqual(64 * 1_024);
  });

  it('keeps silent while its campaign does not answer, obeys meanwhile, and posts afterwards what was due', async () => {
    const { id } = server.campaign;
    const queue = `${id}-away`;
    let away = true;
    const client = new Client({
      connection: server.client.connection,
      interceptors: {
        workflow: [
          {
            async describe(input, next) {
              if (!away || input.workflowExecution.workflowId !== id) return next(input);
              await pause(NO_ANSWER);
              throw new Error('the campaign does not answer');
            },
          },
        ],
      },
    });
    const worker = await anotherWorker(server, queue, client);
    const duban = dubanOver(server.client, { taskQueue: queue });
    await duban.openFindings(id, [row('WH-005')]);
    await duban.obey(id, 'WH-005', server.say('office', 'assign', row('WH-005').subject.division));
    // Fifteen seconds lie between the end of the second try and the third.
    await until(async () => ((await triesToPost('WH-005')) === 3 ? true : undefined), 60_000);
    const before = (await events('WH-005')).length;
    await pause(6_000);
    expect((await events('WH-005')).length - before).toBeLessThanOrEqual(1);
    const asked = Date.now();
    await duban.obey(id, 'WH-005', server.say('natural-resources', 'acknowledge', {}));
    process.stdout.write(`an update while the campaign is away: ${Date.now() - asked} ms\n`);
    expect(Date.now() - asked).toBeLessThan(8_000);
    const took = await worker.stop();
    process.stdout.write(`a worker ends while the campaign is away: ${took} ms\n`);
    expect(took).toBeLessThan(10_000);
    away = false;
    const next = await anotherWorker(server, queue, client);
    await until(() => next.attempts.find(({ text }) => text.includes('WH-005')), 120_000);
    await next.stop();
  });

  it('records the letters that could not be posted when its campaign ends, and shows how many', async () => {
    const { id } = server.campaign;
    const queue = `${id}-lost`;
    const client = new Client({
      connection: server.client.connection,
      interceptors: {
        workflow: [
          {
            async describe(input, next) {
              if (input.workflowExecution.workflowId !== id) return next(input);
              // Not tried again: the test need not wait for the retries.
              throw ApplicationFailure.nonRetryable('the campaign does not answer');
            },
          },
        ],
      },
    });
    const worker = await anotherWorker(server, queue, client);
    const duban = dubanOver(server.client, { taskQueue: queue });
    await duban.openFindings(id, [row('WH-009')]);
    await duban.obey(id, 'WH-009', server.say('office', 'assign', row('WH-009').subject.division));
    await handleOf('WH-009').signal('campaignArchived');
    await handleOf('WH-009').result();
    const kept = await recordFromArchive(server.archive, id, 'WH-009');
    const last = kept?.entries.at(-1);
    expect(last).toMatchObject({ what: 'letters-lost' });
    expect((await duban.readOne(id, 'WH-009')).finding.lettersLost).toBe(last?.letters?.length);
    await worker.stop();
  });

  it('keeps each record whole in the archive when the campaign ends, and ends with it', async () => {
    const { id } = server.campaign;
    for (const finding of ['WH-006', 'WH-007', 'WH-008']) {
      await server.duban.openFindings(id, [row(finding)]);
      await server.duban.obey(id, finding, server.say('office', 'note', { text: 'the last word', files: [] }));
    }
    // The finding that was opened on a queue without a worker is not waited for.
    await handleOf('WH-005').terminate();
    await server.duban.archiveCampaign(id);
    await server.client.workflow.getHandle(id).result();
    const sealed = new Map<string, number[]>();
    for (const name of await server.archive.namesOf('pages')) {
      const { digest } = (await server.archive.noteOf('pages', name)) as { readonly digest: string };
      const page = JSON.parse((await server.archive.get(digest)).toString()) as RecordPage;
      const seqs = page.entries.map(({ seq }) => seq);
      sealed.set(page.finding ?? '', [...(sealed.get(page.finding ?? '') ?? []), ...seqs]);
    }
    for (const finding of ['WH-002', 'WH-006', 'WH-007', 'WH-008']) {
      const { finding: state } = await server.duban.readOne(id, finding);
      const seqs = [...new Set(sealed.get(finding))].toSorted((a, b) => a - b);
      expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, index) => index + 1));
      expect(seqs.length).toBeGreaterThanOrEqual(state.seq);
    }
  });
});
