import fc from 'fast-check';
import { hear, type Answer } from '../../mail/reply/answers';
import { newText } from '../../mail/message/new-text';
import { fingerprintsOf } from '../../mail/message/sent-lines';
import { isKeyword } from '../../mail/reply/keywords';

/** Answers that claim, confirm, check with success or approve. */
const weighty: ReadonlySet<Answer['says']> = new Set(['claim', 'confirm', 'rectified', 'agree']);
const keyword = fc.constantFrom(
  '申请销号',
  '确认',
  '已整改',
  '同意',
  '同意销号',
  'claim',
  'confirm',
  'rectified',
  'agree',
  'Approved',
);
const tag = fc.constantFrom('', '[WH-012] ', 'WH-012\uff1a', '【WH-003】');
const signatures = ['张某', '某某区水务局', '区水务局', 'Water Bureau', 'Alex Doe'];
/** Lines that say nothing. */
const silent = [
  '',
  '谢谢\uff01',
  'Best regards',
  '某某区水务局 张某',
  '区水务局主要负责人\uff1a张某',
  '张某 13800000000',
  '联系电话\uff1a010-88880000',
  '2023-09-28',
  '2023年9月28日 下午17:30',
  '二〇二三年九月二十八日',
  'Alex Doe, Director, Water Bureau',
];
/** Lines that say something, each of which was once taken for nothing. */
const reservations = [
  '除第三条外都完成了',
  '第二条做不了',
  '还差两处',
  'not all of it',
  'except junction 7',
  '仅限第一项',
  '请先补正材料',
  '除第三条外',
  '第2项另行核查',
  '个别问题持续整改',
  '以书面为准',
  'without measure 2',
  '尚未完成',
  '基本完成',
  'not yet done',
  '您好\uff0c仅限第一项',
  '各位\uff1a第二条做不了',
  '第三条 → 另行核查',
  '区水务局负责第一项',
  '张某不同意',
  '3',
];
/** What a courtesy may be by chance. */
const saidInOneWord = /^[\s\p{P}]*(?:[好行嗯哦对是]|hi|ok|yes)[\s\p{P}]*$/iu;
const weightIn = (own: string, within = '') =>
  hear({ own, within }, 'WH', signatures).filter((heard) => 'answer' in heard && weighty.has(heard.answer.says));

describe('an answer of weight', () => {
  it('is given by its keyword alone', () => {
    fc.assert(
      fc.property(keyword, tag, fc.constantFrom('', '。', '.', '!', ' '), (word, about, end) => {
        expect(weightIn(`${about}${word}${end}`)).toHaveLength(1);
      }),
    );
  });

  it('is never given where a word stands before the keyword', () => {
    const before = fc.constantFrom(
      '不',
      '未',
      '没有',
      '尚未',
      '暂不',
      '不能',
      '无法',
      '是否',
      '拒绝',
      'not ',
      'do not ',
      'cannot ',
      'never ',
      'they ',
    );
    fc.assert(
      fc.property(before, keyword, tag, fc.constantFrom('', '。', '\n标准1\uff1a见附件'), (no, word, about, after) => {
        expect(weightIn(`${about}${no}${word}${after}`)).toEqual([]);
      }),
    );
  });

  it('is never given where another word stands behind it on its line', () => {
    const behind = fc.constantFrom(
      '不了',
      '\uff1f',
      '吗',
      '的条件不具备',
      '\uff0c但须补充',
      ' 暂缓',
      '\uff1a以后再说',
      ' not yet',
      ', except one',
      ' later',
      '?',
      ' no',
      '\uff1a 地点\uff1a尚未去现场',
    );
    fc.assert(
      fc.property(keyword, behind, tag, (word, after, about) => {
        expect(weightIn(`${about}${word}${after}`)).toEqual([]);
      }),
    );
  });

  it('is never given beside a line that says anything of its own, before it or behind it', () => {
    const line = fc.oneof(
      fc.constantFrom(...reservations),
      fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => text.replaceAll(/[\n\r\u2028\u2029]/g, ' ')),
      fc
        .tuple(fc.constantFrom(...silent), fc.constantFrom(...reservations))
        .map(([polite, not]) => `${polite}\uff0c${not}`),
    );
    const others = fc.array(fc.constantFrom(...silent), { maxLength: 3 });
    fc.assert(
      fc.property(keyword, tag, line, others, fc.boolean(), (word, about, said, beside, before) => {
        fc.pre(/[^\s\p{P}\p{S}]/u.test(said) && !saidInOneWord.test(said));
        const text = before ? [said, `${about}${word}`, ...beside] : [`${about}${word}`, ...beside, said, ...beside];
        expect(weightIn(text.join('\n'))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['?', '\uff1f', '×', '❌', '👎', 'P', 'He', 'T M', '_e', '*M*'])(
    'is never given beside the sign %s',
    (sign) => {
      expect(weightIn(`同意\n${sign}`)).toEqual([]);
    },
  );

  it.each([
    ['申请销号', '标准1\uff1a尚未验收'],
    ['claim', 'criterion 1: not complete'],
    ['已整改', '地点\uff1a尚未去现场'],
    ['已整改', '标准1\uff1a除第三条外'],
    ['同意', '标准1\uff1a除第三条外'],
    ['确认', '方式\uff1a以书面为准'],
  ])('is never given by %s beside a label that it does not take or that says not yet: %s', (word, line) => {
    expect(weightIn(`${word}\n${line}`)).toEqual([]);
  });

  it('is given beside courtesies and a signature of known names', () => {
    fc.assert(
      fc.property(keyword, tag, fc.array(fc.constantFrom(...silent)), (word, about, lines) => {
        expect(weightIn([`${about}${word}`, ...lines].join('\n'))).toHaveLength(1);
      }),
    );
  });

  it('is not given beside a body that neither the directory nor its form tells', () => {
    expect(hear({ own: '同意\n某局 张某', within: '' }, 'WH')).toMatchObject([
      { problem: { code: 'held-back', line: '某局 张某' } },
    ]);
  });

  it('is never given inside the quoted letter', () => {
    fc.assert(
      fc.property(keyword, tag, fc.string(), (word, about, after) => {
        expect(weightIn('', `${about}${word}\n${after}`)).toEqual([]);
      }),
    );
  });
});

const letter = [
  '请审定\uff1a“三处矿点堆土未清\uff0c尚有一处没有平整”',
  '时限\uff1a2023年10月24日17:30前',
  '整改工作领导小组办公室',
];
const escaped = (text: string) => text.replaceAll('<', '&lt;');
const paragraphs = (lines: readonly string[]) => lines.map((line) => `<p>${escaped(line)}</p>`).join('');

/** Ways in which a program marks what it quotes, around lines that may say anything. */
const quotings: Record<string, (lines: readonly string[]) => { readonly text?: string; readonly html?: string }> = {
  'a sign before each line': (lines) => ({ text: lines.map((line) => `> ${line}`).join('\n') }),
  'a divider': (lines) => ({ text: ['-----原始邮件-----', '> 同意', ...lines].join('\n') }),
  'an introduction': (lines) => ({ text: ['在 2023年9月28日\uff0c整改办 写道\uff1a', ...lines].join('\n') }),
  'the letter’s headers': (lines) => ({
    text: ['发件人\uff1a整改办', '发送时间\uff1a2023-09-28', '主题\uff1ax', ...lines].join('\n'),
  }),
  blockquote: (lines) => ({ html: `<blockquote>${paragraphs(lines)}</blockquote>` }),
  'a container of NetEase': (lines) => ({ html: `<div id="isReplyContent">${paragraphs(lines)}</div>` }),
  'a container of DingTalk': (lines) => ({
    html: `<div class="__aliyun_previous_content_wrap">${paragraphs(lines)}</div>`,
  }),
  'the mark of Outlook': (lines) => ({ html: `<div id="divRplyFwdMsg"></div>${paragraphs(lines)}` }),
};

describe.each(Object.entries(quotings))('what is quoted by %s', (_, quote) => {
  it('never gives an answer of weight, whatever it says and whether or not our letter is known', () => {
    const said = fc.array(
      fc.oneof(keyword, fc.constantFrom(...letter, '', '[WH-012] 同意', '标准1\uff1a见附件'), fc.string()),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(said, keyword, fc.boolean(), (lines, word, known) => {
        const quoted = quote([...letter, word, ...lines.map((line) => line.replaceAll(/[\n\r\u2028]/g, ' '))]);
        const { own, within } = newText(
          { bodies: [quoted] },
          known ? fingerprintsOf([{ text: letter.join('\n') }]) : [],
          isKeyword,
        );
        expect(weightIn(own, within)).toEqual([]);
      }),
    );
  });
});
