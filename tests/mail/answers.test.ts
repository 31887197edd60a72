import { dayIndexOf } from '../../domain/calendar';
import { hear } from '../../mail/answers';

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

describe('hear, of what stands within the quoted letter', () => {
  const within = (text: string) =>
    hear({ own: '', within: text }, 'WH').map((one) => ('answer' in one ? one.answer : one.problem));

  it.each(['签收', '无变化', '进展\uff1a已开工'])('takes %s', (text) => {
    expect(within(text)).toMatchObject([{ says: expect.any(String) }]);
  });

  it.each(['申请销号', '已整改', '未整改', '同意', '不同意', '确认', '回复\uff1a已办', '随便写的'])(
    'takes nothing of weight and no free text: %s',
    (text) => {
      expect(within(text)).toEqual([{ code: 'written-in-quote' }]);
    },
  );
});
