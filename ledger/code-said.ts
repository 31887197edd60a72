import { Trouble } from '../client/errors';
import { languages } from '../domain/policy/policy';
import { wordsFor } from '../words';
import type { Words } from '../words/words';

/**
 * What is meant by a word: a code, or what it is called in any language.
 * @throws Trouble bad-argument with what would do
 */
export function codeSaid<T extends string>(
  written: string,
  among: readonly T[],
  names: (words: Words) => Readonly<Record<T, string>>,
): T {
  const said = written.trim().toLowerCase();
  const meant = among.find((code) =>
    [code, ...languages.map((language) => names(wordsFor(language))[code].toLowerCase())].includes(said),
  );
  if (meant === undefined) throw new Trouble('bad-argument', written, among);
  return meant;
}
