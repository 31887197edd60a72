import { advance, earlier, prospectOf } from './advance';
import { rememberedLadders } from './agenda';
import { lightOf } from '../light/light';
import type { Finding, Notice } from '../finding/finding';
import type { Colour, LightReason } from '../light/light-reason';
import type { Moment } from '../calendar/moment';
import type { Terms } from '../policy/policy';

/** What will happen if nobody does anything. */
export interface Foresight {
  /** In the order in which they will be posted. */
  readonly notices: readonly Notice[];
  readonly lightChanges: readonly LightChange[];
  /** From where it can be looked further on. */
  readonly end: { readonly finding: Finding; readonly at: Moment };
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
 * posted at once, as the finding's workflow would do. It steps through the same moments and `advance`, so a missed
 * report, the draft that it opens and the sign-off that the draft asks for all appear.
 */
export function foresee(before: Finding, terms: Terms, from: Moment, until: Moment): Foresight {
  const notices: Notice[] = [];
  const lightChanges: LightChange[] = [];
  let finding = before;
  let now = from;
  const ladders = rememberedLadders();
  let prospect = prospectOf(finding, terms, now, ladders);
  let light = lightOf(finding, terms, now, prospect.duties);
  for (;;) {
    const next = earlier(prospect.next, light.next);
    if (next === undefined || next > until) return { notices, lightChanges, end: { finding, at: now } };
    now = Math.max(now, next);
    const step = advance(finding, terms, now, prospect);
    notices.push(...step.notices);
    finding = step.finding;
    prospect = prospectOf(finding, terms, now, ladders);
    const turned = lightOf(finding, terms, now, prospect.duties);
    if (turned.colour !== light.colour) {
      lightChanges.push({ at: now, from: light.colour, to: turned.colour, reasons: turned.reasons });
    }
    light = turned;
  }
}

/** The same notices without the lights, in less time. */
export function noticesAhead(before: Finding, terms: Terms, from: Moment, until: Moment): readonly Notice[] {
  const notices: Notice[] = [];
  let finding = before;
  let now = from;
  const ladders = rememberedLadders();
  let prospect = prospectOf(finding, terms, now, ladders);
  while (prospect.next !== undefined && prospect.next <= until) {
    now = Math.max(now, prospect.next);
    const step = advance(finding, terms, now, prospect);
    notices.push(...step.notices);
    finding = step.finding;
    prospect = prospectOf(finding, terms, now, ladders);
  }
  return notices;
}
