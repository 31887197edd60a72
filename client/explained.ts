import {
  type Client,
  Connection,
  isGrpcServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  type WorkflowExecutionDescription,
} from '@temporalio/client';
import { ApplicationFailure, defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { Refusal, type Reason } from '../domain/refusal';
import { Trouble } from './errors';

/** A workflow that was asked something, and what to call it where it does not answer. */
export interface Asked {
  readonly workflowId: string;
  readonly subject: string;
  readonly unknown: 'unknown-finding' | 'unknown-campaign' | 'message-decided';
}

/** gRPC status codes: https://grpc.github.io/grpc/core/md_doc_statuscodes.html */
const grpc = { cancelled: 1, deadlineExceeded: 4, failedPrecondition: 9, unavailable: 14 } as const;

/** Milliseconds for looking why nobody answered. */
const LOOK = 3_000;

/**
 * What an error of a call means to people: a refusal, a trouble, or the error itself where nobody foresaw it.
 * @param asked absent where a list was asked for, and no workflow
 */
export async function explained(error: unknown, asked: Asked | undefined, client: Client): Promise<unknown> {
  const refused = carriedBy(error, 'Refusal');
  if (refused !== undefined) return new Refusal(refused as Reason);
  const failed = grpcErrorIn(error);
  if ((failed?.code as number | undefined) === grpc.unavailable) return new Trouble('no-server', addressOf(client));
  if (asked === undefined) return error;
  if (error instanceof WorkflowNotFoundError) return new Trouble(asked.unknown, asked.subject);
  switch (failed?.code as number | undefined) {
    case grpc.failedPrecondition:
      // The server says so of a workflow whose task fails.
      return new Trouble('task-fails', asked.subject);
    case grpc.deadlineExceeded:
    case grpc.cancelled:
      return new Trouble((await failsItsTask(asked, client)) ? 'task-fails' : 'no-worker', asked.subject);
    default:
      return error;
  }
}

/** What a refused update carries in a failure of that type; undefined where the error is no such failure. */
export function carriedBy(error: unknown, type: string): unknown {
  const failure = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  return failure instanceof ApplicationFailure && failure.type === type ? failure.details?.[0] : undefined;
}

/** Set by the server where a workflow's task has failed several times running. */
export const reportedProblems = defineSearchAttributeKey('TemporalReportedProblems', SearchAttributeType.KEYWORD_LIST);

/** temporal.api.enums.v1.PendingWorkflowTaskState */
const STARTED = 2;

/**
 * Whether a workflow's task fails again and again, so that no worker can answer for it. A retry that no worker has
 * picked up is no such sign: its worker may have been killed.
 */
export function taskFails({
  raw,
  typedSearchAttributes,
}: Pick<WorkflowExecutionDescription, 'raw' | 'typedSearchAttributes'>): boolean {
  if (typedSearchAttributes.get(reportedProblems) !== undefined) return true;
  const { attempt = 1, state } = raw.pendingWorkflowTask ?? {};
  return (attempt ?? 1) > 1 && (state as number | null | undefined) === STARTED;
}

function addressOf({ connection }: Client): string {
  return connection instanceof Connection ? connection.options.address : '';
}

async function failsItsTask({ workflowId }: Asked, client: Client): Promise<boolean> {
  try {
    const { workflow, connection } = client;
    return taskFails(await connection.withDeadline(Date.now() + LOOK, () => workflow.getHandle(workflowId).describe()));
  } catch {
    return false;
  }
}

function grpcErrorIn(error: unknown) {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return [error, cause].find((one) => isGrpcServiceError(one));
}
