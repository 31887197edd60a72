import { dayIndexOf } from '../../domain/calendar/calendar';
import { hear } from '../../mail/reply/answers';

const heard = (text: string) => hear({ own: text, within: '' }, 'WH');
const said = (text: string) => heard(text).map((one) => ('answer' in one ? one.answer : one.problem));

describe('hear', () => {
  it.each([
    ['签收', 'acknowledge'],
    ['收到。', 'acknowledge'],
    ['Acknowledged', 'acknowledge'],
    ['较上期无变化', 'no-change'],
    ['no change', 'no-change'],
    ['确认', 'confirm'],
    ['同意', 'agree'],
    ['收到\uff0c谢谢\uff01', 'acknowledge'],
    ['收到\uff0c将按要求整改', 'acknowledge'],
    ['已签收', 'acknowledge'],
    ['您好\uff1a\n签收\n某局 张三', 'acknowledge'],
    ['Agreed.', 'agree'],
    ['同意\uff0c谢谢', 'agree'],
  ])('takes the bare keyword %s', (text, says) => {
    expect(said(text)).toEqual([{ says }]);
  });

  it.each(['签收不了', '已整改大部分', '同意延后再说', '收到\uff0c但不属于我单位', '无变化\uff0c下月开工'])(
    'takes “%s” for free text',
    (text) => {
      expect(said(text)).toMatchObject([{ says: 'free-text' }]);
    },
  );

  it.each(['好的', '谢谢\uff01', 'OK, thanks', 'hello', '……', '知道了\uff0c辛苦了'])(
    'explains “%s” and files nothing',
    (text) => {
      expect(said(text)).toEqual([{ code: 'unknown-keyword' }]);
    },
  );

  it.each(['同意吗\uff1f', '已整改\uff1f', '销号标准怎么理解\uff1f'])('takes “%s” for a question', (text) => {
    expect(said(text)).toEqual([{ says: 'question', text: expect.any(String) }]);
  });

  it.each([
    '同意\uff0c但须补充材料',
    '已整改 大部分',
    '申请销号的事以后再说吧 销号',
    '申请销号 暂不',
    '确认过了 没问题',
  ])('never takes “%s” for the keyword that it begins with', (text) => {
    const [one] = said(text);
    expect(one).not.toMatchObject({ says: expect.stringMatching(/^(agree|rectified|claim|confirm)$/) });
  });

  it.each([
    ['同意\n但须补充材料', '但须补充材料'],
    ['已整改\n现场仍有堆土', '现场仍有堆土'],
    ['申请销号\n标准1\uff1a尚未完成验收', '标准1\uff1a尚未完成验收'],
    ['申请销号\n基本完成\uff0c请审', '基本完成\uff0c请审'],
    ['claim\ncriterion 1: not yet accepted', 'criterion 1: not yet accepted'],
    ['agree\nonly if the deadline holds', 'only if the deadline holds'],
  ])('does nothing for a keyword of weight beside what holds it back: %s', (text, line) => {
    expect(said(text)).toMatchObject([{ code: 'held-back', line }]);
  });

  it.each(['以下各项暂不办理\uff1a\n[WH-001] 同意', '[WH-001] 已整改\n[WH-002] 收到\n以上均未复核'])(
    'holds back what a remark on all parts holds back: %s',
    (text) => {
      expect(said(text)).toContainEqual(expect.objectContaining({ code: 'held-back' }));
      expect(said(text)).not.toContainEqual(expect.objectContaining({ says: 'rectified' }));
    },
  );

  it.each(['各项情况如下\uff1a\n[WH-001] 同意', 'Dear colleagues,\n[WH-001] agree', '您好\uff1a\n[WH-001] 同意'])(
    'lets what only greets, or leads to the answers, stand before them: %s',
    (text) => {
      expect(said(text)).toContainEqual({ says: 'agree' });
    },
  );

  it('takes no text without a label for evidence', () => {
    expect(said('申请销号')).toEqual([{ says: 'claim', evidence: new Map() }]);
    expect(said('申请销号\n堆土已清运')).toMatchObject([{ code: 'held-back', line: '堆土已清运' }]);
  });

  it('reads how and where something was checked', () => {
    expect(said('已整改\n方式\uff1a实地查看、查阅资料、座谈了解\n地点\uff1a三号矿区')).toEqual([
      { says: 'rectified', check: { methods: ['site', 'documents', 'interview'], place: '三号矿区' } },
    ]);
    expect(said('not rectified: heaps remain\nmethod: site and interview\nplace: pit 3')).toEqual([
      { says: 'not-rectified', check: { methods: ['site', 'interview'], place: 'pit 3' }, lacking: 'heaps remain' },
    ]);
    expect(said('已整改\n方式\uff1a电话')).toMatchObject([{ code: 'method-unreadable' }]);
  });

  it('keeps what an approver names', () => {
    expect(said('同意销号')).toEqual([{ says: 'agree', to: 'closure' }]);
    expect(said('不同意方案\uff1a缺责任人')).toEqual([{ says: 'disagree', to: 'plan', why: '缺责任人' }]);
  });

  it.each([
    ['已完成措施1、2', [1, 2]],
    ['措施1至3已完成\uff0c措施4未完成', [1, 2, 3]],
    ['未完成措施3', []],
    ['没有完成措施3', []],
    ['measures done: 1, 2', [1, 2]],
    ['measure 3 is not done', []],
  ])('finds in “%s” the measures done', (text, measuresDone) => {
    expect(said(text)).toMatchObject([{ measuresDone }]);
  });

  it('reads a plan with its measures and criteria, full-width signs included', () => {
    const text = '方案\n措施\uff1a补种苗木 | 2023\uff0d09-15\n标准\uff1a苗木验收单';
    expect(said(text)).toEqual([
      {
        says: 'plan',
        measures: [{ text: '补种苗木', due: dayIndexOf({ year: 2023, month: 9, day: 15 }) }],
        criteria: ['苗木验收单'],
      },
    ]);
  });

  it.each([
    ['进展\uff1a已清运两处\uff0c余下一处\uff08东侧\uff09', { text: '已清运两处\uff0c余下一处\uff08东侧\uff09' }],
    ['路面已硬化\uff1b绿化未完\uff01', { text: '路面已硬化\uff1b绿化未完\uff01' }],
    [
      '回复\uff1a一\uff0e已办\uff1b\n二\uff0e在办\u3000后续补报',
      { text: '一\uff0e已办\uff1b\n二\uff0e在办\u3000后续补报' },
    ],
    ['未整改\uff1a南侧\uff08二标段\uff09未做', { lacking: '南侧\uff08二标段\uff09未做' }],
    ['不同意\uff1a缺责任人\uff0c缺日期', { why: '缺责任人\uff0c缺日期' }],
    ['延期 2023-11-30\uff0c理由\uff1a设备未到\uff0c工期顺延', { reason: '设备未到\uff0c工期顺延' }],
    ['延期\uff12\uff10\uff12\uff13-11-30 因天气\uff1a封冻', { reason: '因天气\uff1a封冻' }],
    ['申请调整责任单位\uff1a属水务局\uff08三定方案\uff09', { reason: '属水务局\uff08三定方案\uff09' }],
    ['已整改\n地点\uff1a三号矿区\uff08北\uff09', { check: { place: '三号矿区\uff08北\uff09' } }],
    ['销号标准怎么理解\uff1f', { text: '销号标准怎么理解\uff1f' }],
  ])('keeps the punctuation of %j as it was written', (text, answer) => {
    expect(said(text)).toMatchObject([answer]);
  });

  it('keeps that of a plan and of a claim too', () => {
    expect(
      said('方案\n措施\uff1a补种\uff08东坡\uff09\uff1b浇水 | 2023-09-15\n标准\uff1a验收单\uff08签字\uff09'),
    ).toMatchObject([{ measures: [{ text: '补种\uff08东坡\uff09\uff1b浇水' }], criteria: ['验收单\uff08签字\uff09'] }]);
    expect(said('申请销号\n标准1\uff1a已验收\uff0c见照片\uff08一\uff09.jpg')).toEqual([
      { says: 'claim', evidence: new Map([[1, '已验收\uff0c见照片\uff08一\uff09.jpg']]) },
    ]);
  });

  it('names the line of a plan that it cannot read', () => {
    expect(said('方案\n补种苗木')).toEqual([{ code: 'line-unreadable', line: '补种苗木' }]);
  });

  it('names the date of a plan that does not exist', () => {
    expect(said('方案\n措施: 补种苗木 | 2023-02-30')).toEqual([{ code: 'date-unreadable', text: '2023-02-30' }]);
  });

  it('takes a claim with a line for each criterion', () => {
    expect(said('申请销号\n标准1: 规则已印发\n标准2: 细则.pdf')).toEqual([
      {
        says: 'claim',
        evidence: new Map([
          [1, '规则已印发'],
          [2, '细则.pdf'],
        ]),
      },
    ]);
  });

  it('never takes 完成 for a claim: it is free text, and the receipt says how to claim', () => {
    for (const text of ['已完成整改', '未完成', '没有完成', '基本完成', '尚未完成', '阶段性完成', '方案已完成']) {
      expect(said(text)).toMatchObject([{ says: 'free-text' }]);
    }
    expect(heard('已完成整改')).toMatchObject([{ hint: { code: 'claim-misunderstood' } }]);
  });

  it('gives each tagged line to its own finding', () => {
    const parts = heard('各项答复如下\uff1a\n[WH-001] 签收\n2. WH-002\uff1a无变化\n【WH-003】进展\uff1a已完成措施1、2');
    expect(parts.map(({ finding }) => finding)).toEqual(['WH-001', 'WH-002', 'WH-003']);
    expect(parts[2]).toMatchObject({ answer: { says: 'progress', measuresDone: [1, 2] } });
  });

  it('reads the date and the reason of an extension', () => {
    expect(said('延期 2023-11-30 理由\uff1a设备未到')).toEqual([
      { says: 'extension', to: dayIndexOf({ year: 2023, month: 11, day: 30 }), reason: '设备未到' },
    ]);
  });

  it.each([
    ['未整改\uff1a现场仍有堆土', { says: 'not-rectified', check: {}, lacking: '现场仍有堆土' }],
    ['不同意\uff1a佐证不足', { says: 'disagree', why: '佐证不足' }],
    ['reply: done on site', { says: 'reply', text: 'done on site' }],
    ['申请调整责任单位\uff1a属水务局职责', { says: 'decline', reason: '属水务局职责' }],
    [
      'extend 2023-11-30 because parts are late',
      expect.objectContaining({ says: 'extension', reason: 'parts are late' }),
    ],
  ])('keeps what follows in %s', (text, answer) => {
    expect(said(text)).toEqual([answer]);
  });
});

describe('hear, as people write', () => {
  it.each([
    ['您好！来函收悉，现签收。', 'acknowledge'],
    ['全部签收', 'acknowledge'],
    ['已确认。', 'confirm'],
    ['确认无误', 'confirm'],
    ['经研究，同意。', 'agree'],
    ['已阅，同意', 'agree'],
    ['已阅同意', 'agree'],
    ['收到，同意', 'agree'],
    ['我单位同意该方案', 'agree'],
    ['经现场核查，已整改到位', 'rectified'],
    ['现申请销号', 'claim'],
  ])('takes “%s” for the answer that it is', (text, says) => {
    expect(said(text)).toMatchObject([{ says }]);
  });

  it.each([
    '原则同意',
    '拟同意',
    '经研究，不同意',
    '经研究，暂不同意',
    '已阅，请先补正',
    '我局同意第一项',
    '拟申请销号',
  ])('takes “%s” for no answer of weight', (text) => {
    expect(said(text)).not.toContainEqual(
      expect.objectContaining({ says: expect.stringMatching(/^(agree|claim|rectified|confirm)$/) }),
    );
  });

  it.each([
    '妥否，请批示',
    '特此申请',
    '请予审核',
    '材料见附件。',
    '附件：1.验收单.pdf 2.照片.zip',
    '附件：《整改情况报告》',
    '张某  联络员',
    '某某市水务局水政科',
    '市自然资源局办公室',
    '电话：0473-2011234 传真：0473-2011235',
    '邮箱：contact@example.org',
    '地址：某某市滨河路1号政务中心3楼',
    '邮编：016000',
  ])('lets “%s” stand beside an answer of weight', (line) => {
    expect(said(`同意\n${line}`)).toEqual([{ says: 'agree' }]);
  });

  it.each([
    '附件：除第三条外',
    '地址：以书面为准',
    '责任在水务局',
    '除第三条外各区水务局',
    '张某不同意',
    '高度不够',
    '请水务局负责',
    '请按修改意见落实',
    '请抓紧整改',
    '请注意第二条还没做',
  ])('holds an answer of weight back beside “%s”', (line) => {
    expect(said(`同意\n${line}`)).toMatchObject([{ code: 'held-back' }]);
  });

  it('is held back by the name of somebody else in the directory', () => {
    const names = { self: ['张某'], office: [], others: ['李某'] };
    const of = (text: string) => hear({ own: text, within: '' }, 'WH', names);
    expect(of('同意\n张某')).toMatchObject([{ answer: { says: 'agree' } }]);
    expect(of('同意\n李某')).toMatchObject([{ problem: { code: 'held-back', line: '李某' } }]);
  });

  it.each([
    ['同意\n另请注意节点时间，防止前松后紧。', 'agree', '另请注意节点时间，防止前松后紧。'],
    ['同意。另请做好台账', 'agree', '另请做好台账'],
    ['签收\n其中WH-027涉及工信局，建议由两家联合办理', 'acknowledge', '其中WH-027涉及工信局，建议由两家联合办理'],
    ['收到，将按要求整改', 'acknowledge', '将按要求整改'],
  ])('takes the remark in “%s” along', (text, says, remark) => {
    expect(heard(text)).toMatchObject([{ answer: { says }, remark }]);
  });

  it.each([
    '收到。该项非我单位职责，请调整',
    '收到，该问题属水务局职责',
    '已收到，非我单位职责',
    '签收\n应由水务局负责',
    'received, not ours',
  ])('takes “%s” for no acknowledgement, and tells both forms', (text) => {
    expect(heard(text)).toMatchObject([{ answer: { says: 'free-text' }, hint: { code: 'objection' } }]);
  });

  it('takes an acknowledgement of what is the sender’s own duty', () => {
    expect(said('收到，属我局职责，将抓紧整改')).toEqual([{ says: 'acknowledge' }]);
  });

  it('takes a refusal of the matter beside an acknowledgement for what it is', () => {
    expect(said('签收\n申请调整责任单位：属水务局职责')).toEqual([{ says: 'decline', reason: '属水务局职责' }]);
  });

  it('hears two answers one below the other', () => {
    expect(said('收到，无变化')).toMatchObject([{ says: 'acknowledge' }, { says: 'no-change' }]);
    expect(said('签收\n进展：已进场')).toMatchObject([{ says: 'acknowledge' }, { says: 'progress', text: '已进场' }]);
    expect(said('无变化\n申请销号')).toMatchObject([{ says: 'no-change' }, { code: 'not-alone' }]);
  });

  it('never drops the word beside 无变化', () => {
    expect(said('无变化\n第1项措施已完成')).toEqual([
      { says: 'progress', text: '无变化\n第1项措施已完成', measuresDone: [1] },
    ]);
  });

  it.each([
    ['WH005 签收', ['WH-005']],
    ['WH–005 签收', ['WH-005']],
    ['WH-005、WH-006签收', ['WH-005', 'WH-006']],
    ['[WH-005]、[WH-006] 签收', ['WH-005', 'WH-006']],
    ['WH-005至WH-007签收', ['WH-005', 'WH-006', 'WH-007']],
    ['WH-008签收；WH-019签收', ['WH-008', 'WH-019']],
    ['[WH-017] 无变化，[WH-018] 无变化', ['WH-017', 'WH-018']],
    ['[WH-017] 进展：与WH-018一并推进，WH-019另报', ['WH-017']],
  ])('gives “%s” to each finding that it answers for', (text, findings) => {
    expect(heard(text).map(({ finding }) => finding)).toEqual(findings);
    expect(said(text).every((one) => 'says' in one && one.says !== 'free-text')).toBe(true);
  });

  it('tells how a short text becomes the answer that it may be meant for', () => {
    expect(heard('我们觉得可以同意这个安排')).toMatchObject([{ hint: { code: 'keyword-not-first', keyword: '同意' } }]);
  });
});

describe('hear, of measures', () => {
  it.each([
    '未能按期完成措施1',
    '措施1完成60%',
    '预计完成措施3',
    '无法完成措施2',
    '待措施1完成后开展措施2',
    '措施1完成时限调整为12月',
    '完成措施1的前期工作',
    '如措施1完成，则申请销号',
    '如资金到位，措施1完成',
    '措施1基本完成',
    '措施1已完成？',
    '力争12月底前，措施2完成',
    'measure 1 will be done',
    'if measure 1 is done, we claim',
  ])('ticks none by a mention, and says so: %s', (text) => {
    expect(heard(`进展：${text}`)).toMatchObject([
      { answer: { measuresDone: [] }, hint: { code: 'no-measure-ticked' } },
    ]);
  });

  it.each([
    ['已完成措施：1、2', [1, 2]],
    ['第1项措施已完成', [1]],
    ['第1、2项措施均已完成', [1, 2]],
    ['第一项、第三项措施已完成', [1, 3]],
    ['措施一、二已完成', [1, 2]],
    ['措施十二已完成', [12]],
    ['已完成措施1-3', [1, 2, 3]],
    ['措施1已完成，措施2正在推进', [1]],
    ['已完成措施1，其余按计划推进。', [1]],
    ['measure 1 is done, the others go on as planned.', [1]],
    ['done: 1, 2', [1, 2]],
    ['measures 1 and 2 are done', [1, 2]],
  ])('ticks those of a line that says nothing else: %s', (text, measuresDone) => {
    expect(said(`进展：\n${text}`)).toMatchObject([{ says: 'progress', measuresDone }]);
  });
});

describe('hear, of an extension', () => {
  const to = (year: number, month: number, day: number) => ({
    says: 'extension',
    to: dayIndexOf({ year, month, day }),
  });

  it.each([
    '请予延期至2027年6月30日',
    '申请延期\n理由：设备2027-03-05才能到货，现申请延至2027-06-30。',
    '申请延期：由2027-02-26延至2027-06-30',
    '延期 2027-06-30 理由：设备2027-03-05到货',
    '申请将整改时限延期至2027-06-30',
    'please extend to 2027-06-30 because parts come on 2027-03-05',
  ])('takes the date that is asked for: %s', (text) => {
    expect(said(text)).toMatchObject([to(2027, 6, 30)]);
  });

  it('asks where several dates stand and none is said to be it', () => {
    expect(said('申请延期\n2027-02-26到期，2027-06-30完工')).toMatchObject([
      { code: 'which-date', dates: ['2027-02-26', '2027-06-30'] },
    ]);
  });

  it.each([
    '延期至2027-03-20的申请作废',
    '延期：不需要了，2027-03-20前能完成',
    '延期申请撤回，按2027-03-20完成',
    'extension not needed, done by 2026-12-28',
  ])('hears none in “%s”', (text) => {
    expect(said(text)).not.toContainEqual(expect.objectContaining({ says: 'extension' }));
  });
});

describe('hear, of what stands within the quoted letter', () => {
  const within = (text: string) =>
    hear({ own: '', within: text }, 'WH').map((one) => ('answer' in one ? one.answer : one.problem));

  it.each(['签收', '无变化', '进展\uff1a已开工'])('takes %s', (text) => {
    expect(within(text)).toMatchObject([{ says: expect.any(String) }]);
  });

  it('ticks no measure', () => {
    expect(within('进展：\n已完成措施1')).toEqual([{ code: 'written-in-quote' }]);
  });

  it.each(['申请销号', '已整改', '未整改', '同意', '不同意', '确认', '回复\uff1a已办', '随便写的'])(
    'takes nothing of weight and no free text: %s',
    (text) => {
      expect(within(text)).toEqual([{ code: 'written-in-quote' }]);
    },
  );
});
