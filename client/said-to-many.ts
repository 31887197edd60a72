import { domainMoment } from '../domain/calendar/clock';
import type { Command } from '../domain/commands/commands';
import { effectOf, type Effect } from '../domain/commands/effect';
import type { Finding, Stage, Subject } from '../domain/finding/finding';
import type { Duban } from './duban';
import { Trouble } from './errors';
import { inBatches } from './in-batches';

/** A finding that would take the command, and what would come of it. */
export interface Willing {
  readonly subject: Subject;
  readonly command: Command;
  readonly effect: Effect;
  /** The finding as it stood when that was found out. */
  readonly finding: Finding;
}

/** A finding that does not take it, and why. */
export interface Unwilling {
  readonly subject: Subject;
  readonly error: unknown;
}

/** A finding that took it. */
export interface Obedient {
  readonly subject: Subject;
  readonly stage: Stage;
}

/** Where nobody answers at all, every other finding would only be waited for in vain. */
const endsAll: ReadonlySet<string> = new Set(['no-server', 'no-worker']);

/**
 * What a command would do to each of several findings, by the rules themselves: asked of the findings, because no
 * command may be decided on a list.
 * @param meant the command as it is for this finding
 * @param clock the machine's time in milliseconds
 * @throws Trouble no-server, no-worker
 */
export function plannedFor(
  duban: Pick<Duban, 'show'>,
  campaign: string,
  subjects: readonly Subject[],
  meant: (finding: Finding) => Command | Promise<Command>,
  clock: () => number = Date.now,
): Promise<readonly (Willing | Unwilling)[]> {
  return inBatches(subjects, async (subject) => {
    try {
      const { finding, terms, known } = await duban.show(campaign, subject.id);
      const command = await meant(finding);
      const now = Math.max(known, domainMoment(terms.clock, clock()));
      return { subject, command, effect: effectOf(finding, terms, command, now), finding };
    } catch (error) {
      if (error instanceof Trouble && endsAll.has(error.code)) throw error;
      return { subject, error };
    }
  });
}

/**
 * Gives each its command, each finding on its own: one that refuses keeps no other back.
 * @param updateId by which a command that is said again is known
 */
export function carriedOut(
  duban: Pick<Duban, 'obey'>,
  campaign: string,
  willing: readonly Willing[],
  updateId: (willing: Willing) => string | undefined = () => undefined,
): Promise<readonly (Obedient | Unwilling)[]> {
  return inBatches(willing, async (one) => {
    const { subject, command } = one;
    try {
      return { subject, stage: (await duban.obey(campaign, subject.id, command, updateId(one))).stage };
    } catch (error) {
      return { subject, error };
    }
  });
}
