import { recordLine } from '../../cli/record-line';
import type { Command } from '../../domain/commands/commands';
import type { Entry } from '../../domain/finding/entry';
import { wordsFor } from '../../words';
import { at, command, day } from '../support/commands';

const words = wordsFor('zh-CN');

function lineOf(facts: Partial<Entry>): string {
  const entry: Entry = { seq: 7, at: at('2023-08-02'), what: 'letters', ...facts };
  return recordLine(entry, day('2023-08-02'), undefined, words).trim().split('  ').slice(3).join('  ');
}

const said = (one: Command): string => lineOf({ what: one.name, command: one, by: 'zhang' });

describe('an entry of the record', () => {
  it('gives the reason', () => {
    expect(said(command('returnPlan', 'group', { why: '措施没有时限' }))).toBe('zhang  措施没有时限');
    expect(said(command('hold', 'office', { reason: '汛期', reviewBy: day('2023-08-20') }))).toBe(
      'zhang  汛期；2023-08-20',
    );
  });

  it('names the revision of the terms that came', () => {
    expect(lineOf({ what: 'amendTerms', outcome: 'revision 3', by: 'zhang' })).toBe('zhang  第3版');
  });

  it('gives a decision and an outcome in words', () => {
    expect(said(command('decideExtension', 'office', { agreed: false, why: '理由不足' }))).toBe(
      'zhang  不同意；理由不足',
    );
    expect(
      said(command('recordCheck', 'supervisor', { methods: ['site'], outcome: 'continuing', lacking: '缺验收单' })),
    ).toBe('zhang  持续整改；缺验收单');
  });

  it('says where a finding went', () => {
    expect(said(command('withdraw', 'office', { why: '重复', into: 'WH-011' }))).toBe('zhang  重复；并入WH-011');
    expect(said(command('withdraw', 'office', { why: '越权', handedTo: '省厅' }))).toBe('zhang  越权；移交省厅');
  });

  it('gives the superior’s date and consent', () => {
    const moved = command('moveSuperiorDate', 'office', { to: day('2023-12-31'), superiorConsent: '上级〔2023〕9号' });
    expect(said(moved)).toBe('zhang  2023-12-31；上级同意：上级〔2023〕9号');
  });

  it('names letters, not their keys', () => {
    const letters = ['acknowledge/0/0/1/opening', 'plan/0/0/1/supervision-letter.1/2023-08-02', 'news/N3'];
    expect(lineOf({ letters, news: { N3: 'plan-returned' } })).toBe(
      `通知 · 签收、代拟督办函 · 报送整改方案、${words.news['plan-returned']}`,
    );
  });
});
