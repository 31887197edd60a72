import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordsFor } from '../../words';

const folder = join(__dirname, '..', '..', 'words', 'zh-cn');

/** Every key of a language, however deep. */
function keysOf(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`));
}

describe('words', () => {
  const zh = wordsFor('zh-CN');
  const en = wordsFor('en');

  it('say the same things in both languages', () => {
    expect(keysOf(zh).toSorted()).toEqual(keysOf(en).toSorted());
  });

  it('leave nothing unsaid', () => {
    for (const words of [zh, en]) expect(JSON.stringify(words)).not.toMatch(/":""/);
  });

  it('say every trouble as a sentence that names its subject', () => {
    for (const words of [zh, en]) {
      for (const [code, say] of Object.entries(words.troubles)) {
        expect([code, say('SUBJECT')]).toEqual([
          code,
          expect.stringMatching(code === 'no-temporal-cli' || code === 'unconfirmed' ? /./ : /SUBJECT/),
        ]);
      }
    }
  });

  // What ledgers call their columns and dates is no sentence.
  it.each(readdirSync(folder).filter((file) => !file.startsWith('ledger-')))(
    'are punctuated as Chinese is written (%s)',
    (file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      expect(text.match(/.*[\u4e00-\u9fff][,:;()?!][\u4e00-\u9fff].*/g) ?? []).toEqual([]);
    },
  );

  it('name a bad cell by sheet, row and column, with what would do', () => {
    const at = { sheet: '台账', row: 7, column: '牵头单位' };
    expect(en.problem('ledger.xlsx', at, 'unknown-unit', '水务', ['水务局'])).toBe(
      'ledger.xlsx, sheet 台账, row 7, column 牵头单位: no such unit, found “水务”; what would do: 水务局',
    );
    expect(zh.problem('ledger.xlsx', at, 'unknown-unit', '水务', ['水务局'])).toContain('第7行');
  });
});
