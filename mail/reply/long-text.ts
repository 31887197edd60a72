import type { Command } from '../../domain/commands/commands';

/** Longest free text in a command, in characters (domain/decide). */
const LONGEST = 4_000;
/** How many characters of it stay in the command. The whole text is in the archive. */
const SHORT = 1_000;

/** A command with its long texts shortened, and the whole texts, to be kept as files. */
export interface Shortened {
  readonly command: Command;
  readonly whole: readonly string[];
}

/** Shortens every text of a command over 4,000 characters. A command without one is returned unchanged. */
export function shortened(command: Command): Shortened {
  const whole: string[] = [];
  const fields = Object.entries(command).map(([key, value]: readonly [string, unknown]) => {
    if (typeof value !== 'string' || value.length <= LONGEST) return [key, value] as const;
    whole.push(value);
    return [key, `${value.slice(0, SHORT)}…`] as const;
  });
  return whole.length === 0 ? { command, whole } : { command: Object.fromEntries(fields) as unknown as Command, whole };
}
