import { dayIndexOf } from '../../domain/calendar';
import { hear } from '../../mail/answers';
import { newText } from '../../mail/new-text';

const said = (text: string) => hear(text, 'WH').map((one) => ('answer' in one ? one.answer : one.problem));

describe('hear', () => {
  it.each([
    ['签收', 'acknowledge'],
    ['收到。', 'acknowledge'],
    ['Acknowledged', 'acknowledge'],
    ['较上期无变化', 'no-change'],
    ['no change', 'no-change'],
    ['确认', 'confirm'],
    ['已整改', 'rectified'],
    ['同意', 'agree'],
  ])('takes the bare keyword %s', (text, says) => {
    expect(said(text)).toEqual([{ says }]);
  });

  it.each(['签收不了', '已整改大部分', '同意延后再说', 'hello'])('does nothing for “%s”', (text) => {
    expect(said(text)).toEqual([{ code: 'unknown-keyword' }]);
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

  it('never takes 完成 for a claim: it is progress, and the receipt says how to claim', () => {
    const [heard] = hear('已完成整改', 'WH');
    expect(heard).toMatchObject({ answer: { says: 'progress' }, hint: { code: 'claim-misunderstood' } });
  });

  it('gives each tagged line to its own finding', () => {
    const heard = hear('[WH-001] 签收\nWH-002\uff1a无变化\n【WH-003】进展\uff1a已完成措施1、2', 'WH');
    expect(heard.map(({ finding }) => finding)).toEqual(['WH-001', 'WH-002', 'WH-003']);
    expect(heard[2]).toMatchObject({ answer: { says: 'progress', measuresDone: [1, 2] } });
  });

  it('reads the date and the reason of an extension', () => {
    expect(said('延期 2023-11-30 理由\uff1a设备未到')).toEqual([
      { says: 'extension', to: dayIndexOf({ year: 2023, month: 11, day: 30 }), reason: '设备未到' },
    ]);
  });

  it.each([
    ['未整改\uff1a现场仍有堆土', { says: 'not-rectified', lacking: '现场仍有堆土' }],
    ['不同意\uff1a佐证不足', { says: 'disagree', why: '佐证不足' }],
    ['reply: done on site', { says: 'reply', text: 'done on site' }],
  ])('keeps what follows in %s', (text, answer) => {
    expect(said(text)).toEqual([answer]);
  });
});

describe('newText', () => {
  it('leaves out what a mail program quotes', () => {
    expect(newText('签收\n\n> 请签收\n> 时限')).toBe('签收');
    expect(newText('签收\r\n在 2023年7月21日\uff0c督办室写道\uff1a\r\n请签收')).toBe('签收');
    expect(newText('agree\n\nOn Fri, 21 Jul 2023, the office wrote:\ndisagree')).toBe('agree');
    expect(newText('同意\n-----原始邮件-----\n不同意')).toBe('同意');
  });
});
