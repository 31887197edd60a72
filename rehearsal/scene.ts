import type { Behaviour, Behaviours } from '../config/behaviours-file';
import type { CommandName, Commands } from '../domain/commands';
import type { Directory } from '../domain/directory';
import type { Terms } from '../domain/policy';

/** What the people on a rehearsed finding know. */
export interface Scene {
  readonly terms: Terms;
  readonly directory: Directory;
  readonly behaviours: Behaviours;
  readonly behaviour: Behaviour;
  /** The finding's place in the ledger, from 0: supervision groups are taken in turn. */
  readonly turn: number;
  /** Stands wherever a command needs words. */
  readonly phrase: string;
}

/** A command without who says it. */
export type Spoken = { readonly [N in CommandName]: Commands[N] & { readonly name: N } }[CommandName];
