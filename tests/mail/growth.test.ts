import { readyAnswers } from '../../board/ready-answers';
import { hear } from '../../mail/reply/answers';
import { automaticOf } from '../../mail/message/automatic';
import { newText } from '../../mail/message/new-text';
import { fingerprintsOf } from '../../mail/message/sent-lines';
import { isKeyword } from '../../mail/reply/keywords';

const sent = fingerprintsOf([{ text: '请整改到期：“三处矿点堆土未清”\n时限：2023年10月20日17:30前' }]);
const incoming = (text: string) => ({ headers: new Map([['subject', [text]]]), bodies: [], attachments: [] });

/** Pieces of phrases, dates, tags, names and quotations that could be read in several ways. */
const units = [
  ...[
    '谢谢您好',
    '谢谢您辛苦了',
    '感谢你好',
    '已审阅',
    '好的好',
    '经研究',
    '王李张',
    '市区县',
    '主任科员',
    '办公室',
    '请审核',
  ],
  ...[
    '1、',
    '措施1、',
    '第1项',
    '完成措施 1,',
    '措施一、二',
    '[',
    '【',
    'WH-',
    '[WH-1',
    'WH-001、',
    'WH-001 签收；',
    '[WH-001] 无变化，',
  ],
  ...[
    '在 2023',
    'On 2 ',
    'a@',
    'a@b.',
    '<a@b.c> ',
    '2023-1-1 ',
    '延期 2023',
    '延至2027-06-30',
    '标准1：',
    '13900000000 ',
    '0473-2011234转',
    '9:00 ',
  ],
  ...[
    '。',
    '，',
    '\u3000',
    '！',
    '但',
    '未',
    'not ',
    'http://a',
    'www.a',
    '附件：',
    'a.pdf、',
    '《',
    '地址：',
    '本邮件',
    '属于',
    '应由',
    '（',
    '-----',
  ],
];

/** Processor time in milliseconds. */
function cost(act: () => unknown): number {
  const began = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

/**
 * What costs next to nothing at this length does not grow with its square: that would be 64 million steps and more. Of
 * anything else twice the length may cost three times as much.
 */
function expectLinear(act: (length: number) => unknown, length: number) {
  if (cost(() => act(length)) < LEAST) return;
  let [once, twice, times] = [Infinity, Infinity, Infinity];
  // Something else may fall into one measurement, but hardly into each.
  for (let again = 0; again < 6 && times >= 3; again += 1) {
    once = Math.min(
      once,
      cost(() => act(length)),
    );
    twice = Math.min(
      twice,
      cost(() => act(2 * length)),
    );
    times = twice / Math.max(once, LEAST);
  }
  expect(times).toBeLessThan(3);
}
const LEAST = 40;
const LENGTH = 8_000;

const repeated = (unit: string, length: number) => `${unit.repeat(Math.ceil(length / unit.length))}§`;

describe('the cost of a line grows with its length', () => {
  it.each(units)('as an answer: %s', (unit) => {
    expectLinear((length) => hear({ own: repeated(unit, length), within: '' }, 'WH', ['张某']), LENGTH);
    expectLinear((length) => hear({ own: `同意\n${repeated(unit, length)}`, within: '' }, 'WH', ['张某']), LENGTH);
    expectLinear((length) => hear({ own: `申请延期\n${repeated(unit, length)}`, within: '' }, 'WH'), LENGTH);
  });

  it.each(units)('in a message and its subject: %s', (unit) => {
    expectLinear((length) => newText({ bodies: [{ text: repeated(`${unit}\n`, length) }] }, sent, isKeyword), LENGTH);
    expectLinear(
      (length) => automaticOf(incoming(repeated(unit, length)), { nullSender: false, own: repeated(unit, length) }),
      LENGTH,
    );
  });

  it.each(['<a href="mailto:', '<a ', '<a href="mailto:x">'])('as a link of a letter: %s', (unit) => {
    expectLinear((length) => readyAnswers(repeated(unit, length), 'office@example.org'), 2 * LENGTH);
  });

  it.each(['<style>.a{', '<p style="display:', '<style>.a{color:red}', '<blockquote style="margin-left:2em">'])(
    'as HTML: %s',
    (unit) => {
      expectLinear((length) => newText({ bodies: [{ html: repeated(unit, length) }] }, sent, isKeyword), 2 * LENGTH);
    },
  );
});

describe('the cost of a message', () => {
  const parts = '[WH-1] 同意\n'.repeat(200);

  it.each(['谢谢', '签收', '无变化', '进展：', '措施1：甲 | 2023-08-31', '附件：a.pdf', '在 2023年7月21日'])(
    'is that of its parts and its lines, not of each part or line with every line: %s',
    (line) => {
      const lines = (count: number) => `${line}\n`.repeat(count);
      expectLinear((count) => hear({ own: parts + lines(count), within: '' }, 'WH'), 1_000);
      expectLinear((count) => hear({ own: lines(count) + parts, within: '' }, 'WH'), 1_000);
      expectLinear((count) => hear({ own: `方案\n${lines(count)}`, within: '' }, 'WH'), 1_000);
    },
  );
});
