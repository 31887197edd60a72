import { CancellationScope, condition, setDefaultSignalHandler, setHandler } from '@temporalio/workflow';
import { actor } from '../domain/commands/command-shapes';
import { defined } from '../domain/defined';
import { refuse } from '../domain/commands/refusal';
import { code, maybe, number, record, type Shape, text, where } from '../domain/commands/shape';
import {
  acceptMessage,
  arrived,
  dismissMessage,
  renew,
  type Acceptance,
  type Accepted,
  type Dismissal,
  type MessageRun,
  type MessageWaiting,
  type Stamped,
} from './messages';
import { dropped, onSignal, read, refuseIfAhead } from './parsed';
import { orFailure } from './refused';
import { remembered, type Remembered } from './remembered';

/** Arrivals remembered, so that a copy that comes again is not read again. */
const REMEMBERED = 100;

/** What the office decided, until it is carried out. */
export type Decision = { readonly accepted: Acceptance } | { readonly dismissed: Dismissal };

/** What a message's run works on. */
export interface MessageLife {
  arrivals: readonly string[];
  /** What was done, while its author is not told yet. */
  answered: MessageRun['answered'];
  waiting: MessageWaiting | undefined;
  decision: Decision | undefined;
  /** What came of the last acceptance. */
  accepted: Accepted;
  renewed: boolean;
  readonly known: Remembered<true>;
}

export function openMessage({ arrivals, answered, waiting, known }: MessageRun): MessageLife {
  return {
    ...{ arrivals, answered, waiting, decision: undefined, accepted: { done: false }, renewed: false },
    known: remembered<true>(
      known.map((arrival) => [arrival, true]),
      REMEMBERED,
    ),
  };
}

/** What the next run is handed. */
export function runOf(input: MessageRun, { arrivals, answered, waiting, known }: MessageLife): MessageRun {
  const { campaign, identity, language, from, subject, since } = input;
  return defined<MessageRun>({
    ...{ campaign, identity, language, from, subject, since, arrivals, answered, waiting },
    known: known.all().map(([arrival]) => arrival),
  });
}

/** Everything that a message hears. Called before the first wait, so that nothing is missed. */
export function hearMessages(life: MessageLife): void {
  onSignal(
    arrived,
    code,
    (arrival) => {
      if (!life.known.has(arrival) && !life.arrivals.includes(arrival)) life.arrivals = [...life.arrivals, arrival];
    },
    dropped,
  );
  setHandler(
    acceptMessage,
    async (accepted) => {
      await decided(life, { accepted });
      return life.accepted;
    },
    { validator: readable(life, acceptance) },
  );
  setHandler(
    dismissMessage,
    async (dismissed) => {
      await decided(life, { dismissed });
      return null;
    },
    { validator: readable(life, dismissal) },
  );
  setHandler(renew, () => {
    life.renewed = true;
  });
  setDefaultSignalHandler((name) => {
    dropped(`${name}: unknown`);
  });
  // Whoever sees the Web UI can press Cancel: a message ends when it is done with.
  void CancellationScope.current().cancelRequested.catch(() => undefined);
}

/** Lets the run carry the decision out. */
async function decided(life: MessageLife, decision: Decision): Promise<void> {
  life.decision = decision;
  await condition(() => life.decision !== decision);
}

/** One decision at a time, on a message that waits. */
function readable<T extends Stamped>(life: MessageLife, shape: Shape<T>): (argument: unknown) => void {
  return (argument) => {
    orFailure(() => {
      refuseIfAhead(read(shape, argument));
      if (life.waiting === undefined || life.decision !== undefined) refuse({ code: 'message-decided' });
    });
  };
}

/** Longest reason of a dismissal, in characters. */
const LONGEST_REASON = 4_000;

const acceptance = record<Acceptance>({ as: actor, sentAt: number });
const dismissal = record<Dismissal>({
  why: where(text, (why) => why.trim() !== '' && why.length <= LONGEST_REASON, 'empty, or too long'),
  operator: code,
  entry: maybe(code),
  sentAt: number,
});
