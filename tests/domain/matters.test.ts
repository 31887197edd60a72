import { lightOf } from '../../domain/light/light';
import { dutiesOf } from '../../domain/duties/duties';
import { mattersOf } from '../../domain/finding/matters';
import { reason as inEnglish } from '../../words/en/reasons';
import { at, day, opened, termsWith, told, uptoPlanning } from '../support/commands';

const terms = termsWith();
const many = told(opened(), terms, [
  ...uptoPlanning,
  [
    '2023-07-28 10:00',
    'head',
    'submitPlan',
    {
      measures: Array.from({ length: 10 }, (_, index) => ({
        text: `Step ${index + 1}`,
        due: day('2023-08-10') + index,
      })),
      criteria: [],
    },
  ],
  ['2023-07-31 10:00', 'group', 'acceptPlan'],
]);

describe('measures that are late', () => {
  it('are one matter for whoever owes them, due since the first', () => {
    const late = mattersOf(dutiesOf(many, terms), at('2023-09-01')).filter(({ kind }) => kind === 'milestone');
    expect(late).toMatchObject([{ about: '1 2 3 4 5 6 7 8 9 10', due: at('2023-08-10 17:30') }]);
  });

  it('are apart from those that are still to come', () => {
    const duties = mattersOf(dutiesOf(many, terms), at('2023-08-14')).filter(({ kind }) => kind === 'milestone');
    expect(duties.map(({ about }) => about)).toEqual(['1 2 3 4', '5', '6', '7', '8', '9', '10']);
  });

  it('are one reason for the light, yellow first and then red', () => {
    const reasonsOn = (when: string) =>
      lightOf(many, terms, at(when)).reasons.filter(({ code }) => code === 'milestone-late');
    expect(reasonsOn('2023-08-14')).toEqual([
      { code: 'milestone-late', measures: [1, 2, 3, 4], day: day('2023-08-10') },
    ]);
    const [only, ...others] = reasonsOn('2023-09-01');
    expect(others).toEqual([]);
    expect(only && inEnglish(only)).toBe(
      'measures 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 are late, the first since 10 Aug 2023',
    );
    expect(lightOf(many, terms, at('2023-08-14')).colour).toBe('yellow');
    expect(lightOf(many, terms, at('2023-09-01')).colour).toBe('red');
  });
});
