import type { Logger } from 'pino';
import type { Archive } from '../../archive/archive';
import type { Duban } from '../../client/duban';
import { plain } from '../../domain/text/plain';
import { atMost } from '../../reading/at-most';
import type { Campaign } from '../../workflows/messages';
import { digestOf, type Arrival } from '../message/envelope';
import { fieldsOf } from '../message/fields';
import { identityOf } from '../message/identity';
import type { LetterNames } from '../letter/message-id';
import { actedOn, endOf } from './outcomes';
import { authorsOf, subjectOf } from '../message/header';
import type { Spool } from '../smtp/spool';
import { campaignNamed } from './which-campaign';

export interface StartingDependencies {
  readonly archive: Archive;
  readonly spool: Spool;
  readonly duban: Duban;
  readonly names: (campaign: Campaign) => LetterNames;
  /** The installation's campaign: that of messages whose header names none. */
  readonly campaign: string;
  readonly log: Logger;
}

/** Hands arrivals to the workflows of their messages. */
export interface Starting {
  /** Soon; what cannot be handed over now stays in the spool for the next sweep. */
  readonly start: (arrival: Arrival) => void;
  /** All that is kept and not handed over yet. */
  readonly sweep: () => Promise<void>;
  /** Until nothing is being handed over any more. */
  readonly settled: () => Promise<void>;
}

type Known = readonly [ours: Campaign, all: readonly Campaign[]];

/** Handed over at once. */
const AT_ONCE = 10;
/** Milliseconds for which campaigns are taken as known: which of them a message is for is decided when it is read. */
const FRESH = 2_000;
/** Characters of a header that lists show. */
const LONGEST = 200;

export function startingOver(dependencies: StartingDependencies): Starting {
  const { archive, spool, duban, names, log } = dependencies;
  const queued = new Set<Arrival>();
  const running = new Set<Promise<void>>();
  const inTurn = atMost(AT_ONCE);
  let lookedUp: { readonly at: number; readonly campaigns: Promise<Known> } | undefined;

  function start(arrival: Arrival): void {
    if (queued.has(arrival)) return;
    queued.add(arrival);
    const work = inTurn(() => handOverOrLeave(arrival)).finally(() => running.delete(work));
    running.add(work);
  }

  async function handOverOrLeave(arrival: Arrival): Promise<void> {
    queued.delete(arrival);
    try {
      await handOver(arrival);
    } catch (error) {
      log.warn({ arrival, error: error instanceof Error ? error.message : 'unknown' }, 'a message is not started yet');
    }
  }

  async function handOver(arrival: Arrival): Promise<void> {
    const raw = await archive.get(digestOf(arrival));
    const identity = identityOf(raw);
    // What came of a message outlives its workflow: a copy that comes after that does nothing.
    if (!(await isDone(arrival, identity))) {
      const header = { fields: fieldsOf(raw).fields };
      const [ours, campaigns] = await known();
      const { id, terms } = (await campaignNamed(header, campaigns, { archive, names })) ?? ours;
      await duban.receive(
        {
          ...{ campaign: id, identity, language: terms.policy.language },
          from: plain(authorsOf(header).join(', ')).slice(0, LONGEST),
          subject: plain(subjectOf(header)).slice(0, LONGEST),
        },
        arrival,
      );
    }
    await spool.remove(arrival);
  }

  /** The installation's campaign, and all with its mailbox; of a burst the first message looks them up for the others. */
  function known(): Promise<Known> {
    if (lookedUp !== undefined && Date.now() - lookedUp.at < FRESH) return lookedUp.campaigns;
    const campaigns = duban.campaignsBeside(dependencies.campaign);
    lookedUp = { at: Date.now(), campaigns };
    campaigns.catch(() => {
      lookedUp = undefined;
    });
    return campaigns;
  }

  async function isDone(arrival: Arrival, identity: string): Promise<boolean> {
    return (
      (await endOf(archive, { identity, arrival })) !== undefined || (await actedOn(archive, identity)) !== undefined
    );
  }

  return {
    start,
    async sweep() {
      for (const arrival of await spool.all()) start(arrival);
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
