import { wordsFor } from '../../words';
import { daysText } from '../../words/timetable';
import { day } from '../support/commands';

const en = wordsFor('en');

describe('the timetable in words', () => {
  it.each([
    ['none', 'not asked for', '不安排'],
    [{ weekday: 0 }, 'every Monday', '每周一'],
    [{ dates: [day('2023-08-14'), day('2023-09-11')] }, '2023-08-14, 2023-09-11', '2023-08-14、2023-09-11'],
    [{ afterPhase: -1 }, '1 working day before the end of the concentrated phase', '集中整改期满前第1个工作日'],
    [{ afterPhase: 0 }, 'on the last day of the concentrated phase', '集中整改期满之日'],
    [{ afterPhase: 10 }, '10 working days after the end of the concentrated phase', '集中整改期满后第10个工作日'],
    [{ everyMonths: 6 }, 'every 6 months from the end of the concentrated phase', '自集中整改期满起每6个月'],
    [{ everyMonths: 1, from: day('2023-11-01') }, 'every 1 month from 2023-11-01', '自2023-11-01起每1个月'],
  ] as const)('says %j', (item, english, chinese) => {
    expect(daysText(item, en)).toBe(english);
    expect(daysText(item, wordsFor('zh-CN'))).toBe(chinese);
  });
});
