import { advance, lettersLost } from '../../domain/schedule/advance';
import { at, opened, termsWith, told, uptoPlanning } from '../support/commands';

const terms = termsWith();
const assigned = told(opened(), terms, uptoPlanning.slice(0, 1));
const moment = at('2023-07-21 11:00');

describe('lettersLost', () => {
  it('records by name what had come due and was not posted', () => {
    const { finding, entries } = lettersLost(assigned, terms, moment);
    const due = advance(assigned, terms, moment).notices.map(({ key }) => key);
    expect(due.length).toBeGreaterThan(0);
    expect(entries).toMatchObject([{ seq: assigned.seq + 1, at: moment, what: 'letters-lost', letters: due }]);
    expect(finding.lettersLost).toBe(due.length);
  });

  it('says nothing where all has been posted', () => {
    const { finding: posted } = advance(assigned, terms, moment);
    expect(lettersLost(posted, terms, moment)).toEqual({ finding: posted, entries: [] });
  });
});
