import { isoDate } from '../../domain/calendar/calendar';
import { hear } from '../../mail/reply/answers';
import { newText } from '../../mail/message/new-text';
import { isKeyword } from '../../mail/reply/keywords';

const heard = (own: string) =>
  hear({ own, within: '' }, 'WH', ['张某']).map((one) => ('answer' in one ? one.answer.says : one.problem.code));

describe('hear, as a careful secretary would', () => {
  it.each(['清理中', '已拆两处，剩一处', '除东侧外均已拆除', '完成率90%', '计划11月底前完成', '等待验收', '无进展'])(
    'holds a claim back whose evidence says that a part is left: %s',
    (evidence) => {
      expect(heard(`申请销号\n标准1：${evidence}`)).toEqual(['held-back']);
    },
  );

  it.each(['完成率100%', '余下两处已全部拆除', '基本农田已恢复'])(
    'takes evidence that says all is done: %s',
    (evidence) => {
      expect(heard(`申请销号\n标准1：${evidence}`)).toEqual(['claim']);
    },
  );

  it('asks which of two dates an extension is meant to, and hears none that was not agreed to', () => {
    expect(heard('申请延期 2027-03-31或2027-05-31')).toEqual(['which-date']);
    expect(heard('延期至2027-03-31未获批准')).toEqual(['free-text']);
  });

  it.each(['收到。本局无处罚权', '收到，不在我区辖区', '收到。建议由住建局牵头'])(
    'takes no objection for an acknowledgement: %s',
    (text) => {
      expect(heard(text)).toEqual(['free-text']);
    },
  );

  it.each(['同意\n祝工作顺利！', '审核意见：同意', '同意该事项销号'])(
    'lets no courtesy stand in the way of an agreement: %s',
    (text) => {
      expect(heard(text)).toEqual(['agree']);
    },
  );
});

describe('an answer that people adorn', () => {
  it.each([
    ['好的，同意！', 'agree'],
    ['嗯，同意啦', 'agree'],
    ['同意✅', 'agree'],
    ['👌 同意', 'agree'],
    ['【同意】', 'agree'],
    ['确认无误👍', 'confirm'],
    ['Agreed, thanks', 'agree'],
    ['I agree, thank you very much', 'agree'],
    ['核查结论：已整改到位', 'rectified'],
  ])('is what it says: %s', (text, says) => {
    expect(heard(text)).toEqual([says]);
  });

  it.each(['同意❌', '□同意 ☑不同意', '✅', '同意但有保留', '原则同意✅'])(
    'is none where a sign turns it round: %s',
    (text) => {
      expect(heard(text)).not.toContain('agree');
    },
  );
});

describe('an English signature and the notices of a house', () => {
  it.each([
    'Kind regards,\nDirector of Planning | Natural Resources Department',
    'With best wishes\nDeputy Director General\n12 Hill Road, Newtown\nM: +44 20 7946 0000',
    'Thank you and kind regards,\nSenior Engineer\nOffice hours: Mon-Fri 9:00-17:00',
    'The views expressed are those of the author and not necessarily of the office.',
    'Registered in England No. 123456\nFollow us on the web',
    'DISCLAIMER\nThis message contains confidential information.',
  ])('hold no agreement back: %s', (below) => {
    const { own } = newText({ bodies: [{ text: `Agreed.\n\n${below}` }] }, [], isKeyword);
    expect(heard(own)).toEqual(['agree']);
  });

  it.each([
    'The Director disagrees',
    'Head of the unit disagrees',
    'Director of Planning has not seen it',
    'The views expressed in part two are not ours',
    'Office hours are over until it is mended',
  ])('are told from a reservation: %s', (below) => {
    const { own } = newText({ bodies: [{ text: `Agreed.\n\n${below}` }] }, [], isKeyword);
    expect(heard(own)).toEqual(['held-back']);
  });
});

describe('a check’s outcome', () => {
  it.each([
    '核查人：李四、王五',
    '核查组组长：李四\n核查时间：2026年11月28日',
    '现场检查：道路已全部硬化，资料齐全',
    '标准1：已达到',
    '核查意见：同意销号',
    'checkers: Li Si, Wang Wu',
  ])('counts beside who checked, when, and that all is as it should be: %s', (below) => {
    expect(heard(`已整改\n${below}`)).toEqual(['rectified']);
  });

  it.each([
    '核查人：李四（未到场）',
    '现场检查：路边堆土',
    '现场检查：资料不齐全',
    '核查情况：道路基本完成',
    '标准2：缺数据',
  ])('is asked back beside anything else: %s', (below) => {
    expect(heard(`已整改\n${below}`)).toEqual(['held-back']);
  });

  it('keeps how and where that stand on its own line apart, and lists no checker among what is lacking', () => {
    const [one] = hear({ own: '已整改。方式：实地查看；地点：矿区', within: '' }, 'WH');
    expect(one).toMatchObject({ answer: { check: { methods: ['site'], place: '矿区' } } });
    const [other] = hear({ own: '未整改：南侧未硬化\n核查人：李四', within: '' }, 'WH');
    expect(other).toMatchObject({ answer: { lacking: '南侧未硬化' } });
  });
});

describe('a claim’s evidence', () => {
  const evidence = (text: string) => {
    const [one] = hear({ own: text, within: '' }, 'WH');
    return one !== undefined && 'answer' in one && one.answer.says === 'claim' ? [...one.answer.evidence] : one;
  };

  it.each([
    ['标准一：已硬化', [[1, '已硬化']]],
    ['标准十二、已硬化', [[12, '已硬化']]],
    ['销号标准（2）：已硬化', [[2, '已硬化']]],
    ['第1条标准：已硬化', [[1, '已硬化']]],
    [
      '1. 已硬化\n2. 已公布',
      [
        [1, '已硬化'],
        [2, '已公布'],
      ],
    ],
    ['（一）已硬化', [[1, '已硬化']]],
    [
      '标准1：已硬化；标准2：已公布',
      [
        [1, '已硬化'],
        [2, '已公布'],
      ],
    ],
    ['标准1：清理1、2、3号点位', [[1, '清理1、2、3号点位']]],
    [
      'criterion no. 1: paved\ncriterion two: published',
      [
        [1, 'paved'],
        [2, 'published'],
      ],
    ],
  ])('is told by its label, however that is written: %s', (lines, expected) => {
    expect(evidence(`申请销号\n${lines}`)).toEqual(expected);
  });

  it('is no word that only begins like a label', () => {
    expect(heard('申请销号\n标准一致')).toEqual(['held-back']);
  });
});

describe('the date of an extension', () => {
  it.each([
    ['延期至二〇二六年十二月十五日', '2026-12-15'],
    ['延期至20261215', '2026-12-15'],
    ['延期至26年12月15日', '2026-12-15'],
    ['延期至2026年12月底前', '2026-12-31'],
    ['延期至2026年2月中旬', '2026-02-20'],
    ['延期到2026年底', '2026-12-31'],
    ['延期至2026年三季度末', '2026-09-30'],
    ['extension to 15th of December 2026 reason: frost', '2026-12-15'],
    ['extension to Dec 15, 2026 because of frost', '2026-12-15'],
    ['extend until end of February 2028', '2028-02-29'],
    ['extension to 15/12/2026 reason: frost', '2026-12-15'],
  ])('is read where it has its year: %s', (text, expected) => {
    const [one] = hear({ own: text, within: '' }, 'WH');
    const to = one !== undefined && 'answer' in one && one.answer.says === 'extension' ? one.answer.to : NaN;
    expect(isoDate(to)).toBe(expected);
  });

  it.each(['延期至12月15日', 'extension to 3/4/2026', '延期至2026年13月5日'])(
    'is asked about otherwise: %s',
    (text) => {
      expect(heard(text)).toEqual(['date-unreadable']);
    },
  );
});

describe('findings in a list', () => {
  const findings = (own: string) => hear({ own, within: '' }, 'WH').map(({ finding }) => finding);

  it.each([
    ['WH-005、006签收', ['WH-005', 'WH-006']],
    ['WH-005至007 无变化', ['WH-005', 'WH-006', 'WH-007']],
    ['WH-005-007签收', ['WH-005', 'WH-006', 'WH-007']],
    ['[WH-005, 006 and 008] acknowledged', ['WH-005', 'WH-006', 'WH-008']],
    ['[WH-005、006] 延期 2026-12-31 理由：汛期', ['WH-005', 'WH-006']],
    ['WH-005、200米道路已硬化', ['WH-005']],
    ['WH-005、2026年完成', ['WH-005']],
    ['WH-005、100盏路灯已装', ['WH-005']],
    ['WH-005, 200 metres are paved', ['WH-005']],
  ])('are named by their numbers alone after the first: %s', (text, expected) => {
    expect(findings(text)).toEqual(expected);
  });
});

describe('an acknowledgement', () => {
  it.each([
    '收到，请转水务局办理',
    '签收（有保留意见）',
    '收到，请核实牵头单位',
    '收到，此件退回',
    '收到，贵办发错单位了',
    'Received with reservations',
    'Acknowledged, please forward this to Housing',
    '收到，该事项归住建局负责',
    '收到，牵头职责存在争议',
    '收到，须与农牧局会商确定承办单位',
    '已签收，分歧意见随后报送',
    '收到，请重新分派任务',
    '收到，建议另选牵头部门',
    '收到，我办只负责协助',
    '收到，恳请改列为协办单位',
    '收到，主责部门不明',
    'Received under protest',
    'Acknowledged, but we dispute the division of work',
    'Received, please give this to the Water Bureau',
    'Received. It is the responsibility of Housing.',
    '收到，这是农牧局的事',
    '收到，请交给林草局',
    '收到，已移交综合执法局',
    '收到，请予退回',
    '收到，本单位协助即可',
    '收到，究竟谁来牵头',
    '收到，保留申诉权',
    'Received. It is a planning matter.',
    'Received, Finance should handle it',
    'Acknowledged, but without prejudice',
  ])('is none where the matter is sent on, returned or doubted: %s', (text) => {
    expect(heard(text)).not.toContain('acknowledge');
  });

  it.each([
    '收悉，我局将认真落实',
    '已收悉',
    '收到，已转我局矿管科办理',
    '收到，请转告李主任，我局照办',
    '收到，已明确责任单位和责任人',
    '收到，没有异议',
    '收到，已责成责任单位立行立改',
    '收到，明确由水政科承办',
    '收到，退回的方案我局将尽快修改',
    'Received. We have assigned it to Mr Li.',
    '收到，我局按职责分工抓好落实',
    '收到，我局作为配合单位将积极支持',
    '收到，李主任归来后即办',
    '收到哈',
    'OK，收到',
    '收到来文，即办',
    '签收人：李某',
    '签 收',
  ])('is one where its reader takes the matter on: %s', (text) => {
    expect(heard(text)).toEqual(['acknowledge']);
  });
});

describe('a request to extend', () => {
  const asked = (text: string) => hear({ own: text, within: '' }, 'WH')[0];

  it('is heard behind its reason, which goes along', () => {
    expect(asked('因雨季影响，恳请延期到2027年6月30日')).toMatchObject({
      answer: { says: 'extension', reason: '因雨季影响' },
    });
    expect(heard('原定2027年3月31日完成，申请延至2027年6月30日')).toEqual(['extension']);
  });

  it.each([
    '如不能按期完成，将申请延期至2027年6月30日',
    '由于施工方申请延期至2027年6月30日，我局已拒绝',
    '因天气原因延期至2027年6月30日的申请请予撤回',
    '鉴于上次申请延期至2027年6月30日未获同意，现按原时限推进',
  ])('is none where another asks, or it is only thought of or taken back: %s', (text) => {
    expect(heard(text)).not.toContain('extension');
  });

  it('is told how to ask where a date is moved in other words', () => {
    expect(asked('将整改时限由2027年3月31日调整为2027年6月30日')).toMatchObject({
      hint: { code: 'keyword-not-first', keyword: '延期' },
    });
  });
});

describe('an agreement', () => {
  it.each([
    '同意 张某 10.20',
    '同意\n特此批复',
    '同意按程序销号',
    '同意，照此办理',
    '同意，按规定归档',
    '同意哦',
    '批示：同意',
    '同意，请抓紧抓好落实',
    '同意。请按程序上报',
    'Agreed. Please go ahead.',
    '已阅\n同意',
    '审定意见：\n同意',
    '同　意',
    '批准销号',
    '妥，同意',
  ])('may be dated, closed and put formally: %s', (text) => {
    expect(heard(text)).toEqual(['agree']);
  });

  it.each(['同意 1.2', '同意 其中1.2'])('is none where a number names a part: %s', (text) => {
    expect(heard(text)).not.toContain('agree');
  });

  it.each([
    '不妥，同意',
    '不 同 意',
    '待批准',
    '已阅\n不同意',
    '已阅，第二条另议\n同意',
    '同意，请抓紧整改',
    '同意，请按程序补报',
    '同意，推进一半',
    '领导批示\n同意',
    '同意，报李局长定',
    'Agreed. Please go ahead without item two.',
  ])('is none where it is turned round, limited or left to another: %s', (text) => {
    expect(heard(text)).not.toContain('agree');
  });

  it.each([
    '本邮件仅供内部使用，未经批准不得外传',
    '★ 安全提醒：谨防钓鱼邮件 ★',
    '🌿 爱护环境，请谨慎打印',
    '打印此邮件前请考虑环境',
    '邮件已通过加密传输',
    '张某 谨上',
    '张某\n水务局党组成员、副局长',
    '水务局 | 水政水资源科 | 张某',
    '（此件不公开）',
    '门户网站：www.example.org',
    '办公地点：行政中心2号楼',
    '收到请回复',
    '请勿外传',
    '☎ 0473-2011234',
    '关注我们：某某水务',
    '水务局水政水资源科科长 张某',
    '☆☆☆',
    '附件2个',
    '附件：1.审定表.docx\n2.照片.zip',
  ])('is held back by no notice, signature or list of files: %s', (below) => {
    const { own } = newText({ bodies: [{ text: `同意\n\n${below}` }] }, [], isKeyword);
    expect(heard(own)).toEqual(['agree']);
  });

  it.each([
    '此件未经李局长同意',
    '本邮件未经主要领导审阅',
    '温馨提示：第二条还没做',
    '安全提示：第二处仍有隐患',
    '本邮件为草稿，未经签字不得作为依据',
    '邮件已加密部分除外',
    '本邮件及其附件含有机密信息，仅供上述收件人使用，任何人不得转发或者复制\n第二条除外',
    '请抓紧做好收尾工作',
    '请严格按要求整改',
    '🌿 第二条还没做',
    '水政水资源科',
    '水务局 | 第二科负责部分除外',
    '2.缺照片.zip',
    '请关注我们未做的',
  ])('is held back by a line that may limit it: %s', (below) => {
    const { own } = newText({ bodies: [{ text: `同意\n\n${below}` }] }, [], isKeyword);
    expect(heard(own)).toEqual(['held-back']);
  });
});

describe('an order to go on', () => {
  it.each(['申请销号\n抓紧落实', '已整改\n按要求推进'])('goes along with an agreement only: %s', (text) => {
    expect(heard(text)).toEqual(['held-back']);
  });
});

describe('a measure with its state behind a colon', () => {
  const done = (text: string) => {
    const [one] = hear({ own: text, within: '' }, 'WH');
    return one !== undefined && 'answer' in one && one.answer.says === 'progress' ? one.answer.measuresDone : one;
  };

  it('is ticked where that is all it says', () => {
    expect(done('进展：\n措施1：已完成\n措施2：进行中')).toEqual([1]);
    expect(done('progress:\nmeasure 2: done')).toEqual([2]);
  });

  it.each(['措施1：已完成60%', '措施1：未完成', '措施1：已完成验收前的准备', '措施1：预计下月完成'])(
    'is not where it says anything else: %s',
    (line) => {
      expect(done(`进展：\n${line}`)).toEqual([]);
    },
  );
});

describe('evidence of a claim', () => {
  it.each([
    '堆土已清运，但苗木死亡较多',
    '仍在收尾',
    '下周完成',
    '力争月底完成',
    '已完成，除东侧',
    '无法完成',
    '正组织验收',
    '验收未通过',
    '差一处',
    '继续推进',
    'half done',
    'awaiting inspection',
    'still one heap',
    'done except the east side',
  ])('holds the claim back where it tells of what is to come, goes on, failed or is left out: %s', (evidence) => {
    expect(heard(`申请销号\n标准1：${evidence}`)).toEqual(['held-back']);
  });

  it.each([
    '不但清运完毕，还完成复绿',
    '除尘设备已安装',
    '设备正常运行',
    '差异化管控措施已落实',
    '缺陷已修复',
    '收尾工程已完成',
    '下水道已疏通',
    '已完成，下一步将加强巡查',
    '持续开展日常巡查，未发现反弹',
  ])('counts where the same signs mean that all is done: %s', (evidence) => {
    expect(heard(`申请销号\n标准1：${evidence}`)).toEqual(['claim']);
  });
});

describe('an answer among the words of an office', () => {
  it.each([
    ['尊敬的领导：\n您好！\n签收。\n此致\n敬礼\n张某', 'acknowledge'],
    ['李主任，您好：\n签收。', 'acknowledge'],
    ['[签收]', 'acknowledge'],
    ['收到收到', 'acknowledge'],
    ['I hereby acknowledge receipt of the letter.', 'acknowledge'],
    ['Duly received', 'acknowledge'],
    ['本期无变化', 'no-change'],
    ['与上期一致', 'no-change'],
    ['No changes since the last report', 'no-change'],
    ['材料齐全，同意。', 'agree'],
    ['符合销号条件，同意销号。', 'agree'],
    ['经局党组会议研究，同意。', 'agree'],
    ['同意，无其他意见。', 'agree'],
    ['同意。请办公室存档。', 'agree'],
    ['以上内容确认无误', 'confirm'],
    ['已整改到位，现场核查属实', 'rectified'],
    ['我局申请调整责任单位，理由：河道归水务局', 'decline'],
    ['我局申请延期至2023-11-30，理由：降雨', 'extension'],
    ['恳请领导批准延期至2023年11月30日', 'extension'],
    ['申请将整改时限由2023年10月20日延期至2023年11月30日', 'extension'],
    ['I would like to request an extension until 30 November 2023', 'extension'],
  ])('is heard: %s', (text, says) => {
    expect(heard(text)).toEqual([says]);
  });

  it.each([
    '材料不齐全，同意',
    '材料齐全后同意',
    '符合销号条件后再同意',
    '经局党组会议研究，原则同意',
    '方案可行，同意，但时限需提前',
    '同意，有意见',
    '同意不销号',
    '同意延期销号',
  ])('is no agreement where they limit it: %s', (text) => {
    expect(heard(text)).not.toContain('agree');
  });

  it('takes of an extension from one date to another the later one', () => {
    expect(
      hear({ own: '申请将整改时限由2023年10月20日延期至2023年11月30日', within: '' }, 'WH').map((one) =>
        'answer' in one && one.answer.says === 'extension' ? isoDate(one.answer.to) : one,
      ),
    ).toEqual(['2023-11-30']);
  });
});

describe('a number of measures', () => {
  it.each(['已完成措施：3项', '已完成措施：1项', '共完成措施2项'])('ticks none where it counts them: %s', (text) => {
    expect(hear({ own: text, within: '' }, 'WH')).toMatchObject([{ answer: { measuresDone: [] } }]);
  });

  it.each(['已完成第3项措施', '第3项措施已完成', '已完成措施：3'])('ticks the one that it names: %s', (text) => {
    expect(hear({ own: text, within: '' }, 'WH')).toMatchObject([{ answer: { measuresDone: [3] } }]);
  });
});

describe('what stands beside an acknowledgement', () => {
  it.each(['收到，该地块已划归开发区', '收到，我局只负责审批，监管在街道'])(
    'is an objection where the matter is said to be somebody else’s: %s',
    (text) => {
      expect(heard(text)).toEqual(['free-text']);
    },
  );

  it.each(['签收，请求调整整改时限', '收到，将会同水务局办理', '收到，由张某负责办理'])(
    'goes along where it speaks of something else: %s',
    (text) => {
      expect(heard(text)).toEqual(['acknowledge']);
    },
  );
});

describe('several findings on a line', () => {
  it('are agreed to by one word for all', () => {
    expect(
      hear({ own: 'WH-005、WH-006 均同意', within: '' }, 'WH').map((one) => [
        one.finding,
        'answer' in one && one.answer.says,
      ]),
    ).toEqual([
      ['WH-005', 'agree'],
      ['WH-006', 'agree'],
    ]);
    expect(heard('WH-005、WH-006 均不同意：缺照片')).toEqual(['disagree', 'disagree']);
  });
});

describe('evidence that counts', () => {
  it.each(['三处已清两处', '12个路口中10个已硬化', '10家企业中8家已关停', 'five of six signs are up'])(
    'holds a claim back where fewer are done than there are: %s',
    (evidence) => {
      expect(heard(`申请销号\n标准1：${evidence}`)).toEqual(['held-back']);
    },
  );

  it.each(['共三处，已清三处', '12个路口已硬化12个', '三处堆土已清运并新建两处绿地', 'six of six signs are up'])(
    'claims where all are done: %s',
    (evidence) => {
      expect(heard(`申请销号\n标准1：${evidence}`)).toEqual(['claim']);
    },
  );
});

describe('an agreement above what every letter of an office has', () => {
  it.each([
    '严禁通过互联网传递国家秘密和工作秘密',
    '★请勿通过本邮箱存储、处理、传输国家秘密★',
    '祝\n商祺！',
    '收到请告知，谢谢',
    '请领导阅示。',
    '（附件见邮件）',
    '手机同微信：13800000000',
    '张某\n2026年11月28日 晚',
    '从我的 Galaxy 发送',
    'Best regards,\nZhang',
    'Many thanks,\nLi Si',
  ])('is heard: %s', (below) => {
    const { own } = newText({ bodies: [{ text: `同意\n\n${below}` }] }, [], isKeyword);
    expect(heard(own)).toEqual(['agree']);
  });

  it.each(['请勿通过第二项', 'Regards,\nExcept item two', 'Regards,\nRejected', 'Zhang\nTomorrow'])(
    'is held back by what only looks like it: %s',
    (below) => {
      const { own } = newText({ bodies: [{ text: `同意\n\n${below}` }] }, [], isKeyword);
      expect(heard(own)).toEqual(['held-back']);
    },
  );
});

describe('an acknowledgement among courtesies', () => {
  it.each([
    '领导您好，已收悉，将按要求办理。',
    '收到[抱拳]',
    '已收，谢谢',
    '簽收',
    '同意签收',
    'Received, we start at once',
  ])('is heard: %s', (text) => {
    expect(heard(text)).toEqual(['acknowledge']);
  });

  it.each([
    '收到，此项工作一直由水务局负责',
    '收到，我局申请退出',
    '收到。我局作为牵头单位缺乏依据',
    '尚未签收',
    '[微笑]',
  ])('is none: %s', (text) => {
    expect(heard(text)).not.toContain('acknowledge');
  });

  it('is one where a department of the unit’s own takes the matter on', () => {
    expect(heard('收到，现由矿管科负责')).toEqual(['acknowledge']);
  });
});

describe('a request to extend in an office’s words', () => {
  const until = (text: string) =>
    hear({ own: text, within: '' }, 'WH').map((one) =>
      'answer' in one && one.answer.says === 'extension' ? isoDate(one.answer.to) : undefined,
    );

  it.each([
    '申请由2026年10月20日延期至2026年12月31日',
    '请求将该问题整改时限顺延至2026年12月31日',
    '申请延期两个月至2026-12-31',
  ])('has the date that it extends to: %s', (text) => {
    expect(until(text)).toEqual(['2026-12-31']);
  });

  it.each(['延期至2026-12-31被退回', '延期至2026-12-31的申请暂缓', '延期到2026-12-31是不可能的'])(
    'is none where it was refused or put off: %s',
    (text) => {
      expect(until(text)).toEqual([undefined]);
    },
  );
});

describe('tags beside their answers', () => {
  const said = (own: string) =>
    hear({ own, within: '' }, 'WH').map((one) => [one.finding, 'answer' in one ? one.answer.says : one.problem.code]);
  const both = [
    ['WH-005', 'acknowledge'],
    ['WH-006', 'acknowledge'],
  ];

  it.each([
    '（1）WH-005 签收；（2）WH-006 签收',
    '【WH-005】签收【WH-006】签收',
    '一、WH-005签收\n二、WH-006签收',
    '①WH-005签收②WH-006签收',
    '| WH-005 | 签收 |\n| WH-006 | 签收 |',
    '| 编号 | 答复 |\n| WH-005 | 签收 |\n| WH-006 | 签收 |',
    'WH-005-WH-006 签收',
    '签收：WH-005、WH-006',
  ])('are told in a list, in a table, and behind the answer: %s', (text) => {
    expect(said(text)).toEqual(both);
  });

  it('keep an objection on the same line apart', () => {
    expect(said('WH-005签收，WH-006不属我局职责')).toEqual([
      ['WH-005', 'acknowledge'],
      ['WH-006', 'free-text'],
    ]);
  });

  it.each(['签收WH-005，WH-006请转执法局', '同意对WH-005继续跟踪'])('mean no more than they say: %s', (text) => {
    expect(said(text)).not.toContainEqual(['WH-006', 'acknowledge']);
    expect(said(text).flat()).not.toContain('agree');
  });
});
