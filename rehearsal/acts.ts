import { addWorkingDays, dayOf } from '../domain/calendar/calendar';
import { deadlineDay } from '../domain/duties/due';
import { dutiesOf } from '../domain/duties/duties';
import type { Duty, Finding } from '../domain/finding/finding';
import type { Moment } from '../domain/calendar/moment';
import type { Terms } from '../domain/policy/policy';
import type { Position } from '../domain/organisation/positions';
import { answerTo, lastMeasureDone } from './answers';
import { answeredAt, answerHour, habitOf } from './behaving';
import type { Scene, Spoken } from './scene';

/** What somebody is going to say if nothing comes before it. */
export interface Act {
  /** An act is done once. Whatever its result, it is not done again under the same name. */
  readonly name: string;
  readonly at: Moment;
  readonly by: Position;
  readonly command: Spoken;
  /** The duty that it answers; absent if only the script makes it happen. */
  readonly duty?: Duty;
}

/** A claim this many working days into rectifying comes too early. */
const TOO_EARLY = 5;
/**
 * How many working days before the last possible day an extension is asked for, because the unit's head still has to
 * confirm it.
 */
const ASKED_AHEAD = 3;

/** The next thing that somebody says, from `now` on; undefined if nobody is going to speak. */
export function nextAct(finding: Finding, scene: Scene, now: Moment, done: ReadonlySet<string>): Act | undefined {
  return [...answersToDuties(finding, scene), ...scripted(finding, scene)]
    .filter(({ name }) => !done.has(name))
    .map((act) => (act.at < now ? { ...act, at: answerHourFrom(now, scene.terms) } : act))
    .reduce<Act | undefined>((first, act) => (first === undefined || act.at < first.at ? act : first), undefined);
}

/** Something whose time has passed, for example during a hold, is done at the next answer hour, which may be now. */
function answerHourFrom(now: Moment, terms: Terms): Moment {
  return answerHour(dayOf(terms.calendar, now), now - 1, terms);
}

function answersToDuties(finding: Finding, scene: Scene): readonly Act[] {
  return dutiesOf(finding, scene.terms).flatMap((duty) => {
    const at = duty.kind === 'rectify' ? claimedAt(duty, finding, scene) : answeredByHolderAt(duty, finding, scene);
    const command = at === undefined ? undefined : answerTo(duty, finding, at, scene);
    if (at === undefined || command === undefined) return [];
    return [{ name: `${duty.id} ${command.name}`, at, by: duty.holder, command, duty }];
  });
}

function answeredByHolderAt(duty: Duty, { drafts }: Finding, scene: Scene): Moment | undefined {
  const { behaviour, behaviours, terms } = scene;
  const at = answeredAt(duty, habitOf(duty.holder, behaviour, behaviours), terms);
  // What was put off is taken up on its new day, not before.
  const isPutOff =
    duty.kind === 'sign-off' && drafts.some(({ id, postponements }) => id === duty.about && postponements > 0);
  return at !== undefined && isPutOff ? answerHour(dayOf(terms.calendar, duty.due), at, terms) : at;
}

/** People who are prompt claim on the working day after the last measure; those who are late, after the deadline. */
function claimedAt(duty: Duty, finding: Finding, scene: Scene): Moment | undefined {
  const { behaviour, terms } = scene;
  const { how } = habitOf(duty.holder, behaviour, scene.behaviours);
  const workingDaysAfter = (moment: Moment, count: number): Moment =>
    answerHour(addWorkingDays(terms.calendar, dayOf(terms.calendar, moment), count), moment, terms);
  // The deadline is owed from the assignment on, but only a finding in rectification can be claimed.
  if (how === 'silent' || finding.standing.stage !== 'rectifying') return undefined;
  if (behaviour.claimsTooEarly === true && finding.round === 1) return workingDaysAfter(duty.since, TOO_EARLY);
  if (how === 'late') return answeredByHolderAt(duty, finding, scene);
  const last = lastMeasureDone(finding);
  return last === undefined ? undefined : workingDaysAfter(Math.max(last, duty.since), 1);
}

/** What the script makes happen although nobody owes it. */
function scripted(finding: Finding, scene: Scene): readonly Act[] {
  return [...holding(finding, scene), ...askingForMore(finding, scene)];
}

function holding({ hold, subject }: Finding, { behaviour, terms, phrase }: Scene): readonly Act[] {
  if (behaviour.onHold === undefined) return [];
  const { from, until } = behaviour.onHold;
  const by = 'office/staff' as const;
  return hold === undefined
    ? [
        {
          name: 'hold',
          at: answerHour(from, subject.openedAt, terms),
          by,
          command: { name: 'hold', reason: phrase, reviewBy: until },
        },
      ]
    : [{ name: 'resume', at: answerHour(until, hold.since, terms), by, command: { name: 'resume' } }];
}

function askingForMore(finding: Finding, { behaviour, terms, phrase }: Scene): readonly Act[] {
  const { standing, deadlines, assignment, hold } = finding;
  if (behaviour.asksExtension === undefined || hold !== undefined) return [];
  if (standing.stage !== 'rectifying' || deadlines === undefined || assignment === undefined) return [];
  const { calendar, policy } = terms;
  const deadline = deadlineDay(deadlines, calendar);
  const asked = addWorkingDays(calendar, deadline, -policy.extensions.askBefore - ASKED_AHEAD);
  return [
    {
      name: 'extension',
      at: answerHour(asked, standing.start.at, terms),
      by: `unit/${assignment.lead}/contact`,
      command: { name: 'requestExtension', to: deadline + behaviour.asksExtension.days, reason: phrase },
    },
  ];
}
