import { settledName, type Planned } from '../agenda';
import { isoDate, momentOf, workingDayOnOrAfter } from '../calendar';
import { climbsOf } from '../ladder';
import { lapseOf, periodFollowing } from '../periods';
import { recipientsOf } from '../recipients';
import type { Duty } from '../finding';
import type { DayIndex, Moment } from '../moment';
import type { Phase } from '../phase';
import type { DutyKind, Terms } from '../policy';
import type { Position } from '../positions';
import { comingDuties, undeclaredYear } from './duties';
import type { CampaignAgenda, CampaignLetter, CampaignNotice, Occasion } from './state';

/** The earliest moment at which the campaign has something to tell; undefined if its policy asks for nothing more. */
export function nextCampaignMoment(
  agenda: CampaignAgenda,
  terms: Terms,
  phase: Phase,
  moment: Moment,
): Moment | undefined {
  return comingUp(agenda, terms, phase, moment)[0]?.at;
}

/** Something that the campaign will do by itself. */
export interface ComingUp {
  readonly at: Moment;
  readonly what: Occasion['kind'] | DutyKind;
}

/** The next of each kind, earliest first. The first is not after `moment` if something has come due already. */
export function comingUp(agenda: CampaignAgenda, terms: Terms, phase: Phase, moment: Moment): readonly ComingUp[] {
  return [
    ...nextOccasions(agenda, terms, phase).map(({ at, kind }) => ({ at, what: kind })),
    ...plannedLetters(agenda, terms, moment).map(({ notice, duty }) => ({ at: notice.at, what: duty.kind })),
  ].toSorted((a, b) => a.at - b.at);
}

/** Every occasion up to `until` that has not been told of, in no particular order. */
export function occasionsUntil(agenda: CampaignAgenda, terms: Terms, phase: Phase, until: Moment): readonly Occasion[] {
  const passed: Occasion[] = [];
  for (let now = agenda; ;) {
    const due = nextOccasions(now, terms, phase).filter(({ at }) => at <= until);
    if (due.length === 0) return passed;
    passed.push(...due);
    now = due.reduce(movedPast, now);
  }
}

/** The agenda once an occasion is past, whether or not it was told of. */
export function movedPast(agenda: CampaignAgenda, { kind, day }: Occasion): CampaignAgenda {
  switch (kind) {
    case 'daily-analysis':
      return { ...agenda, analysedThrough: day };
    case 'period-end':
      return { ...agenda, reportedThrough: day };
    case 'phase-end':
      return { ...agenda, phaseEnded: true };
  }
}

/** The next occasion of each kind that the policy asks for. */
function nextOccasions(agenda: CampaignAgenda, terms: Terms, { end }: Phase): readonly Occasion[] {
  const { calendar, policy } = terms;
  const { dailyAnalysis, halfMonthReport, circular } = policy.campaign;
  const next: Occasion[] = [];
  if (dailyAnalysis) {
    const day = workingDayOnOrAfter(calendar, agenda.analysedThrough + 1);
    next.push({ kind: 'daily-analysis', at: letterHourOf(day, terms), day });
  }
  if (halfMonthReport || circular) {
    // By then the reports that have not come are known to be missed.
    const period = periodFollowing(agenda.reportedThrough, policy.reports.rhythm, calendar);
    next.push({ kind: 'period-end', at: lapseOf(period, terms), day: period.nominal });
  }
  if (!agenda.phaseEnded) {
    next.push({ kind: 'phase-end', at: letterHourOf(workingDayOnOrAfter(calendar, end + 1), terms), day: end });
  }
  return next;
}

export function occasionKey({ kind, day }: Occasion): string {
  return `${kind}/${isoDate(day)}`;
}

/** A letter of a duty's ladder, with the name under which it is settled. */
export interface PlannedLetter extends Pick<Planned, 'duty' | 'height' | 'settledAs'> {
  readonly notice: CampaignNotice;
}

/** The unsettled letters of the campaign's duties up to `until`, and the first one of each ladder after it. */
export function plannedLetters(agenda: CampaignAgenda, terms: Terms, until: Moment): readonly PlannedLetter[] {
  return comingDuties(agenda, terms)
    .flatMap((duty) => [
      planned(duty, 'opening', -1, 'opening', 0, duty.since, toldOpening(duty)),
      ...climbsOf(duty, terms, until).map(({ rung, height, name, repeat, at }) =>
        planned(duty, rung.letter === 'remind' ? 'remind' : 'chase', height, name, repeat, at, [
          ...recipientsOf(rung.to, duty, {}),
        ]),
      ),
    ])
    .filter(({ settledAs }) => (agenda.settled[settledAs.name] ?? -1) < settledAs.repeat);

  function planned(
    duty: Duty,
    letter: CampaignLetter,
    height: number,
    rung: string,
    repeat: number,
    at: Moment,
    to: readonly Position[],
  ): PlannedLetter {
    const name = settledName(duty.id, rung);
    const told = { key: `${name}/${repeat}`, at, to, letter, duty };
    const notice: CampaignNotice =
      duty.kind === 'sign-off' && agenda.draft !== undefined
        ? { ...told, what: 'circular', draft: agenda.draft }
        : { ...told, what: 'calendar', year: undeclaredYear(terms) };
    return { duty, height, settledAs: { name, repeat }, notice };
  }
}

/** The office's staff, who edit drafts, are told together with whoever signs them. */
function toldOpening({ holder }: Duty): readonly Position[] {
  return [...new Set<Position>([holder, 'office/staff'])];
}

function letterHourOf(day: DayIndex, { calendar, policy }: Terms): Moment {
  return momentOf(calendar, day, policy.letterHour);
}
