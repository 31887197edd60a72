import { dayOf, isoDate } from '../../domain/calendar/calendar';
import { fixedDueDay } from '../../domain/duties/due';
import { dutiesOf } from '../../domain/duties/duties';
import { letterLine } from '../../domain/notices/letter-line';
import type { Finding } from '../../domain/finding/finding';
import { advance } from '../../domain/schedule/advance';
import type { Reason } from '../../domain/commands/refusal';
import {
  at,
  calendar,
  day,
  evidence,
  opened,
  reasonOf,
  termsWith,
  told,
  uptoRectifying,
  type Step,
  type Who,
} from '../support/commands';

const terms = termsWith({ disclosure: 'full' });
const rectifying = told(opened(), terms, uptoRectifying);

/** 1 Pave 12 junctions, done; 2 Cleaning contract, replaced; a new measure takes its place. */
const revised = {
  measures: [
    { text: 'Pave 12 junctions', due: day('2023-08-31') },
    { text: 'Own sweepers', due: day('2023-10-13') },
  ],
  criteria: [],
};

function measuresOf({ plan }: Finding): readonly string[] {
  return (plan?.measures ?? []).map(
    ({ number, text, due, doneAt }) =>
      `${number} ${text} ${isoDate(fixedDueDay(due, calendar))}${doneAt === undefined ? '' : ' done'}`,
  );
}

function owed(finding: Finding): readonly string[] {
  return dutiesOf(finding, terms).map(({ kind, holder, due }) => `${kind} ${holder} ${isoDate(dayOf(calendar, due))}`);
}

function refusalOf(finding: Finding, [when, by, name, fields]: Step): Reason | undefined {
  return reasonOf(() => told(finding, terms, [[when, by, name, fields ?? {}]]));
}

describe('an accepted plan', () => {
  const asked = told(rectifying, terms, [
    ['2023-08-14 11:00', 'contact', 'fileReport', { measuresDone: [1], files: [] }],
    ['2023-08-15 10:00', 'head', 'submitPlan', revised],
  ]);

  it('stays in force until the working group accepts another', () => {
    expect(owed(asked)).toContain('accept-plan group/1/contact 2023-08-22');
    expect(measuresOf(asked)).toEqual(['1 Pave 12 junctions 2023-08-31 done', '2 Cleaning contract 2023-09-28']);
    expect(refusalOf(asked, ['2023-08-16', 'head', 'submitPlan', revised])).toEqual({ code: 'plan-waiting' });
  });

  it('is replaced then: what is done stays done, and no number means another measure than before', () => {
    const accepted = told(asked, terms, [['2023-08-16', 'group', 'acceptPlan']]);
    expect(measuresOf(accepted)).toEqual(['1 Pave 12 junctions 2023-08-31 done', '3 Own sweepers 2023-10-13']);
    expect(accepted.plan?.criteria).toEqual(rectifying.plan?.criteria);
    expect(owed(accepted).filter((duty) => duty.startsWith('accept-plan'))).toEqual([]);
    expect(accepted.news.at(-1)).toMatchObject({ what: 'plan-accepted' });
  });

  it('goes on where the working group returns the other', () => {
    const returned = told(asked, terms, [['2023-08-16', 'group', 'returnPlan', { why: 'Keep the contract' }]]);
    expect(measuresOf(returned)).toEqual(measuresOf(asked));
    expect(owed(returned).filter((duty) => duty.startsWith('accept-plan'))).toEqual([]);
    expect(returned.news.at(-1)).toMatchObject({
      what: 'plan-returned',
      to: ['unit/natural-resources/head', 'unit/natural-resources/contact'],
    });
  });

  it('is not judged by who asked for another', () => {
    expect(refusalOf(asked, ['2023-08-16', 'everybody', 'acceptPlan'])).toMatchObject({ code: 'own-work' });
  });

  it('is shown to the working group as it is to be', () => {
    const notice = advance(asked, terms, at('2023-08-15 10:00')).notices.find(
      ({ duty }) => duty?.kind === 'accept-plan',
    );
    if (notice === undefined) throw new Error('the working group is not asked');
    const { openMeasures } = letterLine(asked, terms, notice, 'group/1/contact');
    expect(openMeasures.map(({ text }) => text)).toEqual(['Pave 12 junctions', 'Own sweepers']);
  });

  it('need not be reviewed any more once the unit claims, and the working group hears of it', () => {
    const claimed = told(asked, terms, [['2023-08-25', 'head', 'claimCompletion', { evidence }]]);
    expect(claimed.revision).toBeUndefined();
    expect(claimed.news.at(-1)).toMatchObject({ what: 'called-off', to: ['group/1/contact'] });
  });

  it('takes a waiting claim with it where its criteria are others', () => {
    const others = { ...revised, criteria: ['Sweepers bought'] };
    const steps: readonly Step[] = [
      ['2023-08-15 10:00', 'contact', 'claimCompletion', { evidence }],
      ['2023-08-15 11:00', 'head', 'submitPlan', others],
      ['2023-08-16 10:00', 'group', 'acceptPlan'],
    ];
    const accepted = told(rectifying, terms, steps);
    expect(accepted.commitments).toEqual([]);
    expect(accepted.news.at(-1)).toMatchObject({ what: 'claim-lapsed' });
  });
});

describe('an extension agreed to', () => {
  function agreed(fields: object, by: Who = 'head'): Finding {
    return told(rectifying, terms, [
      ['2023-08-15 10:00', by, 'requestExtension', { to: day('2023-10-30'), reason: 'Frost', ...fields }],
      ['2023-08-16 10:00', 'office', 'decideExtension', { agreed: true, why: '', superiorConsent: 'By telephone' }],
    ]);
  }

  it('moves the open measures with it, to a working day', () => {
    // Ten days more: Sunday 10 September becomes the Monday; 8 October 2023 is a make-up workday.
    expect(measuresOf(agreed({}))).toEqual(['1 Pave 12 junctions 2023-09-11', '2 Cleaning contract 2023-10-08']);
  });

  it('gives a measure the date that was named for it', () => {
    const measures = [{ number: 2, due: day('2023-09-28') }];
    expect(measuresOf(agreed({ measures }))).toEqual([
      '1 Pave 12 junctions 2023-09-11',
      '2 Cleaning contract 2023-09-28',
    ]);
  });

  it('is asked for with dates for open measures only, none after the date asked for', () => {
    const ask = (measures: readonly object[]): Step => [
      '2023-08-15 10:00',
      'head',
      'requestExtension',
      { to: day('2023-10-30'), reason: 'Frost', measures },
    ];
    expect(refusalOf(rectifying, ask([{ number: 3, due: day('2023-09-28') }]))).toMatchObject({
      code: 'unknown-measure',
    });
    expect(refusalOf(rectifying, ask([{ number: 2, due: day('2023-11-30') }]))).toMatchObject({
      code: 'measure-after-deadline',
    });
  });
});
