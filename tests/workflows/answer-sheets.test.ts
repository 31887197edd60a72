import { createTransport } from 'nodemailer';
import readExcel from 'read-excel-file/universal';
import writeExcel from 'write-excel-file/node';
import { mailOnServer, type MailOnServer } from '../support/mail-on-server';
import { converted, itWithLibreOffice } from '../support/libre-office';
import { sheetOf } from '../support/sheets';

const owner = 'natural-resources@example.org';
const findings = ['WH-005', 'WH-006', 'WH-028'] as const;
type Entries = Readonly<Record<string, readonly [answer: string, remark?: string]>>;

async function tableOf(sheet: Buffer): Promise<readonly (readonly string[])[]> {
  const [first] = await readExcel(new Uint8Array(sheet).buffer);
  return (first?.data ?? []).map((cells) => cells.map((cell) => (typeof cell === 'string' ? cell : '')));
}

/** A sheet of ours as its reader fills it in: answer and remark by the finding's number. */
async function filledIn(sheet: Buffer, entries: Entries): Promise<Buffer> {
  const rows = (await tableOf(sheet)).map((cells) => {
    const entry = entries[cells[0] ?? ''];
    if (entry === undefined) return cells;
    const [answer, remark = ''] = entry;
    return [...cells.slice(0, 4), answer, remark, ...cells.slice(6)];
  });
  return writeExcel(rows.map((row) => row.map((value) => ({ value, type: String })))).toBuffer();
}

describe('a letter’s sheet as the answer', () => {
  let mail: MailOnServer;
  let sheet: Buffer;
  let letter: string;
  beforeAll(async () => {
    mail = await mailOnServer('sheets', { pace: 1 });
    // All at once, so that one letter tells of them.
    await Promise.all(findings.map((finding) => mail.assign(finding)));
    const { attachments = [], messageId } = await mail.letterTo(owner, 'WH-028');
    letter = `<${messageId}>`;
    sheet = attachments.find(({ name }) => name === '答复表.xlsx')?.content ?? Buffer.alloc(0);
  });
  afterAll(async () => {
    await mail.stop();
  });

  const standing = async (finding: string) => (await mail.duban.show(mail.campaign.id, finding)).finding;
  const answer = (content: Buffer, more: { readonly text?: string; readonly filename?: string } = {}) =>
    mail.submit({
      ...{ as: owner, inReplyTo: letter, references: [letter], subject: 'Re: 督办' },
      text: more.text ?? '填好的答复表见附件，请查收。',
      attachments: [{ filename: more.filename ?? '答复表.xlsx', content }],
    });
  const sheetBack = () => mail.received.at(-1)?.mail.attachments[0]?.content;

  it('does the good rows and gives the bad one back, marked in the same sheet', async () => {
    const outcome = await answer(
      await filledIn(sheet, { 'WH-005': ['签收', '即日办理'], 'WH-006': ['签收'], 'WH-028': ['延期', '下月'] }),
    );
    expect(outcome).toMatchObject({
      outcome: 'answered',
      lines: [
        { finding: 'WH-005', result: 'understood', place: { sheet: '答复表.xlsx', row: 3 } },
        { finding: 'WH-005', result: 'understood', keyword: '说明' },
        { finding: 'WH-006', result: 'understood' },
        { finding: 'WH-028', result: 'unclear' },
      ],
      remarks: [{ about: 'sheet-marked' }],
    });
    const stages = await Promise.all(findings.map(async (finding) => (await standing(finding)).standing.stage));
    expect(stages).toEqual(['planning', 'planning', 'assigned']);
    const { unsealed } = await mail.duban.show(mail.campaign.id, 'WH-005');
    // What the answers bring about is posted meanwhile.
    const said = unsealed.filter(({ what }) => what !== 'letters');
    expect(said.at(-1)).toMatchObject({ what: 'note', via: 'mail', command: { text: '即日办理' } });

    expect(mail.received.at(-1)?.mail.text).toContain('[WH-028] 《答复表.xlsx》第5行 · 未能识别');
    const rows = await tableOf(sheetBack() ?? Buffer.alloc(0));
    expect(rows[1]?.at(-1)).toBe('处理结果');
    const results = rows.slice(2).map((cells) => [cells[0], cells[4], cells.at(-1)]);
    expect(results).toEqual([
      ['WH-005', '', expect.stringContaining('已办理：签收')],
      ['WH-006', '', expect.stringContaining('已办理：签收')],
      ['WH-028', '延期', expect.stringContaining('日期未能读懂')],
    ]);
  });

  it('takes the marked sheet back with that row mended, and says nothing twice', async () => {
    const before = await standing('WH-005');
    const outcome = await answer(await filledIn(sheetBack() ?? Buffer.alloc(0), { 'WH-028': ['签收'] }));
    expect(outcome).toMatchObject({ lines: [{ finding: 'WH-028', result: 'understood' }], remarks: [] });
    expect((await standing('WH-028')).standing.stage).toBe('planning');
    expect((await standing('WH-005')).seq).toBe(before.seq);
    expect(sheetBack()).toBeUndefined();
  });

  it('is one set of commands, however many copies of the message come', async () => {
    const content = await filledIn(sheet, { 'WH-006': ['进展', '已补种苗木'] });
    const transport = createTransport({ streamTransport: true, buffer: true });
    const attachments = [{ filename: '答复表.xlsx', content }];
    const sent = await transport.sendMail({ from: owner, to: mail.campaign.mailbox, subject: 'Re', attachments });
    const raw = (sent.message as Buffer).toString();
    const becameOf = (copy: string): Promise<unknown> =>
      mail.incoming.take(Buffer.from(copy), { door: 'smtp', from: owner, authenticated: owner });
    expect(await becameOf(raw)).toMatchObject({ lines: [{ finding: 'WH-006', result: 'understood' }] });
    const { seq } = await standing('WH-006');
    expect(await becameOf(`Received: from elsewhere by here\r\n${raw}`)).toMatchObject({ outcome: 'repeated' });
    expect((await standing('WH-006')).seq).toBe(seq);
  });

  it('keeps to the rules of weight: what the mail or the row holds back is not done', async () => {
    const heldBack = expect.stringContaining('表述有保留') as string;
    const besideNoCriterion = expect.stringContaining('未对应销号标准') as string;
    const outcome = await answer(
      await filledIn(sheet, { 'WH-005': ['同意', '但须补齐材料'], 'WH-006': ['申请销号'] }),
      {
        text: '以下尚未完成',
      },
    );
    expect(outcome).toMatchObject({
      lines: [
        { finding: 'WH-005', result: 'unclear', text: heldBack },
        { finding: 'WH-006', result: 'unclear', text: besideNoCriterion },
      ],
    });
  });
});

describe('other spreadsheets, and another program’s', () => {
  let mail: MailOnServer;
  beforeAll(async () => {
    mail = await mailOnServer('sheets-others', { pace: 1 });
    // All at once, so that one letter tells of them.
    await Promise.all(findings.map((finding) => mail.assign(finding)));
  });
  afterAll(async () => {
    await mail.stop();
  });

  it('takes any other spreadsheet for evidence', async () => {
    const outcome = await mail.submit({
      ...{ as: owner, subject: 'Re: [WH-005]', text: '进展：已补种苗木' },
      attachments: [{ filename: '台账.xlsx', content: await sheetOf([['编号', '面积']]) }],
    });
    expect(outcome).toMatchObject({ lines: [{ result: 'understood' }], remarks: [{ about: 'files-kept', files: 1 }] });
  });

  itWithLibreOffice('hears a sheet that LibreOffice saved just the same', async () => {
    const { attachments = [] } = await mail.letterTo(owner, 'WH-028');
    const ours = attachments.find(({ name }) => name === '答复表.xlsx')?.content ?? Buffer.alloc(0);
    const content = converted(await filledIn(ours, { 'WH-005': ['签收'], 'WH-028': ['签收'] }), 'xlsx', 'ods');
    const outcome = await mail.submit({
      ...{ as: owner, subject: 'Re: 督办', text: '' },
      attachments: [{ filename: '答复表.xlsx', content: converted(content, 'ods', 'xlsx') }],
    });
    expect(outcome).toMatchObject({
      lines: [
        { finding: 'WH-005', result: 'understood' },
        { finding: 'WH-028', result: 'understood' },
      ],
    });
  });

  it('says so where the sheet came back empty, and where it cannot be read', async () => {
    const { attachments = [], messageId } = await mail.letterTo(owner, 'WH-028');
    const sheet = attachments.find(({ name }) => name === '答复表.xlsx')?.content ?? Buffer.alloc(0);
    const answer = (content: Buffer, filename: string) =>
      mail.submit({
        ...{ as: owner, inReplyTo: `<${messageId}>`, subject: 'Re: 督办', text: '' },
        attachments: [{ filename, content }],
      });
    expect(await answer(sheet, '答复表.xlsx')).toMatchObject({
      lines: [],
      remarks: [{ about: 'sheet-empty', name: '答复表.xlsx' }],
    });
    expect(await answer(Buffer.from('d0cf11e0a1b11ae1', 'hex'), '答复表(1).xlsx')).toMatchObject({
      remarks: [{ about: 'file-unfit', name: '答复表(1).xlsx', why: 'unreadable-sheet' }],
    });
  });
});
