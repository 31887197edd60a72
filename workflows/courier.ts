import { ActivityFailure, CancellationScope, condition, proxyActivities } from '@temporalio/workflow';
import { encodedBytes } from '../domain/text/bytes';
import {
  countOf,
  isOfFinding,
  nothingToSend,
  together,
  type KeptLines,
  type PostedLine,
  type PostToSend,
} from '../domain/campaign/line';
import type { MailReport } from '../domain/notices/mail-trouble';
import { brief } from '../words/brief';
import { courierCard } from '../words/courier-card';
import { wordsFor } from '../words';
import { attributes } from './attributes';
import { hearMessages, openCourier, runOf } from './courier-messages';
import { handOver, isTimeToHandOver } from './hand-over';
import type { ReturnedLetter, CourierRun, LetterInHand } from './messages';
import type { CourierPorts, Sending } from './ports';
import { openShow } from './shown';

/** Bytes of pending lines from which they are kept in the archive: what is handed to an activity or run stays small. */
const HEAVY = 128 * 1_024;
/** Bytes of lines that are kept at a time: the server takes 2 MB. */
const LARGEST_PART = 512 * 1_024;
/** Parts kept in the archive that are carried by their digests; what is more is kept together as one. */
const MOST_KEPT = 20;

/**
 * How often findings are told that their letter went after all, or a letter that came back is handed on, each time with
 * the retries of an activity.
 */
const LAST_TRIES = 5;

type Attempt = Pick<Sending, 'missing'> & { readonly outcome: Sending['outcome'] | 'stuck' };

const { lettersSoFar, keepLines } = proxyActivities<CourierPorts>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/**
 * Collects one recipient's lines for a while, sends them as one letter, and keeps trying while the mail server is down.
 */
export async function courierWorkflow(input: CourierRun): Promise<void> {
  const { campaign, recipient, pace, shown } = input;
  const { courier: words } = wordsFor(shown.language).card;
  const { sendLetter, postToStandIn, reportTrouble } = proxyActivities<CourierPorts>({
    startToCloseTimeout: '1 minute',
    scheduleToCloseTimeout: pace.patience,
    retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
  });
  const life = openCourier(input);
  const show = openShow();
  let triesToPassOn = 0;
  hearMessages(life);

  // Whoever sees the Web UI can press Cancel: letters go out all the same.
  await CancellationScope.nonCancellable(async () => {
    const { letters = await lettersSoFar(campaign, recipient) } = input;
    life.letters = letters;
    for (;;) {
      const [bounce] = life.returned.waiting;
      if (isToGoOn()) await goOnInANewRun();
      else if (bounce !== undefined) await passOn(bounce);
      else if (life.inHand !== undefined) await deliver(life.inHand);
      else if (isSomethingToSend()) {
        if (await gathersUntilQuiet()) takeInHand();
      } else if (life.ended) break;
      else {
        showItself();
        await condition(() => isSomethingToSend() || life.returned.waiting.length > 0 || life.ended || life.renewed);
      }
    }
  });

  function isToGoOn(): boolean {
    return isTimeToHandOver() || life.renewed;
  }

  function isSomethingToSend(): boolean {
    return countOf(life.pending) > 0 || isToBeTriedAgain();
  }

  /** What came back is sent once more when addresses have changed. */
  function isToBeTriedAgain(): boolean {
    return life.readdressed && countOf(life.returned.unreached) > 0;
  }

  /**
   * Until nothing more has come for a while, or long enough; what has become much is kept in the archive meanwhile.
   * @returns whether the letter may be closed; else the next run gathers on
   */
  async function gathersUntilQuiet(): Promise<boolean> {
    showItself();
    for (let waited = 0; waited < longestWait() && !isToGoOn();) {
      const before = life.arrived;
      if (await condition(() => life.bytes >= HEAVY || life.renewed, pace.quiet)) await keepPending();
      else if (life.arrived === before) return true;
      else waited += pace.quiet;
    }
    return !isToGoOn();
  }

  /** Milliseconds. What goes at once does not wait for all that a large campaign tells at its letter hour. */
  function longestWait(): number {
    return life.pending.lines.every(fallsToLetterHour) ? pace.longestHour : pace.longest;
  }

  /** Part by part: while a letter waits for its server, more may come than one activity can be handed. */
  async function keepPending(): Promise<void> {
    while (life.bytes >= HEAVY) {
      const part = firstOf(life.pending.lines, LARGEST_PART);
      const digest = await keepLines(part);
      const { lines, kept } = life.pending;
      life.pending = { lines: lines.slice(part.length), kept: [...kept, { digest, count: part.length }] };
      life.bytes = encodedBytes(life.pending.lines);
    }
    const { kept } = life.pending;
    if (kept.length <= MOST_KEPT) return;
    const all = await keptTogether(kept);
    life.pending = { ...life.pending, kept: [all] };
  }

  /** The same post with no more carried than so many bytes of lines: the others are kept in the archive. */
  async function lightened(post: PostToSend, bytes: number): Promise<PostToSend> {
    let { lines, kept } = post;
    while (lines.length > 0 && encodedBytes(lines) > bytes) {
      const part = firstOf(lines, LARGEST_PART);
      kept = [...kept, { digest: await keepLines(part), count: part.length }];
      lines = lines.slice(part.length);
    }
    return { lines, kept: kept.length > MOST_KEPT ? [await keptTogether(kept)] : kept };
  }

  async function keptTogether(kept: readonly KeptLines[]): Promise<KeptLines> {
    return { digest: await keepLines([], kept), count: countOf({ lines: [], kept }) };
  }

  /** Letters that came back and wait are kept in the archive where they are too much for the next run. */
  async function keepReturned(): Promise<void> {
    for (const bounce of life.returned.waiting) {
      if (encodedBytes(life.returned.waiting) < HEAVY) return;
      const lightBounce = { ...bounce, post: await lightened(bounce.post, 0) };
      const { returned } = life;
      life.returned = { ...returned, waiting: returned.waiting.map((one) => (one === bounce ? lightBounce : one)) };
    }
  }

  function takeInHand(): void {
    const number = (life.letters ?? 0) + 1;
    life.letters = number;
    if (isToBeTriedAgain()) {
      life.inHand = { number, ...together(life.returned.unreached, life.pending), trouble: 'returned' };
      life.returned = { ...life.returned, unreached: nothingToSend };
    } else {
      life.inHand = { number, ...life.pending };
    }
    life.pending = nothingToSend;
    life.bytes = 0;
  }

  /** A letter that came back makes the address the office's trouble; meanwhile who stands in has its lines. */
  async function passOn(bounce: ReturnedLetter): Promise<void> {
    const { reader } = bounce;
    const post = await lightened(bounce.post, HEAVY);
    try {
      await reportTrouble(campaign, post, 'returned');
      await postToStandIn.executeWithOptions({ summary: words.standsIn }, [campaign, reader, post]);
    } catch (error) {
      if (!(error instanceof ActivityFailure)) throw error;
      triesToPassOn += 1;
      // Tried again with the next round; then it may not keep all other letters back.
      if (triesToPassOn < LAST_TRIES) return;
    }
    await sendAnewOnceMended(bounce, post);
  }

  /** The letter that came back is done with for now: what it said is sent anew when addresses have changed. */
  async function sendAnewOnceMended(bounce: ReturnedLetter, post: PostToSend): Promise<void> {
    triesToPassOn = 0;
    const unreached = await lightened(together(life.returned.unreached, post), HEAVY);
    const waiting = life.returned.waiting.filter((other) => other !== bounce);
    life.returned = { ...life.returned, unreached, waiting };
  }

  /**
   * Tries the letter once. Tells the findings when delivery fails and when it works again. A letter that was sent is no
   * longer in hand.
   */
  async function deliver(letter: LetterInHand): Promise<void> {
    const { number, lines, kept, trouble } = letter;
    showItself();
    life.readdressed = false;
    const { outcome, missing = [] } = await attempt({ lines, kept }, number);
    switch (outcome) {
      case 'unused':
        life.letters = number - 1;
        await letGo(letter, missing);
        return;
      case 'sent':
      case 'lapsed':
        await letGo(letter, missing);
        return;
      case 'number-used':
        life.letters = number + 1;
        life.inHand = { ...letter, number: number + 1 };
        return;
      case 'stuck':
      case 'refused':
      case 'no-address':
        // What could not be told is told after the next try.
        if (trouble !== outcome && !(await isTold({ lines, kept }, outcome))) return;
        life.inHand = { ...letter, trouble: outcome };
        showItself();
        // A server that is down is tried again at once and for ever; an address waits to be mended.
        if (outcome === 'stuck') return;
        await condition(() => isMeantToMove(), pace.patience);
        if (life.ended) life.inHand = undefined;
    }
  }

  /** Whether a letter that waits for an address to be mended is to be looked at again. */
  function isMeantToMove(): boolean {
    return life.readdressed || life.returned.waiting.length > 0 || life.ended || life.renewed;
  }

  /** @param missing what it went without, which may not hold up what comes after it */
  async function letGo({ lines, kept, trouble }: LetterInHand, missing: readonly KeptLines[]): Promise<void> {
    for (let tries = 0; trouble !== undefined && tries < LAST_TRIES; tries += 1) {
      if (await isTold({ lines, kept }, 'mended')) break;
    }
    life.missing = [...life.missing, ...missing];
    life.inHand = undefined;
  }

  /** Whether the findings were told; not where what was kept of the letter is damaged. */
  async function isTold(post: PostToSend, trouble: MailReport['trouble']): Promise<boolean> {
    try {
      await reportTrouble(campaign, post, trouble);
      return true;
    } catch (error) {
      if (error instanceof ActivityFailure) return false;
      throw error;
    }
  }

  async function attempt(post: PostToSend, number: number): Promise<Attempt> {
    try {
      const summary = brief(words.letter(number, countOf(post)));
      const letter = { campaign, recipient, number, ...post };
      return await sendLetter.executeWithOptions({ summary }, [letter]);
    } catch (error) {
      if (error instanceof ActivityFailure) return { outcome: 'stuck' };
      throw error;
    }
  }

  function showItself(): void {
    const { inHand, pending, missing, letters = 0 } = life;
    const { unreached } = life.returned;
    const isStuck = inHand?.trouble !== undefined || countOf(unreached) > 0 || missing.length > 0;
    const sent = letters - (inHand === undefined ? 0 : 1);
    show({
      attributes: [
        { key: attributes.campaign, value: campaign },
        { key: attributes.mailStuck, value: isStuck },
      ],
      memo: {},
      card: courierCard({ title: shown.recipient, sent, pending, inHand, unreached, missing }, shown.language),
    });
  }

  async function goOnInANewRun(): Promise<void> {
    await keepPending();
    await keepReturned();
    await handOver<typeof courierWorkflow>(runOf(input, life));
  }
}

/** The first lines that together take no more than so many bytes; one at least. */
function firstOf(lines: readonly PostedLine[], bytes: number): readonly PostedLine[] {
  let room = bytes;
  const end = lines.findIndex((line, index) => (room -= encodedBytes(line)) < 0 && index > 0);
  return end === -1 ? lines : lines.slice(0, end);
}

function fallsToLetterHour(line: PostedLine): boolean {
  return isOfFinding(line) && !line.atOnce;
}
