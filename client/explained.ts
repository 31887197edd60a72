import {
  type Client,
  isGrpcServiceError,
  QueryNotRegisteredError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  type WorkflowExecutionDescription,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { Refusal, type Reason } from '../domain/refusal';
import { Trouble } from './errors';

/** A workflow that was asked something, and what to call it where it does not answer. */
export interface Asked {
  readonly workflowId: string;
  readonly subject: string;
  readonly unknown: 'unknown-finding' | 'unknown-campaign';
}

/** gRPC status codes: https://grpc.github.io/grpc/core/md_doc_statuscodes.html */
const grpc = { cancelled: 1, deadlineExceeded: 4, failedPrecondition: 9, unavailable: 14 } as const;

/** Milliseconds for looking why nobody answered. */
const LOOK = 3_000;

/** What an error of a call means to people: a refusal, a trouble, or the error itself where nobody foresaw it. */
export async function explained(error: unknown, asked: Asked, client: Client): Promise<unknown> {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type, details } = error.cause;
    if (type === 'Refusal') return new Refusal(details?.[0] as Reason);
  }
  if (error instanceof WorkflowNotFoundError) return new Trouble(asked.unknown, asked.subject);
  // A query that the workflow cannot be replayed for is answered so, whatever the SDK calls it.
  if (error instanceof QueryNotRegisteredError) return new Trouble('task-fails', asked.subject);
  switch (grpcCodeOf(error)) {
    case grpc.failedPrecondition:
      return new Trouble('task-fails', asked.subject);
    case grpc.deadlineExceeded:
    case grpc.cancelled:
      return new Trouble((await failsItsTask(asked, client)) ? 'task-fails' : 'no-worker', asked.subject);
    case grpc.unavailable:
      return new Trouble('no-server', asked.subject);
    default:
      return error;
  }
}

/** Whether a workflow's task failed when it was tried last: then no worker can answer for it. */
export function taskFails({ raw }: Pick<WorkflowExecutionDescription, 'raw'>): boolean {
  return (raw.pendingWorkflowTask?.attempt ?? 1) > 1;
}

async function failsItsTask({ workflowId }: Asked, client: Client): Promise<boolean> {
  try {
    const { workflow, connection } = client;
    return taskFails(await connection.withDeadline(Date.now() + LOOK, () => workflow.getHandle(workflowId).describe()));
  } catch {
    return false;
  }
}

function grpcCodeOf(error: unknown): number | undefined {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return [error, cause].find((one) => isGrpcServiceError(one))?.code;
}
