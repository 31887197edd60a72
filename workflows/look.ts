import { ApplicationFailure, setHandler } from '@temporalio/workflow';
import { LOOKED, type LookDefinition } from './messages';

/**
 * Answers who asks how this run stands: the update is refused, and the refusal carries the answer. Refused updates leave
 * nothing in the history.
 *
 * A query would be the natural thing, but it can spoil the history (SDK 1.24): a worker that did not hold the workflow
 * replays it for the query up to the newest event, also past the last workflow task. What has come since is then acted
 * on before the next task instead of with it, and where an update comes with that task the history does not replay. See
 * docs/decisions/no-queries.md.
 */
export function answerLooks<T>(look: LookDefinition<T>, now: () => T): void {
  const validator = (): void => {
    throw ApplicationFailure.create({ type: LOOKED, nonRetryable: true, details: [now()] });
  };
  setHandler(look, neverAccepted, { validator });
}

function neverAccepted(): never {
  throw ApplicationFailure.nonRetryable('a look is answered by its validator');
}
