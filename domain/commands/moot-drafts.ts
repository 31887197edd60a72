import { dutiesButForHold, reportsAreOwed } from '../duties/duties';
import { recorded, type Entry, type Recorded } from '../finding/entry';
import { causesOf, withCauses, type Draft, type DraftCause, type Finding } from '../finding/finding';
import { withNews, type RuleContext } from './shared';

/**
 * Causes of drafts that a command has done away with drop out. A draft without any falls away, is recorded, and the
 * director is told: nobody signs what is not true any more, nor is asked to.
 */
export function withoutMootDrafts(finding: Finding, at: RuleContext): Recorded {
  const living = finding.drafts.flatMap((draft) => stillMeant(draft, finding, at) ?? []);
  const moot = finding.drafts.filter(({ id }) => living.every((draft) => draft.id !== id));
  if (moot.length === 0) {
    const isSame = living.every((draft) => finding.drafts.includes(draft));
    return { finding: isSame ? finding : { ...finding, drafts: living }, entries: [] };
  }
  let now = withNews({ ...finding, drafts: living }, 'called-off', ['office/director'], at);
  const entries: Entry[] = [];
  for (const { letter, id } of moot) {
    const lapsed = recorded(now, { at: at.moment, what: 'draft-lapsed', outcome: `${letter} ${id}` }, letter);
    now = lapsed.finding;
    entries.push(...lapsed.entries);
  }
  return { finding: now, entries };
}

/** The draft with the causes that still hold; undefined where none does. */
function stillMeant(draft: Draft, finding: Finding, at: RuleContext): Draft | undefined {
  const causes = causesOf(draft);
  const living = causes.filter((one) => !isMoot(one, finding, at));
  if (living.length === causes.length) return draft;
  return living.length === 0 ? undefined : withCauses(draft, living);
}

/** Reports are missed until one comes; every other cause is a duty that somebody owes still. */
function isMoot({ cause, duty }: DraftCause, finding: Finding, { terms }: RuleContext): boolean {
  if (cause === 'report') return finding.reporting.missedRunning === 0 || !reportsAreOwed(finding.standing);
  return dutiesButForHold(finding, terms).every(({ id }) => id !== duty);
}
