import { dayOf } from '../domain/calendar/calendar';
import type { Colour } from '../domain/light/light-reason';
import { colourOf } from '../domain/light/light';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import type { EventKind } from '../words/demo';
import type { FindingRun } from '../workflows/messages';
import { eventOf } from './events';

/** How the campaign stands at a week's end, and what happened in that week. */
export interface Week {
  readonly day: DayIndex;
  readonly lights: Readonly<Record<Colour, number>>;
  readonly closed: number;
  /** Findings by what happened to them. */
  readonly events: ReadonlyMap<EventKind, readonly string[]>;
}

interface Glimpse {
  readonly colour: Colour;
  readonly closed: boolean;
  readonly seq: number;
}

const DAYS = 7;

/** Makes weeks of what is seen of the findings. */
export function inWeeks(start: DayIndex, tell: (week: Week) => void) {
  const glimpses = new Map<string, Glimpse>();
  let events = new Map<EventKind, string[]>();
  let end = start + DAYS;

  return {
    seen({ finding, terms, unsealed }: FindingRun, at: Moment): void {
      const { id } = finding.subject;
      const before = glimpses.get(id)?.seq ?? 0;
      for (const entry of unsealed) {
        const kind = entry.seq > before ? eventOf(entry) : undefined;
        if (kind !== undefined) events.set(kind, [...new Set([...(events.get(kind) ?? []), id])]);
      }
      const { stage } = finding.standing;
      const closed = stage === 'closed' || stage === 'archived';
      glimpses.set(id, { colour: colourOf(finding, terms, at), closed, seq: finding.seq });
    },
    passed(now: Moment, calendar: FindingRun['terms']['calendar']): void {
      if (dayOf(calendar, now) < end) return;
      const all = [...glimpses.values()];
      const shown = (colour: Colour): number => all.filter((one) => one.colour === colour).length;
      tell({
        day: end - 1,
        lights: { red: shown('red'), yellow: shown('yellow'), green: shown('green'), grey: shown('grey') },
        closed: all.filter(({ closed }) => closed).length,
        events,
      });
      events = new Map();
      end += DAYS;
    },
  };
}
