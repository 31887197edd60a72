import { groupedBy } from '../grouped';
import { commandFacts } from '../commands/command-facts';
import type { Finding } from '../finding/finding';
import type { DayIndex } from '../calendar/moment';

/** Findings that the campaign's date of the superior is the date of, and those that have one of their own. */
export interface SuperiorDates {
  /** The day that most open findings have; of several the latest. Undefined where none has any. */
  readonly day?: DayIndex;
  readonly findings: readonly string[];
  readonly others: readonly string[];
}

/** 上报时限 of the campaign as a whole: what the superior moves when he gives all more time. */
export function superiorDatesOf(findings: readonly Finding[]): SuperiorDates {
  const dated = findings
    .filter(({ standing }) => commandFacts.moveSuperiorDate.stages.includes(standing.stage))
    .flatMap(({ subject, deadlines }) =>
      deadlines?.superior === undefined ? [] : [{ id: subject.id, day: deadlines.superior }],
    );
  const [most] = [...groupedBy(dated, ({ day }) => day)].sort(
    ([a, some], [b, others]) => others.length - some.length || b - a,
  );
  if (most === undefined) return { findings: [], others: [] };
  const [day, those] = most;
  return {
    day,
    findings: those.map(({ id }) => id),
    others: dated.filter((one) => one.day !== day).map(({ id }) => id),
  };
}
