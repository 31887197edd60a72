import {
  ActivityFailure,
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  proxyActivities,
  sleep,
} from '@temporalio/workflow';
import { defined } from '../domain/defined';
import type { Actor } from '../domain/organisation/positions';
import { messageCard } from '../words/message-card';
import { wordsFor } from '../words';
import { handOver, isTimeToHandOver } from './hand-over';
import { messageMemoOf } from './memo';
import { messageAttributes } from './attributes';
import { hearMessages, openMessage, runOf, type Decision } from './message-messages';
import type { Accepted, Dismissal, MessageRun, MessageWaiting } from './messages';
import type { ArrivalRead, MessagePorts, ReceiptOutcome, ReceiptPutOff } from './ports';
import { openShow } from './shown';

/** A server that is down is tried again, in this activity and after it in the next. */
const { readArrival, sendReceipt, noteDismissal } = proxyActivities<MessagePorts>({
  startToCloseTimeout: '10 minutes',
  scheduleToCloseTimeout: '15 minutes',
  // Long enough for a machine that is overloaded: a step that is given up while it runs goes on beside its next try.
  heartbeatTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** Pauses between the tries of what fails for another reason than a server; then it waits for the office. */
const PAUSES = ['1 second', '10 seconds'] as const;

/** What became of a message in the end, as Temporal Web UI shows it. */
export type MessageEnd =
  | { readonly became: 'automatic' | 'bounced' | 'repeated' | 'dismissed' }
  | { readonly became: 'answered'; readonly receipt: ReceiptOutcome };

/** Characters of a cause that are shown. */
const LONGEST_CAUSE = 300;

/**
 * One incoming message: it is read, acted on and answered by a receipt, or waits for the office until it is accepted or
 * dismissed. Every copy of it comes here, and a proven one is acted on though an unproven one waits.
 */
export async function messageWorkflow(input: MessageRun): Promise<MessageEnd> {
  const life = openMessage(input);
  let end: MessageEnd = { became: 'repeated' };
  const show = openShow();
  const { message: words } = wordsFor(input.language).card;
  hearMessages(life);
  showItself();

  await CancellationScope.nonCancellable(async () => {
    for (;;) {
      const [arrival] = life.arrivals;
      if (life.decision !== undefined) await carryOut(life.decision);
      else if (life.renewed || isTimeToHandOver()) await goOnInANewRun();
      else if (arrival !== undefined) await takeIn(arrival);
      else if (life.answered !== undefined) await tell(life.answered);
      else if (life.waiting !== undefined) await waitForOffice();
      else {
        await condition(() => allHandlersFinished() || life.arrivals.length > 0);
        if (life.arrivals.length === 0) break;
      }
    }
  });
  return end;

  async function waitForOffice(): Promise<void> {
    showItself();
    await condition(() => life.decision !== undefined || life.arrivals.length > 0 || life.renewed);
  }

  async function takeIn(arrival: string): Promise<void> {
    const read = await reading(arrival);
    if (read === 'away') return;
    life.known.keep(arrival, true);
    life.arrivals = life.arrivals.filter((one) => one !== arrival);
    if (isFailed(read)) life.waiting ??= failing(arrival, input.campaign, read.failed);
    else if (read.became === 'answered') isAnswered(arrival, read);
    else if (read.became === 'waiting') {
      const { campaign, why, person } = read;
      // What waits already goes on to wait as it is.
      life.waiting ??= defined<MessageWaiting>({ arrival, campaign, why, person, refused: [] });
    } else if (read.became !== 'refused') end = { became: read.became };
  }

  function isAnswered(arrival: string, { campaign, by, result }: Extract<ArrivalRead, { became: 'answered' }>): void {
    life.waiting = undefined;
    life.answered = { campaign, arrival, person: by, result };
  }

  async function tell(receipt: NonNullable<typeof life.answered>): Promise<void> {
    showItself();
    const told = await tried(() => sendReceipt.executeWithOptions({ summary: words.receipt }, [receipt]));
    if (told === 'away') return;
    if (!isPutOff(told)) isTold(receipt, told);
    // Whatever comes meanwhile goes on; then the receipt is tried again.
    else
      await condition(() => life.arrivals.length > 0 || life.decision !== undefined || life.renewed, told.putOff, {
        summary: words.receiptPutOff,
      });
  }

  function isTold({ arrival, campaign }: NonNullable<typeof life.answered>, told: ReceiptOutcome | Failed): void {
    life.answered = undefined;
    if (isFailed(told)) life.waiting = failing(arrival, campaign, told.failed);
    else end = { became: 'answered', receipt: told };
  }

  /** Carries out what the office decided. Where a server does not answer, the next round tries again. */
  async function carryOut(decision: Decision): Promise<void> {
    const { waiting } = life;
    if (waiting !== undefined) {
      const done =
        'accepted' in decision
          ? await accept(waiting, decision.accepted.as)
          : await dismiss(waiting, decision.dismissed);
      if (!done) return;
    }
    showItself();
    // eslint-disable-next-line require-atomic-updates -- no decision is taken in while one is in hand
    life.decision = undefined;
  }

  /** @returns whether it is carried out, to whatever end */
  async function accept(waiting: MessageWaiting, as: Actor): Promise<boolean> {
    const { arrival } = waiting;
    // What only failed may have been proven: then it is its author's own word.
    const again = waiting.why === 'failed' ? await reading(arrival) : undefined;
    const read = again === undefined || isWaiting(again) ? await reading(arrival, as) : again;
    if (read === 'away') return false;
    life.accepted = takenAs(read, waiting);
    return true;
  }

  function takenAs(read: ArrivalRead | Failed, waiting: MessageWaiting): Accepted {
    if (isFailed(read)) {
      life.waiting = { ...waiting, cause: read.failed };
      return { done: false, cause: read.failed };
    }
    switch (read.became) {
      case 'waiting':
        life.waiting = { ...waiting, why: read.why };
        return { done: false };
      case 'refused':
        life.waiting = { ...waiting, campaign: read.campaign, refused: read.reasons };
        return { done: false, result: read.result };
      case 'answered':
        isAnswered(waiting.arrival, read);
        return { done: true, result: read.result };
      default:
        life.waiting = undefined;
        end = { became: read.became };
        return { done: true };
    }
  }

  async function dismiss(waiting: MessageWaiting, { why, operator, entry }: Dismissal): Promise<boolean> {
    const arrivals = [...new Set([waiting.arrival, ...life.known.all().map(([known]) => known)])];
    const { identity } = input;
    const noted = await tried(() => noteDismissal(defined({ identity, arrivals, why, operator, entry })));
    if (noted === 'away') return false;
    isDismissed(isFailed(noted) ? { ...waiting, cause: noted.failed } : undefined);
    return true;
  }

  /** @param still what waits on, because the dismissal could not be noted down */
  function isDismissed(still: MessageWaiting | undefined): void {
    life.waiting = still;
    if (still === undefined) end = { became: 'dismissed' };
  }

  function reading(arrival: string, as?: Actor): Promise<ArrivalRead | Failed | 'away'> {
    const asked = defined<Parameters<MessagePorts['readArrival']>[0]>({ campaign: input.campaign, arrival, as });
    return tried(() => readArrival.executeWithOptions({ summary: words.reading }, [asked]));
  }

  function showItself(): void {
    show({
      attributes: messageAttributes((life.waiting ?? life.answered ?? input).campaign, life.waiting !== undefined),
      memo: { ...messageMemoOf(input, life.waiting) },
      card: messageCard(input, life.waiting),
    });
  }

  async function goOnInANewRun(): Promise<void> {
    // What the office decides meanwhile is carried out before.
    await condition(() => allHandlersFinished() || life.decision !== undefined);
    if (life.decision !== undefined) return;
    await handOver<typeof messageWorkflow>(runOf(input, life));
  }
}

interface Failed {
  readonly failed: string;
}

/**
 * Tries a step a few times.
 * @returns `away` where a server does not answer: nothing is decided, and the step is to be tried again
 */
async function tried<T>(act: () => Promise<T>): Promise<T | Failed | 'away'> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof ActivityFailure)) throw error;
      const { cause } = error;
      if (!(cause instanceof ApplicationFailure) || cause.nonRetryable !== true) return 'away';
      const pause = PAUSES[tries];
      if (pause === undefined) return { failed: cause.message.slice(0, LONGEST_CAUSE) };
      await sleep(pause);
    }
  }
}

function failing(arrival: string, campaign: string, cause: string): MessageWaiting {
  return { arrival, campaign, why: 'failed', cause, refused: [] };
}

function isFailed(outcome: unknown): outcome is Failed {
  return typeof outcome === 'object' && outcome !== null && 'failed' in outcome;
}

function isPutOff(told: ReceiptOutcome | ReceiptPutOff | Failed): told is ReceiptPutOff {
  return typeof told === 'object' && 'putOff' in told;
}

function isWaiting(read: ArrivalRead | Failed | 'away'): boolean {
  return read !== 'away' && !isFailed(read) && read.became === 'waiting';
}
