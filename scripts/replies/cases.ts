import type { LetterName } from './letters';
import type { Between, Shape } from './shapes';

/** What the inbox has to make of a line: an answer, or why it is none; of which finding, where several are answered. */
interface Expected {
  readonly finding?: string;
  readonly says?: string;
  readonly problem?: string;
}

export interface Options {
  readonly charset?: 'gb18030';
  /** The character set that the message names, where it is not the one it is in; empty names none. */
  readonly label?: string;
  readonly only?: 'text' | 'html';
  readonly between?: Between;
  readonly above?: boolean;
  /** What is new in it, where that is not the reply as it was written. */
  readonly newText?: string;
  /** What was written into the letter. */
  readonly within?: string;
}

export type Case = readonly [
  shape: Shape,
  letter: LetterName,
  reply: readonly string[],
  answers: readonly Expected[],
  options?: Options,
];

const says = (...all: readonly (string | Expected)[]): readonly Expected[] =>
  all.map((one) => (typeof one === 'string' ? { says: one } : one));
const problem = (code: string, finding?: string): Expected =>
  finding === undefined ? { problem: code } : { finding, problem: code };
const claim = ['申请销号', '标准1：堆土已清运，验收单.pdf'];
const digest = ['[WH-005] 签收', '[WH-006] 申请调整责任单位：属水务局职责'];
const digestSays = [
  { finding: 'WH-005', says: 'acknowledge' },
  { finding: 'WH-006', says: 'decline' },
];

export const cases: readonly Case[] = [
  ['outlook-desktop', 'zh-one', claim, says('claim')],
  ['outlook-desktop', 'en-one', ['claim', 'criterion 1: spoil carried away, acceptance.pdf'], says('claim')],
  ['outlook-desktop', 'zh-several', digest, digestSays, { charset: 'gb18030' }],
  ['outlook-desktop', 'zh-approve', ['同意'], says('agree'), { charset: 'gb18030', label: 'us-ascii', only: 'text' }],
  ['outlook-web', 'zh-one', ['进展：已完成措施2，正在补种苗木。'], says('progress')],
  ['outlook-web', 'en-one', ['The ground is levelled; planting starts next week.'], says('free-text')],
  ['outlook-phone', 'en-approve', ['Agreed.'], says('agree')],
  ['outlook-phone', 'zh-approve', ['不同意：佐证不足'], says('disagree')],
  ['foxmail', 'zh-one', ['无变化'], says('no-change'), { charset: 'gb18030' }],
  [
    'foxmail',
    'zh-one',
    ['各位领导：', '已完成措施2，苗木下周到场。', '', '某市自然资源局 张某'],
    says('free-text'),
    { charset: 'gb18030', label: 'utf-8' },
  ],
  ['foxmail', 'zh-several', digest, digestSays],
  ['foxmail', 'zh-check', ['已整改', '方式：实地查看、查阅资料', '地点：三处矿点'], says('rectified')],
  ['foxmail', 'zh-one', ['无变化'], says('no-change'), { only: 'text', newText: '无变化\n\n张某' }],
  [
    'netease-web',
    'zh-one',
    ['延期 2023-11-30 理由：设备未到'],
    says('extension'),
    { charset: 'gb18030', label: 'gbk' },
  ],
  ['netease-web', 'zh-one', ['好的，收到，谢谢！'], says('acknowledge')],
  ['netease-web', 'zh-one', ['好的，谢谢！'], [problem('unknown-keyword')]],
  ['netease-web', 'en-one', ['no change'], says('no-change')],
  ['netease-web', 'zh-approve', ['同意，但须补充照片'], [problem('not-alone')], { only: 'text' }],
  ['netease-master', 'zh-one', ['收到'], says('acknowledge')],
  ['netease-master', 'zh-one', ['尚未完成，预计月底清完。'], says('free-text'), { only: 'text' }],
  ['netease-master', 'en-one', ['received, thank you'], says('acknowledge')],
  ['qq-web', 'zh-one', claim, says('claim'), { charset: 'gb18030' }],
  ['qq-web', 'zh-one', ['基本完成'], says('free-text'), { charset: 'gb18030', only: 'text' }],
  ['qq-web', 'en-one', ['progress: measure 2 is done'], says('progress')],
  ['qq-phone', 'zh-one', ['没有完成，正在协调运输车辆'], says('free-text')],
  ['qq-phone', 'zh-approve', ['同意销号'], says('agree')],
  ['139', 'zh-one', ['较上期无变化'], says('no-change')],
  ['139', 'zh-several', digest, digestSays, { only: 'text', charset: 'gb18030' }],
  ['wecom', 'zh-one', claim, says('claim')],
  ['wecom', 'zh-check', ['未整改：现场仍有堆土', '方式：实地查看'], says('not-rectified')],
  ['coremail', 'zh-one', ['无新进展'], says('no-change'), { charset: 'gb18030' }],
  [
    'coremail',
    'zh-several',
    ['[WH-005] 签收', '[WH-006] 签收'],
    [
      { finding: 'WH-005', says: 'acknowledge' },
      { finding: 'WH-006', says: 'acknowledge' },
    ],
    { only: 'text' },
  ],
  ['gmail', 'zh-one', ['已完成'], says('free-text')],
  ['gmail', 'en-one', ['acknowledged'], says('acknowledge')],
  ['gmail', 'en-one', ['claim', 'criterion 1: acceptance.pdf'], says('claim'), { only: 'text' }],
  [
    'gmail',
    'zh-several',
    [],
    digestSays,
    {
      between: [
        [8, '[WH-005] 签收'],
        [12, '[WH-006] 申请调整责任单位：属水务局职责'],
      ],
      newText: '[WH-005] 签收\n\n[WH-006] 申请调整责任单位：属水务局职责',
    },
  ],
  ['gmail-below', 'en-approve', ['agree'], says('agree')],
  ['gmail-phone', 'zh-one', ['收到！'], says('acknowledge')],
  ['gmail-phone', 'en-one', ['Not done yet, the lorries are late.'], says('free-text')],
  ['apple-mail', 'zh-one', ['进展：措施2、3均已完成'], says('progress')],
  ['apple-mail', 'en-approve', ['disagree: evidence is missing'], says('disagree')],
  [
    'apple-mail',
    'zh-several',
    [],
    digestSays,
    {
      between: [
        [8, '[WH-005] 签收'],
        [12, '[WH-006] 申请调整责任单位：属水务局职责'],
      ],
      newText: '[WH-005] 签收\n\n[WH-006] 申请调整责任单位：属水务局职责',
    },
  ],
  ['iphone', 'zh-one', ['无变化'], says('no-change')],
  ['iphone', 'en-one', ['extend 2023-11-30 because parts are late'], says('extension')],
  ['dingtalk', 'zh-one', ['申请销号', '标准1：验收单.pdf', '谢谢'], says('claim')],
  ['dingtalk-text', 'zh-one', ['进展：已开工'], says('progress')],
  ['thunderbird', 'zh-one', ['收到，将按要求整改'], says('acknowledge')],
  [
    'thunderbird',
    'zh-several',
    [],
    digestSays,
    {
      between: [
        [8, '[WH-005] 签收'],
        [12, '[WH-006] 申请调整责任单位：属水务局职责'],
      ],
      newText: '[WH-005] 签收\n[WH-006] 申请调整责任单位：属水务局职责',
    },
  ],
  ['thunderbird-text', 'zh-one', claim, says('claim'), { above: true }],
  [
    'thunderbird-text',
    'en-one',
    ['We have carried away all of the spoil from the first pit and are now working on the ', 'second one.'],
    says('free-text'),
    { newText: 'We have carried away all of the spoil from the first pit and are now working on the second one.' },
  ],
  [
    'thunderbird-text',
    'zh-several',
    [],
    digestSays,
    {
      between: [
        [8, '[WH-005] 签收'],
        [12, '[WH-006] 申请调整责任单位：属水务局职责'],
      ],
      newText: '[WH-005] 签收\n\n[WH-006] 申请调整责任单位：属水务局职责',
    },
  ],
  ['huawei', 'zh-one', ['签收'], says('acknowledge')],
  ['huawei', 'zh-one', ['暂不申请销号，还差一处'], says('free-text'), { only: 'text' }],
  ['xiaomi', 'zh-one', ['同上期'], says('no-change')],
  ['xiaomi-text', 'zh-approve', ['同意。'], says('agree')],
  ['android-text', 'zh-one', ['回复：已按函告要求报送'], says('reply')],
  [
    'android-text',
    'en-one',
    ['plan', 'measure: level the ground | 2023-09-15', 'criterion: acceptance note'],
    says('plan'),
  ],
  ['unmarked-below', 'zh-one', claim, says('claim')],
  ['unmarked-below', 'en-approve', ['agree'], says('agree')],
  ['unmarked-above', 'zh-approve', ['同意'], says('agree')],
  ['unmarked-above', 'en-one', ['no change'], says('no-change')],
  ['unmarked-broken', 'zh-one', ['进展：已开工'], says('progress')],
  ['unmarked-broken', 'en-one', ['received'], says('acknowledge')],
  [
    'unmarked-between',
    'zh-several',
    [],
    [
      { finding: 'WH-005', says: 'acknowledge' },
      { finding: 'WH-006', says: 'acknowledge' },
    ],
    {
      between: [
        [10, 'WH-005 签收'],
        [15, 'WH-006 签收'],
      ],
      newText: 'WH-005 签收\n\nWH-006 签收',
    },
  ],
  [
    'outlook-within',
    'zh-several',
    [],
    [
      { finding: 'WH-005', says: 'acknowledge' },
      { finding: 'WH-006', says: 'acknowledge' },
    ],
    {
      between: [
        [10, 'WH-005 签收'],
        [15, 'WH-006 签收'],
      ],
      newText: '',
      within: 'WH-005 签收\n\nWH-006 签收',
    },
  ],
  [
    'outlook-within',
    'zh-one',
    [],
    [problem('written-in-quote')],
    { between: [[11, '申请销号']], newText: '', within: '申请销号' },
  ],
  [
    'outlook-within',
    'zh-approve',
    ['见下方红字'],
    says('free-text', problem('written-in-quote')),
    { between: [[9, '同意']], within: '同意' },
  ],
  ['forward-of-another', 'zh-one', ['请阅'], says('free-text')],
  ['forward-of-another', 'zh-one', [], [], { newText: '' }],
  ['bare', 'zh-one', ['签收'], says('acknowledge'), { charset: 'gb18030', label: 'iso-8859-1' }],
  ['bare', 'zh-one', ['请问销号标准怎么理解？'], says('question'), { label: 'gb2312' }],
  ['bare', 'zh-one', ['申请销号', '标准1：目前还没有完成'], [problem('held-back')], { charset: 'gb18030', label: '' }],
  ['bare', 'en-one', ['rectified', 'except for the third pit'], [problem('held-back')]],
  [
    'bare-html',
    'zh-check',
    ['持续整改：三号矿点未清', '方式：实地查看'],
    says('continuing'),
    { charset: 'gb18030', label: 'gb2312' },
  ],
  ['bare-html', 'zh-check', ['已整改？'], says('question')],
];
