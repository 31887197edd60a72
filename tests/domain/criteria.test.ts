import { bare, differByAWord } from '../../domain/text/alike';
import { Refusal } from '../../domain/commands/refusal';
import { hear } from '../../mail/reply/answers';
import { day, opened, termsWith, told, uptoPlanning } from '../support/commands';

const terms = termsWith();
const ledger = opened({ criteria: [{ number: 1, text: '全部完成并通过现场验收' }] });
const measures = [{ text: '硬化路口', due: day('2023-09-15') }];
const planned = (criteria: readonly string[], further?: readonly string[]) =>
  told(ledger, terms, [
    ...uptoPlanning,
    ['2023-07-28 10:00', 'head', 'submitPlan', { measures, criteria, ...(further === undefined ? {} : { further }) }],
  ]);
const criteriaOf = ({ standing }: ReturnType<typeof planned>) =>
  standing.stage === 'planning' ? standing.submitted?.plan.criteria.map(({ text }) => text) : undefined;

describe('the criteria of a plan', () => {
  it.each(['全部完成并通过现场验收', '全部完成\uff0c并通过现场验收。', ' 全部完成并通过 现场验收 '])(
    'are the ledger’s where they say the same, whatever the punctuation: %s',
    (text) => {
      expect(criteriaOf(planned([text]))).toEqual(['全部完成并通过现场验收']);
    },
  );

  it.each(['全部完成并通过验收', '全部完成并通过现场核验', '已全部完成并通过现场验收'])(
    'are asked about where they differ by a word: %s',
    (text) => {
      expect(() => planned([text])).toThrow(Refusal);
      expect(() => planned([text])).toThrow('criterion-alike');
    },
  );

  it('have another that sounds alike, once the unit says that it is another', () => {
    expect(criteriaOf(planned([], ['全部完成并通过环保验收']))).toEqual([
      '全部完成并通过现场验收',
      '全部完成并通过环保验收',
    ]);
  });

  it('have what plainly is another without asking', () => {
    expect(criteriaOf(planned(['每月公布监测数据']))).toEqual(['全部完成并通过现场验收', '每月公布监测数据']);
  });
});

describe('a further criterion', () => {
  it.each(['另加标准\uff1a通过环保验收', 'further criterion: passes the check'])(
    'is heard from a letter: %s',
    (line) => {
      const [one] = hear({ own: `方案\n措施\uff1a硬化路口 | 2023-09-15\n${line}`, within: '' }, 'WH');
      expect(one).toMatchObject({
        answer: { says: 'plan', criteria: [], further: [expect.stringMatching(/验收|check/)] },
      });
    },
  );
});

describe('two texts', () => {
  it.each([
    ['all of it is accepted on site', 'all of it was accepted on site', true],
    ['dust readings are published monthly', 'water readings are collected weekly', false],
    ['验收', '验证', false],
    ['完成', '完成', false],
  ])('differ by a word or not: %s, %s', (a, b, is) => {
    expect(differByAWord(bare(a), bare(b))).toBe(is);
  });
});
