import type { Stage } from './finding';

/** The stages in which it is the unit's turn: nothing is claimed. */
export const withUnit = ['assigned', 'planning', 'rectifying'] as const;

/** The stages in which a deadline runs: nothing is claimed yet. */
export const beforeClaim: ReadonlySet<Stage> = new Set(['unassigned', ...withUnit]);

/** 已销号: closed, and perhaps archived since. */
export function isClosed({ stage }: { readonly stage: Stage }): boolean {
  return stage === 'closed' || stage === 'archived';
}
