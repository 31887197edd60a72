import { analysisOf, circulationOf, overviewOf } from '../../domain/campaign/analysis';
import { surveyFactsOf, surveyRow, type Survey } from '../../domain/campaign/survey';
import { advance } from '../../domain/advance';
import { isoDate } from '../../domain/calendar';
import type { Finding } from '../../domain/finding';
import {
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
