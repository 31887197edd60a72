import type { LetterLine } from '../../domain/notices/letter';
import { dutyKinds } from '../../domain/policy/policy';
import { hear } from '../../mail/reply/answers';
import { wordsFor } from '../../words';

/** An offered answer with its blanks filled in as a person would. */
const filled = (body: string) =>
  body.replace(/年-月-日|yyyy-mm-dd/, '2023-09-30').replace(/[:\uff1a]\s?$/, (colon) => `${colon}已办理`);

const offered = (['zh-CN', 'en'] as const).flatMap((language) =>
  dutyKinds.flatMap((kind) =>
    wordsFor(language)
      .letters.answers({ duty: { kind }, copy: false } as LetterLine)
      .map(({ body }) => [language, kind, body] as const),
  ),
);

describe('an answer that a letter offers', () => {
  it.each(offered)('is understood (%s, %s): %s', (_language, _kind, body) => {
    for (const text of [filled(body), `[WH-012] ${filled(body)}`]) {
      const [heard, ...others] = hear({ own: text, within: '' }, 'WH');
      expect(others).toEqual([]);
      expect(heard).toMatchObject({ answer: { says: expect.not.stringMatching(/free-text|question/) } });
    }
  });
});
