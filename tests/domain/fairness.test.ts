import { advance } from '../../domain/schedule/advance';
import { dayOf, isoDate } from '../../domain/calendar/calendar';
import { dutiesOf } from '../../domain/duties/duties';
import { foresee } from '../../domain/schedule/foresight';
import { letterLine } from '../../domain/notices/letter-line';
import { lightOf } from '../../domain/light/light';
import { isMereLink } from '../../domain/text/mere-link';
import { openFinding } from '../../domain/finding/open';
import type { Finding } from '../../domain/finding/finding';
import type { DutyKind } from '../../domain/policy/policy';
import {
  assignment,
  at,
  calendar,
  day,
  opened,
  refusalOf,
  subjectWith,
  termsWith,
  told,
  uptoClosed,
  uptoPlanning,
  uptoRectifying,
  type Step,
} from '../support/commands';

const terms = termsWith();

function dueOf(finding: Finding, kind: DutyKind): string | undefined {
  const duty = dutiesOf(finding, terms).find((one) => one.kind === kind);
  return duty === undefined ? undefined : isoDate(dayOf(calendar, duty.due));
}

describe('a unit whose deadline has passed', () => {
  const late = told(opened({}, '2023-08-31'), terms, uptoPlanning);
  const plan = { measures: [{ text: 'Pave', due: day('2023-09-28') }], criteria: [] };

  it('may still hand in a plan, and is red all the same', () => {
    const planned = told(late, terms, [['2023-09-04 10:00', 'head', 'submitPlan', plan]]);
    expect(planned.standing).toMatchObject({ stage: 'planning', submitted: {} });
    expect(lightOf(planned, terms, at('2023-09-04 10:00')).colour).toBe('red');
  });

  it('may ask for an extension before its plan is accepted', () => {
    const asked = told(late, terms, [
      ['2023-09-04 10:00', 'head', 'requestExtension', { to: day('2023-10-20'), reason: 'Rain' }],
      ['2023-09-05 10:00', 'office', 'decideExtension', { agreed: true, why: '' }],
    ]);
    expect(dueOf(asked, 'rectify')).toBe('2023-10-20');
  });

  it('is given a date where another unit takes it over', () => {
    const other = { ...assignment, lead: 'energy', reason: 'Its field' };
    expect(refusalOf(late, '2023-09-04', 'office', 'reassign', other)).toEqual({
      code: 'deadline-passed',
      deadline: '2023-08-31',
    });
    expect(refusalOf(late, '2023-09-04', 'office', 'reassign', { ...other, due: day('2023-10-20') })).toBeUndefined();
  });

  it('that was late before it was assigned is first chased, not put into a circular', () => {
    const assigned = told(opened({}, '2023-06-30'), terms, uptoPlanning.slice(0, 1));
    const { notices } = foresee(assigned, terms, at('2023-07-21 11:01'), at('2023-08-10'));
    const letters = notices.filter(({ duty }) => duty?.kind === 'rectify');
    expect(letters.map(({ letter, draft }) => draft?.letter ?? letter)).toEqual([
      'chase',
      'supervision-letter',
      'talk',
      'circular',
    ]);
  });
});

describe('立行立改', () => {
  it('leaves time to act on the plan: it is due three working days after the acknowledgement', () => {
    const immediate = openFinding(subjectWith({ track: 'immediate' }), terms, {});
    const planning = told(immediate, terms, uptoPlanning);
    expect([dueOf(planning, 'plan'), dueOf(planning, 'rectify')]).toEqual(['2023-07-27', '2023-08-04']);
  });
});

describe('a report', () => {
  const late: readonly Step[] = [
    ...uptoRectifying,
    ['2023-07-31 11:00', 'contact', 'fileReport', { text: 'Begun', measuresDone: [], files: [] }],
    ['2023-08-16 10:00', 'contact', 'fileReport', { text: 'Late', measuresDone: [], files: [] }],
  ];

  it('that comes late counts for its period; its correction on the same day settles no other', () => {
    const corrected = told(opened(), terms, [
      ...late,
      ['2023-08-16 11:00', 'contact', 'fileReport', { text: 'Correction', measuresDone: [], files: [] }],
    ]);
    expect(dueOf(corrected, 'report')).toBe('2023-08-31');
    expect(corrected.reporting.last?.gist).toBe('Correction');
  });

  it('that is late stays owed after a hold that ends on the day it began', () => {
    const held = told(opened(), terms, [
      ...late.slice(0, -1),
      ['2023-08-16 10:00', 'office', 'hold', { reason: 'Court', reviewBy: day('2023-09-01') }],
      ['2023-08-16 11:00', 'office', 'resume'],
    ]);
    expect(dueOf(held, 'report')).toBe('2023-08-15');
  });
});

describe('a letter', () => {
  it('posted days after it was due (the machine was off) tells the truth of the day it goes out', () => {
    const waiting = advance(told(opened(), terms, uptoRectifying), terms, at('2023-08-22 10:00')).finding;
    const { finding, notices } = advance(waiting, terms, at('2023-08-31 08:00'));
    const reminders = notices.filter(({ letter, duty }) => letter === 'remind' && duty?.kind === 'milestone');
    const lines = reminders.map((notice) => letterLine(finding, terms, notice, 'unit/natural-resources/contact'));
    expect(lines.map(({ at: moment, duty }) => [isoDate(dayOf(calendar, moment)), duty?.daysLeft])).toEqual([
      ['2023-08-31', 0],
    ]);
  });
});

describe('a closed finding', () => {
  const noticed = termsWith({ publicNotice: { categories: ['water'], workingDays: 5 } });
  const held: Step = ['2023-12-04 10:00', 'supervisor', 'recordLookBack', { outcome: 'held', found: 'Clean' }];

  it('is archived once it is announced in public too', () => {
    const owed = told(opened({ category: 'water' }), noticed, [...uptoClosed, held]);
    expect(owed.standing.stage).toBe('closed');
    const announced = told(owed, noticed, [
      [
        '2023-12-05',
        'office',
        'recordPublicNotice',
        { from: day('2023-11-27'), to: day('2023-12-01'), objections: '' },
      ],
    ]);
    expect(announced.standing.stage).toBe('archived');
  });

  it('that the superior returns after archiving goes on without counting as a recurrence', () => {
    const returned = told(opened(), terms, [
      ...uptoClosed,
      held,
      ['2023-12-11', 'office', 'recordSuperior', { outcome: 'returned', why: 'Not convinced' }],
    ]);
    expect(returned.standing.stage).toBe('rectifying');
    expect(returned.recurrences).toBe(0);
  });
});

describe('a link', () => {
  it.each([
    'https://pan.example.com/s/1abcDEF 提取码：x7k2',
    '链接：https://pan.example.com/s/1abcDEF',
    '佐证材料见网盘 www.example.cn/share/99，有效期30天',
    'See https://drive.example.com/file/d/1',
    '材料见网盘 https://pan.example.com/s/1abcDEF 提取码 1234',
    '相关照片、视频已上传至网盘，请查看：https://pan.example.com/s/1abcDEF',
    '链接: https://pan.example.com/s/1abcDEF 提取码: x7k2 复制这段内容后打开百度网盘手机App，操作更方便哦 --来自百度网盘超级会员V3的分享',
    'All photos uploaded to https://drive.example.com/file/d/1, password 8x2k',
  ])('alone is no evidence: %s', (text) => {
    expect(isMereLink(text)).toBe(true);
  });

  it.each([
    '道路已全部硬化，照片见 https://pan.example.com/s/1abcDEF',
    '已整改',
    '抽查资料12份，均已补齐，见 https://pan.example.com/s/1abcDEF',
    'Paved and swept; readings at https://example.com/readings',
  ])('beside words that say what was done is a statement: %s', (text) => {
    expect(isMereLink(text)).toBe(false);
  });

  it('is refused as evidence, with the criterion that it was given for', () => {
    const rectifying = told(opened(), terms, uptoRectifying);
    const evidence = [1, 2].map((criterion) => ({ criterion, statement: 'https://pan.example.com/s/1', files: [] }));
    expect(refusalOf(rectifying, '2023-08-25', 'head', 'claimCompletion', { evidence })).toEqual({
      code: 'link-no-evidence',
      criterion: 1,
    });
  });
});
