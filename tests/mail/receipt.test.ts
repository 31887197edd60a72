import type { Command, CommandName } from '../../domain/commands/commands';
import { nextAsked } from '../../mail/reply/next-asked';
import { receiptSentences } from '../../mail/inbox/receipt';
import type { AnswerResult } from '../../mail/reply/said';
import { wordsFor } from '../../words';
import {
  at,
  day,
  opened,
  people,
  termsWith,
  told,
  uptoPlanning,
  uptoRectifying,
  type Step,
  type Who,
} from '../support/commands';

const terms = termsWith();
const zh = wordsFor('zh-CN').receipt;
const en = wordsFor('en').receipt;
const sentence = (line: AnswerResult, words = zh) => receiptSentences({ lines: [line], remarks: [] }, words)[0];

describe('a receipt', () => {
  const acknowledged = { kind: 'plan', day: day('2023-08-11'), time: '17:30', today: day('2023-07-28') } as const;

  it('says in one sentence what was done and what is asked for next', () => {
    const text = zh.thenAsked(zh.done('acknowledge'), acknowledged);
    expect(sentence({ finding: 'WH-005', keyword: '签收', result: 'understood', text })).toBe(
      'WH-005已签收，请于8月11日17:30前报送整改方案。',
    );
    const english = en.thenAsked(en.done('acknowledge'), acknowledged);
    expect(sentence({ finding: 'WH-005', keyword: 'acknowledged', result: 'understood', text: english }, en)).toBe(
      'WH-005: acknowledged; next, please send the plan by 17:30 on 11 Aug 2023.',
    );
  });

  it('names the year where it is another than today’s', () => {
    expect(zh.thenAsked('已签收', { ...acknowledged, day: day('2024-01-05') })).toContain('请于2024年1月5日');
  });

  it('says why something was not done, and what it was', () => {
    expect(sentence({ finding: 'WH-006', keyword: '同意', result: 'refused', text: '不在此环节。' })).toBe(
      '[WH-006] 未予办理 · 同意 → 不在此环节。',
    );
  });

  it('shows how to name a finding by one of the campaign’s own', () => {
    const why = { code: 'bare-keyword-in-digest', keyword: '签收', example: 'HB-017' } as const;
    expect(zh.misunderstood(why)).toContain('[HB-017] 签收');
    expect(en.misunderstood(why)).toContain('[HB-017]');
    expect(zh.misunderstood(why) + en.misunderstood(why)).not.toContain('WH-');
  });
});

describe('what is asked next', () => {
  const after = (steps: readonly Step[], by: Who, name: CommandName, fields: object, when: string) =>
    nextAsked(
      told(opened(), terms, steps),
      terms,
      { ...fields, name, by: people[by], via: 'mail' } as unknown as Command,
      at(when),
    );

  it('is the plan, once a finding is acknowledged', () => {
    expect(after(uptoPlanning.slice(0, 1), 'contact', 'acknowledge', {}, '2023-07-24 10:00')).toMatchObject({
      kind: 'plan',
      due: at('2023-08-07 17:30'),
    });
  });

  it('is the next period’s report, once this one is filed', () => {
    const report = { measuresDone: [], files: [] };
    expect(after(uptoRectifying, 'contact', 'fileReport', report, '2023-07-31 11:00')).toMatchObject({
      kind: 'report',
      due: at('2023-08-15 17:30'),
    });
  });

  it('is nothing where only others have to act, or where the answer was obeyed before', () => {
    const plan = { measures: [{ text: 'do it', due: day('2023-09-01') }], criteria: [] };
    expect(after(uptoPlanning, 'head', 'submitPlan', plan, '2023-07-28 10:00')).toBeUndefined();
    expect(after(uptoPlanning, 'contact', 'acknowledge', {}, '2023-07-28 10:00')).toBeUndefined();
  });
});
