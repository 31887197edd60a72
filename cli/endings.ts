import { CommanderError } from 'commander';
import { ArchiveError, type ArchiveErrorCode } from '../archive/errors';
import { Trouble } from '../client/errors';
import { BadFiles } from '../config/problem';
import { Refusal } from '../domain/commands/refusal';
import { problemsTold } from '../words/problems-told';
import type { TroubleCode } from '../words/troubles';
import type { Words } from '../words/words';

/** How the command line ends; README.md, "Exit codes". */
export const exitCodes = {
  done: 0,
  unexpected: 1,
  misused: 2,
  refused: 3,
  badFiles: 4,
  unknown: 5,
  noAnswer: 6,
  machine: 7,
} as const;

const codes: Readonly<Record<TroubleCode, number>> = {
  'no-server': exitCodes.noAnswer,
  'no-worker': exitCodes.noAnswer,
  'task-fails': exitCodes.noAnswer,
  'other-build': exitCodes.noAnswer,
  'attributes-missing': exitCodes.noAnswer,
  'server-ended': exitCodes.noAnswer,
  'worker-ended': exitCodes.noAnswer,
  'mail-refused': exitCodes.noAnswer,
  'mail-fails': exitCodes.noAnswer,
  'no-mail-file': exitCodes.badFiles,
  'unknown-finding': exitCodes.unknown,
  'unknown-campaign': exitCodes.unknown,
  'no-finding-named': exitCodes.misused,
  'findings-gone': exitCodes.unknown,
  'campaign-stopped': exitCodes.noAnswer,
  'prefix-taken': exitCodes.badFiles,
  'cannot-close': exitCodes.badFiles,
  'no-draft': exitCodes.unknown,
  'no-snapshot': exitCodes.unknown,
  'unknown-person': exitCodes.unknown,
  'unknown-message': exitCodes.unknown,
  'message-decided': exitCodes.refused,
  'message-waits-on': exitCodes.refused,
  'messages-stuck': exitCodes.noAnswer,
  'port-taken': exitCodes.machine,
  'foreign-data': exitCodes.machine,
  'data-of-campaign': exitCodes.machine,
  'data-paced-otherwise': exitCodes.machine,
  'data-kept': exitCodes.machine,
  'server-in-fast-time': exitCodes.machine,
  'broken-secret': exitCodes.machine,
  'no-temporal-cli': exitCodes.machine,
  'already-running': exitCodes.machine,
  'disk-full': exitCodes.machine,
  'bad-argument': exitCodes.misused,
  'not-all': exitCodes.refused,
  unconfirmed: exitCodes.misused,
  'folder-not-empty': exitCodes.machine,
  'unknown-build': exitCodes.misused,
  'archive-corrupt': exitCodes.machine,
  'archive-damaged': exitCodes.machine,
  'not-in-archive': exitCodes.machine,
  'note-differs': exitCodes.machine,
  'foreign-note': exitCodes.machine,
  'missing-option': exitCodes.misused,
  unexpected: exitCodes.unexpected,
};

/** An error as sentences with their codes, and how to end. */
export function endingOf(
  error: unknown,
  words: Words,
): { readonly code: number; readonly sentences: readonly string[] } {
  if (error instanceof Refusal) {
    return { code: exitCodes.refused, sentences: [`${words.refusal(error.reason)} [${error.reason.code}]`] };
  }
  if (error instanceof BadFiles) {
    const sentences = problemsTold(
      error.problems,
      ({ file, at, code, found, wanted }) => `${words.problem(file, at, code, found, wanted)} [${code}]`,
      words,
    );
    return { code: exitCodes.badFiles, sentences };
  }
  // Help and version have been printed by then.
  if (error instanceof CommanderError && error.exitCode === 0) return { code: exitCodes.done, sentences: [] };
  if (error instanceof CommanderError && error.code === 'commander.help') {
    return { code: exitCodes.misused, sentences: [] };
  }
  const trouble = troubleOf(error);
  return {
    code: codes[trouble.code],
    sentences: [`${sentenceOf(trouble, words)} [${trouble.code}]`],
  };
}

function sentenceOf({ code, subject, wanted }: Trouble, words: Words): string {
  const sentence = words.troubles[code](subject);
  return wanted.length === 0 ? sentence : `${sentence}${words.cli.wouldDo(wanted)}`;
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof Trouble) return error;
  if (error instanceof CommanderError) return misuse(error);
  if (error instanceof ArchiveError) return new Trouble(archiveTroubles[error.code], error.subject);
  if (!(error instanceof Error)) return new Trouble('unexpected', String(error));
  const { code, path = '', message } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' ? new Trouble('disk-full', path) : new Trouble('unexpected', message);
}

const archiveTroubles: Readonly<Record<ArchiveErrorCode, TroubleCode>> = {
  missing: 'not-in-archive',
  corrupt: 'archive-damaged',
  'corrupt-note': 'archive-damaged',
  'foreign-note': 'foreign-note',
  'note-differs': 'note-differs',
};

/** What commander did not understand, and the nearest that it knows. */
function misuse({ code, message }: CommanderError): Trouble {
  const subject = /'(.*?)'/.exec(message)?.[1] ?? message;
  const meant = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1]?.split(', ') ?? [];
  return new Trouble(/missing/i.test(code) ? 'missing-option' : 'bad-argument', subject, meant);
}
