import {
  ActivityFailure,
  allHandlersFinished,
  CancellationScope,
  condition,
  proxyActivities,
} from '@temporalio/workflow';
import { advance, lettersLost, nextMoment, type Advance } from '../domain/schedule/advance';
import { nextNotice } from '../domain/schedule/agenda';
import type { Moment } from '../domain/calendar/moment';
import { letterLine } from '../domain/notices/letter-line';
import { findingCard, postingTitle, timerTitle } from '../words/card';
import { wordsFor } from '../words';
import { attributesOf } from './attributes';
import { beginningOfRun, openClock } from './clock';
import { hearMessages, runOf, take, type FindingLife } from './finding-messages';
import { handOver, isTimeToHandOver } from './hand-over';
import { memoOf } from './memo';
import type { FindingRun, Obeyed } from './messages';
import { openRecord } from './open-record';
import type { FindingPorts } from './ports';
import { remembered } from './remembered';
import { openShow } from './shown';

/**
 * An ordinary activity, though it costs six events where a local one costs one: under faults histories with local ones
 * did not replay (docs/decisions/plain-activities.md). Tried again it costs no event.
 */
const { postLines } = proxyActivities<FindingPorts>({
  startToCloseTimeout: '5 seconds',
  retry: { initialInterval: '5 seconds', backoffCoefficient: 3, maximumAttempts: 3 },
});
const { sealPage } = proxyActivities<FindingPorts>({
  startToCloseTimeout: '1 minute',
  retry: { maximumInterval: '1 minute' },
});

/** Commands remembered so that one said twice is obeyed once, across runs too. */
const REMEMBERED = 100;
/** How often the last letters are handed over, each time with the retries of an activity. */
const LAST_TRIES = 5;
/** Milliseconds of the machine's time until what could not be posted is tried again. */
const UNTIL_TRIED_AGAIN = 60_000;

/** One finding, from the ledger to the archive: it obeys commands, and does what has come due when nobody speaks. */
export async function findingWorkflow(input: FindingRun): Promise<void> {
  const life = openLife(input);
  const { clock, record } = life;
  const show = openShow();
  let cannotPost = false;
  hearMessages(life);

  await CancellationScope.nonCancellable(async () => {
    while (!life.archived) {
      const next = nextMoment(life.finding, life.terms, clock.now());
      if (life.renewed || isTimeToHandOver() || record.isLong()) await goOnInANewRun();
      else if (next !== undefined && next <= clock.now()) await doWhatIsDue();
      else await sleepUntil(next);
    }
    for (let tries = 0; isSomethingToPost() && tries < LAST_TRIES; tries += 1) await doWhatIsDue();
    take(life, lettersLost(life.finding, life.terms, clock.now()));
    showItself();
    // What is said while the last page is sealed has a page of its own.
    do await sealAndLetFinish();
    while (!record.isSealed());
  });

  function isSomethingToPost(): boolean {
    return (nextNotice(life.finding, life.terms, clock.now()) ?? Infinity) <= clock.now();
  }

  /** Sleeps until somebody speaks, or until the moment at which something happens by itself. */
  async function sleepUntil(next: Moment | undefined): Promise<void> {
    showItself();
    const before = life.spoken;
    await clock.until(
      next,
      (at) => timerTitle(life.finding, life.terms, at),
      () => life.spoken !== before,
    );
  }

  /** Posts what has come due, then settles just that. */
  async function doWhatIsDue(): Promise<void> {
    const before = life.spoken;
    const step = advance(life.finding, life.terms, clock.now());
    if (step.notices.length > 0 && !(await isPosted(step))) return;
    // What was said meanwhile may have changed what is due: it is looked at anew, and couriers drop what they know.
    const nobodySpoke = life.spoken === before;
    if (nobodySpoke) take(life, step);
  }

  /** Where the campaign does not answer, commands are still obeyed, and the letters are tried again after a while. */
  async function isPosted({ finding, notices }: Advance): Promise<boolean> {
    const { terms } = life;
    // A courier looks at what the finding shows before it sends: what the letters ask for must stand there by then.
    showItself(finding);
    const lines = notices.flatMap((notice) =>
      notice.to.map((position) => letterLine(finding, terms, notice, position)),
    );
    try {
      const summary = postingTitle(notices, finding, terms);
      // eslint-disable-next-line require-atomic-updates -- the loop alone writes it
      life.pages = await postLines.executeWithOptions({ summary }, [finding.subject.campaign, lines]);
      cannotPost = false;
      return true;
    } catch (error) {
      if (!(error instanceof ActivityFailure)) throw error;
      cannotPost = true;
      showItself();
      await condition(() => life.archived || life.renewed, UNTIL_TRIED_AGAIN);
      return false;
    }
  }

  function showItself(finding = life.finding): void {
    const { terms } = life;
    const moment = clock.now();
    show({
      attributes: attributesOf(finding, terms, moment, cannotPost),
      memo: memoOf({ finding, terms, processed: life.processed.all() }, moment),
      card: findingCard(finding, terms, moment, pageOf(life)),
    });
  }

  /** Seals the record so far, lets every handler finish, and goes on with an empty history and the newest rules. */
  async function goOnInANewRun(): Promise<void> {
    showItself();
    await sealAndLetFinish();
    await handOver<typeof findingWorkflow>(runOf(life));
  }

  /** A command may wait for room in the record, and fill it again. */
  async function sealAndLetFinish(): Promise<void> {
    do {
      await record.seal();
      await condition(() => allHandlersFinished() || !record.hasRoom());
    } while (!allHandlersFinished());
  }
}

/** Address of the finding's page, where people can open it. */
function pageOf({ finding, pages }: FindingLife): string | undefined {
  return pages === undefined ? undefined : `${pages}/finding/${encodeURIComponent(finding.subject.id)}`;
}

function openLife(input: FindingRun): FindingLife {
  const { finding, terms, archived, pages, processed, known } = input;
  const { campaign, id } = finding.subject;
  const summary = wordsFor(terms.policy.language).card.seals;
  const life: FindingLife = {
    ...{ finding, terms, archived, pages, renewed: false, spoken: 0 },
    clock: openClock(() => life.terms.clock, beginningOfRun(terms.clock, known)),
    record: openRecord(input, { campaign, finding: id }, (page) => sealPage.executeWithOptions({ summary }, [page])),
    processed: remembered<Obeyed>(processed, REMEMBERED),
  };
  return life;
}
