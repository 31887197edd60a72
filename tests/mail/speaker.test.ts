import type { Position } from '../../domain/organisation/positions';
import { hear } from '../../mail/reply/answers';
import { signingNames } from '../../mail/reply/beside';
import { directory } from '../support/finding-in-hand';

const names = {
  self: ['张某', '市自然资源局', '自然资源局'],
  office: ['整改工作领导小组办公室'],
  others: ['李某'],
};
const heard = (own: string) =>
  hear({ own, within: '' }, 'WH', names).map((one) => ('answer' in one ? one.answer.says : one.problem.code));

describe('a name before an answer', () => {
  it.each([
    ['张某签收', 'acknowledge'],
    ['市自然资源局张某已签收', 'acknowledge'],
    ['WH-005 张某签收', 'acknowledge'],
    ['张某：同意', 'agree'],
    ['张某\n同意', 'agree'],
    ['市自然资源局同意', 'agree'],
    ['自然资源局申请销号', 'claim'],
    ['张某确认', 'confirm'],
    ['自然资源局：无变化', 'no-change'],
    ['自然资源局申请延期至2023-11-30', 'extension'],
    ['张某不同意：缺照片', 'disagree'],
  ])('says whose word it is, where that is the sender or his unit: %s', (text, says) => {
    expect(heard(text)).toEqual([says]);
  });

  it.each(['李某同意', '水务局同意', '整改工作领导小组办公室同意', '张某、李某同意', '请张某同意', '张某同意李某意见'])(
    'that is somebody else’s makes it nobody’s agreement: %s',
    (text) => {
      expect(heard(text)).not.toContain('agree');
    },
  );

  it.each(['王某签收', '联络员王某：收到'])('may be any colleague’s before an acknowledgement: %s', (text) => {
    expect(heard(text)).toEqual(['acknowledge']);
  });

  it.each(['林业局签收', '周五签收', '李某签收', '张某拒绝签收', '张某未签收', '待张某签收'])(
    'is no acknowledgement where a body, a day, somebody under another address or a refusal stands there: %s',
    (text) => {
      expect(heard(text)).toEqual(['free-text']);
    },
  );
});

describe('the names by which somebody speaks', () => {
  const numbered = { ...directory, supervisionGroups: [{ code: '1', name: '第1督查组' }] };
  const by = (positions: readonly Position[], own: string) =>
    hear({ own, within: '' }, 'WH', signingNames(numbered, { person: 'x', units: [], positions })).map((one) =>
      'answer' in one ? one.answer.says : one.problem.code,
    );

  it('are of his own group, and not of another kind of group with its number', () => {
    expect(by(['supervision/1/head'], '第1督查组同意')).toEqual(['agree']);
    expect(by(['supervision/1/head'], '生态环境组同意')).not.toContain('agree');
    expect(by(['group/1/head'], '生态环境组同意')).toEqual(['agree']);
  });

  it('are not those of a leader whose contact he is, beside whom he may sign', () => {
    expect(by(['leader/a/contact', 'group/1/head'], '市领导甲：同意')).not.toContain('agree');
    expect(by(['leader/a'], '市领导甲：同意')).toEqual(['agree']);
    expect(by(['leader/a/contact', 'group/1/head'], '同意\n市领导甲联络员')).toEqual(['agree']);
  });
});
