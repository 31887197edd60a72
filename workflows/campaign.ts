import { allHandlersFinished, CancellationScope, condition, proxyActivities } from '@temporalio/workflow';
import { dayOf } from '../domain/calendar/calendar';
import { advanceCampaign, surveyed } from '../domain/campaign/advance';
import { comingUp, type ComingUp } from '../domain/campaign/agenda';
import { letterIssued, type Issuing } from '../domain/campaign/issuing';
import { brief } from '../words/brief';
import { campaignCard } from '../words/campaign-card';
import { wordsFor } from '../words';
import { attributes } from './attributes';
import { hearMessages, isBehind, runOf, take, type CampaignLife } from './campaign-messages';
import { beginningOfRun, openClock } from './clock';
import { handOver, isTimeToHandOver } from './hand-over';
import { campaignMemoOf } from './memo';
import type { CampaignRun } from './messages';
import { openRecord } from './open-record';
import type { CampaignPorts } from './ports';
import { remembered } from './remembered';
import { openShow, type Shown } from './shown';

const { spreadTerms, spreadDirectory, endCampaign, survey, issueLetter, sealPage, postNotices } =
  proxyActivities<CampaignPorts>({
    startToCloseTimeout: '1 hour',
    heartbeatTimeout: '1 minute',
    retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
  });

/** Commands remembered so that one said twice is obeyed once, across runs too. */
const REMEMBERED = 50;

/**
 * One inspection's rectification: who is who, by which rules, and which findings; amendments reach them all, and what
 * is told of all together (daily analysis, circular, phase end) is told here.
 */
export async function campaignWorkflow(input: CampaignRun): Promise<void> {
  const life = openLife(input);
  const { clock, record } = life;
  hearMessages(life);

  await CancellationScope.nonCancellable(async () => {
    for (;;) {
      const next = upcoming();
      const [signed] = life.agenda.issuing ?? [];
      if (life.renewed || isTimeToHandOver() || record.isLong()) await goOnInANewRun();
      else if (life.outbox.length > 0) await postOutbox();
      else if (signed !== undefined) await issue(signed);
      else if (isBehind(life)) await spreadAmendments();
      else if (life.archived) break;
      else if (life.agenda.awaiting.length > 0) await lookAtFindings();
      else if (next !== undefined && next.at <= clock.now()) doWhatIsDue();
      else await sleepUntil(next);
    }
    life.show();
    const { id, terms, roster } = life.campaign;
    const summary = wordsFor(terms.policy.language).card.campaign.ends;
    await endCampaign.executeWithOptions({ summary }, [id, roster]);
    // What is said while the last page is sealed has a page of its own.
    do await sealAndLetFinish();
    while (!record.isSealed());
    // Who reads its record later finds the last page there.
    life.show();
  });

  function upcoming(): ComingUp | undefined {
    const { agenda, campaign } = life;
    return comingUp(agenda, campaign.terms, campaign.phase, clock.now())[0];
  }

  /** Sleeps until somebody speaks, or until that has come. */
  async function sleepUntil(next: ComingUp | undefined): Promise<void> {
    life.show();
    const before = life.spoken;
    await clock.until(
      next?.at,
      () => titleOf(next),
      () => life.spoken !== before,
    );
  }

  function doWhatIsDue(): void {
    const { agenda, campaign } = life;
    take(life, advanceCampaign(agenda, campaign.terms, campaign.phase, clock.now()));
  }

  /** What waited for a survey is told by one. */
  async function lookAtFindings(): Promise<void> {
    const { campaign, agenda } = life;
    const facts = await survey(campaign.id, Math.max(...agenda.awaiting.map(({ at }) => at)), agenda.lastSurvey);
    take(life, surveyed(life.agenda, life.campaign.terms, facts, clock.now()));
  }

  /** The findings hear of a signed letter first, so that it tells of none that has been dealt with. */
  async function issue(signed: Issuing): Promise<void> {
    const issued = await issueLetter(life.campaign.id, signed);
    take(life, letterIssued(life.agenda, issued, life.campaign.terms, clock.now()));
  }

  /** What changes while it is spread is spread by the next round. */
  async function spreadAmendments(): Promise<void> {
    life.show();
    const { id, roster, terms, directory } = life.campaign;
    const words = wordsFor(terms.policy.language).card.campaign;
    const telling = life.spread.terms < terms.revision ? roster : life.untold;
    if (telling.length > 0) await spreadTerms.executeWithOptions({ summary: words.spreadsTerms }, [id, telling, terms]);
    const told = new Set(telling);
    life.untold = life.untold.filter((finding) => !told.has(finding));
    if (life.spread.directory < directory.revision) {
      await spreadDirectory.executeWithOptions({ summary: words.spreadsDirectory }, [id]);
    }
    // eslint-disable-next-line require-atomic-updates -- this loop alone writes it
    life.spread = { terms: terms.revision, directory: directory.revision };
  }

  /** Hands what is settled to the couriers; what is settled meanwhile goes with the next round. */
  async function postOutbox(): Promise<void> {
    const posted = life.outbox;
    await postNotices(life.campaign.id, posted);
    life.outbox = life.outbox.slice(posted.length);
  }

  /** Seals the record so far, lets every handler finish, and goes on with an empty history and the newest rules. */
  async function goOnInANewRun(): Promise<void> {
    await sealAndLetFinish();
    await handOver<typeof campaignWorkflow>(runOf(life));
  }

  /** An entry of a register may wait for room in the record, and fill it again. */
  async function sealAndLetFinish(): Promise<void> {
    do {
      await record.seal();
      await condition(() => allHandlersFinished() || !record.hasRoom());
    } while (!allHandlersFinished());
  }

  function titleOf(next: ComingUp | undefined): string {
    const { policy, calendar } = life.campaign.terms;
    const { card, duties, campaign: told } = wordsFor(policy.language);
    if (next === undefined) return '';
    const what = { ...duties, ...told.occasions, ...told.timetable }[next.what];
    return brief(card.then(card.day(dayOf(calendar, next.at)), what));
  }
}

function openLife(input: CampaignRun): CampaignLife {
  const { campaign, spread, untold, agenda, outbox, archived, processed, known } = input;
  const show = openShow();
  const life: CampaignLife = {
    ...{ campaign, spread, untold, agenda, outbox, archived, renewed: false, spoken: 0 },
    clock: openClock(() => life.campaign.terms.clock, beginningOfRun(campaign.terms.clock, known)),
    record: openRecord(input, { campaign: campaign.id }, (page) => sealPage(page)),
    processed: remembered<number>(processed, REMEMBERED),
    show: () => {
      show(shownOf(life));
    },
  };
  return life;
}

/** What Temporal Web UI and lists show of the campaign. */
function shownOf(life: CampaignLife): Shown {
  const { campaign, agenda, record, archived } = life;
  return {
    attributes: [{ key: attributes.campaign, value: campaign.id }],
    memo: campaignMemoOf(campaign, agenda, record.soFar()),
    card: campaignCard(campaign, agenda.seen, archived ? 'archived' : isBehind(life) ? 'spreading' : 'quiet'),
  };
}
