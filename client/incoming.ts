import { randomUUID } from 'node:crypto';
import type { Actor } from '../domain/organisation/positions';
import { brief } from '../words/brief';
import { wordsFor } from '../words';
import type { messageWorkflow } from '../workflows';
import { messageAttributes, OFFICE } from '../workflows/attributes';
import { messageWorkflowId } from '../workflows/ids';
import { messageMemoOf, type MessageMemo, type MessageRow } from '../workflows/memo';
import {
  acceptMessage,
  arrived,
  dismissMessage,
  type Accepted,
  type Dismissal,
  type MessageRun,
} from '../workflows/messages';
import type { AskedWorkflow } from './explained';
import type { Calls } from './calls';
import { messagesQuery, PAGE, quoted } from './query';

/** A message as its header tells of it. */
export type NewMessage = Pick<MessageRun, 'campaign' | 'identity' | 'language' | 'from' | 'subject'>;

/** A message as Temporal's list has it. */
export interface ListedMessage extends MessageRow {
  readonly workflowId: string;
  readonly running: boolean;
}

/** What can be said of and to incoming messages. */
export interface IncomingMessages {
  /** Hands an arrival to its message's workflow, and starts that where it does not run. Twice is as once. */
  receive(message: NewMessage, arrival: string): Promise<void>;
  /** The messages of a campaign that wait for the office, oldest first. Needs no worker. */
  waitingMessages(campaign: string): Promise<readonly ListedMessage[]>;
  /**
   * Messages whose identity begins so: those that wait, or else those that Temporal still knows of. Needs no worker.
   */
  messagesNamed(campaign: string, beginning: string): Promise<readonly ListedMessage[]>;
  /** Messages of a campaign that are being handled for so many milliseconds and longer, and why they are not done. */
  stuckMessages(campaign: string, longest: number): Promise<readonly string[]>;
  /**
   * Takes a message that waits as this person's word.
   * @throws Refusal message-decided; Trouble message-decided, no-worker
   */
  acceptMessage(workflowId: string, as: Actor): Promise<Accepted>;
  /** @throws Refusal message-decided; Trouble message-decided, no-worker */
  dismissMessage(workflowId: string, dismissal: Omit<Dismissal, 'sentAt'>): Promise<void>;
}

/** Milliseconds after which a server is taken not to answer. */
const PATIENCE = 10_000;

export function messagesBy(calls: Calls): IncomingMessages {
  const { client, taskQueue, ask, look } = calls;

  return {
    async receive(message, arrival) {
      const { campaign, identity, language, subject } = message;
      const run: MessageRun = { ...message, since: Date.now(), arrivals: [], known: [] };
      await client.withDeadline(Date.now() + PATIENCE, () =>
        client.workflow.signalWithStart<typeof messageWorkflow, [string]>('messageWorkflow', {
          workflowId: messageWorkflowId(campaign, identity),
          taskQueue,
          args: [run],
          staticSummary: brief(wordsFor(language).card.message.title(subject)),
          typedSearchAttributes: [...messageAttributes(campaign, false)],
          memo: { ...messageMemoOf(run) },
          signal: arrived,
          signalArgs: [arrival],
        }),
      );
    },
    waitingMessages,
    async messagesNamed(campaign, beginning) {
      const waiting = await waitingMessages(campaign);
      const named = waiting.filter(({ identity }) => identity.startsWith(beginning));
      if (named.length > 0) return named;
      return listed(`${messages} AND WorkflowId STARTS_WITH ${quoted(messageWorkflowId(campaign, beginning))}`);
    },
    async stuckMessages(campaign, longest) {
      const inHand = [`DubanCampaign = ${quoted(campaign)}`, `DubanWaitingOn != ${quoted(OFFICE)}`];
      const all = await listed([messages, ...inHand, `ExecutionStatus = 'Running'`].join(' AND '));
      const stuck = all.filter(({ since }) => Date.now() - since > longest);
      return (await Promise.all(stuck.map(({ workflowId, identity }) => told(workflowId, identity)))).flat();
    },
    acceptMessage: (workflowId, as) =>
      ask(askedOfMessage(workflowId), (handle) =>
        handle.executeUpdate(acceptMessage, { args: [{ as, sentAt: Date.now() }], updateId: randomUUID() }),
      ),
    async dismissMessage(workflowId, dismissal) {
      await ask(askedOfMessage(workflowId), (handle) =>
        handle.executeUpdate(dismissMessage, {
          args: [{ ...dismissal, sentAt: Date.now() }],
          updateId: randomUUID(),
        }),
      );
    },
  };

  async function waitingMessages(campaign: string): Promise<readonly ListedMessage[]> {
    // Lists lag a moment behind: what is accepted or dismissed may still stand in them.
    return (await listed(messagesQuery(campaign))).filter(({ waiting }) => waiting !== undefined);
  }

  /** A message and what keeps it, as its pending step says; none where it only waits to tell of a refusal tomorrow. */
  async function told(workflowId: string, identity: string): Promise<readonly string[]> {
    const { raw } = await ask(askedOfMessage(workflowId), (handle) => handle.describe());
    const steps = raw.pendingActivities ?? [];
    if (steps.length === 0 && (raw.pendingWorkflowTask ?? undefined) === undefined) return [];
    return [[identity.slice(0, SHORT), ...steps.flatMap(({ lastFailure }) => lastFailure?.message ?? [])].join(': ')];
  }

  async function listed(query: string): Promise<readonly ListedMessage[]> {
    return look(async (workflows) => {
      const found: ListedMessage[] = [];
      for await (const { workflowId, status, memo } of workflows.list({ query, pageSize: PAGE })) {
        const { row } = (memo ?? {}) as Partial<MessageMemo>;
        if (row !== undefined) found.push({ ...row, workflowId, running: status.name === 'RUNNING' });
      }
      return found.sort((a, b) => a.since - b.since);
    });
  }
}

/** Digits of a message's identity by which people name it. */
export const SHORT = 10;

const messages = `WorkflowType = 'messageWorkflow'`;

function askedOfMessage(workflowId: string): AskedWorkflow {
  const identity = workflowId.slice(workflowId.lastIndexOf('/') + 1);
  // Lists lag a moment behind: what waited in one may have ended.
  return { workflowId, subject: identity.slice(0, SHORT), unknown: 'message-decided' };
}
