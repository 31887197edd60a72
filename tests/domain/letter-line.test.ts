import type { Finding } from '../../domain/finding/finding';
import { draftLine } from '../../domain/notices/letter-line';
import { at, opened, termsWith, told, uptoRectifying, type Step } from '../support/commands';
import { play } from '../support/letters';

const terms = termsWith();
const unreported = opened();
/** A plan never sent: reminded, chased, and four working days late a 督办函 is drafted. */
const late = play(unreported, terms, uptoRectifying.slice(0, 2), at('2023-08-11 10:00'));
const draftOf = ({ drafts }: Finding) => {
  const [draft] = drafts;
  if (draft === undefined) throw new Error('no draft');
  return draft;
};
const file = { digest: 'a'.repeat(64), name: 'edited.docx', size: 10 };
const edited: Step = ['2023-08-11 10:30', 'office', 'editDraft', { draft: draftOf(late.finding).id, file }];
const signed: Step = [
  '2023-08-11 11:00',
  'office',
  'signOff',
  { draft: draftOf(late.finding).id, number: '2023/7', signer: 'the director' },
];

describe('a draft', () => {
  it('remembers what was due, and when it was asked for', () => {
    expect(draftOf(late.finding).record).toEqual({
      due: at('2023-08-07 17:30'),
      told: [
        { letter: 'remind', at: at('2023-08-02 09:00') },
        { letter: 'chase', at: at('2023-08-08 09:00') },
      ],
    });
  });

  it('counts the reports missed, where they are its cause', () => {
    const silent = play(unreported, terms, uptoRectifying, at('2023-08-21 10:00'));
    expect(draftOf(silent.finding).record).toMatchObject({ missedReports: 2 });
  });

  it('asks its reader for the sign-off, not for what the unit owes', () => {
    const line = draftLine(late.finding, terms, draftOf(late.finding));
    expect(line).toMatchObject({ copy: false, duty: { kind: 'sign-off', due: at('2023-08-14 17:30') } });
    expect(line.draft).toMatchObject({ letter: 'supervision-letter', cause: 'plan', answerWithin: { workingDays: 5 } });
  });

  it('is the office’s own text once that is there', () => {
    const finding = told(late.finding, terms, [edited]);
    expect(draftLine(finding, terms, draftOf(finding)).draft).toMatchObject({ file });
  });
});

describe('an issued letter', () => {
  it('carries number, signer, the text that was signed, and by when it is answered', () => {
    const steps = [...uptoRectifying.slice(0, 2), edited, signed];
    const { lines } = play(unreported, terms, steps, at('2023-08-11 11:01'));
    expect(lines.find(({ news }) => news?.what === 'issued-letter')?.issued).toMatchObject({
      number: '2023/7',
      signer: 'the director',
      file,
      answerBy: at('2023-08-18 17:30'),
    });
  });
});

describe('a line', () => {
  it('says of a chase what the ladder brings next, and the last day before it', () => {
    const chase = late.lines.find(({ letter, duty }) => letter === 'chase' && duty?.kind === 'plan');
    expect(chase?.next).toEqual({ letter: 'supervision-letter', by: at('2023-08-10 17:30') });
  });

  it('counts what is lacking, and keeps its words where they may not travel', () => {
    const steps: readonly Step[] = [
      ...uptoRectifying.slice(0, 3),
      ['2023-07-31 10:00', 'group', 'returnPlan', { why: 'no dates; no criteria' }],
    ];
    const lacking = (disclosure: 'number-only' | 'full') =>
      play(unreported, termsWith({ disclosure }), steps, at('2023-07-31 10:01')).lines.find(
        ({ news }) => news?.what === 'plan-returned',
      )?.news?.lacking;
    expect(lacking('number-only')).toEqual([{ number: 1 }, { number: 2 }]);
    expect(lacking('full')).toEqual([
      { number: 1, text: 'no dates' },
      { number: 2, text: 'no criteria' },
    ]);
  });

  it('offers an extension only while it can be asked for in time', () => {
    const reminders = play(unreported, terms, uptoRectifying, at('2023-10-19 10:00')).lines.filter(
      ({ duty, letter }) => duty?.kind === 'rectify' && letter === 'remind',
    );
    expect(reminders.map(({ extensionBy }) => extensionBy !== undefined)).toEqual([true, false, false]);
  });
});
