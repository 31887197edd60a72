import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  setDefaultUpdateHandler,
  setHandler,
  upsertMemo,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { advance, nextMoment } from '../domain/advance';
import { decide } from '../domain/decide';
import { saidByCampaign } from '../domain/decide/amending';
import { recorded } from '../domain/entry';
import { letterLine } from '../domain/letter-line';
import { recordMailReport } from '../domain/mail-trouble';
import { newestEdition } from '../domain/policy';
import type { Entry } from '../domain/entry';
import type { Digest, Finding, Notice } from '../domain/finding';
import type { Moment } from '../domain/moment';
import type { Terms } from '../domain/policy';
import { findingCard, postingTitle, timerTitle } from '../words/card';
import { wordsFor } from '../words';
import { openAlarm } from './alarm';
import { attributesOf, memoOf } from './attributes';
import {
  allCommandUpdates,
  campaignArchived,
  findingRun,
  mailReported,
  renew,
  termsAmended,
  type FindingRun,
  type Obeyed,
  type Said,
} from './messages';
import type { FindingPorts, RecordPage } from './ports';
import { orFailure } from './refused';

const { postLines } = proxyLocalActivities<FindingPorts>({
  startToCloseTimeout: '30 seconds',
  retry: { maximumInterval: '30 seconds' },
});
const { sealPage } = proxyActivities<FindingPorts>({
  startToCloseTimeout: '1 minute',
  retry: { maximumInterval: '1 minute' },
});

/** Events after which a run hands over, so that a replay stays cheap. */
const LONGEST_HISTORY = 500;
/** Characters of the record not yet sealed after which a run hands over, so that a page can be passed on. */
const LONGEST_PAGE = 256 * 1_024;
/** Commands remembered so that one said twice is obeyed once, across runs too. */
const REMEMBERED = 200;

/** One finding, from the ledger to the archive: it obeys commands, and does what has come due when nobody speaks. */
export async function findingWorkflow(input: FindingRun): Promise<void> {
  let finding: Finding = input.finding;
  let terms: Terms = input.terms;
  let unsealed: readonly Entry[] = input.unsealed;
  let unsealedLength = JSON.stringify(unsealed).length;
  let outbox: readonly Notice[] = input.outbox;
  const { page } = input;
  let archived = false;
  let renewed = false;
  const processed = new Map<string, Obeyed>(input.processed);
  const shown = { attributes: new Map<string, string>(), memo: '' };

  const alarm = openAlarm(() => terms.clock);
  const { now } = alarm;

  const take = (
    changed: { readonly finding: Finding; readonly entries: readonly Entry[] },
    updateId?: string,
  ): void => {
    finding = changed.finding;
    const entries = updateId === undefined ? changed.entries : changed.entries.map((entry) => ({ ...entry, updateId }));
    unsealed = [...unsealed, ...entries];
    unsealedLength += JSON.stringify(entries).length;
  };

  const obey = ({ command, updateId }: Said): Obeyed => {
    const before = processed.get(updateId);
    if (before !== undefined) return before;
    take(
      orFailure(() => decide(finding, terms, command, now())),
      updateId,
    );
    if (command.name === 'amendTerms') terms = { ...command.terms, edition: terms.edition };
    const obeyed: Obeyed = { seq: finding.seq, stage: finding.standing.stage };
    processed.set(updateId, obeyed);
    for (const oldest of processed.keys()) {
      if (processed.size <= REMEMBERED) break;
      processed.delete(oldest);
    }
    return obeyed;
  };

  const validator = ({ command, updateId }: Said): void => {
    if (!processed.has(updateId)) orFailure(() => decide(finding, terms, command, now()));
  };
  for (const update of allCommandUpdates) setHandler(update, obey, { validator });
  // Obeyed under a wording that has been changed since: the name is for readers alone.
  setDefaultUpdateHandler((_, said) => obey(said as Said));
  setHandler(findingRun, () => asRun());
  setHandler(mailReported, (report) => {
    take(recordMailReport(finding, report, terms, now()));
  });
  setHandler(termsAmended, (amended) => {
    if (amended.revision <= terms.revision) return;
    take(decide(finding, terms, saidByCampaign(amended), now()));
    terms = { ...amended, edition: terms.edition };
  });
  setHandler(renew, () => {
    renewed = true;
  });
  setHandler(campaignArchived, () => {
    archived = true;
  });

  void CancellationScope.current().cancelRequested.catch(() => {
    take(recorded(finding, { at: now(), what: 'cancel-ignored' }));
  });

  await CancellationScope.nonCancellable(async () => {
    show();
    while (!archived) {
      const seen = finding;
      const next = nextMoment(finding, terms, now());
      if (next === undefined || next > now()) await changedOr(next, seen);
      if (finding === seen) {
        const step = advance(finding, terms, now());
        take(step);
        outbox = [...outbox, ...step.notices];
      }
      await flush();
      show();
      if (shouldHandOver()) await handOver();
    }
    await flush();
    await condition(allHandlersFinished);
  });

  /** Waits for a message, or for the moment. */
  async function changedOr(next: Moment | undefined, seen: Finding): Promise<void> {
    const { revision } = terms;
    await alarm.until(
      next,
      (at) => timerTitle(finding, terms, at),
      () => finding !== seen || terms.revision !== revision || archived || renewed,
    );
  }

  /** Hands what is settled to the couriers; what was settled meanwhile goes with the next round. */
  async function flush(): Promise<void> {
    while (outbox.length > 0) {
      const posted = outbox;
      const lines = posted.flatMap((notice) =>
        notice.to.map((position) => letterLine(finding, terms, notice, position)),
      );
      const summary = postingTitle(posted, finding, terms);
      await postLines.executeWithOptions({ summary }, [finding.subject.campaign, lines]);
      outbox = outbox.slice(posted.length);
    }
  }

  /** What lists show; an upsert is an event of the history, so only what changed is said. */
  function show(): void {
    const moment = now();
    const changed = attributesOf(finding, terms, moment).filter(({ key, value }) => {
      const text = JSON.stringify(value);
      if (shown.attributes.get(key.name) === text) return false;
      shown.attributes.set(key.name, text);
      return true;
    });
    if (changed.length > 0) upsertSearchAttributes([...changed]);
    const memo = memoOf(finding, terms, moment);
    if (JSON.stringify(memo) !== shown.memo) {
      shown.memo = JSON.stringify(memo);
      upsertMemo({ ...memo });
    }
    setCurrentDetails(findingCard(finding, terms, moment));
  }

  function shouldHandOver(): boolean {
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    return renewed || continueAsNewSuggested || historyLength >= LONGEST_HISTORY || unsealedLength >= LONGEST_PAGE;
  }

  /** Seals the record so far, lets every handler finish, and goes on with an empty history and the newest rules. */
  async function handOver(): Promise<void> {
    const { campaign, id } = finding.subject;
    const sealed = unsealed;
    const previous = page === undefined ? {} : { previous: page };
    const sealedAs =
      sealed.length === 0 ? {} : { page: await seal({ campaign, finding: id, entries: sealed, ...previous }) };
    await condition(allHandlersFinished);
    await continueAsNew<typeof findingWorkflow>({
      ...asRun(),
      ...sealedAs,
      unsealed: unsealed.slice(sealed.length),
      terms: { ...terms, edition: newestEdition },
    });
  }

  async function seal(recordPage: RecordPage): Promise<Digest> {
    const summary = wordsFor(terms.policy.language).card.seals;
    return sealPage.executeWithOptions({ summary }, [recordPage]);
  }

  function asRun(): FindingRun {
    return {
      finding,
      terms,
      unsealed,
      outbox,
      processed: [...processed],
      ...(page === undefined ? {} : { page }),
    };
  }
}
