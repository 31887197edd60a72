import { defined } from './defined';
import { climbsOf, type Climb } from './ladder';
import { dutiesOf } from './duties';
import { openingRecipients, recipientsOf } from './recipients';
import type { Duty, Finding, LetterKind, Notice } from './finding';
import { DAY, type Moment } from './moment';
import type { DutyKind, FormalLetter, RungLetter, Terms } from './policy';

/** Everything that will be sent in (from, until] if nobody does anything, ordered by time. */
export function agendaOf(finding: Finding, terms: Terms, from: Moment, until: Moment): readonly Notice[] {
  return [...newsOf(finding), ...planned(finding, terms, until).map(({ notice }) => notice)]
    .filter(({ at }) => at > from && at <= until)
    .sort((a, b) => a.at - b.at);
}

/**
 * The moment of the next notice that is not settled yet, whether already due or still to come; undefined if nobody owes
 * anything.
 */
export function nextNotice(finding: Finding, terms: Terms, moment: Moment): Moment | undefined {
  return earliest(finding, unsettledSteps(finding, terms, moment));
}

/** The moment of the first of a finding's news and steps; undefined if there are none. */
export function earliest({ news }: Finding, steps: readonly Step[]): Moment | undefined {
  let first: Moment | undefined;
  for (const { at } of [...news, ...steps]) if (first === undefined || at < first) first = at;
  return first;
}

/** A notice of a duty with its place on the ladder. The opening letter is below all rungs. */
export interface Planned {
  readonly notice: Notice;
  readonly duty: Duty;
  readonly height: number;
  /** The name by which the finding remembers it as settled. */
  readonly settledAs: { readonly name: string; readonly repeat: number };
  /** The letter that the rung drafts instead of sending. */
  readonly drafts?: FormalLetter;
}

const OPENING = -1;

/** The unsettled notices of all living duties up to `until`. */
export function planned(finding: Finding, terms: Terms, until: Moment): readonly Planned[] {
  return plannedOf(unsettledSteps(finding, terms, until), finding, until);
}

/**
 * The same for steps that are known already: those at `until`, or at an earlier moment after which none has come due.
 */
export function plannedOf(steps: readonly Step[], finding: Finding, until: Moment): readonly Planned[] {
  return steps
    .filter(({ at }) => at <= until)
    .map(({ duty, climb }) => (climb === undefined ? openingOf(duty, finding) : climbed(climb, duty, finding)));
}

/** What a duty still has ahead of it: its opening letter, or a rung of its ladder. */
export interface Step {
  readonly duty: Duty;
  readonly at: Moment;
  readonly climb?: Climb;
}

/**
 * The unsettled steps of all living duties up to `until`, and at least the first one of each ladder after it.
 * @param ladders remembers them, for who asks at one moment after the other
 */
export function unsettledSteps(
  finding: Finding,
  terms: Terms,
  until: Moment,
  duties = dutiesOf(finding, terms),
  ladders?: Ladders,
): readonly Step[] {
  const steps: Step[] = [];
  const isUnsettled = (name: string, repeat: number): boolean => (finding.settled[name] ?? -1) < repeat;
  for (const duty of duties) {
    if (isStuck(duty, finding)) continue;
    const opens = opensWithLetter.has(duty.kind) && isUnsettled(settledName(duty.id, 'opening'), 0);
    if (opens) steps.push({ duty, at: duty.since });
    const ladder = ladders === undefined ? ladderOf(duty, terms, until) : ladders(duty, until);
    for (const { name, climb } of ladder) {
      const waits = !isUnsettled(name, climb.repeat) || waitsForExtension(duty, climb, finding);
      if (!waits) steps.push({ duty, at: climb.at, climb });
    }
  }
  return steps;
}

/** A duty's ladder up to `until` and beyond: each climb with the name by which a finding remembers it as settled. */
export type Ladders = (duty: Duty, until: Moment) => readonly NamedClimb[];

interface NamedClimb {
  readonly name: string;
  readonly climb: Climb;
}

/** How far beyond the moment asked for a remembered ladder reaches, so that it serves the next moments too. */
const REACH = 30 * DAY;

/** Ladders that are remembered as long as their duties stay as they are. */
export function rememberedLadders(terms: Terms): Ladders {
  const known = new Map<string, { readonly duty: Duty; readonly ladder: readonly NamedClimb[] }>();
  return (duty, until) => {
    const before = known.get(duty.id);
    const serves =
      before !== undefined &&
      before.duty.since === duty.since &&
      before.duty.due === duty.due &&
      (before.ladder.at(-1)?.climb.at ?? Infinity) > until;
    if (serves) return before.ladder;
    const ladder = ladderOf(duty, terms, until + REACH);
    known.set(duty.id, { duty, ladder });
    return ladder;
  };
}

function ladderOf(duty: Duty, terms: Terms, until: Moment): readonly NamedClimb[] {
  return climbsOf(duty, terms, until).map((climb) => ({ name: settledName(duty.id, climb.name), climb }));
}

/** A ladder does not climb past a letter that did not get through. The office is chased to mend the address instead. */
function isStuck({ id, kind, holder }: Duty, { troubles }: Finding): boolean {
  return kind !== 'mend-address' && troubles.some(({ position, duties }) => position === holder || duties.includes(id));
}

/** News that has not been told yet: letters that do not belong to a duty. */
export function newsOf({ news }: Finding): readonly Notice[] {
  return news.map((item) => ({
    key: `news/${item.id}`,
    at: item.at,
    letter: 'news',
    to: item.to,
    news: item,
    atOnce: true,
  }));
}

export function settledName(dutyId: string, rung: string): string {
  return `${dutyId}/${rung}`;
}

export function isFormal(letter: RungLetter): letter is FormalLetter {
  return letter === 'supervision-letter' || letter === 'talk' || letter === 'circular';
}

const opensWithLetter: ReadonlySet<DutyKind> = new Set([
  'assign',
  'acknowledge',
  'plan',
  'accept-plan',
  'commit',
  'reply',
  'talk-report',
  'instruction',
  'decide-extension',
  'completeness',
  'assign-check',
  'check',
  'approve',
  'sign-off',
  'public-notice',
  'mend-address',
]);

function openingOf(duty: Duty, finding: Finding): Planned {
  const name = settledName(duty.id, 'opening');
  const draft = finding.drafts.find(({ id }) => duty.kind === 'sign-off' && id === duty.about);
  return {
    duty,
    height: OPENING,
    settledAs: { name, repeat: 0 },
    notice: defined({
      key: `${name}/0`,
      at: duty.since,
      letter: draft === undefined ? 'opening' : 'draft-waiting',
      to: openingRecipients(duty),
      duty,
      draft: draft === undefined ? undefined : { letter: draft.letter, cause: draft.cause },
      atOnce: true,
    }),
  };
}

function climbed({ rung, height, name, repeat, at }: Climb, duty: Duty, finding: Finding): Planned {
  const formal = isFormal(rung.letter);
  const settledAs = { name: settledName(duty.id, name), repeat };
  const letter: LetterKind = isFormal(rung.letter) ? 'draft-waiting' : rung.letter;
  const notice: Notice = defined({
    key: `${settledAs.name}/${repeat}`,
    at,
    letter,
    to: formal ? ['office/director'] : recipientsOf(rung.to, duty, finding),
    duty,
    count: rung.letter === 'chase' ? Number(name.split('.')[1]) + repeat : undefined,
    draft: isFormal(rung.letter) ? { letter: rung.letter, cause: duty.kind } : undefined,
    atOnce: false,
  });
  return defined({ notice, duty, height, settledAs, drafts: isFormal(rung.letter) ? rung.letter : undefined });
}

/** While an extension that was asked for in time is undecided, the harder rungs of the deadline wait. */
function waitsForExtension({ kind }: Duty, { rung }: Climb, { extension }: Finding): boolean {
  return kind === 'rectify' && rung.letter !== 'remind' && extension?.inTime === true;
}
