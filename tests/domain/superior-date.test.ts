import { superiorDatesOf } from '../../domain/campaign/superior-date';
import { dueFollowing } from '../../domain/commands/redating';
import { decide } from '../../domain/commands/decide';
import { deadlineDay } from '../../domain/duties/due';
import type { Commands } from '../../domain/commands/commands';
import type { Finding } from '../../domain/finding/finding';
import {
  at,
  calendar,
  command,
  day,
  opened,
  reasonOf,
  termsWith,
  told,
  uptoCheck,
  uptoClosed,
  uptoRectifying,
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
