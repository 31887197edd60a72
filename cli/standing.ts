import { dayOf, isoDate, isProvisional } from '../domain/calendar/calendar';
import { deadlineDay } from '../domain/duties/due';
import { holderOf } from '../domain/organisation/directory';
import { dutiesOf } from '../domain/duties/duties';
import { rhythmOf } from '../domain/schedule/periods';
import { foresee } from '../domain/schedule/foresight';
import { lightOf } from '../domain/light/light';
import { mattersOf } from '../domain/finding/matters';
import { progressOf } from '../domain/light/progress';
import { punctualityOf } from '../domain/light/punctuality';
import { DAY, type Moment } from '../domain/calendar/moment';
import type { Finding, Withdrawal } from '../domain/finding/finding';
import type { Terms } from '../domain/policy/policy';
import type { Campaign } from '../workflows/messages';

/** Days ahead of which `show` tells what will happen if nobody acts. */
const AHEAD = 60;
const MOST = 10;

/** Everything `show` tells of a finding, at one moment. */
export type ShownFinding = ReturnType<typeof standingOf>;

/** @param isFollowedUp not once it has ended: then nobody owes anything, and nothing is sent any more */
export function standingOf(
  { finding, terms }: { readonly finding: Finding; readonly terms: Terms },
  { directory }: Campaign,
  moment: Moment,
  isFollowedUp = true,
) {
  const { calendar } = terms;
  const { extension, withdrawal } = finding;
  const light = lightOf(finding, terms, moment);
  const { notices, lightChanges } = foresee(finding, terms, moment, isFollowedUp ? moment + AHEAD * DAY : moment);
  const [turn] = lightChanges;
  const deadline = finding.deadlines === undefined ? undefined : deadlineDay(finding.deadlines, calendar);
  return {
    id: finding.subject.id,
    title: finding.subject.title,
    problem: finding.subject.problem,
    stage: finding.standing.stage,
    light: light.colour,
    reasons: light.reasons,
    lightTurns: turn === undefined ? null : { ...turn, at: iso(turn.at), day: dayOf(calendar, turn.at) },
    leadUnit: finding.assignment?.lead ?? null,
    /** How often its unit reports. */
    rhythm: rhythmOf(finding.subject, terms),
    deadline: deadline === undefined ? null : isoDate(deadline),
    provisional: deadline !== undefined && isProvisional(calendar, deadline),
    superiorDeadline: finding.deadlines?.superior === undefined ? null : isoDate(finding.deadlines.superior),
    declined: (finding.standing.stage === 'unassigned' ? finding.standing.declined : undefined) ?? null,
    extension: extension === undefined ? null : { to: isoDate(extension.to), reason: extension.reason },
    /** Proposed by the office; the director decides. */
    withdrawal: withdrawal === undefined ? null : whereTo(withdrawal),
    withdrawn: finding.standing.stage === 'withdrawn' ? whereTo(finding.standing) : null,
    onHold: finding.hold === undefined ? null : { reason: finding.hold.reason, until: isoDate(finding.hold.reviewBy) },
    /** Of a closed finding, by the claim that passed. */
    punctuality: punctualityOf(finding, terms) ?? null,
    progress: progressOf(finding, terms, moment),
    drafts: finding.drafts.map(({ id, letter, cause }) => ({ id, letter, cause })),
    isFollowedUp,
    duties: mattersOf(isFollowedUp ? dutiesOf(finding, terms) : [], moment).map(
      ({ kind, holder, since, due, about }) => ({
        kind,
        about: about ?? null,
        holder,
        person: holderOf(directory, holder)?.name ?? null,
        since: iso(since),
        due: iso(due),
        dueDay: dayOf(calendar, due),
      }),
    ),
    next: (isFollowedUp ? notices : []).slice(0, MOST).map(({ at, letter, to, duty, draft }) => ({
      at: iso(at),
      day: dayOf(calendar, at),
      provisional: isProvisional(calendar, dayOf(calendar, at)),
      letter,
      to,
      duty: duty?.kind ?? null,
      draft: draft?.letter ?? null,
    })),
  };
}

function whereTo({ why, into, handedTo }: Pick<Withdrawal, 'why' | 'into' | 'handedTo'>) {
  return { why, into: into ?? null, handedTo: handedTo ?? null };
}

function iso(moment: Moment): string {
  return new Date(moment).toISOString();
}
