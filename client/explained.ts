import {
  type Client,
  Connection,
  isGrpcServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { Refusal, type Reason } from '../domain/commands/refusal';
import { Trouble } from './errors';
import { failureOf } from './failing';

/** A workflow that was asked something, and what to call it where it does not answer. */
export interface AskedWorkflow {
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
export async function explained(error: unknown, asked: AskedWorkflow | undefined, client: Client): Promise<unknown> {
  const refused = carriedBy(error, 'Refusal');
  if (refused !== undefined) return new Refusal(refused as Reason);
  const failed = grpcErrorIn(error);
  if ((failed?.code as number | undefined) === grpc.unavailable) return new Trouble('no-server', addressOf(client));
  if (asked === undefined) return error;
  if (error instanceof WorkflowNotFoundError) {
    return asked.unknown === 'unknown-campaign'
      ? whatBecameOf(asked, client)
      : new Trouble(asked.unknown, asked.subject);
  }
  switch (failed?.code as number | undefined) {
    case grpc.failedPrecondition:
      // The server says so of a workflow whose task fails.
      return taskFails(asked.subject, await whyItFails(asked, client));
    case grpc.deadlineExceeded:
    case grpc.cancelled: {
      const why = await whyItFails(asked, client);
      return why === undefined ? new Trouble('no-worker', asked.subject) : taskFails(asked.subject, why);
    }
    default:
      return error;
  }
}

/** A call finds no campaign that has ended either, however it did. */
async function whatBecameOf({ workflowId, subject }: AskedWorkflow, client: Client): Promise<Refusal | Trouble> {
  try {
    const { workflow, connection } = client;
    const found = await connection.withDeadline(Date.now() + LOOK, () => workflow.getHandle(workflowId).describe());
    if (found.status.name === 'COMPLETED') return new Refusal({ code: 'campaign-archived' });
    return new Trouble('campaign-stopped', subject);
  } catch {
    return new Trouble('unknown-campaign', subject);
  }
}

/** The trouble of a workflow whose task fails, with the cause as far as it is known. */
function taskFails(subject: string, why = ''): Trouble {
  return new Trouble('task-fails', why === '' ? subject : `${subject} (${why})`);
}

/** What a refused update carries in a failure of that type; undefined where the error is no such failure. */
export function carriedBy(error: unknown, type: string): unknown {
  const failure = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  return failure instanceof ApplicationFailure && failure.type === type ? failure.details?.[0] : undefined;
}

function addressOf({ connection }: Client): string {
  return connection instanceof Connection ? connection.options.address : '';
}

async function whyItFails({ workflowId }: AskedWorkflow, client: Client): Promise<string | undefined> {
  try {
    return await client.connection.withDeadline(Date.now() + LOOK, async () =>
      failureOf(client, await client.workflow.getHandle(workflowId).describe()),
    );
  } catch {
    return undefined;
  }
}

function grpcErrorIn(error: unknown) {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return [error, cause].find((one) => isGrpcServiceError(one));
}
