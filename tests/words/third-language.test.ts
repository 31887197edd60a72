import { join } from 'node:path';
import type { Language } from '../../domain/policy/policy';
import { opened, termsWith, at } from '../support/commands';
import { compiled, declared, generatedLanguage } from '../support/generated-language';
import { frameIn, scenes } from '../support/letters';

const language = 'xx' as Language;

describe('a third language', () => {
  it('does not compile while it is only declared', () => {
    expect(compiled(declared(false)).errors).toEqual([expect.stringMatching(/^words\/index\.ts .*'xx' is missing/)]);
  });

  it('does not compile while it lacks a string', () => {
    const lacking = [
      ['letters.ts', "    nothing: 'By: nothing more is due because of this letter',\n", 'nothing'],
      ['receipts.ts', "  refused: 'Not done',\n", 'refused'],
      ['terms.ts', "  returnPlan: 'return the plan',\n", 'returnPlan'],
    ] as const;
    const files = new Map(
      [...generatedLanguage()].map(([path, text]) => {
        const string = lacking.find(([file]) => path.endsWith(`xx/${file}`))?.[1] ?? '';
        return [path, text.replace(string, '')];
      }),
    );
    const { errors } = compiled(files);
    expect(errors.toSorted()).toEqual(
      lacking.map(([file, , name]): unknown => expect.stringMatching(new RegExp(`^words/xx/${file} .*'${name}'`))),
    );
  });

  it('writes letters, cards and receipts once it is whole', () => {
    const { errors, write } = compiled(generatedLanguage());
    expect(errors).toEqual([]);
    const folder = join(write(), 'words');
    jest.doMock('../../words', () => jest.requireActual<object>(join(folder, 'index.js')));
    jest.isolateModules(() => {
      const { composeLetter } =
        jest.requireActual<typeof import('../../mail/letter/letter')>('../../mail/letter/letter');
      const { receiptSentences } =
        jest.requireActual<typeof import('../../mail/inbox/receipt')>('../../mail/inbox/receipt');
      const { wordsFor } = jest.requireMock<typeof import('../../words')>('../../words');
      const { findingCard } = jest.requireActual<typeof import('../../words/card')>(join(folder, 'card.js'));
      const scene = scenes.find((one) => one.name === 'assignment-of-one' && one.language === 'en');
      const { text } = composeLetter(scene?.lines ?? [], { ...frameIn('en', at('2023-07-21 11:00')), language });
      expect(text).toContain('Zz acknowledge “Reclaimed water works”');
      expect(findingCard(opened(), termsWith({ language }), at('2023-07-21 11:00'))).toContain(
        'office staff: assign it',
      );
      const said = { finding: 'WH-012', keyword: 'x', result: 'understood', text: 'acknowledged' } as const;
      expect(receiptSentences({ lines: [said], remarks: [] }, wordsFor(language).receipt)).toEqual([
        'WH-012: acknowledged.',
      ]);
    });
  });
});
