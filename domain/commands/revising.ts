import type { Commands } from './commands';
import { defined } from '../defined';
import { gist } from '../finding/entry';
import { nodeMarked } from '../text/node-mark';
import type { Commitment, Criterion, Evidence, Finding, Measure, Plan } from '../finding/finding';

/**
 * Measures with their numbers. A measure that the plan agreed has in the same words keeps its number; a new one gets a
 * number that no other had, so that what was said of a number stays true. A node stays one: the unit does not drop it.
 */
export function numberedMeasures(
  given: Commands['submitPlan']['measures'],
  agreed: Plan | undefined,
): readonly Measure[] {
  const before = [...(agreed?.measures ?? [])];
  let last = Math.max(0, ...before.map(({ number }) => number));
  return given.map(({ text, due, unit, node }) => {
    const { text: plain, node: marked } = nodeMarked(text);
    const words = gist(plain);
    const same = before.findIndex((measure) => measure.text === words);
    const [kept] = same < 0 ? [] : before.splice(same, 1);
    if (kept === undefined) last += 1;
    return defined<Measure>({
      ...{ number: kept?.number ?? last, text: words, due: { day: due, held: 0 }, unit },
      node: node === true || marked === true || kept?.node === true ? true : undefined,
    });
  });
}

/** The same with what is done of the plan agreed: it stays done, and stays in the plan. */
export function withDone(measures: readonly Measure[], agreed: Plan | undefined): readonly Measure[] {
  const done = (agreed?.measures ?? []).filter(({ doneAt }) => doneAt !== undefined);
  return besides(done, measures);
}

/**
 * The finding whose measures of these numbers are open again. A plan that waits may have left them out because they were
 * done: they are in it too, so that none is lost once it is agreed.
 */
export function reopenedIn(finding: Finding, numbers: readonly number[]): Finding {
  const { plan, revision, commitments } = finding;
  const open = (plan?.measures ?? []).filter(({ number }) => numbers.includes(number));
  const whole = (waiting: Plan): Plan => ({ ...waiting, measures: besides(waiting.measures, open) });
  return defined({
    ...finding,
    revision: revision && { ...revision, plan: whole(revision.plan) },
    commitments: commitments.map((word) => (word.what === 'submitPlan' ? { ...word, plan: whole(word.plan) } : word)),
  });
}

function besides(measures: readonly Measure[], others: readonly Measure[]): readonly Measure[] {
  const numbers = new Set(measures.map(({ number }) => number));
  return [...measures, ...others.filter(({ number }) => !numbers.has(number))].sort((a, b) => a.number - b.number);
}

/**
 * The finding with this plan in force, the first or a revised one. A claim that waits for the head keeps what it proves,
 * or lapses.
 */
export function replacedBy(revised: Plan, finding: Finding): Finding {
  const { plan, subject, commitments } = finding;
  const before = (plan ?? subject).criteria;
  return {
    ...finding,
    plan: { ...revised, measures: withDone(revised.measures, plan) },
    commitments: commitments.flatMap((word) => claimFollowing(word, before, revised.criteria)),
  };
}

/**
 * Evidence belongs to a criterion's text: it follows the text to its new number. A claim whose criteria are no longer
 * all proven lapses; any other word stays.
 */
export function claimFollowing(
  word: Commitment,
  before: readonly Criterion[],
  after: readonly Criterion[],
): readonly Commitment[] {
  if (word.what !== 'claimCompletion') return [word];
  const evidence = evidenceByText(word.evidence, before, after);
  return evidence === undefined ? [] : [{ ...word, evidence }];
}

function evidenceByText(
  evidence: readonly Evidence[],
  before: readonly Criterion[],
  after: readonly Criterion[],
): readonly Evidence[] | undefined {
  const moved = after.map(({ number, text }) => {
    const former = before.find((criterion) => criterion.text === text)?.number;
    const proof = evidence.find(({ criterion }) => criterion === former);
    return proof === undefined ? undefined : { ...proof, criterion: number };
  });
  return moved.every((proof) => proof !== undefined) ? moved : undefined;
}
