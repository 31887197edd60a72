import type { ArgumentName, OptionName, VerbGroup } from '../words/cli';
import type { Words } from '../words/words';
import type { Given } from './options';

/** Something that the command line does besides saying commands to findings. */
export interface Verb {
  /** Under which heading the help lists it. */
  readonly group: VerbGroup;
  /** What stands after the verb without an option's name. */
  readonly takes?: ArgumentName;
  readonly options: readonly OptionName[];
  /** @param argument what `takes` asks for; empty where nothing is taken */
  act(given: Given, words: Words, argument: string): void | Promise<void>;
}

/** Options that say where the campaign runs. */
export const placing: readonly OptionName[] = ['data', 'address', 'campaign'];
