import { advance, nextMoment } from '../../domain/schedule/advance';
import { dayOf, isoDate } from '../../domain/calendar/calendar';
import { causesOf, type Finding } from '../../domain/finding/finding';
import {
  at,
  calendar,
  day,
  opened,
  termsWith,
  told,
  uptoApproval,
  uptoCheck,
  uptoClosed,
  uptoPlanning,
  uptoRectifying,
  type Step,
} from '../support/commands';

const terms = termsWith();

/** What is posted about one kind of duty while nobody does anything: day, letter, to whom. */
function lettersOf(kind: string, before: Finding, from: string, until: string, about?: string): readonly string[] {
  const letters: string[] = [];
  let finding = before;
  for (let next = nextMoment(finding, terms, at(from)); next !== undefined && next <= at(until);) {
    const step = advance(finding, terms, next);
    for (const { duty, at: moment, letter, draft, to } of step.notices) {
      if (duty?.kind !== kind || moment < at(from) || (about !== undefined && duty.about !== about)) continue;
      letters.push(`${isoDate(dayOf(calendar, moment)).slice(5)} ${draft?.letter ?? letter}: ${to.join(', ')}`);
    }
    finding = step.finding;
    next = nextMoment(finding, terms, next);
  }
  return letters;
}

/** What is posted about the sign-off of one draft. */
function lettersAbout(draft: string, before: Finding, from: string, until: string): readonly string[] {
  return lettersOf('sign-off', before, from, until, draft);
}

/** The finding with everything posted that comes due by then, each at its own moment. */
function leftUntil(when: string, before: Finding): Finding {
  let finding = before;
  for (let next = nextMoment(finding, terms, 0); next !== undefined && next <= at(when);) {
    finding = advance(finding, terms, next).finding;
    const then = nextMoment(finding, terms, next);
    if (then === next) break;
    next = then;
  }
  return finding;
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

/** A unit that reports each time and has done all measures, and yet does not claim. */
const reports = ['07-31', '08-15', '08-31', '09-15', '09-28', '10-13'].map((date): Step => [
  `2023-${date} 11:00`,
  'contact',
  'fileReport',
  { measuresDone: date === '08-15' ? [1, 2] : [], files: [] },
]);
const reporting = told(opened(), terms, [...uptoRectifying, ...reports]);

describe('a unit that reports nothing', () => {
  it('is written one formal letter of each kind, and then the leading group is asked', () => {
    const silent = leftUntil('2023-10-09 10:00', told(opened(), terms, uptoRectifying));
    const asked = silent.drafts.filter((draft) => causesOf(draft).some(({ cause }) => cause === 'report'));
    expect(silent.reporting.missedRunning).toBe(5);
    expect(asked.map(({ letter }) => letter)).toEqual(['supervision-letter', 'talk', 'submission']);
  });

  it('misses nothing while its finding is on hold', () => {
    const held = told(opened(), terms, [
      ...uptoRectifying,
      ...reports.slice(0, 1),
      ['2023-08-14 10:00', 'office', 'hold', { reason: 'Court', reviewBy: day('2023-09-08') }],
    ]);
    expect(leftUntil('2023-09-06 10:00', held).reporting.missedTotal).toBe(0);
  });
});

describe('a unit that has just been sent a formal letter', () => {
  it.each([
    ['2023-10-18', ['10-25 supervision-letter: office/director']],
    ['2023-10-19', []],
  ])('on %s gets five working days before the deadline’s rung asks for another of its kind', (date, letters) => {
    const sent = { ...reporting, issued: { 'supervision-letter': at(date) } };
    expect(lettersOf('rectify', sent, '2023-10-24', '2023-10-26')).toEqual(letters);
  });

  it.each([
    ['2023-08-11', ['supervision-letter']],
    ['2023-08-14', []],
  ])('on %s gets five working days before a missed report asks for another of its kind', (date, letters) => {
    const sent = { ...told(opened(), terms, uptoRectifying), issued: { 'supervision-letter': at(date) } };
    expect(leftUntil('2023-08-18 09:00', sent).drafts.map(({ letter }) => letter)).toEqual(letters);
  });
});

describe('a director who signs nothing', () => {
  const drafted = leftUntil('2023-10-25 09:00', reporting);
  const letter = drafted.drafts.findLast(({ cause }) => cause === 'rectify')?.id ?? '';

  it('is asked once, by the letter that the rung brings; then he is chased with his deputy', () => {
    const asked = lettersOf('rectify', drafted, '2023-10-24', '2023-10-31 18:00');
    expect(asked).toEqual([]);
    expect(lettersAbout(letter, drafted, '2023-10-25 09:00', '2023-11-03 18:00')).toEqual([
      '10-27 chase: office/director, office/deputy-director',
      '11-03 chase: office/director, office/deputy-director',
    ]);
  });

  it('is not asked again where a hold brings the same rung once more while the letter waits', () => {
    const held = told(drafted, terms, [
      ['2023-10-25 11:00', 'office', 'hold', { reason: 'Court', reviewBy: day('2023-11-01') }],
      ['2023-11-01 10:00', 'office', 'resume'],
    ]);
    expect(lettersOf('rectify', held, '2023-10-31', '2023-11-10 18:00')).toEqual([
      '11-08 talk: office/director',
      '11-10 circular: office/director',
    ]);
  });

  it('who puts it off is chased from the new day on, and not asked at once to sign it', () => {
    const putOff = told(drafted, terms, [
      ['2023-10-25 10:00', 'director', 'postponeDraft', { draft: letter, why: 'Talks', to: day('2023-11-06') }],
    ]);
    expect(lettersAbout(letter, putOff, '2023-10-25 09:00', '2023-11-07 18:00')).toEqual([
      '11-07 chase: office/director, office/deputy-director',
    ]);
  });
});

describe('a letter that was put off', () => {
  it('is chased as for the first time, whatever was chased before', () => {
    const waiting = leftUntil('2023-10-30 09:00', leftUntil('2023-10-25 09:00', reporting));
    const letter = waiting.drafts.find(({ cause }) => cause === 'rectify')?.id;
    const putOff = told(waiting, terms, [
      ['2023-10-30 10:00', 'director', 'postponeDraft', { draft: letter, why: 'Talks', to: day('2023-11-06') }],
    ]);
    const chases = advance(putOff, terms, at('2023-11-07 10:00')).notices.filter(
      ({ letter: kind, duty }) => kind === 'chase' && duty?.about === letter,
    );
    expect(chases).toMatchObject([{ count: 1 }]);
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

  it('gets its first chase as the first, where the machine was off when an earlier one was due', () => {
    const { notices } = advance(told(opened(), terms, uptoCheck), terms, at('2023-09-11 10:00'));
    expect(notices.filter(({ letter }) => letter === 'chase')).toMatchObject([{ duty: { kind: 'check' }, count: 1 }]);
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
