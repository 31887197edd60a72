import { readyAnswers } from '../../board/ready-answers';
import { hear } from '../../mail/answers';
import { automaticOf } from '../../mail/automatic';
import { newText } from '../../mail/new-text';
import { fingerprintsOf } from '../../mail/sent-lines';

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
function costOnce(act: () => unknown): number {
  const began = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

/** The best of three, because the garbage of others may be collected meanwhile. */
function cost(act: () => unknown): number {
  return Math.min(...[1, 2, 3].map(() => costOnce(act)));
}

/** Twice the length may take three times as long at most, where it takes long enough to be measured. */
function expectLinear(act: (length: number) => unknown, length: number) {
  act(length / 2);
  // So cheap that more tries could only say the same: they would find less, never more.
  if (costOnce(() => act(2 * length)) < 3 * LEAST) return;
  const growth = (): number => {
    const [once, twice] = [cost(() => act(length)), cost(() => act(2 * length))];
    return twice / Math.max(once, LEAST);
  };
  let times = growth();
  // Something else may fall into one measurement, but hardly into three.
  for (let again = 0; again < 2 && times >= 3; again += 1) times = growth();
  expect(times).toBeLessThan(3);
}
const LEAST = 40;

const repeated = (unit: string, length: number) => `${unit.repeat(Math.ceil(length / unit.length))}§`;

describe('the cost of a line grows with its length', () => {
  it.each(units)('as an answer: %s', (unit) => {
    expectLinear((length) => hear({ own: repeated(unit, length), within: '' }, 'WH', ['张某']), 4_000);
    expectLinear((length) => hear({ own: `同意\n${repeated(unit, length)}`, within: '' }, 'WH', ['张某']), 4_000);
    expectLinear((length) => hear({ own: `申请延期\n${repeated(unit, length)}`, within: '' }, 'WH'), 4_000);
  });

  it.each(units)('in a message and its subject: %s', (unit) => {
    expectLinear((length) => newText({ bodies: [{ text: repeated(`${unit}\n`, length) }] }, sent), 20_000);
    expectLinear(
      (length) => automaticOf(incoming(repeated(unit, length)), { nullSender: false, own: repeated(unit, length) }),
      10_000,
    );
  });

  it.each(['<a href="mailto:', '<a ', '<a href="mailto:x">'])('as a link of a letter: %s', (unit) => {
    expectLinear((length) => readyAnswers(repeated(unit, length), 'office@example.org'), 20_000);
  });

  it.each(['<style>.a{', '<p style="display:', '<style>.a{color:red}', '<blockquote style="margin-left:2em">'])(
    'as HTML: %s',
    (unit) => {
      expectLinear((length) => newText({ bodies: [{ html: repeated(unit, length) }] }, sent), 20_000);
    },
  );
});

describe('the cost of a message', () => {
  it('is that of its parts and its lines, not of each part with every line', () => {
    const parts = '[WH-1] 同意\n'.repeat(200);
    expectLinear((lines) => hear({ own: parts + '谢谢\n'.repeat(lines), within: '' }, 'WH'), 4_000);
    expectLinear((lines) => hear({ own: '谢谢\n'.repeat(lines) + parts, within: '' }, 'WH'), 4_000);
  });
});
