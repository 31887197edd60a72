import { advance, prospectOf } from './advance';
import type { Finding, Notice } from './finding';
import type { Colour, LightReason } from './light-reason';
import type { Moment } from './moment';
import type { Terms } from './policy';

/** What will happen if nobody does anything. */
export interface Foresight {
  /** In the order in which they will be posted. */
  readonly notices: readonly Notice[];
  readonly lightChanges: readonly LightChange[];
}

/** A light that changes its colour without anybody doing anything. */
export interface LightChange {
  readonly at: Moment;
  readonly from: Colour;
  readonly to: Colour;
  readonly reasons: readonly LightReason[];
}

/**
 * What will be posted and how the light will turn in (from, until] if nobody does anything. What is due already is
 * posted at once, as the finding's workflow would do. It steps through the same `nextMoment` and `advance`, so a missed
 * report, the draft that it opens and the sign-off that the draft asks for all appear.
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
