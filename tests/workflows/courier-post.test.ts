import { setTimeout as pause } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import { couriersOver, type Couriers } from '../../activities/couriers';
import { nothingToSend, type PostedLine } from '../../domain/campaign/line';
import { standInFor } from '../../domain/directory';
import { letterSent, type SentLetter } from '../../mail/letters-sent';
import { courierWorkflowId } from '../../workflows/ids';
import { bounced, nothingReturned, post, type CourierPace, type CourierRun } from '../../workflows/messages';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { newsLine } from '../support/lines';
import { until } from '../support/until';

/** The pace of real life, ten times as fast. */
const quick: CourierPace = { quiet: 1_000, longest: 6_000, longestHour: 90_000, patience: 60_000 };

describe('what a courier makes of much post, on a real server', () => {
  let server: OnServer;
  let couriers: Couriers;
  beforeAll(async () => {
    server = await onServer('courier-post', 2);
    couriers = couriersOver(server.client, server.campaign.id);
  });
  afterAll(async () => {
    await server.stop();
  });

  /** A courier with this pace, and its first lines. */
  async function courier(recipient: string, pace: CourierPace, lines: readonly PostedLine[]): Promise<WorkflowHandle> {
    const run: CourierRun = {
      ...{ campaign: server.campaign.id, recipient, pace, readdressed: false, ended: false },
      ...{ pending: nothingToSend, taken: [], returned: nothingReturned },
      shown: { recipient, language: 'zh-CN' },
    };
    return server.client.workflow.signalWithStart('courierWorkflow', {
      ...{ workflowId: courierWorkflowId(server.campaign.id, recipient), taskQueue: server.campaign.id },
      ...{ args: [run], signal: post, signalArgs: [lines] },
    });
  }
  /** Every letter written to that recipient, in order. */
  async function lettersTo(recipient: string): Promise<readonly SentLetter[]> {
    const ids = [...new Set(server.attempts.map(({ messageId }) => messageId))];
    const letters = await Promise.all(ids.map((id) => letterSent(server.archive, id)));
    return letters.filter((letter) => letter !== undefined).filter((letter) => letter.recipient === recipient);
  }
  /** A line that comes now has a letter of its own: what came before has gone, and nothing else was left of it. */
  async function isSentAlone(recipient: string, handle: WorkflowHandle): Promise<void> {
    await handle.signal(post, [newsLine('unit/water/contact', 'afterwards')]);
    await until(async () =>
      (await lettersTo(recipient)).find(({ lines }) => lines.some(({ key }) => key === 'news/afterwards')),
    );
  }
  const hour = (number: number): PostedLine => newsLine('unit/water/contact', `matter ${number}`, false);

  it('sends in one letter what trickles in at a letter hour for longer than its longest wait for other post', async () => {
    const pace = { ...quick, quiet: 4_000, longest: 5_000 };
    const handle = await courier('water', pace, [hour(0)]);
    // A line every 100 ms: 110 of them take eleven seconds, where eight close a letter that does not fall to the hour.
    for (let number = 1; number < 110; number += 1) {
      await pause(100);
      await handle.signal(post, [hour(number)]);
    }
    await until(async () => (await lettersTo('water')).at(0), 60_000);
    await isSentAlone('water', handle);
    expect((await lettersTo('water')).map(({ number, lines }) => [number, lines.length])).toEqual([
      [1, 110],
      [2, 1],
    ]);
  }, 120_000);

  it('carries more than two megabytes over to its next run, and sends them in one letter', async () => {
    const recipient = 'energy';
    const address = server.campaign.directory.people.find(({ code }) => code === recipient)?.address ?? '';
    server.answerTo(address, { outcome: 'refused', code: 550 });
    const heavy = (number: number): PostedLine =>
      newsLine('unit/energy/contact', `matter ${number} ${'long '.repeat(4_000)}`, false);
    const handle = await courier(recipient, quick, [newsLine('unit/energy/contact', 'the first letter')]);
    await until(async () => (await lettersTo(recipient)).at(0));
    // While the first letter waits for its address to be mended, nothing else goes: all this gathers.
    const lines = Array.from({ length: 110 }, (_, number) => heavy(number));
    for (let begin = 0; begin < lines.length; begin += 10) await handle.signal(post, lines.slice(begin, begin + 10));
    const { runId } = await handle.describe();
    await handle.signal('renew');
    await until(async () => ((await handle.describe()).runId === runId ? undefined : true));
    await server.duban.amendDirectory(server.campaign.id, server.campaign.directory);
    await until(async () => ((await lettersTo(recipient)).length > 1 ? true : undefined), 60_000);
    await isSentAlone(recipient, handle);
    expect((await lettersTo(recipient)).map(({ lines: sent }) => sent.length)).toEqual([1, 110, 1]);
  }, 120_000);

  it('sends all anew that came back, however much it was, once the address is mended', async () => {
    const recipient = 'ecology';
    const handle = await courier(recipient, quick, [newsLine('unit/ecology/contact', 'the first letter')]);
    await until(async () => (await lettersTo(recipient)).at(0));
    const lines = Array.from({ length: 120 }, (_, number) =>
      newsLine('unit/ecology/contact', `matter ${number} ${'long '.repeat(4_000)}`),
    );
    for (const number of [1, 2, 3]) {
      const returned = lines.slice(40 * (number - 1), 40 * number);
      await handle.signal(bounced, { number, reader: recipient, post: { lines: returned, kept: [] } });
    }
    await handle.signal('renew');
    // Whoever stands in has all three before the address is mended.
    const { code = '' } = standInFor(server.campaign.directory, recipient, 'unit/ecology/contact') ?? {};
    await until(async () => {
      const handed = (await lettersTo(code)).reduce((sum, letter) => sum + letter.lines.length, 0);
      return handed === 120 ? true : undefined;
    }, 60_000);
    await server.duban.amendDirectory(server.campaign.id, server.campaign.directory);
    await until(async () => (await lettersTo(recipient)).at(1), 60_000);
    expect((await lettersTo(recipient)).map(({ lines: sent }) => sent.length)).toEqual([1, 120]);
  }, 180_000);

  it('numbers its letters on where a courier before it was terminated', async () => {
    const recipient = 'forestry';
    const send = (text: string) =>
      couriers.handTo(server.campaign, recipient, [newsLine('unit/forestry/contact', text)]);
    await send('one');
    await until(async () => (await lettersTo(recipient)).at(0));
    await send('two');
    await until(async () => (await lettersTo(recipient)).at(1));
    await server.client.workflow.getHandle(courierWorkflowId(server.campaign.id, recipient)).terminate();
    await send('three');
    const letters = await until(async () => {
      const found = await lettersTo(recipient);
      return found.length === 3 ? found : undefined;
    });
    expect(letters.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(letters.map(({ lines }) => lines.map(({ key }) => key))).toEqual([
      ['news/one'],
      ['news/two'],
      ['news/three'],
    ]);
  });

  it('does not use the number again of a letter that was tried before all of it was discharged', async () => {
    const { duban, campaign, rows } = server;
    const row = rows.find(({ subject }) => subject.division.lead === 'publicity');
    if (row === undefined) throw new Error('no such row');
    const { id, division } = row.subject;
    await duban.openFindings(campaign.id, [row]);
    const address = campaign.directory.people.find(({ code }) => code === 'publicity')?.address ?? '';
    server.answerTo(address, { outcome: 'refused', code: 550 });
    await duban.obey(campaign.id, id, server.say('office', 'assign', division));
    const [tried] = await until(async () => {
      const letters = await lettersTo('publicity');
      return letters.length > 0 ? letters : undefined;
    });
    await duban.obey(
      campaign.id,
      id,
      server.say('director', 'withdraw', { why: 'not ours', handedTo: 'the province' }),
    );
    await duban.amendDirectory(campaign.id, campaign.directory);
    await couriers.handTo(campaign, 'publicity', [newsLine('unit/publicity/contact', 'something else')]);
    const later = await until(async () => {
      const letters = await lettersTo('publicity');
      return letters.find(({ lines }) => lines.some(({ key }) => key === 'news/something else'));
    });
    expect(later.number).toBeGreaterThan(tried?.number ?? 0);
  });
});
