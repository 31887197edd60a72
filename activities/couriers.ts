import type { Client } from '@temporalio/client';
import { inBatches } from '../client/in-batches';
import { encodedBytes } from '../domain/text/bytes';
import { nothingToSend, type PostedLine } from '../domain/campaign/line';
import { holderOf, personOf } from '../domain/organisation/directory';
import { groupedBy } from '../domain/grouped';
import { nameOf } from '../domain/organisation/names';
import { brief } from '../words/brief';
import { wordsFor } from '../words';
import type { courierWorkflow } from '../workflows';
import { attributes } from '../workflows/attributes';
import { courierWorkflowId, vacantCode } from '../workflows/ids';
import { nothingReturned, post, type Campaign, type CourierPace, type CourierRun } from '../workflows/messages';

const MINUTE = 60_000;
const realPace: CourierPace = { quiet: 10_000, longest: MINUTE, longestHour: 15 * MINUTE, patience: 10 * MINUTE };
const fastPace: CourierPace = { quiet: 1_000, longest: 5_000, longestHour: 5_000, patience: 10_000 };

/** Bytes of lines that travel in one signal. */
const LARGEST_SIGNAL = 128 * 1_024;
/** Lines that travel in one signal: the courier takes no longer list. */
const MOST_LINES = 500;
/** Milliseconds after which a server is taken not to answer. */
const PATIENCE = 4_000;

/** Hands lines to the couriers of those whom they are for. */
export interface Couriers {
  /** To whoever holds the position of each line. */
  readonly hand: (campaign: Campaign, lines: readonly PostedLine[]) => Promise<void>;
  /** To one recipient, whatever position the lines name. */
  readonly handTo: (campaign: Campaign, recipient: string, lines: readonly PostedLine[]) => Promise<void>;
}

/** Lines on their way to one courier, and who waits for it to have them. */
interface Handed {
  readonly lines: readonly PostedLine[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * While a courier is being signalled, what else comes for it gathers and goes with the next signal: alone a line goes
 * at once, and the thousand lines of a letter hour go in few signals.
 */
export function couriersOver(client: Client, taskQueue: string): Couriers {
  const waiting = new Map<string, Handed[]>();

  return {
    async hand(campaign, lines) {
      const byRecipient = groupedBy(lines, ({ position }) => {
        const holder = holderOf(campaign.directory, position);
        return holder === undefined ? vacantCode(position) : holder.code;
      });
      await inBatches([...byRecipient], ([recipient, mine]) => handTo(campaign, recipient, mine));
    },
    handTo,
  };

  async function handTo(campaign: Campaign, recipient: string, lines: readonly PostedLine[]): Promise<void> {
    const workflowId = courierWorkflowId(campaign.id, recipient);
    await new Promise<void>((done, failed) => {
      const handed = { lines, done, failed };
      const queue = waiting.get(workflowId);
      if (queue !== undefined) {
        queue.push(handed);
        return;
      }
      waiting.set(workflowId, [handed]);
      void signalAll(campaign, recipient, workflowId);
    });
  }

  /** Until nothing waits for this courier any more. */
  async function signalAll(campaign: Campaign, recipient: string, workflowId: string): Promise<void> {
    for (let queue = waiting.get(workflowId) ?? []; queue.length > 0; queue = waiting.get(workflowId) ?? []) {
      waiting.set(workflowId, []);
      const lines = queue.flatMap((handed) => handed.lines);
      try {
        for (const part of inParts(lines)) await signal(campaign, recipient, workflowId, part);
        for (const { done } of queue) done();
      } catch (error) {
        for (const { failed } of queue) failed(error);
      }
    }
    waiting.delete(workflowId);
  }

  async function signal(
    campaign: Campaign,
    recipient: string,
    workflowId: string,
    lines: readonly PostedLine[],
  ): Promise<void> {
    const shown = {
      recipient: titleOf(campaign, recipient, lines),
      language: campaign.terms.policy.language,
    };
    const run: CourierRun = {
      ...{ campaign: campaign.id, recipient, shown, readdressed: false, ended: false },
      pace: campaign.terms.clock.pace === 1 ? realPace : fastPace,
      ...{ pending: nothingToSend, taken: [], returned: nothingReturned },
    };
    await client.withDeadline(Date.now() + PATIENCE, () =>
      client.workflow.signalWithStart<typeof courierWorkflow, [readonly PostedLine[]]>('courierWorkflow', {
        workflowId,
        taskQueue,
        args: [run],
        staticSummary: shown.recipient,
        typedSearchAttributes: [
          { key: attributes.campaign, value: campaign.id },
          { key: attributes.mailStuck, value: false },
        ],
        signal: post,
        signalArgs: [lines],
      }),
    );
  }
}

/** Parts that each fit into a signal; a line is far smaller than one. */
function inParts(lines: readonly PostedLine[]): readonly (readonly PostedLine[])[] {
  const parts: PostedLine[][] = [];
  let room = 0;
  for (const line of lines) {
    const bytes = encodedBytes(line);
    if (bytes > room || (parts.at(-1)?.length ?? 0) >= MOST_LINES) {
      parts.push([]);
      room = LARGEST_SIGNAL;
    }
    parts.at(-1)?.push(line);
    room -= bytes;
  }
  return parts;
}

/** Whose post it is, by the positions that the recipient holds: a monitor is told no names. */
function titleOf({ directory, terms }: Campaign, recipient: string, lines: readonly PostedLine[]): string {
  const words = wordsFor(terms.policy.language);
  const held = personOf(directory, recipient)?.positions ?? lines.map(({ position }) => position);
  const named = [...new Set(held)].map((position) =>
    words.position(position, (code, kind) => (kind === 'leader' ? code : nameOf(terms.names, kind, code))),
  );
  return brief(words.card.courier.title(words.card.list(named)));
}
