import { planned } from '../../domain/schedule/agenda';
import type { LetterLine } from '../../domain/notices/letter';
import { letterLine } from '../../domain/notices/letter-line';
import type { AnswerToFinding } from '../../mail/reply/answers';
import { commandFor } from '../../mail/reply/meaning';
import {
  at,
  day,
  evidence,
  opened,
  people,
  plan,
  termsWith,
  told,
  uptoApproval,
  uptoCheck,
  uptoClosed,
  uptoPlanning,
  uptoRectifying,
  type Step,
  type Who,
} from '../support/commands';

const terms = termsWith();

/** What an answer is for a finding that has come so far, said by somebody. */
function meant(
  answer: AnswerToFinding,
  {
    after,
    by,
    asked = [],
  }: { readonly after: readonly Step[]; readonly by: Who; readonly asked?: readonly LetterLine[] },
) {
  return commandFor(answer, told(opened(), terms, after), terms, people[by], [], asked);
}

const free = { says: 'free-text', text: '已清运两处', measuresDone: [1] } as const;

describe('free text', () => {
  it('is a report from whom one is owed', () => {
    expect(meant(free, { after: uptoRectifying, by: 'contact' })).toMatchObject({
      name: 'fileReport',
      text: '已清运两处',
      measuresDone: [1],
    });
  });

  it('is a note from anybody else, and once none is owed', () => {
    expect(meant(free, { after: uptoRectifying, by: 'sponsor' })).toMatchObject({ name: 'note', text: '已清运两处' });
    expect(meant(free, { after: uptoCheck, by: 'contact' })).toMatchObject({ name: 'note' });
  });

  it('is a note where it objects to the division of work that is still to be acknowledged', () => {
    const objects = { says: 'free-text', text: '收到，但该项应由能源局牵头', measuresDone: [] } as const;
    const assigned = uptoPlanning.slice(0, 1);
    expect(meant(objects, { after: assigned, by: 'contact' })).toMatchObject({ name: 'note', text: objects.text });
    expect(meant(objects, { after: uptoRectifying, by: 'contact' })).toMatchObject({ name: 'fileReport' });
  });

  it('is a note where it asks: a question is no report', () => {
    const asked = { says: 'question', text: '销号标准怎么理解？' } as const;
    expect(meant(asked, { after: uptoRectifying, by: 'contact' })).toMatchObject({ name: 'note' });
  });
});

describe('a confirmation', () => {
  const twice: readonly Step[] = [
    ...uptoRectifying,
    ['2023-08-01 10:00', 'contact', 'requestExtension', { to: day('2023-11-10'), reason: 'Frost' }],
    ['2023-08-02 10:00', 'contact', 'claimCompletion', { evidence }],
  ];
  const letterAbout = (about: string): LetterLine => {
    const finding = told(opened(), terms, twice);
    const notice = planned(finding, terms, at('2023-08-02 12:00')).find(({ duty }) => duty.about === about)?.notice;
    if (notice === undefined) throw new Error('no such letter');
    return letterLine(finding, terms, notice, 'unit/natural-resources/head');
  };

  it('is of what the answered letter asks for', () => {
    const asked = [letterAbout('claimCompletion')];
    expect(meant({ says: 'confirm' }, { after: twice, by: 'head', asked })).toMatchObject({ what: 'claimCompletion' });
  });

  it('is asked about where several wait and no letter tells which', () => {
    expect(meant({ says: 'confirm' }, { after: twice, by: 'head' })).toEqual({
      code: 'confirm-which',
      waiting: ['requestExtension', 'claimCompletion'],
    });
  });

  it('names what waits where the letter asked for something that is settled', () => {
    const asked = [
      { ...letterAbout('claimCompletion'), duty: { ...letterAbout('claimCompletion').duty, about: 'submitPlan' } },
    ];
    expect(meant({ says: 'confirm' }, { after: twice, by: 'head', asked: asked as readonly LetterLine[] })).toEqual({
      code: 'confirmed-already',
      waiting: ['requestExtension', 'claimCompletion'],
    });
  });

  it('is of the only word that waits, and of nothing where none does', () => {
    expect(meant({ says: 'confirm' }, { after: twice.slice(0, -1), by: 'head' })).toMatchObject({
      what: 'requestExtension',
    });
    expect(meant({ says: 'confirm' }, { after: uptoRectifying, by: 'head' })).toEqual({ code: 'nothing-to-confirm' });
  });
});

describe('agreement', () => {
  const submitted: readonly Step[] = [...uptoPlanning, ['2023-07-28 10:00', 'head', 'submitPlan', plan]];

  it('decides what waits for the sender', () => {
    expect(meant({ says: 'agree' }, { after: submitted, by: 'group' })).toMatchObject({ name: 'acceptPlan' });
    expect(meant({ says: 'agree' }, { after: uptoApproval, by: 'group' })).toMatchObject({ name: 'approveClosure' });
    expect(meant({ says: 'disagree', why: 'x' }, { after: uptoApproval, by: 'group' })).toMatchObject({
      name: 'rejectClosure',
      why: 'x',
    });
  });

  it('does nothing where he names what does not wait', () => {
    expect(meant({ says: 'agree', to: 'extension' }, { after: uptoApproval, by: 'group' })).toEqual({
      code: 'decides-otherwise',
    });
    expect(meant({ says: 'agree', to: 'closure' }, { after: uptoApproval, by: 'group' })).toMatchObject({
      name: 'approveClosure',
    });
  });
});

describe('a check by mail', () => {
  it('was made in the ways that it says, and in none where it says none', () => {
    expect(meant({ says: 'rectified', check: {} }, { after: uptoCheck, by: 'supervisor' })).toMatchObject({
      name: 'recordCheck',
      methods: [],
    });
    const check = { methods: ['site', 'interview'], place: '三号矿区' } as const;
    expect(meant({ says: 'not-rectified', check, lacking: 'x' }, { after: uptoCheck, by: 'supervisor' })).toMatchObject(
      {
        name: 'recordCheck',
        outcome: 'not-rectified',
        ...check,
        lacking: 'x',
      },
    );
  });

  it('is a look-back once the finding is closed', () => {
    expect(meant({ says: 'rectified', check: {} }, { after: uptoClosed, by: 'supervisor' })).toMatchObject({
      name: 'recordLookBack',
      outcome: 'held',
    });
  });
});
