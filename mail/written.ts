import { halfWidth } from '../domain/half-width';

/**
 * Text of a message, as it was written and in half width. Keywords and dates are looked for in the one; what is recorded
 * is the other, with the punctuation that its author chose. Both have the same length.
 */
export interface Written {
  readonly full: string;
  readonly half: string;
}

export const nothingWritten: Written = { full: '', half: '' };

export function written(text: string): Written {
  const full = text.trim();
  return { full, half: halfWidth(full) };
}

/** From one place to another, without the space around. */
export function cut({ full }: Written, from: number, to?: number): Written {
  return written(full.slice(from, to));
}

/** Lines with something between them, without those that are empty. */
export function joined(lines: readonly Written[], between: string): Written {
  return written(
    lines
      .map(({ full }) => full)
      .filter((line) => line !== '')
      .join(between),
  );
}

/** A group of a match in half width, as it was written. */
export function group(text: Written, match: RegExpExecArray, index: number): Written | undefined {
  const found = match.indices?.[index];
  return found === undefined ? undefined : cut(text, ...found);
}
