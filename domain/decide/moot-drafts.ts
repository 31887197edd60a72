import { dutiesButForHold, reportsAreOwed } from '../duties';
import { recorded, type Entry, type Recorded } from '../entry';
import type { Draft, Finding } from '../finding';
import { withNews, type RuleContext } from './shared';

/**
 * Drafts whose cause a command has done away with fall away, are recorded, and the director is told: nobody signs what
 * is not true any more, nor is asked to.
 */
export function withoutMootDrafts(finding: Finding, at: RuleContext): Recorded {
  const moot = finding.drafts.filter((draft) => isMoot(draft, finding, at));
  if (moot.length === 0) return { finding, entries: [] };
  let now = withNews(
    { ...finding, drafts: finding.drafts.filter((draft) => !moot.includes(draft)) },
    'called-off',
    ['office/director'],
    at,
  );
  const entries: Entry[] = [];
  for (const { letter, id } of moot) {
    const lapsed = recorded(now, { at: at.moment, what: 'draft-lapsed', outcome: `${letter} ${id}` }, letter);
    now = lapsed.finding;
    entries.push(...lapsed.entries);
  }
  return { finding: now, entries };
}

/** Reports are missed until one comes; every other cause is a duty that somebody owes still. */
function isMoot({ cause, duty }: Draft, finding: Finding, { terms }: RuleContext): boolean {
  if (cause === 'report') return finding.reporting.missedRunning === 0 || !reportsAreOwed(finding.standing);
  return dutiesButForHold(finding, terms).every(({ id }) => id !== duty);
}
