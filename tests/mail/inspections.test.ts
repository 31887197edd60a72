import { dayIndexOf } from '../../domain/calendar/calendar';
import { hear } from '../../mail/reply/answers';
import { commandFor } from '../../mail/reply/meaning';
import { day, opened, people, termsWith, told, uptoPlanning, type Who } from '../support/commands';

const heard = (text: string, within = '') => hear({ own: text, within }, 'WH');
const said = (text: string) => heard(text).map((one) => ('answer' in one ? one.answer : one.problem));

describe('the result of an inspection, in an answer', () => {
  it.each([
    ['进展属实', { outcome: 'verified', text: '', check: {} }],
    ['属实。', { outcome: 'verified' }],
    ['经实地检查，进展属实', { outcome: 'verified' }],
    ['Progress verified', { outcome: 'verified' }],
    [
      '进展属实\n方式：实地查看、查阅资料\n地点：南侧路口',
      { check: { methods: ['site', 'documents'], place: '南侧路口' } },
    ],
    [
      '进展属实：管网已铺设8公里，剩余2公里按计划推进',
      { outcome: 'verified', text: '管网已铺设8公里，剩余2公里按计划推进' },
    ],
    ['发现不足：堆场未覆盖\n方式：实地查看', { outcome: 'lacking', text: '堆场未覆盖', check: { methods: ['site'] } }],
    ['进展不属实\n只铺了3公里', { outcome: 'lacking', text: '只铺了3公里' }],
    ['found lacking: the stockpile is not covered', { outcome: 'lacking', text: 'the stockpile is not covered' }],
    ['已核实', { outcome: 'checked' }],
    ['进展属实\n措施：1、2', { measures: [1, 2] }],
    ['进展属实\n批次：批次-002', { batch: 'batch-002' }],
    ['进展属实\n日期：2023-08-09', { on: dayIndexOf({ year: 2023, month: 8, day: 9 }) }],
  ])('is heard in “%s”', (text, answer) => {
    expect(said(text)).toMatchObject([{ says: 'inspected', ...answer }]);
  });

  it.each([
    '进展属实，但堆场未覆盖',
    '进展属实\n除南侧路口外',
    '进展属实\n以上待组长确认',
    'verified, except the south side',
  ])('is asked about where something beside it says otherwise: %s', (text) => {
    expect(said(text)).toMatchObject([{ code: 'held-back' }]);
  });

  it.each([
    ['收到，属实，同意', 'agree'],
    ['情况属实，同意', 'agree'],
    ['已核实，同意', 'free-text'],
    ['确认属实', 'confirm'],
    ['发现不足之处已整改', 'free-text'],
    ['属实吗？', 'question'],
  ])('is not heard in “%s”', (text, says) => {
    expect(said(text)).toMatchObject([{ says }]);
  });

  it('never acts where it stands in the quoted letter', () => {
    for (const quoted of ['进展属实\n方式：实地查看', '发现不足：堆场未覆盖', '已核实']) {
      expect(heard('', quoted)).toMatchObject([{ problem: { code: 'written-in-quote' } }]);
    }
  });
});

const terms = termsWith();
const measure = (text: string) => ({ text, due: day('2023-08-31'), node: true });
const done = (...measuresDone: readonly number[]) =>
  told(opened(), terms, [
    ...uptoPlanning,
    ['2023-07-28 10:00', 'head', 'submitPlan', { measures: [measure('a'), measure('b')], criteria: ['c'] }],
    ['2023-07-31 10:00', 'group', 'acceptPlan'],
    ['2023-08-14 11:00', 'contact', 'fileReport', { measuresDone, files: [] }],
  ]);

function meant(text: string, finding: ReturnType<typeof done>, by: Who = 'supervisor') {
  const [one] = heard(text);
  if (one === undefined || !('answer' in one) || one.answer.says === 'status') throw new Error('nothing was heard');
  return commandFor(one.answer, finding, terms, people[by], [], []);
}

describe('the result of a node’s inspection', () => {
  it('is of the node that waits', () => {
    expect(meant('进展属实\n方式：实地查看', done(2))).toMatchObject({
      ...{ name: 'inspectNode', measures: [2], outcome: 'verified', methods: ['site'] },
    });
    expect(meant('发现不足：缺一处', done(1))).toMatchObject({ measures: [1], outcome: 'lacking', found: '缺一处' });
  });

  it('is asked back where several wait and none is named', () => {
    expect(meant('进展属实', done(1, 2))).toEqual({ code: 'inspect-which', waiting: [1, 2] });
    expect(meant('进展属实\n措施：2', done(1, 2))).toMatchObject({ name: 'inspectNode', measures: [2] });
  });

  it('is explained where nothing waits to be inspected', () => {
    expect(meant('进展属实', done())).toEqual({ code: 'nothing-to-inspect' });
    expect(meant('已核实', done(1))).toEqual({ code: 'nothing-to-inspect' });
  });

  it('makes up no method', () => {
    expect(meant('进展属实', done(1))).toMatchObject({ methods: [] });
  });

  it('is no more than a report from the unit', () => {
    expect(meant('属实\n已完成措施2', done(1), 'contact')).toMatchObject({
      ...{ name: 'fileReport', text: '属实\n已完成措施2', measuresDone: [2] },
    });
  });
});

describe('a plan by mail', () => {
  it('marks the measures that are nodes, behind the date or behind the text', () => {
    const [plan] = said('方案\n措施：铺设管网 | 2023-08-31 | 节点\n措施：验收 | 2023-09-28\n标准：通水');
    expect(plan).toMatchObject({
      measures: [
        { text: '铺设管网', due: day('2023-08-31'), node: true },
        { text: '验收', due: day('2023-09-28') },
      ],
    });
    expect(said('方案\n措施：铺设管网 | 2023-08-31 | 什么')).toMatchObject([{ code: 'line-unreadable' }]);
  });
});
