import { Trouble } from '../client/errors';
import { languages } from '../domain/policy';
import { wordsFor } from '../words';
import type { Words } from '../words/words';

/** What people call the values of options: 同意 for `agree`. */
function names({ cli, colours, stages, commitments }: Words): Readonly<Record<string, string>> {
  return { ...cli.values, ...colours, ...stages, ...commitments };
}

/** The values as the reader may write them: what he calls them where that is one word. */
export function namesOf(values: readonly string[], words: Words): readonly string[] {
  const called = names(words);
  return values.map((value) => {
    const name = called[value] ?? value;
    return name.includes(' ') ? value : name;
  });
}

/** The value that is meant, by its code or by what it is called in any language; undefined if it is none of these. */
export function valueMeant<T extends string>(written: string, among: readonly T[]): T | undefined {
  const said = written.trim();
  const calledSo = (value: T): boolean => languages.some((language) => names(wordsFor(language))[value] === said);
  return among.find((value) => value === said) ?? among.find(calledSo);
}

/** @throws Trouble bad-argument with what would do, as the reader calls it */
export function oneOf<T extends string>(flag: string, written: string, among: readonly T[], words: Words): T {
  const choice = valueMeant(written, among);
  if (choice === undefined) throw new Trouble('bad-argument', `${flag} ${written}`, namesOf(among, words));
  return choice;
}
