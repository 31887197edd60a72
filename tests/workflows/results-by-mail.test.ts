import readExcel from 'read-excel-file/universal';
import writeExcel from 'write-excel-file/node';
import { batchCommand, decideBatch, type PlannedBatch } from '../../client/batches';
import { todayOf } from '../../client/now';
import { recordOf } from '../../client/record';
import type { CommandName } from '../../domain/commands/commands';
import { domainMoment } from '../../domain/calendar/clock';
import { dutiesOf } from '../../domain/duties/duties';
import type { Finding } from '../../domain/finding/finding';
import { wordsFor } from '../../words';
import { mailOnServer, type MailOnServer } from '../support/mail-on-server';
import { until } from '../support/until';

const head = 'supervision-1@example.org';
const words = wordsFor('zh-CN').batches;

/** A task sheet as a group fills it in: outcome, method and what was found, by the finding's number. */
async function filledIn(
  sheet: Buffer,
  results: Readonly<Record<string, readonly [outcome: string, method: string, found: string]>>,
): Promise<Buffer> {
  const [first] = await readExcel(new Uint8Array(sheet).buffer);
  const table = (first?.data ?? []).map((cells) => cells.map((cell) => (typeof cell === 'string' ? cell : '')));
  const heading = table.findIndex((cells) => cells.includes(words.columns.outcome));
  const place = (name: string): number => table[heading]?.indexOf(name) ?? -1;
  for (const cells of table.slice(heading + 1)) {
    const result = results[cells[place(words.columns.finding)] ?? ''];
    if (result === undefined) continue;
    const columns = [words.columns.outcome, words.columns.method, words.columns.found];
    columns.forEach((name, index) => (cells[place(name)] = result[index] ?? ''));
  }
  return writeExcel(table.map((row) => row.map((value) => ({ value, type: String })))).toBuffer();
}

describe('results of supervision by mail, on a real server', () => {
  let mail: MailOnServer;
  beforeAll(async () => {
    mail = await mailOnServer('results');
    for (const finding of ['WH-001', 'WH-002', 'WH-003', 'WH-004', 'WH-005']) await mail.assign(finding);
  });
  afterAll(async () => {
    await mail.stop();
  });

  const whole = () => mail.duban.campaign(mail.campaign.id);
  const findingOf = async (id: string): Promise<Finding> => (await mail.duban.show(mail.campaign.id, id)).finding;
  const resultsOf = async (batch: string) => {
    const { batches } = await mail.duban.readBatches(mail.campaign.id, mail.archive);
    const items = batches.find(({ id }) => id === batch)?.tasks.flatMap((task) => task.items) ?? [];
    return Object.fromEntries(items.map(({ finding, result }) => [finding, result]));
  };

  async function decided(groups: PlannedBatch['groups']): Promise<string> {
    const campaign = await whole();
    const { duban, archive } = mail;
    const moment = domainMoment(campaign.terms.clock, Date.now());
    const today = todayOf(campaign);
    const findings = (await duban.read(campaign.id)).findings.map(({ finding }) => finding);
    const planned: PlannedBatch = { from: today, to: today + 7, methods: ['site'], groups };
    const command = await batchCommand(planned, findings, campaign, archive, moment);
    const office = { by: { person: 'office', positions: ['office/staff'], units: [] }, via: 'script' } as const;
    return (await decideBatch(duban, campaign, command, findings, archive, office, moment)).id;
  }

  it('come as lines of the answer to the task letter, each of its own finding', async () => {
    const batch = await decided([
      { group: 'group-1', people: ['supervision-1'], findings: ['WH-001', 'WH-002', 'WH-003'] },
      { group: 'group-2', people: ['supervision-2'], findings: ['WH-004'] },
    ]);
    const { messageId } = await mail.letterTo(head, 'WH-003');
    const answer = (text: string) => mail.submit({ as: head, inReplyTo: `<${messageId}>`, subject: 'Re: 督查', text });

    const outcome = await answer(
      'WH-001 进展属实：已铺设8公里\n方式：实地查看\nWH-002 发现不足：堆场未覆盖\n方式：实地查看\n地点：南侧堆场\nWH-004 进展属实\n方式：实地查看',
    );
    expect(outcome).toMatchObject({
      outcome: 'answered',
      lines: [
        { finding: 'WH-001', result: 'understood', text: '已登记批次-001督查结果：进展属实' },
        { finding: 'WH-002', result: 'understood', text: '已登记批次-001督查结果：发现不足' },
        // Another group looks at it.
        { finding: 'WH-004', result: 'unclear' },
      ],
    });
    expect(await resultsOf(batch)).toMatchObject({
      'WH-001': { outcome: 'verified', text: '已铺设8公里', methods: ['site'] },
      'WH-002': { outcome: 'lacking', text: '堆场未覆盖', place: '南侧堆场' },
      'WH-003': undefined,
      'WH-004': undefined,
    });
    expect((await findingOf('WH-002')).flags.lacking).toEqual(['堆场未覆盖']);

    // Without a number nobody knows which finding is meant, and without a method the rules take nothing.
    expect(await answer('进展属实')).toMatchObject({ lines: [{ result: 'unclear' }] });
    expect(await answer('WH-003 进展属实')).toMatchObject({
      lines: [{ finding: 'WH-003', result: 'refused', text: expect.stringContaining('督查方式') }],
    });
    // What has its result takes no second one.
    expect(await answer('WH-001 发现不足：又有了\n方式：实地查看')).toMatchObject({
      lines: [{ finding: 'WH-001', result: 'refused' }],
    });
    expect((await resultsOf(batch))['WH-003']).toBeUndefined();
  });

  it('come in the task sheet that is filled in and sent back, which returns marked where a row will not do', async () => {
    const batch = await decided([
      { group: 'group-3', people: ['supervision-3'], findings: ['WH-001', 'WH-002', 'WH-003'] },
    ]);
    const { attachments = [], messageId } = await mail.letterTo('supervision-3@example.org', 'WH-003');
    const sheet = attachments.find(({ name }) => name.endsWith('.xlsx'))?.content ?? Buffer.alloc(0);
    const content = await filledIn(sheet, {
      'WH-001': ['进展属实', '实地查看、查阅资料', '已铺设9公里'],
      'WH-002': ['发现不足', '实地查看', '台账不全'],
      'WH-003': ['已核实', '', ''],
    });
    const outcome = await mail.submit({
      ...{ as: 'supervision-3@example.org', inReplyTo: `<${messageId}>`, subject: 'Re: 督查' },
      text: '填好的任务书见附件，请查收。',
      attachments: [{ filename: '督查任务书.xlsx', content }],
    });
    expect(outcome).toMatchObject({
      outcome: 'answered',
      lines: [
        { finding: 'WH-001', result: 'understood' },
        { finding: 'WH-002', result: 'understood' },
        { finding: 'WH-003', result: 'refused' },
      ],
    });
    expect(await resultsOf(batch)).toMatchObject({
      'WH-001': { outcome: 'verified', text: '已铺设9公里', methods: ['site', 'documents'] },
      'WH-002': { outcome: 'lacking', text: '台账不全' },
    });
    const [back] = await until(() => {
      const found = mail.received.at(-1)?.mail.attachments ?? [];
      return found.length > 0 ? found : undefined;
    });
    const [first] = await readExcel(new Uint8Array(back?.content ?? Buffer.alloc(0)).buffer);
    expect(JSON.stringify(first?.data)).toContain('已登记批次-002督查结果：进展属实');
  });

  it('in a task sheet that cannot be read are no evidence: the sender is told', async () => {
    const { messageId } = await mail.letterTo('supervision-3@example.org', 'WH-003');
    const content = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    expect(
      await mail.submit({
        ...{ as: 'supervision-3@example.org', inReplyTo: `<${messageId}>`, subject: 'Re: 督查', text: '' },
        attachments: [{ filename: '督查任务书 批次-002 第三督查组.xlsx', content }],
      }),
    ).toMatchObject({ remarks: [{ about: 'file-unfit', why: 'unreadable-sheet' }] });
  });

  it('of a node come in answer to its letter, and closes nothing', async () => {
    const { duban, campaign } = mail;
    const today = todayOf(await whole());
    const tell = (by: string, name: CommandName, facts: object) =>
      duban.obey(campaign.id, 'WH-005', mail.say(by, name, facts));
    const { assignment } = await findingOf('WH-005');
    const { at: _, ...division } = assignment ?? { at: 0 };
    await tell('office', 'reassign', { ...division, supervision: 'group-1', reason: 'nodes' });
    await tell('natural-resources', 'acknowledge', {});
    const measures = [{ text: '铺设管网', due: today + 20, node: true }];
    await tell('natural-resources-head', 'submitPlan', { measures, criteria: ['通水'] });
    await tell('ecology-group', 'acceptPlan', {});
    await tell('natural-resources', 'fileReport', { measuresDone: [1], files: [] });
    const { messageId, text } = await mail.letterTo(head, '节点督查');
    expect(text).toContain('WH-005');

    const outcome = await mail.submit({
      ...{ as: head, inReplyTo: `<${messageId}>`, subject: 'Re: 节点督查' },
      text: 'WH-005 进展属实\n方式：实地查看',
    });
    expect(outcome).toMatchObject({ lines: [{ finding: 'WH-005', result: 'understood' }] });
    const after = await findingOf('WH-005');
    expect(after.standing.stage).toBe('rectifying');
    expect(after.plan?.measures).toMatchObject([{ inspected: { outcome: 'verified' } }]);
    const run = await duban.show(campaign.id, 'WH-005');
    expect(dutiesOf(after, run.terms).map(({ kind }) => kind)).not.toContain('inspect-node');
    const { entries } = await recordOf(run, mail.archive);
    expect(entries.at(-1)).toMatchObject({ what: 'inspectNode', via: 'mail', by: 'supervision-1' });
  });

  it('that are a check count as one, though the batch has its result of that finding already', async () => {
    const { duban, campaign } = mail;
    const batch = await decided([
      { group: 'group-2', people: ['supervision-2'], findings: ['WH-005'] },
      { group: 'group-1', people: ['supervision-1'], findings: ['WH-001'] },
    ]);
    const as = 'supervision-2@example.org';
    const { messageId } = await mail.letterTo(as, '批次-003');
    const answer = (text: string) => mail.submit({ as, inReplyTo: `<${messageId}>`, subject: 'Re: 督查', text });
    expect(await answer('WH-005 进展属实\n方式：实地查看')).toMatchObject({ lines: [{ result: 'understood' }] });

    const tell = (by: string, name: CommandName, facts: object) =>
      duban.obey(campaign.id, 'WH-005', mail.say(by, name, facts));
    const evidence = (await findingOf('WH-005')).plan?.criteria.map(({ number }) => ({
      ...{ criterion: number, statement: '已通水', files: [] },
    }));
    await tell('natural-resources-head', 'claimCompletion', { evidence });
    await tell('office', 'passCompleteness', {});
    const checkers = campaign.directory.people
      .filter(({ positions }) => positions.some((position) => position.startsWith('supervision/group-2/')))
      .map(({ code, units, positions }) => ({ person: code, units, positions }));
    await tell('office', 'assignCheck', { group: 'group-2', checkers });

    expect(await answer('WH-005 已整改\n方式：实地查看')).toMatchObject({
      lines: [{ finding: 'WH-005', result: 'understood' }],
    });
    expect((await findingOf('WH-005')).standing.stage).toBe('awaiting-approval');
    expect((await resultsOf(batch))['WH-005']).toMatchObject({ outcome: 'verified' });
  });
});
