import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { dayOf } from '../domain/calendar';
import { advanceCampaign, passedOver, surveyed, type CampaignStep } from '../domain/campaign/advance';
import { comingUp, type ComingUp } from '../domain/campaign/agenda';
import { decideCampaign, type CampaignCommand } from '../domain/campaign/decide';
import { recordCampaignTrouble } from '../domain/campaign/troubles';
import type { Directory } from '../domain/directory';
import { namesIn } from '../domain/names';
import type { Terms } from '../domain/policy';
import { brief } from '../words/brief';
import { campaignCard } from '../words/campaign-card';
import { wordsFor } from '../words';
import { openAlarm } from './alarm';
import { attributes } from './attributes';
import {
  amendDirectory,
  amendPolicy,
  archiveCampaign,
  campaignRun,
  campaignState,
  campaignUpdates,
  enrol,
  mailReported,
  renew,
  type CampaignRun,
  type SaidToCampaign,
} from './messages';
import type { CampaignPorts } from './ports';
import { orFailure } from './refused';

const { spreadTerms, spreadDirectory, endCampaign, survey, sealPage } = proxyActivities<CampaignPorts>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});
const { postNotices } = proxyLocalActivities<CampaignPorts>({
  startToCloseTimeout: '30 seconds',
  retry: { maximumInterval: '30 seconds' },
});

const LONGEST_HISTORY = 500;
/** Commands remembered so that one said twice is obeyed once, across runs too. */
const REMEMBERED = 50;

/**
 * One inspection's rectification: who is who, by which rules, and which findings; amendments reach them all, and what
 * is told of all together (daily analysis, circular, phase end) is told here.
 */
export async function campaignWorkflow(input: CampaignRun): Promise<void> {
  let { campaign, spread, untold, archived, agenda, unsealed, outbox } = input;
  const { page } = input;
  let renewed = false;
  const processed = new Map(input.processed);
  const alarm = openAlarm(() => campaign.terms.clock);
  const { now } = alarm;

  const take = (step: CampaignStep, updateId?: string): void => {
    agenda = step.agenda;
    outbox = [...outbox, ...step.notices];
    unsealed = [...unsealed, ...step.entries.map((entry) => (updateId === undefined ? entry : { ...entry, updateId }))];
  };
  const decided = (command: CampaignCommand): CampaignStep =>
    orFailure(() => decideCampaign(agenda, campaign.terms, command, now()));

  setHandler(campaignState, () => campaign);
  setHandler(campaignRun, () => asRun());
  setHandler(enrol, ({ findings, hold }) => {
    const fresh = findings.filter((finding) => !campaign.roster.includes(finding));
    campaign = { ...campaign, roster: [...campaign.roster, ...fresh] };
    if (hold < campaign.terms.revision) untold = [...untold, ...fresh];
    show();
    return null;
  });
  setHandler(amendPolicy, (terms) => {
    agenda = passedOver(agenda, campaign.terms, now());
    const revision = campaign.terms.revision + 1;
    campaign = { ...campaign, terms: { ...terms, revision } };
    show();
    return revision;
  });
  setHandler(amendDirectory, (directory) => {
    const revision = campaign.directory.revision + 1;
    campaign = { ...campaign, directory: { ...directory, revision }, terms: renamed(campaign.terms, directory) };
    show();
    return revision;
  });
  for (const update of Object.values(campaignUpdates)) {
    setHandler(update, obey, {
      validator: ({ command, updateId }: SaidToCampaign) => {
        if (!processed.has(updateId)) decided(command);
      },
    });
  }
  setHandler(mailReported, (report) => {
    take(recordCampaignTrouble(agenda, report, now()));
  });
  setHandler(renew, () => {
    renewed = true;
  });
  setHandler(archiveCampaign, () => {
    archived = true;
    return null;
  });

  upsertSearchAttributes([{ key: attributes.campaign, value: campaign.id }]);
  // Whoever sees the Web UI can press Cancel: a campaign ends only when the office archives it.
  await CancellationScope.nonCancellable(async () => {
    for (;;) {
      show();
      if (isBehind()) await spreadAmendments();
      else if (archived) break;
      else await tendAgenda();
      await flush();
      if (shouldHandOver()) await handOver();
    }
    show();
    const summary = wordsFor(campaign.terms.policy.language).card.campaign.ends;
    await endCampaign.executeWithOptions({ summary }, [campaign.id, campaign.roster]);
    await condition(allHandlersFinished);
  });

  /** What Temporal Web UI shows of the campaign. */
  function show(): void {
    setCurrentDetails(campaignCard(campaign, archived ? 'archived' : isBehind() ? 'spreading' : 'quiet'));
  }

  function obey({ command, updateId }: SaidToCampaign): number {
    const before = processed.get(updateId);
    if (before !== undefined) return before;
    take(decided(command), updateId);
    processed.set(updateId, agenda.seq);
    for (const oldest of processed.keys()) {
      if (processed.size <= REMEMBERED) break;
      processed.delete(oldest);
    }
    return agenda.seq;
  }

  function isBehind(): boolean {
    return (
      spread.terms < campaign.terms.revision || spread.directory < campaign.directory.revision || untold.length > 0
    );
  }

  /** What changes while it is spread is spread by the next round. */
  async function spreadAmendments(): Promise<void> {
    const { id, roster, terms, directory } = campaign;
    const words = wordsFor(terms.policy.language).card.campaign;
    const telling = spread.terms < terms.revision ? roster : untold;
    if (telling.length > 0) await spreadTerms.executeWithOptions({ summary: words.spreadsTerms }, [id, telling, terms]);
    untold = untold.filter((finding) => !telling.includes(finding));
    if (spread.directory < directory.revision)
      await spreadDirectory.executeWithOptions({ summary: words.spreadsDirectory }, [id, directory]);
    // eslint-disable-next-line require-atomic-updates -- this loop alone writes it
    spread = { terms: terms.revision, directory: directory.revision };
  }

  /** Waits for a message or for what comes next, settles what has come due, and looks at the findings where it must. */
  async function tendAgenda(): Promise<void> {
    const seen = agenda;
    const { terms, phase } = campaign;
    const [next] = comingUp(agenda, terms, phase, now());
    if (next === undefined || next.at > now()) {
      await alarm.until(
        next?.at,
        () => titleOf(next),
        () => agenda !== seen || archived || renewed || isBehind(),
      );
    }
    if (agenda === seen && !archived && !isBehind()) take(advanceCampaign(agenda, terms, phase, now()));
    if (agenda.awaiting.length > 0) {
      const facts = await survey(campaign.id, Math.max(...agenda.awaiting.map(({ at }) => at)));
      take(surveyed(agenda, campaign.terms, facts, now()));
    }
  }

  /** Hands what is settled to the couriers; what was settled meanwhile goes with the next round. */
  async function flush(): Promise<void> {
    while (outbox.length > 0) {
      const posted = outbox;
      await postNotices(campaign.id, posted);
      outbox = outbox.slice(posted.length);
    }
  }

  function shouldHandOver(): boolean {
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    return renewed || continueAsNewSuggested || historyLength >= LONGEST_HISTORY;
  }

  /** Seals the record so far, lets every handler finish, and goes on with an empty history. */
  async function handOver(): Promise<void> {
    const sealed = unsealed;
    const previous = page === undefined ? {} : { previous: page };
    const sealedAs =
      sealed.length === 0 ? {} : { page: await sealPage({ campaign: campaign.id, entries: sealed, ...previous }) };
    await condition(allHandlersFinished);
    await continueAsNew<typeof campaignWorkflow>({
      ...asRun(),
      ...sealedAs,
      unsealed: unsealed.slice(sealed.length),
    });
  }

  function asRun(): CampaignRun {
    return {
      ...{ campaign, spread, untold, archived, agenda, unsealed, outbox },
      processed: [...processed],
      ...(page === undefined ? {} : { page }),
    };
  }

  function titleOf(next: ComingUp | undefined): string {
    const { card, duties, campaign: told } = wordsFor(campaign.terms.policy.language);
    if (next === undefined) return '';
    const what = { ...duties, ...told.occasions }[next.what];
    return brief(card.then(card.day(dayOf(campaign.terms.calendar, next.at)), what));
  }
}

/** Terms in which places are called as in the directory; a new revision where that changes anything. */
function renamed(terms: Terms, directory: Directory): Terms {
  const names = namesIn(directory);
  if (JSON.stringify(names) === JSON.stringify(terms.names)) return terms;
  return { ...terms, names, revision: terms.revision + 1 };
}
