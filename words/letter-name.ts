import type { LetterKind } from '../domain/finding/finding';
import type { DutyKind, FormalLetter } from '../domain/policy/policy';
import type { Words } from './words';

/** What a letter is, and what it is about. */
export function letterName(
  { letter, duty, draft }: { letter: LetterKind; duty: DutyKind | null; draft: FormalLetter | null },
  words: Words,
): string {
  const about = draft === null ? (duty === null ? '' : words.duties[duty]) : words.formal[draft];
  return [words.cli.letterKinds[letter], about].filter((part) => part !== '').join(' · ');
}
