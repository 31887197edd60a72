import { Trouble } from '../client/errors';
import { BadFiles } from '../config/problem';
import type { Directory } from '../domain/organisation/directory';
import { Refusal } from '../domain/commands/refusal';
import { reasonWithNames } from '../words/names';
import { problemsTold } from '../words/problems-told';
import type { Words } from '../words/words';

/** Why something was not done, in the reader's language. @throws what is no answer to what was asked */
export function sentencesOf(error: unknown, directory: Directory, words: Words): readonly string[] {
  if (error instanceof Refusal) return [words.refusal(reasonWithNames(error.reason, directory))];
  if (error instanceof Trouble) return [words.troubles[error.code](error.subject)];
  if (error instanceof BadFiles) {
    return problemsTold(
      error.problems,
      ({ file, at, code, found, wanted }) => words.problem(file, at, code, found, wanted),
      words,
    );
  }
  throw error;
}
