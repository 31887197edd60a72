/** The two languages in which offices write. */
export type Lang = 'zh' | 'en';

export interface Letter {
  readonly subject: string;
  readonly lines: readonly string[];
}

export const owner: Readonly<Record<Lang, string>> = { zh: '"张某"', en: '"A. Owner"' };
export const office: Readonly<Record<Lang, string>> = { zh: '整改办', en: 'Rectification Office' };
export const address = 'duban@example.org';
export const mine = 'owner@example.org';

/** Letters of Duban that are answered, each named by its language and what it is about. */
export const letters = {
  'zh-one': {
    subject: '[WH-012] 整改到期：三处矿点堆土未清',
    lines: [
      '提醒：“三处矿点堆土未清”，请按时整改到期；如已报送请忽略',
      '时限：2023年10月20日17:30前（还有10个工作日）',
      '办理方式：直接回复本邮件，首行写明答复',
      '  · 申请销号 → 申请销号 / 标准1：',
      '  · 申请延期 → 延期 年-月-日 理由：',
      '未完成措施：2. 清运三处矿点堆土并平整场地 2023年9月15日；3. 补种苗木 2023年10月10日',
      '本邮箱不得传递涉密信息。需要人工协助的，请致电或直接回复。',
      '',
      '整改工作领导小组办公室',
      '2023年9月28日',
      '联系电话：0473-0000000',
    ],
  },
  'zh-several': {
    subject: '[WH] 2项事项请阅办',
    lines: [
      '请办理2项，最早一项时限：2023年7月25日17:30前',
      '办理方式：直接回复本邮件，每项一行，行首写明编号',
      '',
      '== 请办理',
      '',
      '[WH-005] 请签收：“矿山地质环境治理”',
      '时限：2023年7月25日17:30前（还有2个工作日）',
      '  · 签收 → [WH-005] 签收',
      '  · 申请调整责任单位 → [WH-005] 申请调整责任单位：',
      '',
      '[WH-006] 请签收：“违建清理”',
      '时限：2023年7月25日17:30前（还有2个工作日）',
      '  · 签收 → [WH-006] 签收',
      '  · 申请调整责任单位 → [WH-006] 申请调整责任单位：',
      '本邮箱不得传递涉密信息。需要人工协助的，请致电或直接回复。',
      '',
      '整改工作领导小组办公室',
      '2023年7月21日',
    ],
  },
  'zh-approve': {
    subject: '[WH-012] 审定：三处矿点堆土未清',
    lines: [
      '请审定：“三处矿点堆土未清”',
      '时限：2023年10月24日17:30前（还有3个工作日）',
      '办理方式：直接回复本邮件，首行写明答复',
      '  · 同意 → 同意',
      '  · 不同意 → 不同意：',
      '本邮箱不得传递涉密信息。需要人工协助的，请致电或直接回复。',
      '',
      '整改工作领导小组办公室',
      '2023年10月19日',
    ],
  },
  'zh-check': {
    subject: '[WH-012] 核实：三处矿点堆土未清',
    lines: [
      '请核实：“三处矿点堆土未清”',
      '时限：2023年10月18日17:30前（还有7个工作日）',
      '办理方式：直接回复本邮件，首行写明答复',
      '  · 已整改 → 已整改',
      '  · 持续整改 → 持续整改：',
      '  · 未整改 → 未整改：',
      '本邮箱不得传递涉密信息。需要人工协助的，请致电或直接回复。',
      '',
      '整改工作领导小组办公室',
      '2023年10月8日',
    ],
  },
  'en-one': {
    subject: '[WH-012] rectify: spoil heaps at three pits',
    lines: [
      'Reminder: rectify: “spoil heaps at three pits”; ignore this if it is on its way',
      'By: 20 October 2023, 17:30 (10 working days left)',
      'How: answer this mail; put the answer on the first line',
      '  · Claim completion → claim / criterion 1: ',
      '  · Ask for an extension → extend yyyy-mm-dd because ',
      'Measures not yet done: 2. carry the spoil away and level the ground 15 September 2023',
      'Nothing classified may be sent to this mailbox. To speak to a person, telephone or just answer.',
      '',
      'Rectification Office',
      '28 September 2023',
      'Telephone: 0473-0000000',
    ],
  },
  'en-approve': {
    subject: '[WH-012] approve: spoil heaps at three pits',
    lines: [
      'Please approve: “spoil heaps at three pits”',
      'By: 24 October 2023, 17:30 (3 working days left)',
      'How: answer this mail; put the answer on the first line',
      '  · Agree → agree',
      '  · Disagree → disagree: ',
      'Nothing classified may be sent to this mailbox. To speak to a person, telephone or just answer.',
      '',
      'Rectification Office',
      '19 October 2023',
    ],
  },
} satisfies Readonly<Record<`${Lang}-${string}`, Letter>>;

export type LetterName = keyof typeof letters;
