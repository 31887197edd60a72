import type { Answer } from '../../mail/answers';
import { commandFor } from '../../mail/meaning';
import {
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
function meant(answer: Answer, { after, by }: { readonly after: readonly Step[]; readonly by: Who }) {
  return commandFor(answer, told(opened(), terms, after), terms, people[by], []);
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

  it('is a note where it asks: a question is no report', () => {
    const asked = { says: 'question', text: '销号标准怎么理解？' } as const;
    expect(meant(asked, { after: uptoRectifying, by: 'contact' })).toMatchObject({ name: 'note' });
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
  it('was of documents unless it says how and where', () => {
    expect(meant({ says: 'rectified', check: {} }, { after: uptoCheck, by: 'supervisor' })).toMatchObject({
      name: 'recordCheck',
      methods: ['documents'],
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
