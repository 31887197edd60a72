import type { Command } from '../domain/commands';

/** Characters of free text that a command may carry (domain/decide). */
const LONGEST = 4_000;
/** Characters of it that stand in the command instead, with the whole in the archive. */
const SHORT = 1_000;

/** A command whose long texts are shortened, and what was longer: to be kept as files. */
export interface Shortened {
  readonly command: Command;
  readonly whole: readonly string[];
}

/** Takes every text over 4,000 characters out of a command; one that has none is left as it is. */
export function shortened(command: Command): Shortened {
  const whole: string[] = [];
  const fields = Object.entries(command).map(([key, value]: readonly [string, unknown]) => {
    if (typeof value !== 'string' || value.length <= LONGEST) return [key, value] as const;
    whole.push(value);
    return [key, `${value.slice(0, SHORT)}…`] as const;
  });
  return whole.length === 0 ? { command, whole } : { command: Object.fromEntries(fields) as unknown as Command, whole };
}
