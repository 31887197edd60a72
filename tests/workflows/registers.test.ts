import { randomUUID } from 'node:crypto';
import { encodedBytes } from '../../domain/text/bytes';
import { dayIndexOf } from '../../domain/calendar/calendar';
import { Refusal } from '../../domain/commands/refusal';
import type { RegisterCommand } from '../../domain/registers/commands';
import type { EntryFacts } from '../../domain/registers/entry';
import { campaignWorkflowId } from '../../workflows/ids';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { until } from '../support/until';

describe('the registers of a campaign, on a real server', () => {
  let server: OnServer;
  beforeAll(async () => {
    server = await onServer('registers');
    await server.duban.openFindings(server.campaign.id, server.rows.slice(0, 2));
  });
  afterAll(async () => {
    await server.stop();
  });

  const by = { person: 'office', positions: ['office/staff'], units: [] } as const;
  const say = (command: object, updateId = randomUUID()): Promise<number> =>
    server.duban.tellRegisters(
      server.campaign.id,
      { ...command, by, via: 'script' } as unknown as RegisterCommand,
      updateId,
    );
  const on = dayIndexOf({ year: 2023, month: 7, day: 21 });
  const call = (text: string): { readonly name: 'addEntry'; readonly entry: EntryFacts } => ({
    name: 'addEntry',
    entry: { register: 'call', on, who: '整改办', with: '联络员', text, findings: ['WH-001'] },
  });
  const entries = async () => (await server.duban.readRegisters(server.campaign.id, server.archive)).entries;

  it('number what is entered, ask by letter for what it asks for, and tell no finding', async () => {
    const { duban, campaign, attempts } = server;
    const entriesOf = async () => (await duban.show(campaign.id, 'WH-001')).finding.seq;
    // Its own opening letter.
    const before = await until(async () => (await entriesOf()) || undefined);
    const holder = 'unit/natural-resources/contact';
    const points = [{ text: '清扫堆场', holder, due: on + 30 }];
    const meeting = { register: 'meeting', on, who: '市领导', text: '议定一项', findings: ['WH-001'], points };
    await say({ name: 'addEntry', entry: meeting });
    expect(await entries()).toMatchObject([{ id: 'meeting-001', asked: [{ number: 1, holder }] }]);
    const letter = await until(() => attempts.find(({ subject }) => subject.includes('登记事项待办')), 60_000);
    expect(letter.text).toContain('请落实议定事项（登记编号会议-001第1项，涉及WH-001）。');
    expect(letter.text).not.toContain('清扫堆场');
    await say({ name: 'settlePoint', entry: 'meeting-001', point: 1, outcome: 'done', text: '已清扫' });
    expect(await entries()).toMatchObject([{ asked: [{ settled: { outcome: 'done', text: '已清扫' } }] }]);
    expect(await entriesOf()).toBe(before);
  });

  it('refuse in words of their own, and take what is said twice once', async () => {
    await expect(say({ ...call('x'), entry: { ...call('x').entry, findings: ['WH-999'] } })).rejects.toEqual(
      new Refusal({ code: 'unknown-findings', findings: ['WH-999'] }),
    );
    const id = randomUUID();
    const first = await say(call('once'), id);
    expect(await say(call('once'), id)).toBe(first);
    await expect(say(call('once'))).rejects.toMatchObject({ reason: { code: 'entered-before' } });
  });

  it.each<readonly [string, object, string]>([
    [
      'a meeting to come that has results',
      { register: 'meeting', on: on + 60, who: '市领导', text: '议定' },
      'result-in-the-future',
    ],
    [
      'a visit that has not been',
      { register: 'visit', on: on + 60, who: '市领导', place: '堆场', text: '查看' },
      'entry-in-the-future',
    ],
    [
      'an institution without a number',
      { register: 'institution', on, title: '巡查制度', who: '市局' },
      'entry-field-needed',
    ],
    ['a comment that came before', { register: 'comment', on, who: '省厅', text: '扬尘反复' }, 'entered-before'],
    ['a point of nobody', { ...pointOfNobody() }, 'unknown-holder'],
  ])('enter nothing of %s, with the reason', async (_, facts, code) => {
    const entry = { findings: ['WH-001'], ...facts };
    if (code === 'entered-before') await say({ name: 'addEntry', entry });
    const { duban, campaign } = server;
    const state = async () => [(await entries()).length, (await duban.campaignRun(campaign.id)).agenda.seq];
    const before = await state();
    await expect(say({ name: 'addEntry', entry })).rejects.toMatchObject({ reason: { code } });
    expect(await state()).toEqual(before);
  });

  function pointOfNobody(): object {
    const points = [{ text: '清扫', holder: 'unit/nobody/contact', due: on + 30 }];
    return { register: 'meeting', on, who: '市领导', text: '议定', points };
  }

  it('go on in new runs, whole and in order, and stay small', async () => {
    const { client, duban, campaign } = server;
    const runId = async (): Promise<string> =>
      (await client.workflow.getHandle(campaignWorkflowId(campaign.id)).describe()).runId;
    const [first, before] = [await runId(), (await entries()).length];
    const texts = Array.from({ length: 24 }, (_, index) => `第${index}次：${'推进中。'.repeat(100)}`);
    // A server takes ten updates of one workflow at a time.
    for (let index = 0; index < texts.length; index += 4) {
      await Promise.all(texts.slice(index, index + 4).map((text) => say(call(text))));
    }
    expect(await runId()).not.toBe(first);
    const all = await entries();
    expect(all).toHaveLength(before + texts.length);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const { agenda } = await duban.campaignRun(campaign.id);
    expect(encodedBytes(agenda)).toBeLessThan(16 * 1_024);
  });

  it('are read whole without a worker, the newest entry too', async () => {
    const made = await say(call('the last'));
    const before = await entries();
    expect(before.at(-1)).toMatchObject({ seq: made, text: 'the last' });
    await server.stopWorker();
    const { duban, campaign, archive } = server;
    await expect(duban.campaignRun(campaign.id)).rejects.toMatchObject({ code: 'no-worker' });
    expect(await duban.readRegisters(campaign.id, archive)).toEqual({ entries: before, whole: true });
  });
});
