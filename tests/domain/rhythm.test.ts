import { dayOf, isoDate } from '../../domain/calendar/calendar';
import { dutiesOf } from '../../domain/duties/duties';
import type { Finding } from '../../domain/finding/finding';
import type { Rhythm } from '../../domain/policy/policy';
import { advance } from '../../domain/schedule/advance';
import { at, calendar, opened, refusalOf, termsWith, told, uptoClosed, uptoRectifying } from '../support/commands';

const terms = termsWith();
/** Its unit has reported for July, and owes the report of 15 August. */
const rectifying = told(opened(), terms, [
  ...uptoRectifying,
  ['2023-07-31 11:00', 'contact', 'fileReport', { measuresDone: [], files: [] }],
]);

function set(finding: Finding, rhythm: Rhythm, when: string): Finding {
  return told(finding, terms, [[when, 'office', 'setRhythm', { rhythm, why: 'It is slow' }]]);
}

function reportDue(finding: Finding): string | undefined {
  const duty = dutiesOf(finding, terms).find(({ kind }) => kind === 'report');
  return duty && isoDate(dayOf(calendar, duty.due));
}

describe('the rhythm of a finding’s reports', () => {
  it('is the policy’s where nobody says otherwise', () => {
    expect(reportDue(rectifying)).toBe('2023-08-15');
  });

  it.each([
    ['weekly', '2023-08-04 09:00', '2023-08-11'],
    ['monthly', '2023-08-04 09:00', '2023-08-31'],
    // 30 September is a day off: the last working day before it.
    ['quarterly', '2023-08-04 09:00', '2023-09-28'],
  ] as const)('%s: the next report falls on the first date of the new rhythm', (rhythm, when, due) => {
    expect(reportDue(set(rectifying, rhythm, when))).toBe(due);
  });

  it('leaves the unit the days of a first period before a report that it had to expect later', () => {
    expect(reportDue(set(rectifying, 'weekly', '2023-08-08'))).toBe('2023-08-18');
    expect(reportDue(set(set(rectifying, 'weekly', '2023-08-04'), 'half-month', '2023-08-08'))).toBe('2023-08-15');
  });

  it('forgives no report that is overdue', () => {
    const late = set(rectifying, 'weekly', '2023-08-16');
    expect(reportDue(late)).toBe('2023-08-11');
    expect(advance(late, terms, at('2023-08-21 09:00')).finding.reporting.missedTotal).toBe(1);
  });

  it('goes on in that rhythm after a report', () => {
    const weekly = told(set(rectifying, 'weekly', '2023-08-04'), terms, [
      ['2023-08-10 10:00', 'contact', 'fileReport', { measuresDone: [], files: [] }],
    ]);
    expect(reportDue(weekly)).toBe('2023-08-18');
  });

  it('is told to the unit’s contact', () => {
    expect(set(rectifying, 'weekly', '2023-08-04').news.at(-1)).toMatchObject({
      what: 'rhythm-changed',
      to: ['unit/natural-resources/contact'],
      text: 'weekly',
    });
  });

  it('holds from the assignment where the ledger says it', () => {
    expect(reportDue(told(opened({ rhythm: 'monthly' }), terms, uptoRectifying))).toBe('2023-07-31');
  });

  it('is changed by a changed ledger too, and the unit hears of it', () => {
    const amended = told(rectifying, terms, [
      ['2023-08-04 09:00', 'office', 'amendSubject', { rhythm: 'monthly', why: 'The ledger says so' }],
    ]);
    expect(reportDue(amended)).toBe('2023-08-31');
    expect(amended.news.at(-1)).toMatchObject({ what: 'rhythm-changed' });
  });

  it('is as it was once it is taken back, with the report that was owed', () => {
    const undone = told(set(rectifying, 'quarterly', '2023-08-04'), terms, [
      ['2023-08-04 10:00', 'office', 'undo', { why: 'Another finding was meant' }],
    ]);
    expect(undone.subject).toEqual(rectifying.subject);
    expect(reportDue(undone)).toBe('2023-08-15');
  });

  it('is not changed into itself, without a reason, by a unit or after closure', () => {
    const said = (rhythm: string, why = 'It is slow') => ({ rhythm, why });
    expect(refusalOf(rectifying, '2023-08-04', 'office', 'setRhythm', said('half-month'))).toEqual({
      code: 'rhythm-stands',
      rhythm: 'half-month',
    });
    expect(refusalOf(rectifying, '2023-08-04', 'office', 'setRhythm', said('weekly', ' '))).toMatchObject({
      code: 'reason-needed',
    });
    expect(refusalOf(rectifying, '2023-08-04', 'head', 'setRhythm', said('weekly'))).toMatchObject({
      code: 'not-your-role',
    });
    const closed = told(opened(), terms, uptoClosed);
    expect(refusalOf(closed, '2023-10-10', 'office', 'setRhythm', said('weekly'))).toMatchObject({
      code: 'wrong-stage',
    });
  });

  it('may be set while nothing is reported, and counts once reports are owed again', () => {
    const held = told(rectifying, terms, [
      ['2023-08-02 10:00', 'office', 'hold', { reason: 'Court', reviewBy: 19_600 }],
      ['2023-08-03 10:00', 'office', 'setRhythm', { rhythm: 'weekly', why: 'It is slow' }],
      ['2023-08-07 10:00', 'office', 'resume', {}],
    ]);
    expect(reportDue(held)).toBe('2023-08-11');
  });
});
