import { wordsFor } from '../../words';
import { ruleChanges } from '../../words/rule-text';
import { termsWith } from '../support/commands';

const { policy } = termsWith();
const en = wordsFor('en');

describe('what an amended policy changes of the rules', () => {
  it('is said rule by rule, of a rule that no letter shows too, and of nothing else', () => {
    const timetable = { ...policy.timetable, dispatch: { weekday: 4 } } as const;
    const amended = { ...policy, timetable, calendarFile: true, receiptsADay: 7 };
    expect(ruleChanges(policy, amended, en)).toEqual([
      'Most receipts to one person a day: 5 → 7',
      'Letters carry their due dates as a calendar file: no → yes',
      'Dispatch meeting: not asked for → every Friday',
    ]);
    expect(ruleChanges(amended, amended, en)).toEqual([]);
  });

  it('is said where the amended policy leaves a rule out', () => {
    expect(ruleChanges({ ...policy, calendarFile: true }, policy, en)).toEqual([
      'Letters carry their due dates as a calendar file: yes → no',
    ]);
  });
});
