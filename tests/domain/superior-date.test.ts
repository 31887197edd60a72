import { superiorDatesOf } from '../../domain/campaign/superior-date';
import { dueFollowing } from '../../domain/commands/redating';
import { decide } from '../../domain/commands/decide';
import { deadlineDay } from '../../domain/duties/due';
import { lightOf } from '../../domain/light/light';
import type { CommandName, Commands } from '../../domain/commands/commands';
import type { Finding } from '../../domain/finding/finding';
import {
  assignment,
  at,
  calendar,
  command,
  day,
  opened,
  reasonOf,
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
const later: Commands['moveSuperiorDate'] = { to: day('2023-12-31'), superiorConsent: 'No. 12' };

function moved(finding: Finding, fields = later, by: Who = 'office', when = '2023-09-04'): Finding {
  return decide(finding, terms, command('moveSuperiorDate', by, fields), at(when)).finding;
}

describe('the superior’s date', () => {
  const rectifying = told(opened(), terms, uptoRectifying);

  it('moves in every stage before closure, before assignment and on hold too', () => {
    const held = decide(
      rectifying,
      terms,
      command('hold', 'office', { reason: 'Flood', reviewBy: day('2023-09-20') }),
      at('2023-09-01'),
    ).finding;
    for (const finding of [opened(), rectifying, held, told(opened(), terms, uptoCheck)]) {
      expect(moved(finding).deadlines?.superior).toBe(day('2023-12-31'));
    }
    expect(reasonOf(() => moved(told(opened(), terms, uptoClosed)))).toMatchObject({ code: 'wrong-stage' });
  });

  it('moves with his consent only, to a later day, by the office', () => {
    expect(reasonOf(() => moved(rectifying, { ...later, superiorConsent: ' ' }))).toMatchObject({
      code: 'superior-consent-needed',
    });
    expect(reasonOf(() => moved(rectifying, { ...later, to: day('2023-10-21') }))).toEqual({
      code: 'extension-not-later',
      deadline: '2023-10-21',
    });
    expect(reasonOf(() => moved(rectifying, later, 'head'))).toMatchObject({ code: 'not-your-role' });
  });

  it('leaves the internal date alone unless another is given, and then tells the unit', () => {
    const kept = moved(rectifying);
    expect(kept.deadlines && deadlineDay(kept.deadlines, calendar)).toBe(day('2023-10-20'));
    expect(kept.news.some(({ what }) => what === 'deadline-changed')).toBe(false);
    const both = moved(rectifying, { ...later, due: day('2023-12-29') });
    expect(both.deadlines && deadlineDay(both.deadlines, calendar)).toBe(day('2023-12-29'));
    expect(both.news.at(-1)).toMatchObject({ what: 'deadline-changed', text: '2023-12-29' });
  });

  it('is no reason to lose extensions that were agreed', () => {
    const extended: Finding = {
      ...rectifying,
      deadlines: {
        first: day('2023-09-20'),
        agreed: [day('2023-10-20')],
        term: 1,
        held: 0,
        superior: day('2023-10-21'),
      },
    };
    expect(moved(extended, { ...later, due: day('2023-12-29') }).deadlines).toMatchObject({
      agreed: [day('2023-10-20')],
    });
  });

  it('takes along an internal date that followed it, the last working day before', () => {
    expect(dueFollowing(day('2023-12-31'), rectifying, terms)).toBe(day('2023-12-29'));
    const own = opened({}, '2023-09-15');
    expect(dueFollowing(day('2023-12-31'), own, terms)).toBeUndefined();
  });

  it('is not passed by the internal date that is set with it', () => {
    expect(reasonOf(() => moved(rectifying, { ...later, due: day('2024-01-05') }))).toEqual({
      code: 'superior-consent-needed',
      superior: '2023-12-31',
    });
  });

  it('is the campaign’s where most open findings have it', () => {
    const named = (id: string, finding: Finding): Finding => ({ ...finding, subject: { ...finding.subject, id } });
    const findings = [
      named('WH-001', opened()),
      named('WH-002', rectifying),
      named('WH-003', opened({}, '2023-08-01', '2023-08-10')),
      named('WH-004', told(opened(), terms, uptoClosed)),
    ];
    expect(superiorDatesOf(findings)).toEqual({
      day: day('2023-10-21'),
      findings: ['WH-001', 'WH-002'],
      others: ['WH-003'],
    });
  });
});

describe('a deadline beyond the superior’s date', () => {
  const due = day('2023-11-10');
  const why = { why: 'So', reason: 'So', found: 'So', lacking: 'So' };
  const consent = { superiorConsent: 'No. 12' };
  /** Every command that may carry a deadline: how far the finding is, who gives it, and with what else. */
  const commands: readonly (readonly [CommandName, readonly Step[], Who, object])[] = [
    ['assign', [], 'office', assignment],
    ['reassign', uptoRectifying, 'office', { ...assignment, ...why }],
    ['reassign', uptoCheck, 'office', { ...assignment, lead: 'energy', ...why }],
    ['returnForCompleteness', uptoClaim, 'office', why],
    ['recordCheck', uptoCheck, 'supervisor', { ...why, methods: ['site'], outcome: 'not-rectified' }],
    ['rejectClosure', uptoApproval, 'group', why],
    ['recordSuperior', uptoClosed, 'office', { ...why, outcome: 'returned' }],
    ['recordLookBack', uptoClosed, 'supervisor', { ...why, outcome: 'recurred' }],
    ['reopen', uptoClosed, 'office', why],
  ];
  const takeConsent: ReadonlySet<CommandName> = new Set([
    'assign',
    'reassign',
    'returnForCompleteness',
    'recordSuperior',
    'reopen',
  ]);
  const said = (row: (typeof commands)[number], fields: object, when: string): Finding =>
    decide(told(opened(), terms, row[1]), terms, command(row[0], row[2], { ...row[3], ...fields }), at(when)).finding;
  const superiorOf = ({ deadlines }: Finding) => deadlines?.superior;
  const deadlineOf = ({ deadlines }: Finding) => deadlines && deadlineDay(deadlines, calendar);

  it.each(commands)('is refused without his consent: %s', (...row) => {
    expect(reasonOf(() => said(row, { due }, '2023-09-04'))).toEqual({
      code: 'superior-consent-needed',
      superior: '2023-10-21',
    });
    expect(superiorOf(said(row, { due: day('2023-10-21') }, '2023-09-04'))).toBe(day('2023-10-21'));
  });

  it.each(commands.filter(([name]) => takeConsent.has(name)))('moves his date with his consent: %s', (...row) => {
    const moved = said(row, { due, ...consent }, '2023-09-04');
    expect([deadlineOf(moved), superiorOf(moved)]).toEqual([due, due]);
    const within = said(row, { due: day('2023-10-13'), ...consent }, '2023-09-04');
    expect([deadlineOf(within), superiorOf(within)]).toEqual([day('2023-10-13'), day('2023-10-21')]);
  });

  it.each(commands)('may be set once his date has passed, which stays: %s', (...row) => {
    const late = said(row, { due }, '2023-10-23');
    expect([deadlineOf(late), superiorOf(late)]).toEqual([due, day('2023-10-21')]);
  });

  it.each(commands.slice(3))(
    'is allowed to the policy’s limit for rework: his date stays, and the light turns red after it: %s',
    (...row) => {
      const returned = said(row, {}, '2023-10-19');
      expect([deadlineOf(returned), superiorOf(returned)]).toEqual([day('2023-11-02'), day('2023-10-21')]);
      const { reasons } = lightOf(returned, terms, at('2023-10-23'));
      expect(reasons).toContainEqual({ code: 'past-superior-date', day: day('2023-10-21') });
    },
  );

  it('is refused on the very day of his date too, and a day that has passed on any', () => {
    const [, reassign] = commands;
    const set = (until: string, when: string) => reasonOf(() => reassign && said(reassign, { due: day(until) }, when));
    expect(set('2023-11-10', '2023-10-21')).toMatchObject({ code: 'superior-consent-needed' });
    expect(set('2023-11-10', '2023-10-22')).toBeUndefined();
    expect(set('2023-09-03', '2023-09-04')).toEqual({ code: 'date-in-the-past', date: '2023-09-03' });
  });

  it('is not planned for either by who is late already', () => {
    const late = told(opened({}, '2023-08-25'), terms, uptoPlanning);
    const planned = (until: string) =>
      reasonOf(() =>
        decide(
          late,
          terms,
          command('submitPlan', 'head', { measures: [{ text: 'Pave', due: day(until) }], criteria: [] }),
          at('2023-09-04'),
        ),
      );
    expect(planned('2023-10-21')).toBeUndefined();
    expect(planned('2023-10-22')).toEqual({ code: 'measure-after-deadline', measure: 1, deadline: '2023-10-21' });
  });

  it('asks for nothing where a hold has moved the deadline beyond it already', () => {
    const held = told(opened(), terms, [
      ...uptoRectifying,
      ['2023-09-01', 'office', 'hold', { reason: 'Flood', reviewBy: day('2023-09-30') }],
      ['2023-09-28', 'office', 'resume', {}],
    ]);
    const moved = (until: string) => decideReassign(held, { due: day(until) });
    expect(deadlineOf(held)).toBe(day('2023-11-16'));
    expect(superiorOf(moved('2023-11-16'))).toBe(day('2023-10-21'));
    expect(reasonOf(() => moved('2023-11-17'))).toMatchObject({ code: 'superior-consent-needed' });
  });

  it('follows his date where he draws it in', () => {
    const drawnIn = decideReassign(told(opened(), terms, uptoRectifying), {
      superiorDue: day('2023-10-13'),
      ...consent,
    });
    expect([deadlineOf(drawnIn), superiorOf(drawnIn)]).toEqual([day('2023-10-13'), day('2023-10-13')]);
    expect(drawnIn.news.at(-1)).toMatchObject({ what: 'deadline-changed', text: '2023-10-13' });
  });

  it('is not within his consent to another date of his, which it may not pass', () => {
    const rectifying = told(opened(), terms, uptoRectifying);
    const both = { superiorDue: day('2023-11-30'), ...consent };
    expect(reasonOf(() => decideReassign(rectifying, { ...both, due: day('2023-12-29') }))).toEqual({
      code: 'superior-consent-needed',
      superior: '2023-11-30',
    });
    const within = decideReassign(rectifying, { ...both, due: day('2023-11-24') });
    expect([deadlineOf(within), superiorOf(within)]).toEqual([day('2023-11-24'), day('2023-11-30')]);
  });

  function decideReassign(finding: Finding, fields: object): Finding {
    const facts = { ...assignment, reason: 'So', ...fields };
    return decide(finding, terms, command('reassign', 'office', facts), at('2023-10-09')).finding;
  }
});
