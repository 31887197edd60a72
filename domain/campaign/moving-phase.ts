import { isOffice } from '../commands/authority';
import { dayOf, isoDate } from '../calendar/calendar';
import { mustLieAhead } from '../commands/dates';
import { defined } from '../defined';
import type { DayIndex, Moment } from '../calendar/moment';
import type { Phase } from '../policy/phase';
import type { Terms } from '../policy/policy';
import type { Actor, Via } from '../organisation/positions';
import { refuse } from '../commands/refusal';
import { entered, type CampaignStep } from './advance';
import type { CampaignAgenda } from './state';

/** The superior moved the campaign's date: the concentrated phase ends with it. */
export interface PhaseMove {
  readonly end: DayIndex;
  readonly superiorConsent: string;
  readonly by: Actor;
  readonly via: Via;
}

/**
 * Moves the end of the concentrated phase. One that has been told of as over is told of again when the new day has come.
 * @throws Refusal not-your-role, reason-needed, date-in-the-past, date-too-far
 */
export function movePhaseEnd(
  before: CampaignAgenda,
  phase: Phase,
  { end, superiorConsent, by, via }: PhaseMove,
  { calendar }: Terms,
  moment: Moment,
): CampaignStep {
  if (!isOffice(by)) refuse({ code: 'not-your-role', command: 'moveSuperiorDate', needed: 'office' });
  if (superiorConsent.trim() === '') refuse({ code: 'reason-needed', command: 'moveSuperiorDate' });
  mustLieAhead(end, dayOf(calendar, moment));
  return entered(
    { agenda: { ...before, phaseEnded: false }, entries: [], notices: [] },
    defined({
      ...{ at: moment, what: 'moveSuperiorDate' as const, by: by.person, via },
      operator: by.operator,
      outcome: `${isoDate(phase.end)} → ${isoDate(end)} ${superiorConsent}`,
    }),
  );
}
