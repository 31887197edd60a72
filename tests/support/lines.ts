import type { LetterLine } from '../../domain/notices/letter';
import type { Position } from '../../domain/organisation/positions';

/** A line that only tells: no duty stands behind it, so that it is never left out as discharged. */
export function newsLine(position: Position, text: string, atOnce = true): LetterLine {
  return {
    ...{
      key: `news/${text.slice(0, 40)}`,
      finding: 'WH-001',
      title: 'Working mechanism',
      at: Date.UTC(2023, 6, 21, 2),
    },
    ...{ letter: 'news', atOnce, position, copy: false, stage: 'rectifying', coUnits: [] },
    news: { what: 'nudge', text },
    ...{ openMeasures: [], criteria: [] },
  };
}
