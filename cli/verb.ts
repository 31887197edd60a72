import type { Words } from '../words/words';
import type { Given } from './options';

/** What the command line does for one of the verbs of cli/verbs.ts. */
export interface Verb {
  /** @param argument what the verb takes besides its options; empty where it takes nothing */
  act(given: Given, words: Words, argument: string): void | Promise<void>;
}
