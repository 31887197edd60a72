import { dayOf, isoDate } from '../calendar/calendar';
import { defined } from '../defined';
import type { Entry, UnnumberedEntry } from '../finding/entry';
import type { Moment } from '../calendar/moment';
import type { Phase } from '../policy/phase';
import type { Terms } from '../policy/policy';
import type { Position } from '../organisation/positions';
import { isHardest, settledBy, stillSettled } from '../schedule/rungs';
import { movedPast, occasionKey, occasionsUntil, plannedLetters } from './agenda';
import { comingDuties } from './duties';
import type { CampaignAgenda, CampaignNotice, CircularDraft, Occasion, SurveyFacts } from './state';
import { timetableLapsed } from './timetable';
import { mondayOf } from './weeks';

export interface CampaignStep {
  readonly agenda: CampaignAgenda;
  readonly entries: readonly Entry[];
  /** To be posted, once each. */
  readonly notices: readonly CampaignNotice[];
}

/**
 * Carries out what has come due by `moment`. Occasions that report on the findings wait for a survey. If several of one
 * kind were passed at once (downtime), only the newest does, because a survey can only tell how things stand now. Of
 * several rungs of one ladder only the hardest is posted. The others are recorded as skipped. An item of the timetable
 * that nobody did before the next of its kind is recorded as missed, and asked for no more.
 */
export function advanceCampaign(earlier: CampaignAgenda, terms: Terms, phase: Phase, moment: Moment): CampaignStep {
  const { agenda: before, missed } = timetableLapsed(earlier, terms, phase, moment);
  const passed = occasionsUntil(before, terms, phase, moment);
  const waiting = [...before.awaiting, ...passed];
  const newest = waiting.filter((one) => !waiting.some(({ kind, day }) => kind === one.kind && day > one.day));
  const due = plannedLetters(before, terms, phase, moment).filter(({ notice }) => notice.at <= moment);
  // The opening letter is below all rungs and is always posted: nobody is chased for something that he was not told of.
  const post = due.filter((one) => one.height < 0 || isHardest(one, due));
  const lapsed = missed.reduce<CampaignStep>(
    (step, { kind, day }) =>
      entered(step, { at: moment, what: 'timetable-missed', outcome: `${kind}/${isoDate(day)}` }),
    { agenda: before, entries: [], notices: [] },
  );
  if (passed.length + due.length === 0) return lapsed;

  const agenda: CampaignAgenda = {
    ...passed.reduce(movedPast, lapsed.agenda),
    awaiting: newest,
    settled: settledBy(
      post,
      due.filter((one) => !post.includes(one)),
      before.settled,
      terms.calendar,
    ),
  };
  const needless = waiting.filter((one) => !newest.includes(one));
  const skipped = [
    ...needless.map(occasionKey),
    ...due.filter((one) => !post.includes(one)).map(({ notice }) => notice.key),
  ];
  const notices = post.map(({ notice }) => notice);
  return lettersRecorded(
    { agenda: withoutDeadCampaignKeys(agenda, terms, phase), entries: lapsed.entries, notices },
    moment,
    skipped,
  );
}

/** Tells what waited for this survey. An unsigned circular of an earlier period gives way to the new one. */
export function surveyed(before: CampaignAgenda, terms: Terms, survey: SurveyFacts, moment: Moment): CampaignStep {
  const agenda: CampaignAgenda = {
    ...before,
    awaiting: [],
    reach: survey.reach,
    seen: survey.seen,
    lastSurvey: survey.digest,
  };
  const step = before.awaiting
    .toSorted((a, b) => a.at - b.at)
    .reduce<CampaignStep>((so, occasion) => toldOf(occasion, so, terms, survey), { agenda, entries: [], notices: [] });
  return lettersRecorded(step, moment, []);
}

/**
 * Moves past the occasions that the policy did not ask for until now, so that a later policy does not make up for them.
 */
export function passedOver(agenda: CampaignAgenda, { policy, calendar }: Terms, moment: Moment): CampaignAgenda {
  const { dailyAnalysis, halfMonthReport, circular, weeklyPage = true } = policy.campaign;
  const today = dayOf(calendar, moment);
  const analysedThrough = dailyAnalysis ? agenda.analysedThrough : Math.max(agenda.analysedThrough, today);
  const reportedThrough =
    halfMonthReport || circular ? agenda.reportedThrough : Math.max(agenda.reportedThrough, today);
  const passed = { ...agenda, analysedThrough, reportedThrough };
  return weeklyPage ? passed : { ...passed, pagedThrough: mondayOf(today) };
}

/** What is settled of duties that nobody owes any more is forgotten after a while. */
function withoutDeadCampaignKeys(agenda: CampaignAgenda, terms: Terms, phase: Phase): CampaignAgenda {
  const living = new Set(comingDuties(agenda, terms, phase).map(({ id }) => id));
  return { ...agenda, settled: stillSettled(agenda.settled, living) };
}

/** Adds one more entry to the campaign's record. */
export function entered(step: CampaignStep, facts: UnnumberedEntry): CampaignStep {
  const seq = step.agenda.seq + 1;
  return { ...step, agenda: { ...step.agenda, seq }, entries: [...step.entries, { seq, ...facts }] };
}

/** The campaign's last entry: who looks at its record once Temporal has forgotten it knows by this that it ended. */
export function archived(agenda: CampaignAgenda, moment: Moment): CampaignStep {
  return entered({ agenda, entries: [], notices: [] }, { at: moment, what: 'archived' });
}

const office: readonly Position[] = ['office/staff', 'office/deputy-director'];

function toldOf(occasion: Occasion, step: CampaignStep, terms: Terms, survey: SurveyFacts): CampaignStep {
  const { agenda } = step;
  const { digest, open, seen } = survey;
  const { at, day } = occasion;
  const key = occasionKey(occasion);
  switch (occasion.kind) {
    case 'daily-analysis': {
      const { analysed, draft, troubles } = agenda;
      const notice: CampaignNotice = defined({
        ...{ key, at, to: office, what: 'daily-analysis', survey: digest, troubles },
        before: analysed,
        draft,
      });
      return { ...step, agenda: { ...agenda, analysed: digest }, notices: [...step.notices, notice] };
    }
    case 'week': {
      // A leader who has nothing red has nothing to do, and gets nothing to read.
      if ((seen.lights.red ?? 0) === 0) return step;
      return { ...step, notices: [...step.notices, { key, at, to: [], what: 'weekly-page', survey: digest }] };
    }
    case 'period-end': {
      // If all findings are closed, there is nothing to report.
      if (open === 0) return step;
      const { halfMonthReport, circular } = terms.policy.campaign;
      const report: CampaignNotice = { key, at, to: office, what: 'half-month-report', survey: digest, period: day };
      const told = halfMonthReport ? { ...step, notices: [...step.notices, report] } : step;
      return circular ? drafted(told, occasion, digest) : told;
    }
    case 'phase-end': {
      const to: readonly Position[] = [...office, 'office/director'];
      return { ...step, notices: [...step.notices, { key, at, to, what: 'phase-end', survey: digest, until: day }] };
    }
  }
}

function drafted(step: CampaignStep, { at, day }: Occasion, survey: CircularDraft['survey']): CampaignStep {
  const before = step.agenda.draft;
  const draft: CircularDraft = { id: `circular-${isoDate(day)}`, period: day, openedAt: at, survey, postponements: 0 };
  const outcome = before === undefined ? draft.id : `${draft.id} < ${before.id}`;
  return entered({ ...step, agenda: { ...step.agenda, draft } }, { at, what: 'draft-opened', outcome });
}

/** Records which letters a step posted and which it skipped. */
function lettersRecorded(step: CampaignStep, at: Moment, skipped: readonly string[]): CampaignStep {
  const letters = step.notices.map(({ key }) => key);
  if (letters.length + skipped.length === 0) return step;
  return entered(step, defined({ at, what: 'letters', letters, skipped: skipped.length === 0 ? undefined : skipped }));
}
