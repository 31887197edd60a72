import {
  analysisOf,
  circulationOf,
  overviewOf,
  pageReaders,
  plannedIn,
  unitStandings,
  weeklyPageOf,
} from '../../domain/campaign/analysis';
import { newestPages, type CampaignLine } from '../../domain/campaign/line';
import { surveyFactsOf, surveyRow, withRedSince, type Survey, type SurveyRow } from '../../domain/campaign/survey';
import { advance } from '../../domain/schedule/advance';
import { isoDate } from '../../domain/calendar/calendar';
import type { Directory } from '../../domain/organisation/directory';
import type { Finding } from '../../domain/finding/finding';
import type { Position } from '../../domain/organisation/positions';
import { directoryIn } from '../support/letters';
import {
  assignment,
  at,
  calendar,
  day,
  opened,
  termsWith,
  told,
  uptoCheck,
  uptoClosed,
  uptoPlanning,
  uptoRectifying,
  type Step,
} from '../support/commands';

const terms = termsWith();

function surveyOf(when: string, findings: readonly Finding[]): Survey {
  const moment = at(when);
  return { at: moment, rows: findings.map((finding) => surveyRow(finding, terms, moment)), unanswered: [] };
}

function finding(id: string, steps: readonly Step[]): Finding {
  return told(opened({ id }), terms, steps);
}

/** The finding with everything done that has come due by then. */
function leftUntil(when: string, left: Finding): Finding {
  return advance(left, terms, at(when)).finding;
}

describe('a survey', () => {
  it('sums up by stage and light, and rounds nothing up to closed', () => {
    const { totals } = overviewOf(
      surveyOf('2023-09-04', [
        finding('WH-001', uptoClosed),
        finding('WH-002', uptoCheck),
        finding('WH-003', uptoRectifying),
        finding('WH-004', [...uptoPlanning, ['2023-07-25', 'director', 'withdraw', { why: 'Merged', into: 'WH-001' }]]),
      ]),
      calendar,
    );
    expect(totals).toMatchObject({
      all: 3,
      closed: 1,
      claimed: 1,
      overdue: 0,
      closedPercent: 33.3,
      onTime: 1,
      late: 0,
    });
    expect(totals.stages).toEqual([
      ['rectifying', 1],
      ['awaiting-check', 1],
      ['closed', 1],
    ]);
  });

  it('tells what turned since the last, and what falls due today and within five working days', () => {
    const left = finding('WH-003', uptoRectifying);
    const before = surveyOf('2023-08-17 09:00', [leftUntil('2023-08-17 09:00', left)]);
    const now = surveyOf('2023-08-18 09:00', [leftUntil('2023-08-18 09:00', left)]);
    const { turned, reds } = analysisOf(now, before, calendar);
    expect(turned?.map(({ from, row }) => `${from} → ${row.light}`)).toEqual(['yellow → red']);
    expect(reds.map(({ reasons }) => reasons[0]?.code)).toEqual(['reports-missed']);

    const dues = analysisOf(surveyOf('2023-08-31 09:00', [left]), undefined, calendar);
    expect(dues.today.map(({ duty }) => duty.kind)).toEqual(['milestone']);
    expect(dues.turned).toBeUndefined();
  });

  it('names where a leader is needed', () => {
    const asked = finding('WH-001', [
      ...uptoRectifying,
      ['2023-09-01', 'head', 'requestExtension', { to: day('2023-11-30'), reason: 'Frost' }],
    ]);
    expect(surveyRow(asked, terms, at('2023-09-04')).needs).toEqual([
      { code: 'superior-consent', to: day('2023-11-30') },
    ]);
  });

  it('keeps what somebody wrote to itself, unless the policy discloses it', () => {
    const flagged = finding('WH-001', [
      ...uptoRectifying,
      ['2023-08-01', 'supervisor', 'flagLacking', { what: 'Dust at gate 3' }],
    ]);
    const text = (disclosure: 'number-only' | 'full'): string =>
      JSON.stringify(surveyRow(flagged, termsWith({ disclosure }), at('2023-08-01 12:00')));
    expect(text('number-only')).not.toContain('gate 3');
    expect(text('full')).toContain('gate 3');
  });

  it('sends a circular to contact and head of each lead unit and to the sponsors’ contacts, once each', () => {
    const survey = surveyOf('2023-09-04', [finding('WH-001', uptoRectifying), finding('WH-002', uptoRectifying)]);
    expect(circulationOf(survey)).toEqual([
      'unit/natural-resources/contact',
      'unit/natural-resources/head',
      'leader/a/contact',
    ]);
  });

  it('knows how far findings reach: to the look-back of what is still to be closed', () => {
    const findings = [finding('WH-001', uptoRectifying)];
    const facts = surveyFactsOf(findings, terms, at('2023-09-04'));
    expect([facts.open, isoDate(facts.reach)]).toEqual([1, '2024-01-20']);
  });
});

describe('a weekly page', () => {
  const late = finding('WH-003', uptoRectifying);
  const later = told(opened({ id: 'WH-001' }), terms, [
    ['2023-07-21 11:00', 'office', 'assign', { ...assignment, sponsor: 'b' }],
    ['2023-07-24 10:00', 'contact', 'acknowledge'],
  ]);
  const looked = (when: string, before: Survey | 'none' | 'lost'): Survey =>
    withRedSince(
      surveyOf(
        when,
        [late, later, finding('WH-002', uptoClosed)].map((each) => leftUntil(when, each)),
      ),
      before,
      terms,
    );
  const monday = looked('2023-09-04 09:00', looked('2023-08-18 09:00', 'none'));

  it('shows a sponsor his reds alone, and the leading group all, the longest red first', () => {
    const pages = (['a', 'b', undefined] as const).map((sponsor) => weeklyPageOf(monday, sponsor, calendar));
    expect(pages.map(({ mine }) => mine.map(({ row }) => row.id))).toEqual([
      ['WH-003'],
      ['WH-001'],
      ['WH-001', 'WH-003'],
    ]);
    expect(pages.map(({ red, totals }) => [red, totals.all, totals.closed])).toEqual([
      [2, 3, 1],
      [2, 3, 1],
      [2, 3, 1],
    ]);
  });

  it('says since when each is red, and what is asked of whom', () => {
    const [page] = weeklyPageOf(monday, 'a', calendar).mine;
    expect(page && isoDate(page.row.redSince ?? 0)).toBe('2023-08-18');
    expect(page?.asked).toMatchObject({ kind: 'milestone', holder: 'unit/natural-resources/contact' });
  });

  it('does not say since when, where the survey before is lost or did not know', () => {
    const lost = looked('2023-09-04 09:00', 'lost');
    const after = looked('2023-09-05 09:00', lost);
    const since = ({ rows }: Survey) => rows.filter(({ light }) => light === 'red').map(({ redSince }) => redSince);
    expect([since(lost), since(after)]).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('goes to the leading group and the sponsors with a red; once to who holds both positions, and to no empty seat', () => {
    const directory = directoryIn('en');
    const reader = (code: string, ...positions: readonly Position[]): Directory['people'][number] => ({
      ...{ code, name: code, units: [], aliases: [], absences: [], positions },
    });
    const among = (...readers: Directory['people']): readonly Position[] =>
      pageReaders(monday, { ...directory, people: readers });
    expect(among(reader('x', 'leading-group/contact'))).toEqual([
      'leading-group/contact',
      'leader/b/contact',
      'leader/a/contact',
    ]);
    expect(among(reader('x', 'leading-group/contact', 'leader/a/contact'))).toEqual([
      'leading-group/contact',
      'leader/b/contact',
    ]);
    expect(among()).toEqual(['leader/b/contact', 'leader/a/contact']);
  });

  it('that waited for its reader gives way to the next', () => {
    const page = (key: string, date: string, position: Position): CampaignLine => ({
      ...{ key, at: at(date), position, matter: { what: 'weekly-page', survey: 'd' } },
    });
    const [first, second] = [page('1', '2023-08-07', 'leader/a/contact'), page('2', '2023-08-14', 'leader/a/contact')];
    const others = page('1', '2023-08-07', 'leader/b/contact');
    expect(newestPages([first, others, second])).toEqual([others, second]);
  });
});

describe('how a unit stands', () => {
  const row = (lead: string, facts: Partial<SurveyRow>): SurveyRow => ({
    ...{ id: `${lead}-1`, title: '', track: 'dated', keyItem: false, stage: 'rectifying', light: 'green', lead },
    ...{ reasons: [], extensions: 0, missed: 0, owed: [], drafts: [], stuck: [], needs: [], ...facts },
  });
  const late = { code: 'past-deadline', day: 1 } as const;

  it('is praised for what is closed on time with nothing left undone, and criticised for what is overdue or silent', () => {
    const verdicts = unitStandings([
      row('good', { stage: 'closed', punctuality: 'on-time' }),
      row('good', {}),
      row('late', { stage: 'closed', punctuality: 'late' }),
      row('begun', {}),
      row('overdue', { reasons: [late] }),
      row('silent', { missed: 2 }),
      row('forgetful', { stage: 'closed', punctuality: 'on-time' }),
      row('forgetful', { missed: 1 }),
    ]).map(({ unit, verdict }) => [unit, verdict]);
    expect(verdicts).toEqual([
      ['good', 'praised'],
      ['late', undefined],
      ['begun', undefined],
      ['overdue', 'criticised'],
      ['silent', 'criticised'],
      ['forgetful', undefined],
    ]);
  });

  it('is measured against the plan, and by nothing where an earlier build did not look', () => {
    expect(plannedIn([row('a', { planned: { due: 3, done: 2 } }), row('b', {})])).toEqual({ due: 3, done: 2 });
    expect(plannedIn([row('b', {})])).toBeUndefined();
  });
});
