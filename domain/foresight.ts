import { advance, prospectOf } from './advance';
import type { Finding, Notice } from './finding';
import type { Colour, LightReason } from './light-reason';
import type { Moment } from './moment';
import type { Terms } from './policy';

/** What will happen if nobody does anything. */
export interface Foresight {
  /** In the order in which they are posted. */
  readonly notices: readonly Notice[];
  readonly lightChanges: readonly LightChange[];
}

/** A light that turns another colour by itself. */
export interface LightChange {
  readonly at: Moment;
  readonly from: Colour;
  readonly to: Colour;
  readonly reasons: readonly LightReason[];
}

/**
 * What will be posted and which lights will turn in (from, until] if nobody speaks; what is due already is posted
 * at once, as the finding's workflow would. Steps through the same `nextMoment` and `advance`, so that a missed
 * report, the draft that it opens and the sign-off that the draft asks for are seen as they will come.
 */
export function foresee(before: Finding, terms: Terms, from: Moment, until: Moment): Foresight {
  const notices: Notice[] = [];
  const lightChanges: LightChange[] = [];
  let finding = before;
  let now = from;
  let prospect = prospectOf(finding, terms, now);
  while (prospect.next !== undefined && prospect.next <= until) {
    now = Math.max(now, prospect.next);
    const step = advance(finding, terms, now, prospect);
    notices.push(...step.notices);
    finding = step.finding;
    const { colour } = prospect.light;
    prospect = prospectOf(finding, terms, now);
    const { light } = prospect;
    if (light.colour !== colour) {
      lightChanges.push({ at: now, from: colour, to: light.colour, reasons: light.reasons });
    }
  }
  return { notices, lightChanges };
}
