import { groupedBy } from '../../domain/grouped';
import type { LetterLine } from '../../domain/notices/letter';
import { togetherAbout } from '../../domain/finding/matters';

/**
 * The lines of a letter as people count them: what chases measures of one finding is one matter, due since the first of
 * them, however many are late.
 */
export function linesAsMatters(lines: readonly LetterLine[]): readonly LetterLine[] {
  const alike = groupedBy(lines, (line) => (chasesMeasure(line) ? `${line.finding} ${String(line.copy)}` : line));
  return [...alike.values()].flatMap((same) => asOne(same) ?? []);
}

function chasesMeasure({ letter, duty }: LetterLine): boolean {
  return letter === 'chase' && duty?.kind === 'milestone';
}

function asOne(lines: readonly LetterLine[]): LetterLine | undefined {
  const [first, ...others] = lines.toSorted((a, b) => (a.duty?.due ?? 0) - (b.duty?.due ?? 0));
  if (first?.duty === undefined || others.length === 0) return first;
  return { ...first, duty: { ...first.duty, about: togetherAbout(lines.map(({ duty }) => duty?.about)) } };
}
