import { advance, nextMoment } from '../../domain/schedule/advance';
import { isoDate } from '../../domain/calendar/calendar';
import { decide } from '../../domain/commands/decide';
import { deadlineDay } from '../../domain/duties/due';
import { dutiesOf } from '../../domain/duties/duties';
import type { CommandName } from '../../domain/commands/commands';
import { causesOf, type Finding } from '../../domain/finding/finding';
import { lightOf } from '../../domain/light/light';
import type { Moment } from '../../domain/calendar/moment';
import { settledAtBeginning } from '../../domain/schedule/periods';
import type { DutyKind } from '../../domain/policy/policy';
import type { Actor } from '../../domain/organisation/positions';
import {
  assignment,
  at,
  calendar,
  checkers,
  day,
  evidence,
  opened,
  people,
  reasonOf,
  refusalOf,
  termsWith,
  told,
  uptoApproval,
  uptoCheck,
  uptoClaim,
  uptoClosed,
  uptoPlanning,
  uptoRectifying,
  type Step,
  type Who,
} from '../support/commands';

const terms = termsWith();
const rectifying = told(opened(), terms, uptoRectifying);

function refusal(finding: Finding, when: string, by: Who, name: CommandName, fields: object): string | undefined {
  return refusalOf(finding, when, by, name, fields)?.code;
}

function dueOf(finding: Finding, kind: DutyKind): string | undefined {
  const due = dutiesOf(finding, terms).find((duty) => duty.kind === kind)?.due;
  return due === undefined ? undefined : dayShown(due);
}

function dayShown(moment: Moment): string {
  return isoDate(Math.floor((moment + 8 * 3_600_000) / 86_400_000));
}

/** The finding left alone until then. */
function alone(before: Finding, when: string): Finding {
  let finding = before;
  for (let next = nextMoment(finding, terms, at(when)); next !== undefined && next <= at(when);) {
    finding = advance(finding, terms, next).finding;
    next = nextMoment(finding, terms, next);
  }
  return finding;
}

describe('the last day of a limit counts, the day after does not', () => {
  it('of a hold: thirty days from today', () => {
    const until = (date: string) => ({ reason: 'Court', reviewBy: day(date) });
    expect(refusal(rectifying, '2023-08-01', 'office', 'hold', until('2023-08-31'))).toBeUndefined();
    expect(refusal(rectifying, '2023-08-01', 'office', 'hold', until('2023-09-01'))).toBe('hold-too-long');
  });

  it('of asking for an extension in time: five working days before the deadline', () => {
    const asked = (when: string): boolean | undefined =>
      told(rectifying, terms, [[when, 'head', 'requestExtension', { to: day('2023-12-01'), reason: 'Frost' }]])
        .extension?.inTime;
    expect(asked('2023-10-13 16:00')).toBe(true);
    expect(asked('2023-10-16 09:00')).toBe(false);
  });

  it('of an extension: it is later than the deadline by a day at least', () => {
    const asking = (date: string) => ({ to: day(date), reason: 'Frost' });
    expect(refusal(rectifying, '2023-08-01', 'head', 'requestExtension', asking('2023-10-20'))).toBe(
      'extension-not-later',
    );
    expect(refusal(rectifying, '2023-08-01', 'head', 'requestExtension', asking('2023-10-21'))).toBeUndefined();
  });

  it('of the superior’s date: it moves to a later day, with words that say who consented', () => {
    const to = (date: string, superiorConsent: string) => ({ to: day(date), superiorConsent });
    expect(refusal(rectifying, '2023-08-01', 'office', 'moveSuperiorDate', to('2023-10-21', 'No. 9'))).toBe(
      'extension-not-later',
    );
    expect(refusal(rectifying, '2023-08-01', 'office', 'moveSuperiorDate', to('2023-12-29', '  '))).toBe(
      'superior-consent-needed',
    );
    expect(refusal(rectifying, '2023-08-01', 'office', 'moveSuperiorDate', to('2023-10-22', 'No. 9'))).toBeUndefined();
  });

  it('of the look-back: three months after closure to the day', () => {
    const closed = told(opened(), terms, uptoClosed);
    const held = { outcome: 'held', found: '' };
    expect(refusal(closed, '2023-11-30', 'supervisor', 'recordLookBack', held)).toBe('look-back-not-due');
    expect(refusal(closed, '2023-12-01', 'supervisor', 'recordLookBack', held)).toBeUndefined();
  });

  it('of a first reporting period: seven days are one, six are none', () => {
    const began = (date: string): string => isoDate(settledAtBeginning(at(date), 'half-month', terms));
    expect(began('2023-08-08')).toBe('2023-08-08');
    expect(began('2023-08-09')).toBe('2023-08-15');
  });

  it('of a report on a holiday: the working day before', () => {
    const reported = told(rectifying, terms, [
      ['2023-09-15 10:00', 'contact', 'fileReport', { measuresDone: [], files: [] }],
    ]);
    const latest = alone(reported, '2023-09-20 10:00');
    expect(dueOf({ ...latest, reporting: { ...latest.reporting, settledThrough: day('2023-09-15') } }, 'report')).toBe(
      '2023-09-28',
    );
  });
});

describe('time on hold', () => {
  const stopped = (before: Finding, more: readonly Step[] = []): Finding =>
    told(before, terms, [
      ['2023-08-07 10:00', 'office', 'hold', { reason: 'Court', reviewBy: day('2023-09-01') }],
      ...more,
      ['2023-08-21 10:00', 'office', 'resume'],
    ]);

  it('moves the deadline, open measures and answers owed by its days, and not what is done', () => {
    const before = told(rectifying, terms, [
      ['2023-08-01 10:00', 'contact', 'fileReport', { measuresDone: [2], files: [] }],
      ['2023-08-04 10:00', 'office', 'recordTalk', { on: day('2023-08-04') }],
    ]);
    const after = stopped(before);
    expect([dueOf(before, 'talk-report'), dueOf(after, 'talk-report')]).toEqual(['2023-08-11', '2023-08-25']);
    expect([dueOf(before, 'milestone'), dueOf(after, 'milestone')]).toEqual(['2023-08-31', '2023-09-14']);
    expect([dueOf(before, 'rectify'), dueOf(after, 'rectify')]).toEqual(['2023-10-20', '2023-11-03']);
    expect(after.plan?.measures[1]).toEqual(before.plan?.measures[1]);
  });

  it('is counted from its first day, though the office renews it', () => {
    const renewed = stopped(rectifying, [
      ['2023-08-14 10:00', 'office', 'hold', { reason: 'Court still', reviewBy: day('2023-09-08') }],
    ]);
    expect(dueOf(renewed, 'rectify')).toBe('2023-11-03');
  });

  it('that ends on a day off moves a date to the next working day', () => {
    const held = told(rectifying, terms, [
      ['2023-08-07 10:00', 'office', 'hold', { reason: 'Court', reviewBy: day('2023-09-01') }],
      ['2023-08-08 10:00', 'office', 'resume'],
    ]);
    // 20 October and one day is a Saturday.
    expect(dueOf(held, 'rectify')).toBe('2023-10-23');
  });

  it('does not hide the superior’s date: past it the light is red', () => {
    const late = told(opened({}, '2023-10-20', '2023-08-10'), terms, [
      ...uptoRectifying,
      ['2023-08-02 10:00', 'office', 'hold', { reason: 'Court', reviewBy: day('2023-08-25') }],
    ]);
    expect(lightOf(late, terms, at('2023-08-11 10:00'))).toMatchObject({
      colour: 'red',
      reasons: [{ code: 'past-superior-date' }],
    });
  });
});

describe('approval', () => {
  const waiting = told(opened(), terms, uptoApproval);
  const approvedBy = (by: Actor): Finding =>
    decide(waiting, terms, { name: 'approveClosure', by, via: 'page' }, at('2023-08-31')).finding;

  it('by one person in two turns running is one word, and the next is asked', () => {
    const both: Actor = { person: 'both', positions: ['group/1/head', 'leader/a'], units: [] };
    expect(approvedBy(both).standing).toMatchObject({
      stage: 'awaiting-approval',
      approvals: [
        { role: 'working-group-head', by: 'both' },
        { role: 'sponsor', by: 'both' },
      ],
    });
    expect(dutiesOf(approvedBy(both), terms)).toMatchObject([{ kind: 'approve', holder: 'office/director' }]);
  });

  it('by one person in the first and the last turn is two', () => {
    const ends: Actor = { person: 'ends', positions: ['group/1/head', 'office/director'], units: [] };
    expect(approvedBy(ends).standing).toMatchObject({ approvals: [{ role: 'working-group-head' }] });
  });

  it.each([
    ['a checker', 'checker-1'],
    ['who signed the check', 'supervisor'],
  ])('is not given by %s', (_name, person) => {
    const by: Actor = { person, positions: ['group/1/head'], units: [] };
    expect(reasonOf(() => approvedBy(by))).toMatchObject({ code: 'checked-it-before' });
  });

  it('is nobody’s who asked for the unit’s extension', () => {
    const asked = told(opened(), terms, [
      ...uptoClaim.slice(0, -1),
      ['2023-08-15 10:00', 'coContact', 'fileReport', { text: 'Our part', measuresDone: [], files: [] }],
      ['2023-08-16 10:00', 'head', 'requestExtension', { to: day('2023-11-30'), reason: 'Frost' }],
    ]);
    const asking: Actor = { ...people.contact, person: 'deputy', positions: ['unit/natural-resources/deputy'] };
    const byDeputy = decide(
      told(asked, terms, [['2023-08-17 10:00', 'office', 'decideExtension', { agreed: false, why: 'No' }]]),
      terms,
      { name: 'requestExtension', to: day('2023-11-30'), reason: 'Frost again', by: asking, via: 'mail' },
      at('2023-08-18'),
    ).finding;
    expect(byDeputy.spoke).toContain('deputy');
  });
});

describe('checkers', () => {
  const named = told(opened(), terms, [...uptoClaim, ['2023-08-28', 'office', 'passCompleteness']]);
  const [one] = checkers;

  it('are two different people', () => {
    expect(refusal(named, '2023-08-28', 'office', 'assignCheck', { group: '3', checkers: [one, one] })).toBe(
      'same-person-twice',
    );
  });

  it('are of no unit on the finding, by a position either', () => {
    const byPosition = { person: 'x', units: ['audit'], positions: ['unit/ecology/deputy'] };
    expect(refusal(named, '2023-08-28', 'office', 'assignCheck', { group: '3', checkers: [one, byPosition] })).toBe(
      'checker-of-the-unit',
    );
  });

  it('do not stand in for somebody who spoke for the unit', () => {
    const standIn = { person: 'x', units: ['audit'], positions: [], standsInFor: ['nr-contact'] };
    expect(refusal(named, '2023-08-28', 'office', 'assignCheck', { group: '3', checkers: [one, standIn] })).toBe(
      'own-work',
    );
  });
});

describe('sent back', () => {
  const outcome = { methods: ['site'], outcome: 'continuing', lacking: 'Half' };
  const deadline = (finding: Finding): string => isoDate(deadlineDay(finding.deadlines ?? never(), calendar));

  it('keeps a deadline that is later than the time for rework', () => {
    const early = told(opened(), terms, [...uptoCheck, ['2023-08-30 11:00', 'supervisor', 'recordCheck', outcome]]);
    expect(deadline(early)).toBe('2023-10-20');
  });

  it('has ten working days where the deadline is nearer than that', () => {
    const late = told(opened(), terms, [...uptoCheck, ['2023-10-18 11:00', 'supervisor', 'recordCheck', outcome]]);
    expect(deadline(late)).toBe('2023-11-01');
  });

  it('and closed, it begins anew: an old return does not count towards a red', () => {
    const closed = told(opened(), terms, [
      ...uptoCheck,
      ['2023-08-30 11:00', 'supervisor', 'recordCheck', outcome],
      ['2023-09-01 10:00', 'head', 'claimCompletion', { evidence }],
      ...uptoCheck.slice(-2).map(([, ...rest]): Step => ['2023-09-04 10:00', ...rest]),
      ['2023-09-05 10:00', 'supervisor', 'recordCheck', { methods: ['site'], outcome: 'rectified' }],
      ['2023-09-06 10:00', 'group', 'approveClosure'],
      ['2023-09-06 11:00', 'sponsor', 'approveClosure'],
      ['2023-09-06 12:00', 'director', 'approveClosure'],
    ]);
    expect(closed).toMatchObject({ standing: { stage: 'closed' }, returns: 0 });
  });
});

describe('a report', () => {
  it('of a co-unit is its part, not the report that the lead owes', () => {
    const part = told(rectifying, terms, [
      ['2023-08-01 10:00', 'coContact', 'fileReport', { text: 'Trees planted', measuresDone: [1], files: [] }],
    ]);
    expect(part.reporting).toEqual(rectifying.reporting);
    expect(part.plan).toEqual(rectifying.plan);
    expect(part.news.at(-1)).toMatchObject({ what: 'part-received', to: ['unit/natural-resources/contact'] });
  });

  it('cannot be given ahead: a second one in a period leaves the next owed', () => {
    const report = (when: string): Step => [when, 'contact', 'fileReport', { measuresDone: [], files: [] }];
    const twice = told(rectifying, terms, [
      report('2023-07-31 11:00'),
      report('2023-08-01 10:00'),
      report('2023-08-02 10:00'),
    ]);
    expect(dueOf(twice, 'report')).toBe('2023-08-31');
    expect(twice.reporting.settledThrough).toBe(day('2023-08-15'));
  });

  it('missed for the third time running drafts a talk beside the 督办函 of the second', () => {
    const silent = alone(told(opened(), terms, uptoPlanning), '2023-09-05 10:00');
    const forReports = silent.drafts.filter((draft) => causesOf(draft).some(({ cause }) => cause === 'report'));
    expect(forReports.map(({ letter }) => letter)).toEqual(expect.arrayContaining(['supervision-letter', 'talk']));
  });
});

describe('another unit', () => {
  it('owes no answer that the former one owed', () => {
    const owing = told(rectifying, terms, [
      ['2023-08-01 10:00', 'office', 'recordInstruction', { text: 'Hurry' }],
      ['2023-08-02 10:00', 'office', 'reassign', { ...assignment, lead: 'energy', reason: 'Theirs' }],
    ]);
    expect(owing.obligations).toEqual([]);
  });
});

function never(): never {
  throw new Error('no deadlines');
}
