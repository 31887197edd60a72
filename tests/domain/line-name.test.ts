import { lineName } from '../../domain/campaign/line';
import type { LetterLine } from '../../domain/notices/letter';
import { newsLine } from '../support/lines';

describe('the name of a line', () => {
  const line = newsLine('office/director', 'a draft waits');
  const askedBy = (id: string): LetterLine => ({
    ...line,
    duty: { id, kind: 'sign-off', since: 0, due: 0, daysLeft: 0 },
  });

  it('is the same where a line is posted again', () => {
    expect(lineName({ ...line, at: line.at + 1 })).toBe(lineName(line));
  });

  it('is another where the same letter asks for another draft by then, so that no courier drops it', () => {
    expect(lineName(askedBy('sign-off/D2/0/1'))).not.toBe(lineName(askedBy('sign-off/D1/0/1')));
  });
});
