import { advance, nextMoment } from '../../domain/schedule/advance';
import { dayOf, isoDate } from '../../domain/calendar/calendar';
import type { Finding } from '../../domain/finding/finding';
import {
  at,
  calendar,
  opened,
  termsWith,
  told,
  uptoApproval,
  uptoCheck,
  uptoClosed,
  uptoPlanning,
  uptoRectifying,
} from '../support/commands';

const terms = termsWith();

/** What is posted about one kind of duty while nobody does anything: day, letter, to whom. */
function lettersOf(kind: string, before: Finding, from: string, until: string): readonly string[] {
  const letters: string[] = [];
  let finding = before;
  for (let next = nextMoment(finding, terms, at(from)); next !== undefined && next <= at(until);) {
    const step = advance(finding, terms, next);
    for (const { duty, at: moment, letter, draft, to } of step.notices) {
      if (duty?.kind !== kind || moment < at(from)) continue;
      letters.push(`${isoDate(dayOf(calendar, moment)).slice(5)} ${draft?.letter ?? letter}: ${to.join(', ')}`);
    }
    finding = step.finding;
    next = nextMoment(finding, terms, next);
  }
  return letters;
}

const contact = 'unit/natural-resources/contact';

describe('a unit that says nothing', () => {
  it('about its deadline is reminded, chased with its head, and ends before the leading group; then the office rings', () => {
    const rectifying = told(opened(), terms, uptoRectifying);
    expect(lettersOf('rectify', rectifying, '2023-09-20', '2023-11-24 18:00')).toEqual([
      `10-09 remind: ${contact}`,
      `10-16 remind: ${contact}`,
      `10-19 remind: ${contact}`,
      `10-23 chase: ${contact}, unit/natural-resources/head`,
      '10-25 supervision-letter: office/director',
      '11-01 talk: office/director',
      '11-03 circular: office/director',
      '11-10 submission: office/director',
      '11-17 chase: office/staff',
      '11-24 chase: office/staff',
    ]);
  });

  it('about its plan is asked for it by its contact, then by drafts that the director signs', () => {
    const planning = told(opened(), terms, uptoPlanning);
    expect(lettersOf('plan', planning, '2023-07-24', '2023-09-15')).toEqual([
      `07-24 opening: ${contact}`,
      `08-02 remind: ${contact}`,
      `08-08 chase: ${contact}`,
      '08-11 supervision-letter: office/director',
      '08-17 talk: office/director',
      '08-31 circular: office/director',
      '09-15 submission: office/director',
    ]);
  });

  it('about a report is reminded with its co-units, then chased with its deputy', () => {
    const rectifying = told(opened(), terms, uptoRectifying);
    expect(lettersOf('report', rectifying, '2023-08-01 08:00', '2023-08-20')).toEqual([
      `08-01 chase: ${contact}`,
      `08-02 chase: ${contact}, unit/natural-resources/deputy`,
      `08-11 remind: ${contact}, unit/ecology/contact`,
      `08-16 chase: ${contact}`,
      `08-17 chase: ${contact}, unit/natural-resources/deputy`,
    ]);
  });
});

describe('a group that says nothing', () => {
  it('about a check is reminded, chased, and chased with the director', () => {
    expect(lettersOf('check', told(opened(), terms, uptoCheck), '2023-08-28', '2023-09-18 18:00')).toEqual([
      '08-28 opening: supervision/3/head',
      '09-04 remind: supervision/3/head',
      '09-07 chase: supervision/3/head',
      '09-11 chase: supervision/3/head, office/director',
      '09-18 chase: supervision/3/head, office/director',
    ]);
  });

  it('about a plan is asked through its contact', () => {
    const submitted = told(opened(), terms, uptoRectifying.slice(0, -1));
    expect(lettersOf('accept-plan', submitted, '2023-07-28', '2023-08-09 18:00')).toEqual([
      '07-28 opening: group/1/contact',
      '08-03 remind: group/1/contact',
      '08-07 chase: group/1/contact',
      '08-09 chase: group/1/contact',
    ]);
  });

  it('about an approval is not chased itself: its contact is, and the office rings', () => {
    expect(lettersOf('approve', told(opened(), terms, uptoApproval), '2023-08-30', '2023-09-06')).toEqual([
      '08-30 opening: group/1/head',
      '09-01 remind: group/1/contact',
      '09-05 chase: group/1/contact, office/staff',
    ]);
  });

  it('about a look-back is reminded on an unhurried day, and chased', () => {
    expect(lettersOf('look-back', told(opened(), terms, uptoClosed), '2023-09-01', '2023-12-19')).toEqual([
      '12-11 remind: supervision/3/head',
      '12-18 chase: supervision/3/head',
    ]);
  });
});
