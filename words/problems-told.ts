import type { Words } from './words';

/** What is told of one file at most: who mends these sees the others next time. */
const MOST = 100;

/** What is wrong with files, a sentence each; of very many the first ones, and how many more there are. */
export function problemsTold<P>(
  problems: readonly P[],
  sentence: (problem: P) => string,
  words: Pick<Words, 'furtherProblems'>,
): readonly string[] {
  const more = problems.length - MOST;
  return [...problems.slice(0, MOST).map(sentence), ...(more > 0 ? [words.furtherProblems(more)] : [])];
}
