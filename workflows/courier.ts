import {
  ActivityFailure,
  CancellationScope,
  condition,
  continueAsNew,
  getExternalWorkflowHandle,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { dutyOf, isOfFinding, type PostedLine } from '../domain/campaign/line';
import { groupedBy } from '../domain/grouped';
import type { MailReport } from '../domain/mail-trouble';
import { brief } from '../words/brief';
import { courierCard } from '../words/courier-card';
import { wordsFor } from '../words';
import { attributes } from './attributes';
import { campaignWorkflowId, findingWorkflowId } from './ids';
import {
  bounced,
  campaignArchived,
  directoryAmended,
  mailReported,
  post,
  type CourierRun,
  type LetterInHand,
} from './messages';
import type { CourierPorts, Sending } from './ports';

const LONGEST_HISTORY = 500;
/** Lines remembered, so that one posted twice is one line, across runs too. */
const REMEMBERED = 500;
/** Letters that came back, and lines of theirs, remembered until the address is mended. */
const RETURNED = 50;

/** One recipient's post: it gathers what falls to one hour, sends it as one letter, and outlives a server that is down. */
export async function courierWorkflow(input: CourierRun): Promise<void> {
  const { campaign, recipient, quiet, longest, patience, shown } = input;
  const words = shown === undefined ? undefined : wordsFor(shown.language).card.courier;
  const { sendLetter, postToStandIn } = proxyActivities<CourierPorts>({
    startToCloseTimeout: '1 minute',
    scheduleToCloseTimeout: patience,
    retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
  });
  let { pending, letters, inHand, returned } = input;
  let ended = false;
  let readdressed = false;
  const taken = new Set(input.taken);

  setHandler(post, (lines) => {
    const fresh = lines.filter((line) => !taken.has(nameOf(line)));
    for (const line of fresh) taken.add(nameOf(line));
    pending = [...pending, ...fresh];
    show();
  });
  setHandler(directoryAmended, () => {
    readdressed = true;
  });
  setHandler(bounced, (bounce) => {
    const { numbers, waiting } = returned;
    if (numbers.includes(bounce.number)) return;
    returned = { ...returned, numbers: [...numbers, bounce.number].slice(-RETURNED), waiting: [...waiting, bounce] };
  });
  setHandler(campaignArchived, () => {
    ended = true;
  });

  upsertSearchAttributes([{ key: attributes.campaign, value: campaign }]);
  // Whoever sees the Web UI can press Cancel: letters go out all the same.
  await CancellationScope.nonCancellable(async () => {
    for (;;) {
      show();
      if (returned.waiting.length > 0) {
        await passOn();
      } else if (inHand === undefined) {
        await condition(() => pending.length > 0 || returned.waiting.length > 0 || isToBeTriedAgain() || ended);
        if (returned.waiting.length > 0) continue;
        if (pending.length === 0 && !isToBeTriedAgain()) break;
        await quietMoment();
        takeInHand();
      } else {
        // eslint-disable-next-line require-atomic-updates -- this loop alone writes it
        inHand = await tried(inHand);
      }
      if (workflowInfo().continueAsNewSuggested || workflowInfo().historyLength >= LONGEST_HISTORY) await handOver();
    }
  });

  /** What Temporal Web UI shows of this post. */
  function show(): void {
    if (shown === undefined) return;
    const post = { title: shown.recipient, sent: letters - (inHand === undefined ? 0 : 1), pending };
    setCurrentDetails(courierCard(inHand === undefined ? post : { ...post, inHand }, shown.language));
  }

  /** Until nothing more has come for a while, or long enough. */
  async function quietMoment(): Promise<void> {
    for (let waited = 0; waited < longest; waited += quiet) {
      const count = pending.length;
      if (!(await condition(() => pending.length > count, quiet))) return;
    }
  }

  function takeInHand(): void {
    letters += 1;
    if (isToBeTriedAgain()) {
      inHand = { number: letters, lines: [...returned.unreached, ...pending], trouble: 'refused' };
      returned = { ...returned, unreached: [] };
    } else {
      inHand = { number: letters, lines: pending };
    }
    pending = [];
  }

  /** What came back is sent once more when addresses have changed. */
  function isToBeTriedAgain(): boolean {
    return readdressed && returned.unreached.length > 0;
  }

  /** A letter that came back makes the address the office's trouble; meanwhile who stands in has its lines. */
  async function passOn(): Promise<void> {
    const [bounce] = returned.waiting;
    if (bounce === undefined) return;
    const { reader, lines } = bounce;
    await report(lines, 'refused');
    try {
      const titled = words === undefined ? {} : { summary: words.standsIn };
      await postToStandIn.executeWithOptions(titled, [campaign, reader, lines]);
    } catch (error) {
      // Tried again with the next round.
      if (error instanceof ActivityFailure) return;
      throw error;
    }
    const unreached = [...returned.unreached, ...lines].slice(-RETURNED);
    returned = { ...returned, unreached, waiting: returned.waiting.filter((other) => other !== bounce) };
  }

  /**
   * Tries the letter once and answers with what is left of it: nothing when it is gone. Findings hear of trouble and
   * of its end.
   */
  async function tried(letter: LetterInHand): Promise<LetterInHand | undefined> {
    const { number, lines, trouble } = letter;
    readdressed = false;
    const outcome = await attempt(lines, number);
    if (outcome === 'sent' || outcome === 'forwarded' || outcome === 'settled') {
      if (trouble !== undefined) await report(lines, 'mended');
      return undefined;
    }
    if (trouble !== outcome) await report(lines, outcome);
    // A server that is down is tried again at once and for ever; an address waits to be mended.
    if (outcome !== 'stuck') {
      await condition(() => readdressed || returned.waiting.length > 0 || ended, patience);
      if (ended) return undefined;
    }
    return { ...letter, trouble: outcome };
  }

  async function handOver(): Promise<void> {
    const { inHand: _, ...run } = input;
    await continueAsNew<typeof courierWorkflow>({
      ...run,
      letters,
      pending,
      taken: [...taken].slice(-REMEMBERED),
      returned,
      ...(inHand === undefined ? {} : { inHand }),
    });
  }

  async function attempt(lines: readonly PostedLine[], number: number): Promise<Sending['outcome'] | 'stuck'> {
    try {
      const titled = words === undefined ? {} : { summary: brief(words.letter(number, lines.length)) };
      return (await sendLetter.executeWithOptions(titled, [{ campaign, recipient, number, lines }])).outcome;
    } catch (error) {
      if (error instanceof ActivityFailure) return 'stuck';
      throw error;
    }
  }

  async function report(lines: readonly PostedLine[], trouble: MailReport['trouble']): Promise<void> {
    upsertSearchAttributes([{ key: attributes.mailStuck, value: trouble !== 'mended' }]);
    for (const [workflowId, mine] of groupedBy(lines, posterOf)) {
      for (const [position, his] of groupedBy(mine, (line) => line.position)) {
        const duties = his.flatMap((line) => dutyOf(line)?.id ?? []);
        await getExternalWorkflowHandle(workflowId).signal(mailReported, { position, trouble, duties });
      }
    }
  }

  /** Who posted the line, and hears of its trouble. */
  function posterOf(line: PostedLine): string {
    return isOfFinding(line) ? findingWorkflowId(campaign, line.finding) : campaignWorkflowId(campaign);
  }
}

function nameOf(line: PostedLine): string {
  return `${isOfFinding(line) ? line.finding : ''} ${line.key} ${line.position}`;
}
