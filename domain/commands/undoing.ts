import { answersFor, isOffice, isOfLeadUnit } from './authority';
import { commandFacts } from './command-facts';
import type { Command, CommandName } from './commands';
import { followersOf, unitsConcerned } from '../notices/concerned';
import { defined } from '../defined';
import { dutiesOf } from '../duties/duties';
import {
  causesOf,
  isSameCause,
  withCauses,
  type Draft,
  type DraftCause,
  type Finding,
  type Undoable,
} from '../finding/finding';
import type { FormalLetter } from '../policy/policy';
import type { Position } from '../organisation/positions';
import { refuse } from './refusal';
import { reopenedIn } from './revising';
import type { SettledDuties } from '../schedule/rungs';
import { beforeClaim } from '../finding/stages';
import { needsReason, withNews, without, type RuleContext, type Rule } from './shared';

/** What goes on whether an entry stands or not: the record, and what was told and done meanwhile. */
const goesOn: ReadonlySet<keyof Finding> = new Set([
  'seq',
  'recent',
  'counter',
  'news',
  'settled',
  'told',
  'spoke',
  'undoable',
]);

/**
 * 撤回登记: by who gave the entry, or by the office with a reason. The record keeps both; stage, dates, counts and
 * light are as if the entry had not been. Who was told of it is told, and who owes something again is asked again.
 */
export const undo: Rule<'undo'> = (finding, command, at) => {
  if (isOffice(command.by)) needsReason(command, command.why);
  if (command.measure !== undefined) {
    if (!isOffice(command.by) && !isOfLeadUnit(finding, command.by)) {
      refuse({ code: 'not-your-role', command: command.name, needed: 'unit-contact' });
    }
    return measureOpenAgain(finding, command.measure, at);
  }
  const { undoable } = finding;
  if (undoable === undefined) return refuse({ code: 'nothing-to-undo' });
  if (undoable.builtOn !== undefined) {
    return refuse({ code: 'built-on', command: undoable.command, by: undoable.builtOn });
  }
  if (!isOffice(command.by) && !answersFor(command.by, undoable.by)) {
    return refuse({ code: 'not-your-role', command: command.name, needed: 'who-said-it' });
  }
  const restored = askedAnew(asBefore(finding, undoable), finding, at);
  const unsent = finding.news.filter(({ id }) => undoable.news.includes(id));
  const unaware = new Set(unsent.flatMap(({ to }) => to));
  return withNews(
    { ...restored, news: restored.news.filter((item) => !unsent.includes(item)) },
    'taken-back',
    undoable.told.filter((position) => !unaware.has(position)),
    at,
    command.why,
  );
};

/** The entry that can be taken back after a command, or the one before it, with what now stands on that. */
export function undoableAfter(before: Finding, after: Finding, command: Command, at: RuleContext): Finding {
  const changed = changedBetween(before, after);
  const { undoable } = before;
  const kept = without(after, 'undoable');
  if (command.name === 'undo' && command.measure === undefined) {
    return defined<Finding>({ ...kept, undoable: undoable?.earlier });
  }
  if (changed.length > 0 && commandFacts[command.name].undoable) {
    return { ...kept, undoable: taken(before, after, changed, command, at) };
  }
  return undoable === undefined ? kept : { ...kept, undoable: stillStanding(undoable, changed, command.name) };
}

/** The entry after a command that changed some facts: once they are among its own, it cannot be taken back any more. */
function stillStanding(undoable: Undoable, changed: readonly (keyof Finding)[], by: CommandName): Undoable {
  if (undoable.builtOn !== undefined) return undoable;
  const { earlier, ...entry } = undoable;
  const touched = changed.some((key) => key in entry.before || entry.absent.includes(key));
  // What cannot be taken back need not be kept.
  if (touched) return { ...entry, before: {}, absent: [], told: [], news: [], builtOn: by };
  return earlier === undefined ? entry : { ...entry, earlier: stillStanding(earlier, changed, by) };
}

function taken(
  before: Finding,
  after: Finding,
  changed: readonly (keyof Finding)[],
  { name, by }: Command,
  { terms, moment }: RuleContext,
): Undoable {
  const owed = new Set(dutiesOf(before, terms).map(({ id }) => id));
  const asked = dutiesOf(after, terms).filter(({ id }) => !owed.has(id));
  const news = after.news.filter((item) => !before.news.includes(item));
  const told: readonly Position[] = [...news.flatMap(({ to }) => to), ...asked.map(({ holder }) => holder)];
  return defined({
    command: name,
    by: by.person,
    at: moment,
    before: Object.fromEntries(changed.filter((key) => key in before).map((key) => [key, before[key]])),
    absent: changed.filter((key) => !(key in before)),
    told: [...new Set(told)],
    news: news.map(({ id }) => id),
    earlier: earlierOf(before),
  });
}

/** The entry before, for when this one is taken back; no more than one is kept. */
function earlierOf({ undoable }: Finding): Undoable | undefined {
  if (undoable === undefined) return undefined;
  const { earlier: _, ...entry } = undoable;
  return entry;
}

function changedBetween(before: Finding, after: Finding): readonly (keyof Finding)[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)] as (keyof Finding)[]);
  return [...keys].filter(
    (key) =>
      !goesOn.has(key) && before[key] !== after[key] && JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
}

function asBefore(finding: Finding, { before, absent }: Undoable): Finding {
  const gone: ReadonlySet<string> = new Set([...absent, 'undoable']);
  const kept = Object.fromEntries(Object.entries(finding).filter(([key]) => !gone.has(key))) as unknown as Finding;
  return { ...kept, ...before, drafts: restoredDrafts(finding.drafts, before.drafts ?? []) };
}

/**
 * The drafts that wait, with the drafts and causes that the entry had done away with: what a rung asked for meanwhile is
 * settled, and would not be asked for again. What only the mistaken entry let be drafted has no cause any more, and falls
 * away as every moot draft does.
 */
function restoredDrafts(waiting: readonly Draft[], before: readonly Draft[]): readonly Draft[] {
  const causesBefore = (letter: FormalLetter): readonly DraftCause[] =>
    before.filter((draft) => draft.letter === letter).flatMap(causesOf);
  return [
    ...before.filter(({ letter }) => waiting.every((draft) => draft.letter !== letter)),
    ...waiting.map((draft) => {
      const causes = causesOf(draft);
      const again = causesBefore(draft.letter).filter((one) => !causes.some((other) => isSameCause(one, other)));
      return again.length === 0 ? draft : withCauses(draft, [...again, ...causes]);
    }),
  ];
}

/** Duties that live again, and those that may come again under the name that they had meanwhile, are told of anew. */
function askedAnew(restored: Finding, mistaken: Finding, { terms }: RuleContext): Finding {
  const idsOf = (finding: Finding): readonly string[] => dutiesOf(finding, terms).map(({ id }) => id);
  const [now, then] = [idsOf(restored), idsOf(mistaken)];
  const changed = [...now.filter((id) => !then.includes(id)), ...then.filter((id) => !now.includes(id))];
  const settled: SettledDuties = Object.fromEntries(
    Object.entries(restored.settled).map(([id, one]) => [id, changed.includes(id) ? { ...one, askedAnew: true } : one]),
  );
  return { ...restored, settled };
}

/** A measure marked done by mistake is owed again, as long as no claim stands on it. */
function measureOpenAgain(finding: Finding, number: number, at: RuleContext): Finding {
  const { plan } = finding;
  const measure = plan?.measures.find((one) => one.number === number);
  if (plan === undefined || measure === undefined) return refuse({ code: 'unknown-measure', measure: number });
  const { doneAt, toInspect: _, inspected: __, ...open } = measure;
  if (doneAt === undefined) return refuse({ code: 'measure-not-done', measure: number });
  if (!beforeClaim.has(finding.standing.stage)) {
    return refuse({ code: 'built-on', command: 'fileReport', by: 'claimCompletion' });
  }
  const measures = plan.measures.map((one) => (one === measure ? open : one));
  const reopened = reopenedIn({ ...finding, plan: { ...plan, measures } }, [number]);
  return withNews(reopened, 'taken-back', [...unitsConcerned(finding), ...followersOf(finding)], at, String(number));
}
