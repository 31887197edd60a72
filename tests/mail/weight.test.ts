import fc from 'fast-check';
import { hear, type Answer } from '../../mail/answers';
import { newText } from '../../mail/new-text';
import { fingerprintsOf } from '../../mail/sent-lines';

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
const weightIn = (own: string, within = '') =>
  hear({ own, within }, 'WH').filter((heard) => 'answer' in heard && weighty.has(heard.answer.says));

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
      'we ',
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

  it('is never given beside a line that says that it is not done', () => {
    const line = fc.constantFrom(
      '尚未完成',
      '未完成',
      '没有完成',
      '基本完成',
      '标准1\uff1a尚未验收',
      '还没完成',
      'not yet done',
      'criterion 1: not complete',
    );
    fc.assert(
      fc.property(keyword, line, fc.array(fc.constantFrom('某局 张某', '', '2023-09-28')), (word, not, others) => {
        expect(weightIn([word, ...others, not, ...others].join('\n'))).toEqual([]);
      }),
    );
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
        );
        expect(weightIn(own, within)).toEqual([]);
      }),
    );
  });
});
