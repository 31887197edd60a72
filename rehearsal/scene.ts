import type { Behaviour, Behaviours } from '../config/behaviours-file';
import type { CommandName, Commands } from '../domain/commands/commands';
import type { Directory } from '../domain/organisation/directory';
import type { Terms } from '../domain/policy/policy';

/** What the people in a rehearsed finding know. */
export interface Scene {
  readonly terms: Terms;
  readonly directory: Directory;
  readonly behaviours: Behaviours;
  readonly behaviour: Behaviour;
  /** The finding's place in the ledger, from 0. Supervision groups take turns by it. */
  readonly turn: number;
  /** Used wherever a command needs words. */
  readonly phrase: string;
}

/** A command without the person who gives it. */
export type Spoken = { readonly [N in CommandName]: Commands[N] & { readonly name: N } }[CommandName];
