import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { hearRow } from '../../mail/reply/answers';
import {
  markAnswerSheet,
  readAnswerSheet,
  UnreadableSheet,
  writeAnswerSheet,
  type AnswerRow,
} from '../../mail/letter/answer-sheet';
import { languages, type Language } from '../../domain/policy/policy';
import { wordsFor } from '../../words';
import { sheetColumns } from '../../words/answer-sheet';
import { frameIn, scenes } from '../support/letters';
import { converted, itWithLibreOffice } from '../support/libre-office';
import { sheetOf } from '../support/sheets';

const digest = (language: Language) => {
  const lines = scenes.find((scene) => scene.name === 'digest' && scene.language === language)?.lines ?? [];
  return writeAnswerSheet(lines, frameIn(language, 0));
};

/** A sheet as a person may have filled it in: a heading, then rows of number, answer, remark and measures done. */
async function filled(
  rows: readonly (readonly [finding: string, answer: string, remark?: string, done?: string])[],
  language: Language = 'zh-CN',
): Promise<Buffer> {
  const { columns } = wordsFor(language).answerSheet;
  const table = rows.map(([finding, answer, remark = '', done = '']) => [finding, '', '', '', answer, remark, done]);
  return sheetOf([['filled in on Monday'], sheetColumns.map((column) => columns[column]), ...table]);
}

const heard = (row: AnswerRow | undefined, beside = '') => {
  const [said] = hearRow(row ?? { finding: '', text: '' }, beside, 'WH');
  if (said === undefined) throw new Error('nothing heard');
  return said;
};
const csv = 'csv:Text - txt - csv (StarCalc):44,34,76';

describe('writeAnswerSheet', () => {
  itWithLibreOffice('fills in all but the answers, a row a matter', async () => {
    const text = converted(await digest('zh-CN'), 'xlsx', csv).toString('utf8');
    const [guide = '', heading = '', ...rows] = text.trim().split('\n');
    expect(guide).toContain('填写办法');
    expect(heading).toBe('编号,简称,请办事项,时限,答复,说明,完成措施');
    expect(rows).toEqual([
      'WH-003,矿区道路扬尘治理,提醒：请按时完成第2项措施,2023年9月28日（星期四）17:30前,,,',
      'WH-005,绿色矿山建设,催办：应报送整改方案，截至2023年8月8日（星期二）9:00尚未收到,2023年8月7日（星期一）17:30前,,,',
      'WH-012,再生水利用设施,提醒：请按时完成整改并申请销号,2023年10月20日（星期五）17:30前,,,',
    ]);
  });

  itWithLibreOffice('offers each row the answers that its duty knows', async () => {
    const text = converted(await digest('zh-CN'), 'xlsx', 'fods').toString('utf8');
    expect(text).toContain('cell-content-is-in-list(&quot;申请销号&quot;;&quot;延期&quot;)');
  });

  it.each(languages)('has no answer to read while nobody has filled it in (%s)', async (language) => {
    expect(await readAnswerSheet(await digest(language))).toEqual([]);
  });
});

describe('readAnswerSheet', () => {
  it.each([
    [['WH-001', '签收'], { text: '签收' }],
    [['WH-001', '签收', '即日办理'], { text: '签收', remark: '即日办理' }],
    [['WH-001', '进展', '硬化路口3处', '1、2'], { text: '进展\n硬化路口3处\n完成措施1、2' }],
    [['【wh-001】', '延期', '2023-11-30 理由：设备未到'], { text: '延期\n2023-11-30 理由：设备未到' }],
    [['WH-001', '申请销号', '标准1：已印发\n标准2：细则.pdf'], { text: '申请销号\n标准1：已印发\n标准2：细则.pdf' }],
  ] as const)('gives a row as the text of an answer: %j', async (row, read) => {
    expect(await readAnswerSheet(await filled([row]))).toEqual([{ row: 3, finding: 'WH-001', ...read }]);
  });

  it.each([
    ['签收', '', 'acknowledge'],
    ['无变化', '设备在途', 'no-change'],
    ['进展', '硬化路口3处', 'progress'],
    ['申请销号', '标准1：已印发', 'claim'],
    ['延期', '2023-11-30 理由：设备未到', 'extension'],
    ['方案', '措施：硬化路口 | 2023-09-15\n标准：验收单', 'plan'],
    ['不同意', '佐证不足', 'disagree'],
    ['回复', '已安排专人', 'reply'],
  ])('is heard by the grammar of mails: %s', async (answer, remark, says) => {
    const [row] = await readAnswerSheet(await filled([['WH-001', answer, remark]]));
    expect(heard(row)).toMatchObject({ finding: 'WH-001', answer: { says } });
  });

  it.each([
    ['同意', '但须补齐材料', ''],
    ['同意', '', '以下各项暂不作数'],
    ['同意', '', '[WH-002] 签收\n以上均待会议研究'],
    ['申请销号', '标准1：尚未完成', ''],
    ['已整改', '路口一处除外', ''],
    ['同意吗？', '', ''],
    ['已整改大部分', '', ''],
  ])('takes no weighty word that anything holds back: %s, %s, %s', async (answer, remark, beside) => {
    const [row] = await readAnswerSheet(await filled([['WH-001', answer, remark]]));
    const weighty = ['agree', 'claim', 'rectified', 'confirm'];
    const said = heard(row, beside);
    expect(weighty).not.toContain('answer' in said ? said.answer.says : 'nothing');
  });

  it('takes a weighty word in a sheet that the mail only hands over', async () => {
    const [row] = await readAnswerSheet(await filled([['WH-001', '同意']]));
    expect(heard(row, '您好：\n填好的答复表见附件，请查收。')).toMatchObject({ answer: { says: 'agree' } });
  });

  it('hears how something was checked beside 已整改', async () => {
    const [row] = await readAnswerSheet(await filled([['WH-001', '已整改', '方式：实地查看']]));
    expect(heard(row)).toMatchObject({ answer: { says: 'rectified', check: { methods: ['site'] } } });
  });

  it('reads English sheets too', async () => {
    const [row] = await readAnswerSheet(await filled([['WH-001', 'progress', 'three junctions', '1, 2']], 'en'));
    expect(heard(row)).toMatchObject({ answer: { says: 'progress', measuresDone: [1, 2] } });
  });

  it('leaves out rows without an answer, or without a number', async () => {
    const rows = await readAnswerSheet(
      await filled([
        ['WH-001', ''],
        ['合计', '签收'],
        ['WH-003', '签收'],
      ]),
    );
    expect(rows).toEqual([{ row: 5, finding: 'WH-003', text: '签收' }]);
  });

  it('lets a row speak of no finding but its own, whatever its remark says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('[WH-099] 同意', '【WH-099】同意', ' WH-099：同意', '［ＷＨ-０９９］同意', 'wh-099 同意'),
        fc.constantFrom('进展', '申请销号', '方案', '回复'),
        async (stray, answer) => {
          const [row] = await readAnswerSheet(await filled([['WH-001', answer, `第一行\n${stray}`]]));
          expect(heard(row)).toMatchObject({ finding: 'WH-001', keyword: answer });
        },
      ),
      { numRuns: 20 },
    );
  });

  itWithLibreOffice('reads what another program wrote', async () => {
    const sheet =
      '编号,简称,请办事项,时限,答复,说明,完成措施\nWH-001,扬尘,签收,,签收,,\nWH-002,林草,报告,,进展,已补种,2\n';
    const bytes = converted(Buffer.from(`\ufeff${sheet}`), 'csv', 'xlsx');
    expect(await readAnswerSheet(bytes)).toEqual([
      { row: 2, finding: 'WH-001', text: '签收' },
      { row: 3, finding: 'WH-002', text: '进展\n已补种\n完成措施2' },
    ]);
  });

  const refused = async (bytes: Buffer): Promise<string> => {
    const error: unknown = await readAnswerSheet(bytes).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return error instanceof UnreadableSheet ? error.code : 'no refusal';
  };

  it.each([
    ['what is no sheet', () => Buffer.from('hello'), 'not-a-sheet'],
    ['a file of 3 MB', () => Buffer.alloc(3_000_000), 'too-large'],
    ['an empty file', () => Buffer.alloc(0), 'not-a-sheet'],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await refused(bytes())).toBe(code);
  });

  it('refuses a sheet without a column for answers, one of a thousand rows, and one that unpacks to a flood', async () => {
    expect(await refused(await sheetOf([['a', 'b']]))).toBe('no-answer-column');
    expect(await refused(await filled(Array.from({ length: 1_000 }, () => ['WH-001', '签收'] as const)))).toBe(
      'too-large',
    );
    const flood = await filled([['WH-001', '签收']]);
    const directory = flood.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    flood.writeUInt32LE(0xfffffff0, directory + 24);
    expect(await refused(flood)).toBe('too-large');
  });

  it.each([
    ['a cell in the far corner', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'],
    ['a near cell in a far row', '<row r="1048576"><c r="XFD9"><v>1</v></c></row>'],
    ['an address hidden in entities', '<row r="&#49;048576"><c r="XFD1048576"><v>1</v></c></row>'],
  ])('refuses %s, for which a reader would lay out billions', async (_, row) => {
    const parts = unzipSync(await filled([['WH-001', '签收']]));
    const sheet = 'xl/worksheets/sheet1.xml';
    const xml = strFromU8(parts[sheet] ?? new Uint8Array()).replace('</sheetData>', `${row}</sheetData>`);
    expect(xml).toContain(row);
    expect(await refused(Buffer.from(zipSync({ ...parts, [sheet]: strToU8(xml) })))).toBe('too-large');
  });

  it('never throws but a refusal, whatever bytes a sheet has become', async () => {
    const sheet = await filled([['WH-001', '签收']]);
    await fc.assert(
      fc.asyncProperty(fc.nat(sheet.length - 1), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
        const broken = Buffer.from(sheet);
        broken[at] = byte;
        const outcome = await readAnswerSheet(broken).catch((error: unknown) => error);
        expect(Array.isArray(outcome) || outcome instanceof UnreadableSheet).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('markAnswerSheet', () => {
  it('asks anew only for the rows that were not done, however often it comes back', async () => {
    const sheet = await filled([
      ['WH-001', '进展', '已补种'],
      ['WH-002', '延期', '下月'],
    ]);
    const results = new Map([
      [3, { done: true, text: '已记录' }],
      [4, { done: false, text: '日期未能读懂' }],
    ]);
    const marked = await markAnswerSheet(sheet, results);
    expect(await readAnswerSheet(marked)).toEqual((await readAnswerSheet(sheet)).slice(1));
    const again = await markAnswerSheet(marked, new Map([[4, { done: true, text: '已申请' }]]));
    expect(await readAnswerSheet(again)).toEqual([]);
  });

  itWithLibreOffice('so that another program shows it', async () => {
    const sheet = await filled([['WH-001', '延期', '=1+1']]);
    const marked = await markAnswerSheet(sheet, new Map([[3, { done: false, text: '日期未能读懂' }]]));
    const rows = converted(marked, 'xlsx', csv).toString('utf8').trim().split('\n');
    expect(rows[1]).toBe('编号,简称,请办事项,时限,答复,说明,完成措施,处理结果');
    expect(rows[2]).toBe('WH-001,,,,延期,=1+1,,日期未能读懂');
  });
});
