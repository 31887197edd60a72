import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Archive } from '../../archive/archive';
import type { Duban } from '../../client/duban';
import type { ListedMessage } from '../../client/incoming';
import { digestOf, type Arrival, type Envelope } from '../../mail/message/envelope';
import { identityOf } from '../../mail/message/identity';
import { keeperIn, type Keep } from '../../mail/smtp/keep';
import { namesBy } from '../../mail/letter/message-id';
import { actedOn, endOf, type Ended } from '../../mail/inbox/outcomes';
import { resultIn, type MessageResult } from '../../mail/reply/said';
import { spoolIn, type Spool } from '../../mail/smtp/spool';
import { startingOver, type Starting } from '../../mail/inbox/starting';
import type { MessageEnd } from '../../workflows/message';
import type { ReceiptOutcome } from '../../workflows/ports';
import type { OnServer } from './campaign-on-server';
import { until } from './until';

/** What became of an arrival. */
export type Outcome =
  | { readonly outcome: 'waiting' }
  | Omit<Exclude<Ended, { outcome: 'repeated' }>, 'at'>
  | { readonly outcome: 'repeated'; readonly of: Arrival }
  | ({ readonly outcome: 'answered'; readonly receipt: ReceiptOutcome } & MessageResult);

/** The receiving side of a campaign: what doors put messages into, and what comes of them. */
export interface Incoming {
  readonly keep: Keep;
  readonly spool: Spool;
  readonly starting: Starting;
  /** Waits until an arrival is done with, or waits for the office. */
  becameOf(arrival: Arrival): Promise<Outcome>;
  /** Keeps a message as a door would, and waits for what becomes of it. */
  take(raw: Buffer, envelope: Envelope): Promise<Outcome>;
  waiting(): Promise<readonly ListedMessage[]>;
}

interface IncomingSettings {
  readonly secret: string;
  /** What the doors reach Temporal by, where it is not the campaign's own client. */
  readonly duban?: Duban;
  readonly archive?: Archive;
  readonly spool?: Spool;
}

export function incomingOf(server: OnServer, { secret, ...settings }: IncomingSettings): Incoming {
  const { duban = server.duban, archive = server.archive } = settings;
  const { id } = server.campaign;
  const spool = settings.spool ?? spoolIn(mkdtempSync(join(tmpdir(), 'duban-spool-')));
  const log = pino({ level: 'silent' });
  const starting = startingOver({ archive, spool, duban, names: namesBy(secret), campaign: id, log });
  const keep = keeperIn(archive, spool, starting.start);

  async function outcomeOf(arrival: Arrival): Promise<Outcome | undefined> {
    if ((await spool.all()).includes(arrival)) return undefined;
    const identity = identityOf(await archive.get(digestOf(arrival)));
    const ended = await endOf(archive, { identity, arrival });
    if (ended !== undefined) {
      const { at: _, ...outcome } = ended;
      return outcome;
    }
    const acted = await actedOn(archive, identity);
    if (acted !== undefined && acted.arrival !== arrival) return { outcome: 'repeated', of: acted.arrival };
    const message = await named(identity);
    if (message === undefined) return undefined;
    if (acted === undefined) return message.waiting?.arrival === arrival ? { outcome: 'waiting' } : undefined;
    if (message.running) return undefined;
    const end = (await server.client.workflow.getHandle(message.workflowId).result()) as MessageEnd;
    if (end.became !== 'answered') return undefined;
    return { outcome: 'answered', receipt: end.receipt, ...(await resultIn(archive, acted.result)) };
  }
  /** The message's workflow, whichever of the mailbox's campaigns its header names. */
  async function named(identity: string): Promise<ListedMessage | undefined> {
    const [, campaigns] = await server.duban.campaignsBeside(id);
    for (const campaign of campaigns) {
      const [message] = await server.duban.messagesNamed(campaign.id, identity);
      if (message !== undefined) return message;
    }
    return undefined;
  }
  const becameOf = (arrival: Arrival): Promise<Outcome> => until(() => outcomeOf(arrival));

  return {
    ...{ keep, spool, starting, becameOf },
    take: async (raw, envelope) => becameOf(await keep(raw, envelope)),
    waiting: () => server.duban.waitingMessages(id),
  };
}
