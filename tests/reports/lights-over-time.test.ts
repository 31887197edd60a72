import type { SignsOfDay } from '../../client/snapshots';
import { lightsOverTime, pointsOf } from '../../reports/lights-over-time';
import { wordsFor } from '../../words';
import { day } from '../support/commands';

const none = { red: 0, yellow: 0, green: 0, claimed: 0, closed: 0, hold: 0, withdrawn: 0 };
const words = wordsFor('zh-CN');

function daysFrom(first: string, many: number): readonly SignsOfDay[] {
  return Array.from({ length: many }, (_, place) => ({
    day: day(first) + place,
    signs: { ...none, red: place, closed: 3 },
  }));
}

describe('points of a trend', () => {
  it('are days while they are few', () => {
    expect(pointsOf(daysFrom('2023-08-01', 31))).toHaveLength(31);
  });

  it('are each week’s last day where they are many', () => {
    const points = pointsOf(daysFrom('2023-08-01', 40)).map((point) => point.day);
    expect(points.slice(0, 2)).toEqual([day('2023-08-06'), day('2023-08-13')]);
    expect(points.at(-1)).toBe(day('2023-08-01') + 39);
  });
});

describe('the lights over time as a table', () => {
  it('have a row for each sign that there is, and the newest day last', () => {
    const [table] = lightsOverTime(daysFrom('2023-08-01', 3), words);
    expect(table?.columns.map(({ name }) => name)).toEqual(['日期', '8月1日', '8月2日', '8月3日']);
    expect(table?.rows).toEqual([
      ['红灯', '0', '1', '2'],
      ['已销号', '3', '3', '3'],
    ]);
  });

  it('show of many days the last of each of the last weeks', () => {
    const [table] = lightsOverTime(daysFrom('2023-08-01', 80), words);
    const shown = table?.columns.map(({ name }) => name).slice(1);
    expect(shown).toHaveLength(6);
    expect(shown?.slice(-2)).toEqual(['10月15日', '10月19日']);
    expect(table?.columns.reduce((sum, { percent }) => sum + percent, 0)).toBeCloseTo(100);
  });

  it('are left out while there are not two days to compare', () => {
    expect(lightsOverTime(daysFrom('2023-08-01', 1), words)).toEqual([]);
  });
});
