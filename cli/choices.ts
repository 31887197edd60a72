import { languages } from '../domain/policy/policy';
import { wordsFor } from '../words';
import type { OptionName } from '../words/cli';
import type { Words } from '../words/words';

/**
 * The code of the value that is meant, by the code itself or by its name in any language: an office writes 同意 on
 * whatever machine it sits.
 */
export function choiceMeant(name: OptionName, written: string, among: readonly string[]): string | undefined {
  const said = written.toLowerCase();
  return among.find((code) => waysToWrite(name, code).includes(said));
}

/** Each value as help and refusals list it: its name, and the code where that is another word. */
export function choicesShown(name: OptionName, among: readonly string[], words: Words): readonly string[] {
  return among.map((code) => {
    const [way = code] = namesOf(name, code, words);
    return way.replaceAll(' ', '-') === code ? code : words.cli.choice(way, code);
  });
}

function waysToWrite(name: OptionName, code: string): readonly string[] {
  const names = languages.flatMap((language) => namesOf(name, code, wordsFor(language)));
  return [code, ...names].map((way) => way.toLowerCase());
}

/** What the value is called, and what it is called elsewhere. */
function namesOf(name: OptionName, code: string, words: Words): readonly string[] {
  const { card, cli, colours } = words;
  const names: Partial<Readonly<Record<OptionName, Readonly<Record<string, string>>>>> = cli.values;
  const elsewhere: typeof names = { light: colours, outcome: card.said };
  return [names[name]?.[code], elsewhere[name]?.[code]].filter((way) => way !== undefined);
}
