import { namesIn } from '../../domain/organisation/names';
import { languages, type Language, type Terms } from '../../domain/policy/policy';
import { lightOf } from '../../domain/light/light';
import { nextMoment } from '../../domain/schedule/advance';
import type { Finding } from '../../domain/finding/finding';
import type { Moment } from '../../domain/calendar/moment';
import { findingCard, timerTitle } from '../../words/card';
import { wordsFor } from '../../words';
import {
  at,
  day,
  opened,
  termsWith,
  told,
  uptoApproval,
  uptoCheck,
  uptoClaim,
  uptoClosed,
  uptoPlanning,
  uptoRectifying,
  type Step,
} from '../support/commands';

const names = namesIn({
  revision: 1,
  office: { name: '整改办' },
  people: [],
  units: [
    { code: 'natural-resources', name: '市自然资源局', aliases: [] },
    { code: 'ecology', name: '市生态环境局', aliases: [] },
  ],
  workingGroups: [{ code: '1', name: '生态环境组' }],
  supervisionGroups: [{ code: '3', name: '第三督查组' }],
  leaders: [{ code: 'a', name: '市领导甲' }],
});

const withdrawn: Step = ['2023-07-25 10:00', 'director', 'withdraw', { why: 'merged', into: 'WH-001' }];
const held: Step = ['2023-08-02 10:00', 'office', 'hold', { reason: 'floods', reviewBy: day('2023-08-31') }];
const lookBack: Step = ['2023-12-04 10:00', 'supervisor', 'recordLookBack', { outcome: 'held', found: 'clean' }];

/** A finding in each stage, and one on hold. */
const lives: readonly (readonly [string, readonly Step[], string])[] = [
  ['unassigned', [], '2023-07-21 10:30'],
  ['assigned', uptoPlanning.slice(0, 1), '2023-07-21 12:00'],
  ['planning', uptoPlanning, '2023-07-24 12:00'],
  ['rectifying', uptoRectifying, '2023-08-01 12:00'],
  ['on hold', [...uptoRectifying, held], '2023-08-03 12:00'],
  ['awaiting check', uptoClaim, '2023-08-25 12:00'],
  ['being checked', uptoCheck, '2023-08-28 12:00'],
  ['awaiting approval', uptoApproval, '2023-08-30 12:00'],
  ['closed', uptoClosed, '2023-09-01 12:00'],
  ['archived', [...uptoClosed, lookBack], '2023-12-05 12:00'],
  ['withdrawn', [...uptoPlanning, withdrawn], '2023-07-26 12:00'],
];

function termsIn(language: Language): Terms {
  return { ...termsWith({ language }), names };
}

function cardOf(language: Language, steps: readonly Step[], moment: Moment): string {
  const terms = termsIn(language);
  return findingCard(told(opened(), terms, steps), terms, moment);
}

describe('the card of a finding', () => {
  describe.each(languages)('in %s', (language) => {
    it.each(lives)('names places instead of codes, and speaks the language (%s)', (_, steps, moment) => {
      const text = cardOf(language, steps, at(moment));
      expect(text).not.toMatch(/natural-resources|unit\/|group\/|supervision\/|leader\/|office\//);
      expect(text).not.toMatch(/undefined|NaN|awaiting-|-letter|not-rectified/);
      expect(text).toContain(wordsFor(language).card.record);
      // The example's own title and texts are in English.
      const own = /WH-\d+|Dust[^\n]*|On the way|floods|merged|clean/g;
      if (language === 'zh-CN') expect(text.replaceAll(own, '')).not.toMatch(/[a-z]/i);
      else
        expect(text.replaceAll(/市自然资源局|市生态环境局|生态环境组|第三督查组|市领导甲/g, '')).not.toMatch(
          /[\u4e00-\u9fff]/,
        );
    });

    it.each(lives)('says what the timer waits for (%s)', (_, steps, moment) => {
      const terms = termsIn(language);
      const finding: Finding = told(opened(), terms, steps);
      const next = nextMoment(finding, terms, at(moment));
      if (next === undefined) return;
      const title = timerTitle(finding, terms, next);
      expect(title).not.toMatch(/natural-resources|undefined/);
      expect(Buffer.byteLength(title)).toBeLessThan(360);
    });
  });

  it('says where it stands, who owes what by when, how it goes on', () => {
    const text = cardOf('zh-CN', uptoRectifying, at('2023-08-01 12:00'));
    expect(text).toContain('**现状：整改中** · **亮灯：绿**');
    expect(text).toContain('- 牵头单位：市自然资源局');
    expect(text).toContain('- 督查组：第三督查组');
    expect(text).toContain(
      '市自然资源局联络员：完成整改措施节点（第1项措施），2023年8月31日（星期四）前（还有22个工作日）',
    );
    expect(text).toContain('措施2项，已完成0项');
    expect(text).toMatch(
      /\n- 8月2日 催办：报送整改进展 → 市自然资源局联络员、市自然资源局分管负责人\n- \d+月\d+日 提醒：/,
    );
  });

  it('leads to its page, where people can open it', () => {
    const terms = termsIn('zh-CN');
    const finding = told(opened(), terms, uptoRectifying);
    const page = 'https://duban.example.org/finding/WH-012';
    expect(findingCard(finding, terms, at('2023-08-01 12:00'), page)).toContain(`[打开问题页面](${page})`);
    expect(findingCard(finding, terms, at('2023-08-01 12:00'))).not.toContain('打开问题页面');
  });

  it('says why the light is red, and into what it turns by itself', () => {
    const terms = termsIn('zh-CN');
    const finding = told(opened(), terms, uptoRectifying);
    const late = at('2023-10-23 12:00');
    expect(lightOf(finding, terms, late).colour).toBe('red');
    expect(findingCard(finding, terms, late)).toContain('- 超过整改时限2023年10月20日仍未申请销号');
    const quiet = at('2023-08-01 12:00');
    const { next = 0 } = lightOf(finding, terms, quiet);
    const turned = wordsFor('zh-CN').colours[lightOf(finding, terms, next).colour];
    expect(findingCard(finding, terms, quiet)).toContain(`转为${turned}灯`);
  });

  it('says once what is the same day: the deadline and the superior’s date', () => {
    const terms = termsIn('zh-CN');
    const finding = told(opened({}, '2023-10-20', '2023-10-20'), terms, uptoRectifying);
    const card = findingCard(finding, terms, at('2023-10-24 12:00'));
    expect(card).toContain('- 整改时限、上报时限：2023年10月20日（星期五）');
    expect(card).toContain('- 超过整改时限（亦为上报时限）2023年10月20日仍未申请销号');
    expect(card.match(/上报时限/g)).toHaveLength(2);
  });

  it('falls back to a code that nobody named', () => {
    const terms = termsWith({ language: 'zh-CN' });
    expect(findingCard(told(opened(), terms, uptoPlanning), terms, at('2023-07-24 12:00'))).toContain(
      '牵头单位：natural-resources',
    );
  });

  it('shows what people wrote as text: no link, picture, heading or tag', () => {
    const text = '![x](http://evil.example/p.png) [pay](http://evil.example) <img src=x>\n# Red www.evil.example';
    const report: Step = ['2023-08-01 10:00', 'contact', 'fileReport', { text, measuresDone: [], files: [] }];
    const card = cardOf('en', [...uptoRectifying, report], at('2023-08-01 12:00'));
    expect(card).toContain('\\!\\[x\\](http\\://evil.example/p.png)');
    expect(card).toContain('\\<img src=x\\>');
    expect(card).toContain('www\\.evil.example');
    expect(card).not.toMatch(/^# /m);
  });
});
