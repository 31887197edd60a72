import { Client, Connection, type ConnectionOptions } from '@temporalio/client';
import { callsBy } from './calls';
import { campaignsBy, type Campaigns } from './campaigns';
import { Trouble } from './errors';
import type { FailingWorkflow } from './failing';
import { findingsBy, type Findings } from './findings';
import { messagesBy, type IncomingMessages } from './incoming';
import { failingWorkflows } from './reading';
import { registersBy, type RegisterCalls } from './registers';
import { renewAll, type Renewal } from './renewing';

export const TASK_QUEUE = 'duban';

/** What offices and scripts say to Duban: one campaign, its findings, its people. */
export interface Duban extends Campaigns, Findings, IncomingMessages, RegisterCalls {
  /** Lets every finding and the campaign go on in new runs, by the newest rules: after an upgrade. */
  renew(campaign: string): Promise<Renewal>;
  /** Our workflows whose task fails again and again: no worker can run them on. */
  failing(): Promise<readonly FailingWorkflow[]>;
  /** Who carries workflows on at the moment; nothing goes on where nobody does. @throws Trouble no-server */
  workers(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Where a Temporal server answers, and with what it lets us in. */
export interface Place extends Pick<ConnectionOptions, 'tls' | 'metadata'> {
  readonly address: string;
  readonly apiKey?: string;
  readonly namespace: string;
}

export interface ConnectOptions extends Place {
  readonly taskQueue?: string;
  /** Milliseconds until a call that nobody answers gives up. */
  readonly patience?: number;
}

const PATIENCE = 20_000;

/**
 * Bytes that are taken in one answer of the server: a page of the largest memos is some 50 MiB (client/query.ts). gRPC
 * takes 4 MiB unless it is told more, which the SDK (1.24) tries in vain, and the SDK repeats a call whose answer is too
 * large ten times.
 */
export const LARGEST_ANSWER = 64 * 1_024 * 1_024;

export interface Connected {
  readonly connection: Connection;
  readonly client: Client;
  readonly duban: Duban;
}

/** @throws Trouble no-server */
export async function connect(options: ConnectOptions): Promise<Connected> {
  let connection: Connection;
  try {
    const { namespace: _, taskQueue: __, patience: ___, ...place } = options;
    const channelArgs = { 'grpc.max_receive_message_length': LARGEST_ANSWER };
    connection = await Connection.connect({ ...place, channelArgs, connectTimeout: 5_000 });
  } catch {
    throw new Trouble('no-server', options.address);
  }
  const client = new Client({ connection, namespace: options.namespace });
  return { connection, client, duban: dubanOver(client, options) };
}

/** The typed façade over a connected client. */
export function dubanOver(client: Client, options: Pick<ConnectOptions, 'taskQueue' | 'patience'> = {}): Duban {
  const { taskQueue = TASK_QUEUE, patience = PATIENCE } = options;
  const calls = callsBy(client, taskQueue, patience);
  return {
    ...campaignsBy(calls),
    ...findingsBy(calls),
    ...messagesBy(calls),
    ...registersBy(calls),
    renew: (campaign) => renewAll(calls, campaign),
    failing: () => failingWorkflows(calls),
    workers: () =>
      calls.look(async () => {
        const { namespace } = client.options;
        const asked = { namespace, taskQueue: { name: taskQueue } };
        const { pollers } = await client.workflowService.describeTaskQueue(asked);
        return pollers.map(({ identity }) => identity ?? '');
      }),
    close: () => client.connection.close(),
  };
}
