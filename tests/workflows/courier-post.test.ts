import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import { couriersOver, type Couriers } from '../../activities/couriers';
import { canonicalJson } from '../../archive/canonical';
import { fileOfNote } from '../../archive/note-name';
import { keepPostedLines } from '../../archive/posted-lines';
import { nothingToSend, type PostedLine } from '../../domain/campaign/line';
import { defined } from '../../domain/defined';
import { standInFor } from '../../domain/organisation/directory';
import { letterSent, type SentLetter } from '../../mail/letter/letters-sent';
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

  /**
   * A courier with this pace, its first lines, and what a run before it left to be sent.
   * @param letters how many the run before it had sent; unknown if absent
   */
  async function courier(
    recipient: string,
    pace: CourierPace,
    lines: readonly PostedLine[],
    pending = nothingToSend,
    letters?: number,
  ): Promise<WorkflowHandle> {
    const run = defined<CourierRun>({
      ...{ campaign: server.campaign.id, recipient, pace, readdressed: false, ended: false },
      ...{ pending, taken: [], returned: nothingReturned },
      shown: { recipient, language: 'zh-CN' },
      letters,
    });
    return server.client.workflow.signalWithStart('courierWorkflow', {
      ...{ workflowId: courierWorkflowId(server.campaign.id, recipient), taskQueue: server.campaign.id },
      ...{ args: [run], signal: post, signalArgs: [lines] },
    });
  }
  /** Every letter written to that recipient, in order. */
  async function lettersTo(recipient: string): Promise<readonly SentLetter[]> {
    // Those to others are megabytes; whose courier sent a letter stands at the beginning of its Message-ID.
    const begin = `${server.campaign.id}.${recipient}.`;
    const ids = new Set(server.attempts.map(({ messageId }) => messageId).filter((id) => id.startsWith(begin)));
    const letters = await Promise.all([...ids].map((id) => letterSent(server.archive, id)));
    return letters.filter((letter) => letter !== undefined).filter((letter) => letter.recipient === recipient);
  }
  async function cardOf(handle: WorkflowHandle): Promise<string> {
    const { currentDetails = '' } = await handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    return currentDetails;
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
  });

  it('gets what six hundred postings bring at one hour in a few signals, and sends every line', async () => {
    const [recipient, many] = ['industry', 600];
    const postings = Array.from({ length: many }, (_, index) => newsLine('unit/industry/contact', `${index}`, false));
    await Promise.all(postings.map((line) => couriers.handTo(server.campaign, recipient, [line])));
    const lines = await until(async () => {
      const sent = (await lettersTo(recipient)).flatMap((letter) => letter.lines);
      return sent.length >= many ? sent : undefined;
    });
    expect(new Set(lines.map(({ key }) => key)).size).toBe(many);
    const courierId = courierWorkflowId(server.campaign.id, recipient);
    const { events = [] } = await server.client.workflow.getHandle(courierId).fetchHistory();
    const signals = (events ?? []).filter((event) => event.workflowExecutionSignaledEventAttributes != null);
    expect(signals.length).toBeLessThanOrEqual(5);
  });

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
  });

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
    });
    await server.duban.amendDirectory(server.campaign.id, server.campaign.directory);
    await until(async () => (await lettersTo(recipient)).at(1), 60_000);
    expect((await lettersTo(recipient)).map(({ lines: sent }) => sent.length)).toEqual([1, 120]);
  });

  it('does without what the archive has lost of a letter, says so, and sends it once it is put back', async () => {
    const recipient = 'commerce';
    const lines = ['one', 'two'].map((text) => newsLine('unit/commerce/contact', text));
    const digest = await keepPostedLines(server.archive, lines);
    const file = join(server.folder, 'files', digest.slice(0, 2), digest);
    rmSync(file);
    const pending = { lines: [newsLine('unit/commerce/contact', 'three')], kept: [{ digest, count: 2 }] };
    const handle = await courier(recipient, quick, [newsLine('unit/commerce/contact', 'four')], pending);
    const keysSent = async () => (await lettersTo(recipient)).map(({ lines: sent }) => sent.map(({ key }) => key));
    await until(async () => (await lettersTo(recipient)).at(0), 60_000);
    expect(await keysSent()).toEqual([['news/three', 'news/four']]);
    await until(async () => ((await cardOf(handle)).includes('档案中缺失2项') ? true : undefined), 60_000);
    await isSentAlone(recipient, handle);

    await server.archive.put(canonicalJson(lines));
    await handle.signal('renew');
    await until(async () => (await lettersTo(recipient)).at(2), 60_000);
    expect((await keysSent()).at(2)).toEqual(['news/one', 'news/two']);
    await until(async () => ((await cardOf(handle)).includes('档案中缺失') ? undefined : true), 60_000);
  });

  it('passes on of a letter that came back what the archive still has, and loses nothing of it for good', async () => {
    const recipient = 'emergency';
    const [kept, carried] = ['kept', 'carried'].map((text) => newsLine('unit/emergency/contact', text));
    if (kept === undefined || carried === undefined) throw new Error('no lines');
    const handle = await courier(recipient, quick, [newsLine('unit/emergency/contact', 'the first letter')]);
    await until(async () => (await lettersTo(recipient)).at(0), 60_000);
    const digest = await keepPostedLines(server.archive, [kept]);
    rmSync(join(server.folder, 'files', digest.slice(0, 2), digest));
    const returned = { lines: [carried], kept: [{ digest, count: 1 }] };
    await handle.signal(bounced, { number: 1, reader: recipient, post: returned });
    const { code = '' } = standInFor(server.campaign.directory, recipient, 'unit/emergency/contact') ?? {};
    const forStandIn = await until(async () => (await lettersTo(code)).at(0), 60_000);
    expect(forStandIn.lines.map(({ key }) => key)).toEqual(['news/carried']);
    await until(async () => ((await cardOf(handle)).includes('退回2项') ? true : undefined), 60_000);

    await server.archive.put(canonicalJson([kept]));
    await server.duban.amendDirectory(server.campaign.id, server.campaign.directory);
    const anew = await until(async () => (await lettersTo(recipient)).at(1), 60_000);
    expect(anew.lines.map(({ key }) => key)).toEqual(['news/kept', 'news/carried']);
  });

  it('numbers its letters on where a courier before it was terminated, though a note was lost', async () => {
    const recipient = 'forestry';
    const send = (text: string) =>
      couriers.handTo(server.campaign, recipient, [newsLine('unit/forestry/contact', text)]);
    await send('one');
    await until(async () => (await lettersTo(recipient)).at(0));
    await send('two');
    await until(async () => (await lettersTo(recipient)).at(1));
    await server.client.workflow.getHandle(courierWorkflowId(server.campaign.id, recipient)).terminate();
    const first = server.attempts.find(({ messageId }) =>
      messageId.startsWith(`${server.campaign.id}.${recipient}.1.`),
    );
    rmSync(join(server.folder, 'letters', fileOfNote(first?.messageId ?? '')));
    await send('three');
    const third = await until(async () => (await lettersTo(recipient)).at(1));
    expect([third.number, third.lines.map(({ key }) => key)]).toEqual([3, ['news/three']]);
  });

  it('goes on to the next free number where the server has gone back in time', async () => {
    const recipient = 'agriculture';
    const before = await courier(recipient, { ...quick, quiet: 200 }, [hour(1)]);
    await until(async () => (await lettersTo(recipient)).at(0));
    await before.terminate();
    await courier(recipient, { ...quick, quiet: 200 }, [hour(2)], nothingToSend, 0);
    const second = await until(async () => (await lettersTo(recipient)).at(1));
    expect([second.number, second.lines.map(({ key }) => key)]).toEqual([2, ['news/matter 2']]);
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
