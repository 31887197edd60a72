import type { FoundRecord } from '../../client/record';
import { signOf, timeLeft, type Sign, type TimeLeft } from '../../domain/light/at-a-glance';
import { dayOf, isProvisional, workingDaysBetween } from '../../domain/calendar/calendar';
import { defined } from '../../domain/defined';
import { holderOf, type Directory } from '../../domain/organisation/directory';
import { deadlineDay, fixedDueDay } from '../../domain/duties/due';
import { dutiesOf } from '../../domain/duties/duties';
import type { Entry } from '../../domain/finding/entry';
import type {
  Approval,
  Assignment,
  Check,
  Claim,
  Commitment,
  Criterion,
  Evidence,
  FileRef,
  Finding,
  LetterKind,
  NodeOutcome,
  Obligation,
  Stage,
  Withdrawal,
} from '../../domain/finding/finding';
import { foresee } from '../../domain/schedule/foresight';
import { lightOf } from '../../domain/light/light';
import type { Colour, LightReason } from '../../domain/light/light-reason';
import { mattersOf } from '../../domain/finding/matters';
import { DAY, type DayIndex, type Moment } from '../../domain/calendar/moment';
import type { DutyKind, FormalLetter, Rhythm, Terms } from '../../domain/policy/policy';
import { rhythmOf } from '../../domain/schedule/periods';
import type { Position, UnitCode } from '../../domain/organisation/positions';

/** Days ahead of which a page tells what will happen if nobody acts, and how much of it. */
const AHEAD = 60;
const MOST_LETTERS = 8;

export interface OwedDuty {
  readonly kind: DutyKind;
  readonly about?: string;
  /** The letter that waits for its sign-off. */
  readonly letter?: FormalLetter;
  readonly holder: Position;
  /** Whose it is by name; absent where the position is vacant. */
  readonly person?: string;
  readonly due: DayIndex;
  /** Working days; negative where it is late. */
  readonly left: number;
  readonly isLate: boolean;
}

export interface ComingLetter {
  readonly day: DayIndex;
  readonly letter: LetterKind;
  readonly duty?: DutyKind;
  readonly draft?: FormalLetter;
  readonly to: readonly Position[];
}

export interface ShownMeasure {
  readonly number: number;
  readonly text: string;
  readonly unit?: UnitCode;
  readonly due: DayIndex;
  readonly doneOn?: DayIndex;
  readonly isLate: boolean;
  readonly node?: true;
  /** A node that is said to be done, and nobody has looked yet. */
  readonly toInspect?: true;
  readonly inspected?: { readonly day: DayIndex; readonly outcome: NodeOutcome };
}

/** A contact's word that its unit's head must confirm; plan and claim are shown where they would stand. */
export interface WaitingWord {
  readonly what: Commitment['what'];
  readonly to?: DayIndex;
  readonly text?: string;
  readonly files: readonly FileRef[];
}

/** One finding as its page tells it, in no language. */
export interface FindingView {
  readonly id: string;
  readonly title: string;
  readonly problem: string;
  readonly label?: string;
  readonly keyItem: boolean;
  /** How often its unit reports. */
  readonly rhythm: Rhythm;
  readonly sign: Sign;
  readonly stage: Stage;
  readonly left: TimeLeft;
  readonly reasons: readonly LightReason[];
  readonly turns?: { readonly day: DayIndex; readonly to: Colour };
  readonly assignment?: Assignment;
  readonly deadline?: DayIndex;
  readonly superior?: DayIndex;
  /** Counted by holidays that are not published yet. */
  readonly provisional: boolean;
  readonly duties: readonly OwedDuty[];
  readonly letters: readonly ComingLetter[];
  readonly criteria: readonly (Criterion & { readonly evidence?: Evidence })[];
  readonly measures: readonly ShownMeasure[];
  readonly claim?: Claim;
  readonly check?: Check;
  readonly approvals: readonly Approval[];
  /** What a contact said for the unit, and its head has not confirmed. */
  readonly commitments: readonly WaitingWord[];
  readonly extension?: { readonly to: DayIndex; readonly reason: string };
  /** What the unit owes a written answer to: a letter by its number, a talk by its date, an instruction in words. */
  readonly obligations: readonly Pick<Obligation, 'kind' | 'text'>[];
  readonly withdrawal?: Pick<Withdrawal, 'why' | 'into' | 'handedTo'>;
  readonly hold?: { readonly reason: string; readonly reviewBy: DayIndex };
  readonly lastReport?: { readonly day: DayIndex; readonly gist: string };
  /** Newest first. */
  readonly record: readonly Entry[];
  readonly recordWhole: boolean;
}

export function findingView(
  finding: Finding,
  terms: Terms,
  directory: Directory,
  { entries, whole }: FoundRecord,
  now: Moment,
): FindingView {
  const { subject, standing, deadlines, assignment, extension, hold, reporting } = finding;
  const { calendar } = terms;
  const today = dayOf(calendar, now);
  const { notices, lightChanges } = foresee(finding, terms, now, now + AHEAD * DAY);
  const [turn] = lightChanges;
  const deadline = deadlines === undefined ? undefined : deadlineDay(deadlines, calendar);
  const { claim, check, approvals = [] } = knownProof(proofOf(finding));
  return defined<FindingView>({
    ...{ id: subject.id, title: subject.title, problem: subject.problem, keyItem: subject.keyItem },
    ...{ label: subject.label, rhythm: rhythmOf(subject, terms) },
    ...{ sign: signOf(finding, terms, now), stage: standing.stage, left: timeLeft(finding, terms, now) },
    reasons: lightOf(finding, terms, now).reasons,
    turns: turn && { day: dayOf(calendar, turn.at), to: turn.to },
    ...{ assignment, deadline, superior: deadlines?.superior },
    provisional: deadline !== undefined && isProvisional(calendar, deadline),
    duties: mattersOf(dutiesOf(finding, terms), now)
      .toSorted((a, b) => a.due - b.due)
      .map(({ kind, about, holder, due }) => {
        const day = dayOf(calendar, due);
        const person = holderOf(directory, holder)?.name;
        const left = workingDaysBetween(calendar, today, day);
        const letter = kind === 'sign-off' ? finding.drafts.find(({ id }) => id === about)?.letter : undefined;
        return defined<OwedDuty>({ kind, about, letter, holder, person, due: day, left, isLate: due < now });
      }),
    letters: notices.slice(0, MOST_LETTERS).map(({ at, letter, duty, draft, to }) =>
      defined<ComingLetter>({
        // What is due already goes out at once.
        day: dayOf(calendar, Math.max(at, now)),
        ...{ letter, duty: duty?.kind, draft: draft?.letter, to },
      }),
    ),
    criteria: (finding.plan?.criteria ?? subject.criteria).map((criterion) =>
      defined({ ...criterion, evidence: claim?.evidence.find((one) => one.criterion === criterion.number) }),
    ),
    measures: measuresOf(finding, terms, today),
    ...{ claim, check, approvals },
    commitments: finding.commitments.map(waitingWord),
    ...{ obligations: finding.obligations, withdrawal: finding.withdrawal },
    extension: extension && { to: extension.to, reason: extension.reason },
    hold: hold && { reason: hold.reason, reviewBy: hold.reviewBy },
    lastReport: reporting.last && { day: dayOf(calendar, reporting.last.at), gist: reporting.last.gist },
    ...{ record: entries.toReversed(), recordWhole: whole },
  });
}

/** The plan that stands, or the one that waits for its review, or a contact's that waits for the head. */
function measuresOf(
  { plan, standing, commitments }: Finding,
  { calendar }: Terms,
  today: DayIndex,
): readonly ShownMeasure[] {
  const submitted = standing.stage === 'planning' ? standing.submitted?.plan : undefined;
  const waiting = commitments.find((word) => word.what === 'submitPlan');
  const { measures = [] } = plan ?? submitted ?? (waiting?.what === 'submitPlan' ? waiting.plan : {});
  return measures.map(({ number, text, unit, due, doneAt, node, toInspect, inspected }) => {
    const day = fixedDueDay(due, calendar);
    return defined<ShownMeasure>({
      ...{ number, text, unit, due: day },
      doneOn: doneAt === undefined ? undefined : dayOf(calendar, doneAt),
      ...{ isLate: doneAt === undefined && day < today, node },
      toInspect: toInspect === undefined ? undefined : true,
      inspected: inspected && { day: dayOf(calendar, inspected.at), outcome: inspected.outcome },
    });
  });
}

function waitingWord(word: Commitment): WaitingWord {
  switch (word.what) {
    case 'requestExtension':
      return { what: word.what, to: word.to, text: word.reason, files: [] };
    case 'replyToLetter':
      return { what: word.what, text: word.text, files: word.files };
    default:
      return { what: word.what, files: [] };
  }
}

interface Proof {
  readonly claim?: Claim;
  readonly check?: Check;
  readonly approvals?: readonly Approval[];
}

/** Without what only the list stands in for: it knows that a claim, a check and approvals are there, not whose and of when. */
function knownProof({ claim, check, approvals = [] }: Proof): Proof {
  return defined<Proof>({
    claim: claim?.by === '' ? undefined : claim,
    check: check?.signedBy === '' ? undefined : check,
    approvals: approvals.filter(({ by }) => by !== ''),
  });
}

/** What its closure rests on, as far as it has come; a claim that waits for the unit's head is shown to him. */
function proofOf({ standing, commitments }: Finding): Proof {
  switch (standing.stage) {
    case 'awaiting-check':
      return { claim: standing.claim };
    case 'awaiting-approval':
      return { claim: standing.claim, check: standing.check, approvals: standing.approvals };
    case 'closed':
    case 'archived':
      return standing.proof;
    default: {
      const word = commitments.find((one) => one.what === 'claimCompletion');
      return word?.what === 'claimCompletion'
        ? { claim: { at: word.start.at, by: word.by, evidence: word.evidence } }
        : {};
    }
  }
}

/** Every file that was handed in for this finding, as far as its page tells of it. */
export function filesIn({ criteria, commitments, record }: FindingView): readonly FileRef[] {
  return [
    ...criteria.flatMap(({ evidence }) => evidence?.files ?? []),
    ...commitments.flatMap(({ files }) => files),
    ...record.flatMap(filesOf),
  ];
}

/** The files that came with an entry of the record. */
export function filesOf({ command }: Pick<Entry, 'command'>): readonly FileRef[] {
  if (command === undefined) return [];
  const files = 'files' in command ? command.files : [];
  const evidence = 'evidence' in command ? command.evidence : [];
  return [...files, ...evidence.flatMap((one) => one.files)];
}
