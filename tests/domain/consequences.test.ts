import { consequencesOf } from '../../domain/commands/consequences';
import type { CommandName } from '../../domain/commands/commands';
import type { Moment } from '../../domain/calendar/moment';
import {
  at,
  command,
  day,
  opened,
  reasonOf,
  termsWith,
  told,
  uptoApproval,
  uptoPlanning,
  uptoRectifying,
  type Step,
  type Who,
} from '../support/commands';

const terms = termsWith();

function foreseen(steps: readonly Step[], by: Who, name: CommandName, facts: object, now: Moment) {
  const finding = told(opened(), terms, steps);
  return consequencesOf(finding, terms, command(name, by, facts as never), now);
}

describe('what a command would do', () => {
  it('names the stage, who owes what from then on, and what is done with', () => {
    const { stage, owed, ended, letters } = foreseen(
      uptoPlanning.slice(0, 1),
      'contact',
      'acknowledge',
      {},
      at('2023-07-24 10:00'),
    );
    expect(stage).toEqual({ from: 'assigned', to: 'planning' });
    expect(ended.map(({ kind }) => kind)).toEqual(['acknowledge']);
    expect(owed.map(({ kind }) => kind)).toEqual(['plan']);
    expect(letters).toMatchObject([{ letter: 'opening', duty: { kind: 'plan' } }]);
  });

  it('tells how a deadline moves', () => {
    const ask: Step = ['2023-09-25 10:00', 'head', 'requestExtension', { to: day('2023-10-20') + 10, reason: 'Frost' }];
    const agreed = { agreed: true, why: 'Frost', superiorConsent: 'by telephone' };
    const { deadline, letters, owed, ended } = foreseen(
      [...uptoRectifying, ask],
      'office',
      'decideExtension',
      agreed,
      at('2023-09-26 10:00'),
    );
    expect(deadline).toEqual({ from: day('2023-10-20'), to: day('2023-10-30') });
    expect(letters.map(({ news }) => news?.what)).toContain('extension-agreed');
    // What is to be done by another date is not done with.
    expect(owed.map(({ kind }) => kind)).toContain('rectify');
    expect(ended.map(({ kind }) => kind)).toEqual(['decide-extension']);
  });

  it('counts no letter that would go out anyway', () => {
    const { stage, owed, ended, letters } = foreseen(
      uptoRectifying,
      'contact',
      'note',
      { text: 'We rang.', files: [] },
      at('2023-08-01 10:00'),
    );
    expect({ stage, owed, ended, letters }).toEqual({ stage: undefined, owed: [], ended: [], letters: [] });
  });

  it('leads from one approver to the next', () => {
    const { ended, owed } = foreseen(uptoApproval, 'group', 'approveClosure', {}, at('2023-08-31 10:00'));
    expect([...ended, ...owed].map(({ holder }) => holder)).toEqual(['group/1/head', 'leader/a']);
  });

  it('is the refusal where the command would be refused', () => {
    const act = () => foreseen(uptoPlanning, 'head', 'claimCompletion', { evidence: [] }, at('2023-07-25 10:00'));
    expect(reasonOf(act)).toMatchObject({ code: 'wrong-stage' });
  });
});
