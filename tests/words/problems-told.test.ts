import { wordsFor } from '../../words';
import { problemsTold } from '../../words/problems-told';

describe('the problems of a file', () => {
  const told = (many: number): readonly string[] =>
    problemsTold(
      Array.from({ length: many }, (_, index) => index + 1),
      (number) => `problem ${number}`,
      wordsFor('en'),
    );

  it('are all told up to a hundred', () => {
    expect(told(100)).toHaveLength(100);
    expect(told(100).at(-1)).toBe('problem 100');
  });

  it('are counted beyond', () => {
    expect(told(20_000)).toHaveLength(101);
    expect(told(20_000).at(-1)).toBe('There are 19900 further problems; they are told once these are mended.');
  });
});
