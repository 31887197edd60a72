import { actionsFor } from '../../domain/commands/actions';
import { decide } from '../../domain/commands/decide';
import { deadlineDay } from '../../domain/duties/due';
import { dutiesOf } from '../../domain/duties/duties';
import type { Finding } from '../../domain/finding/finding';
import { openFinding } from '../../domain/finding/open';
import { letterLine } from '../../domain/notices/letter-line';
import { noticesAhead } from '../../domain/schedule/foresight';
import { wordsFor } from '../../words';
import {
  at,
  calendar,
  checkers,
  command,
  day,
  opened,
  people,
  plan,
  reasonOf,
  refusalOf,
  subjectWith,
  termsWith,
  told,
  uptoPlanning,
  type Step,
} from '../support/commands';

const terms = termsWith();
const statement = [{ criterion: 1, statement: 'Swept and fenced off on the day', files: [] }];
const claim: Step = ['2023-07-26 10:00', 'head', 'claimCompletion', { evidence: statement }];

/** 立行立改, acknowledged: the plan is due in three working days. */
function immediate(criteria = subjectWith().criteria): Finding {
  return told(openFinding(subjectWith({ track: 'immediate', criteria }), terms), terms, uptoPlanning);
}

const owed = (finding: Finding) => dutiesOf(finding, terms).map(({ kind, holder }) => `${kind} ${holder}`);

describe('what is put right at once', () => {
  it('is claimed without a plan of its own: the claim is the plan, and proves the ledger’s criteria', () => {
    const claimed = told(immediate(), terms, [claim]);
    expect(claimed.standing).toMatchObject({ stage: 'awaiting-check', claim: { by: 'nr-head', evidence: statement } });
    expect(claimed.plan).toEqual({ measures: [], criteria: subjectWith().criteria });
    expect(owed(claimed)).toEqual(['completeness office/staff']);
  });

  it('is claimed together with the plan that waits, whose reviewer need not review it any more', () => {
    const measures = [{ text: 'Sweep', due: day('2023-07-27') }];
    const planned = told(immediate(), terms, [
      ['2023-07-25', 'head', 'submitPlan', { measures, criteria: ['Fenced'] }],
    ]);
    expect(refusalOf(planned, '2023-07-26', 'head', 'claimCompletion', { evidence: statement })).toEqual({
      code: 'evidence-lacking',
      criteria: [2],
    });
    const both = [...statement, { criterion: 2, statement: 'Fenced off', files: [] }];
    const claimed = told(planned, terms, [['2023-07-26', 'head', 'claimCompletion', { evidence: both }]]);
    expect(claimed.plan?.measures).toMatchObject([{ text: 'Sweep' }]);
    expect(claimed.news.at(-1)).toMatchObject({ what: 'called-off', to: ['group/1/contact'] });
  });

  it('is committed by the unit’s head, as every claim is', () => {
    const said = told(immediate(), terms, [['2023-07-25', 'contact', 'claimCompletion', { evidence: statement }]]);
    expect(said.standing.stage).toBe('planning');
    expect(owed(said)).toContain('commit unit/natural-resources/head');
    const confirmed = told(said, terms, [['2023-07-26', 'head', 'confirmForUnit', { what: 'claimCompletion' }]]);
    expect(confirmed.standing.stage).toBe('awaiting-check');
  });

  it('is not closed by anybody who spoke for the unit, nor without check and approvals', () => {
    const claimed = told(immediate(), terms, [
      ['2023-07-25', 'contact', 'fileReport', { measuresDone: [], files: [] }],
      claim,
      ['2023-07-27 10:00', 'office', 'passCompleteness'],
      ['2023-07-27 11:00', 'office', 'assignCheck', { group: '3', checkers }],
    ]);
    const check = { methods: ['site'], outcome: 'rectified' };
    expect(refusalOf(claimed, '2023-07-28', 'promoted', 'recordCheck', check)).toMatchObject({ code: 'own-work' });
    const checked = told(claimed, terms, [['2023-07-28', 'supervisor', 'recordCheck', check]]);
    expect(refusalOf(checked, '2023-07-31', 'promoted', 'approveClosure')).toMatchObject({ code: 'own-work' });
    const closed = told(checked, terms, [
      ['2023-07-31 10:00', 'group', 'approveClosure'],
      ['2023-07-31 11:00', 'sponsor', 'approveClosure'],
      ['2023-07-31 12:00', 'director', 'approveClosure'],
    ]);
    expect(closed.standing.stage).toBe('closed');
  });

  it('owes its plan again once the claim is taken back, since when it was owed', () => {
    const back = told(immediate(), terms, [claim, ['2023-08-02', 'head', 'withdrawClaim', { why: 'Too early' }]]);
    expect(back.standing).toEqual({ stage: 'planning', start: { at: at('2023-07-24'), held: 0 }, returned: 0 });
    expect(back.plan).toBeUndefined();
    expect(owed(back)).toContain('plan unit/natural-resources/contact');
  });

  it('leaves a plan that came with incomplete papers to the working group', () => {
    const back = told(immediate(), terms, [
      ['2023-07-25', 'head', 'submitPlan', { measures: [{ text: 'Sweep', due: day('2023-07-27') }], criteria: [] }],
      claim,
      ['2023-07-27', 'office', 'returnForCompleteness', { lacking: 'The seal' }],
    ]);
    expect(back.standing).toMatchObject({ stage: 'planning', submitted: { plan: { measures: [{ text: 'Sweep' }] } } });
    expect(owed(back)).toContain('accept-plan group/1/contact');
    expect(back.deadlines && deadlineDay(back.deadlines, calendar)).toBe(day('2023-08-10'));
  });

  it('goes on rectifying after a check that found it lacking', () => {
    const back = told(immediate(), terms, [
      claim,
      ['2023-07-27 10:00', 'office', 'passCompleteness'],
      ['2023-07-27 11:00', 'office', 'assignCheck', { group: '3', checkers }],
      ['2023-07-28', 'supervisor', 'recordCheck', { methods: [], outcome: 'continuing', lacking: 'The north gate' }],
      ['2023-07-31', 'head', 'claimCompletion', { evidence: statement }],
    ]);
    expect(back.standing.stage).toBe('awaiting-check');
  });

  it('is claimed by nothing where the ledger says not what would prove it', () => {
    expect(refusalOf(immediate([]), '2023-07-26', 'head', 'claimCompletion', { evidence: statement })).toEqual({
      code: 'criterion-needed',
    });
  });

  it('loses a claim that waits for the head when the ledger asks for something else', () => {
    const said = told(immediate(), terms, [
      ['2023-07-25', 'contact', 'claimCompletion', { evidence: statement }],
      ['2023-07-26', 'office', 'amendSubject', { criteria: ['The road is closed'], why: 'Leaders met' }],
    ]);
    expect(said.commitments).toEqual([]);
    expect(said.news.at(-1)).toMatchObject({ what: 'claim-lapsed' });
  });

  it('is told in the letter that asks for the plan', () => {
    const acknowledged = immediate();
    const asks = (finding: Finding) => {
      const notice = noticesAhead(finding, terms, at('2023-07-24'), at('2023-07-26')).find(
        ({ duty }) => duty?.kind === 'plan',
      );
      if (notice === undefined) throw new Error('nobody is asked for a plan');
      const line = letterLine(finding, terms, notice, 'unit/natural-resources/contact');
      return wordsFor('zh-CN')
        .letters.answers(line)
        .map(({ word }) => word);
    };
    expect(asks(acknowledged)).toEqual(['方案', '申请销号']);
    expect(asks(told(opened(), terms, uptoPlanning))).toEqual(['方案']);
  });
});

describe('anything else', () => {
  it('is claimed once its plan is agreed', () => {
    const planning = told(opened(), terms, uptoPlanning);
    expect(refusalOf(planning, '2023-07-26', 'head', 'claimCompletion', { evidence: statement })).toEqual({
      code: 'wrong-stage',
      command: 'claimCompletion',
      stage: 'planning',
      allowed: ['rectifying'],
    });
    expect(actionsFor(planning, terms, people.head)).not.toContain('claimCompletion');
    expect(actionsFor(immediate(), terms, people.head)).toContain('claimCompletion');
    expect(
      reasonOf(() => decide(planning, terms, command('submitPlan', 'head', plan), at('2023-07-26'))),
    ).toBeUndefined();
  });
});
