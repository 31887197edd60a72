import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { couriersOver, type Couriers } from '../../activities/couriers';
import { domainMoment } from '../../domain/calendar/clock';
import { courierWorkflowId, findingWorkflowId } from '../../workflows/ids';
import { post } from '../../workflows/messages';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { newsLine } from '../support/lines';
import { until } from '../support/until';

/** Bytes that call themselves JSON and are none. */
const noJson = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('{"half":') };
/** Bytes in an encoding that nobody knows. */
const noEncoding = { metadata: { encoding: Buffer.from('klingon/plain') }, data: Buffer.from('nuqneH') };

/** Lists within one another. */
function nested(depth: number): unknown {
  let value: unknown = [];
  for (let level = 1; level < depth; level += 1) value = [value];
  return value;
}

describe('messages that cannot be read', () => {
  let server: OnServer;
  let finding: string;
  let couriers: Couriers;
  beforeAll(async () => {
    server = await onServer('unreadable', 2);
    await server.duban.openFindings(server.campaign.id, server.rows.slice(0, 1));
    couriers = couriersOver(server.client, server.campaign.id);
    finding = findingWorkflowId(server.campaign.id, 'WH-001');
    // Its first letter is on its way: nothing else happens by itself.
    await until(async () => {
      const { unsealed } = await server.duban.show(server.campaign.id, 'WH-001');
      return unsealed.find(({ what }) => what === 'letters');
    });
  });
  afterAll(async () => {
    await server.stop();
  });

  const signal = (workflowId: string, name: string, args: readonly unknown[]): Promise<void> =>
    server.client.workflow.getHandle(workflowId).signal(name, ...args);
  async function signalBytes(workflowId: string, signalName: string, ...payloads: (typeof noJson)[]): Promise<void> {
    await server.client.workflowService.signalWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId },
      signalName,
      input: { payloads },
    });
  }
  const events = async (workflowId: string): Promise<number> =>
    (await server.client.workflow.getHandle(workflowId).fetchHistory()).events?.length ?? 0;

  describe('of a finding', () => {
    const dropped = async (): Promise<readonly number[]> => {
      const { unsealed } = await server.duban.show(server.campaign.id, 'WH-001');
      return unsealed.filter(({ what }) => what === 'message-dropped').map(({ seq }) => seq);
    };
    async function isDropped(send: () => Promise<void>): Promise<void> {
      const before = (await dropped()).length;
      await send();
      await until(async () => ((await dropped()).length === before + 1 ? true : undefined));
      const { seq } = (await server.duban.show(server.campaign.id, 'WH-001')).finding;
      const obeyed = await note();
      expect(obeyed.seq).toBe(seq + 1);
    }
    const note = () =>
      server.duban.obey(server.campaign.id, 'WH-001', server.say('office', 'note', { text: 'goes on', files: [] }));
    const sentAt = Date.now();

    it.each<[string, string, readonly unknown[]]>([
      ['terms without any', 'termsAmended', []],
      ['terms that are a word', 'termsAmended', ['newest']],
      ['terms without a policy', 'termsAmended', [{ terms: { revision: 9 }, sentAt }]],
      ['terms that nothing can be computed from', 'termsAmended', [{ terms: { revision: 9, policy: null }, sentAt }]],
      ['a report of the mail without any', 'mailReported', []],
      [
        'a report of an unknown trouble',
        'mailReported',
        [{ position: 'office/staff', trouble: 'bored', duties: [], sentAt }],
      ],
      ['a report without a stamp', 'mailReported', [{ position: 'office/staff', trouble: 'stuck', duties: [] }]],
      [
        'a report about no list',
        'mailReported',
        [{ position: 'office/staff', trouble: 'stuck', duties: null, sentAt }],
      ],
      ['a signal of no known name', 'hurryUp', [{ now: true }]],
    ])('drops %s, records it, and goes on', async (_, name, args) => {
      await isDropped(() => signal(finding, name, args));
    });

    it('drops bytes that are no JSON, or of no known encoding, under any name', async () => {
      await isDropped(() => signalBytes(finding, 'termsAmended', noJson));
      await isDropped(() => signalBytes(finding, 'mailReported', noEncoding));
      await isDropped(() => signalBytes(finding, 'hurryUp', noJson));
    });

    it('takes a stamp from a clock that is far ahead as of now, and is not carried off', async () => {
      const report = { position: 'office/staff', trouble: 'stuck', duties: [], sentAt: 1e15 };
      await signal(finding, 'mailReported', [report]);
      await note();
      const { finding: state, known } = await server.duban.show(server.campaign.id, 'WH-001');
      const now = domainMoment(server.campaign.terms.clock, Date.now());
      expect(state.troubles.map(({ since }) => since <= now)).toEqual([true]);
      expect(known).toBeLessThanOrEqual(now);
      await signal(finding, 'mailReported', [{ ...report, trouble: 'mended' }]);
    });

    it('heeds renew and the end whatever they carry', async () => {
      const handle = server.client.workflow.getHandle(finding);
      const { runId } = await handle.describe();
      await signalBytes(finding, 'renew', noJson);
      await until(async () => ((await handle.describe()).runId === runId ? undefined : true));
      await note();
    });

    const acknowledge = () => server.say('party-office', 'acknowledge', {});
    const withdraw = () => server.say('office', 'withdraw', { why: 'by another name', into: 'WH-002' });
    it.each<[string, string, () => readonly unknown[]]>([
      [
        'another command than its name',
        'acknowledge',
        () => [{ command: withdraw(), updateId: 'a', sentAt: Date.now() }],
      ],
      ['nothing', 'acknowledge', () => []],
      ['a word', 'acknowledge', () => ['yes']],
      ['no command', 'acknowledge', () => [{ updateId: 'a', sentAt: Date.now() }]],
      [
        'a command without who says it',
        'acknowledge',
        () => [{ command: { name: 'acknowledge' }, updateId: 'a', sentAt: Date.now() }],
      ],
      ['no stamp', 'acknowledge', () => [{ command: acknowledge(), updateId: 'a' }]],
      ['a stamp that is no number', 'acknowledge', () => [{ command: acknowledge(), updateId: 'a', sentAt: 'today' }]],
      ['a number as its id', 'acknowledge', () => [{ command: acknowledge(), updateId: 7, sentAt: Date.now() }]],
      [
        'a field that nobody knows',
        'acknowledge',
        () => [{ command: { ...acknowledge(), force: true }, updateId: 'a', sentAt: Date.now() }],
      ],
      [
        'files that are no list',
        'note',
        () => [
          {
            command: { ...server.say('office', 'note', { text: '', files: [] }), files: 'x' },
            updateId: 'a',
            sentAt: Date.now(),
          },
        ],
      ],
    ])('refuses an update that holds %s, without a trace', async (_, name, args) => {
      const before = await events(finding);
      await expect(refusalOf(finding, name, args())).resolves.toMatchObject({ code: 'not-readable' });
      expect(await events(finding)).toBe(before);
    });

    it('refuses an update of no known name, without a trace', async () => {
      const before = await events(finding);
      const said = { command: acknowledge(), updateId: 'a', sentAt: Date.now() };
      await expect(refusalOf(finding, 'obey', [said])).rejects.toThrow();
      expect(await events(finding)).toBe(before);
    });

    it('refuses what was sent an hour ahead of its own clock, which would carry it off', async () => {
      const before = await events(finding);
      const said = { command: withdraw(), updateId: 'ahead', sentAt: Date.now() + 3_600_000 };
      await expect(refusalOf(finding, 'withdraw', [said])).resolves.toMatchObject({ code: 'clock-ahead', minutes: 60 });
      expect(await events(finding)).toBe(before);
    });
  });

  it('are dropped by a courier, which sends what can be read', async () => {
    const { id, directory } = server.campaign;
    const courier = courierWorkflowId(id, 'water');
    const address = directory.people.find(({ code }) => code === 'water')?.address;
    await couriers.handTo(server.campaign, 'water', [newsLine('unit/water/contact', 'first')]);
    const lettersTo = () => server.attempts.filter(({ to }) => to.address === address);
    await until(() => lettersTo().at(0));
    for (const args of [[], ['letter'], [[{}]], [[{ key: 1, position: 'unit/water/contact' }]]]) {
      await signal(courier, post.name, args);
    }
    const line = newsLine('unit/water/contact', 'too much');
    await signal(courier, post.name, [[{ ...line, openMeasures: [nested(500)] }]]);
    await signal(courier, post.name, [[{ ...line, title: 'x'.repeat(200_000) }]]);
    // One line that cannot be read keeps none of the others back.
    await signal(courier, post.name, [[{ key: 1 }, newsLine('unit/water/contact', 'beside what cannot be read')]]);
    const fewer = { lines: [], kept: [{ digest: 'a'.repeat(64), count: -5 }] };
    for (const args of [
      [],
      [{ number: 0 }],
      [{ number: 1, reader: 'water', post: { lines: null, kept: [] } }],
      [{ number: 1, reader: 'water', post: fewer }],
    ]) {
      await signal(courier, 'bounced', args);
    }
    for (const name of [post.name, 'bounced', 'unheardOf']) await signalBytes(courier, name, noJson, noEncoding);
    await couriers.handTo(server.campaign, 'water', [newsLine('unit/water/contact', 'second')]);
    const said = await until(() => {
      const later = lettersTo().slice(1);
      return later.some(({ text }) => text.includes('second')) ? later.map(({ text }) => text).join('\n') : undefined;
    });
    expect(said).toContain('beside what cannot be read');
  });

  it('are dropped by a campaign, which goes on', async () => {
    const { id, directory, terms } = server.campaign;
    for (const args of [[], ['stuck'], [{ position: 'office/staff', trouble: 'stuck' }]]) {
      await signal(id, 'mailReported', args);
    }
    for (const name of ['mailReported', 'unheardOf']) await signalBytes(id, name, noJson);
    const report = { position: 'office/staff', trouble: 'stuck', duties: [], sentAt: 4e13 };
    await signal(id, 'mailReported', [report]);
    expect(await server.duban.amendDirectory(id, directory)).toBe(directory.revision + 1);
    for (const [name, args] of [
      ['enrol', [{ findings: 'WH-002', hold: 1 }]],
      ['amendPolicy', [{ terms: { revision: 2 }, sentAt: Date.now() }]],
      ['amendDirectory', [{ people: [] }]],
      ['amendDirectory', [{ people: [], units: [] }]],
      ['amendDirectory', [{ ...directory, people: [{ code: 'nobody', name: 'Nobody' }] }]],
      ['amendDirectory', [{ ...directory, people: directory.people.map((one) => ({ ...one, address: 5 })) }]],
      ['amendDirectory', [{ ...directory, people: directory.people.map((one) => ({ ...one, code: 'a b' })) }]],
      ['amendDirectory', [{ ...directory, more: 'x'.repeat(1_100_000) }]],
      ['amendPolicy', [{ terms: { ...terms, more: 'x'.repeat(40_000) }, sentAt: Date.now() }]],
      ['amendPolicy', [{ terms: { ...terms, more: nested(500) }, sentAt: Date.now() }]],
      ['enrol', [{ findings: ['WH/002'], hold: 1 }]],
      ['enrol', [{ findings: ['x'.repeat(200)], hold: 1 }]],
      ['signOff', [{ command: { name: 'editDraft' }, updateId: 'a', sentAt: Date.now() }]],
    ] as const) {
      await expect(refusalOf(id, name, args)).resolves.toMatchObject({ code: 'not-readable' });
    }
  });

  /** Why the update was refused. */
  async function refusalOf(workflowId: string, update: string, args: readonly unknown[]): Promise<unknown> {
    const said = server.client.workflow.getHandle(workflowId).executeUpdate(update, { args: args as [unknown] });
    const error: unknown = await said.then(
      () => new Error('it was obeyed'),
      (failure: unknown) => failure,
    );
    if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
      const [reason] = error.cause.details ?? [];
      if (reason !== undefined) return reason;
    }
    throw error;
  }
});
