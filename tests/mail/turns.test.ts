import fc from 'fast-check';
import { nextTurn } from '../../mail/smtp/turns';

describe('nextTurn', () => {
  it('lets the first letters go at once, and the next when the first lies a window back', () => {
    expect(nextTurn([], 2, 1_000, 50)).toBe(50);
    expect(nextTurn([10], 2, 1_000, 50)).toBe(50);
    expect(nextTurn([10, 20], 2, 1_000, 50)).toBe(1_010);
  });

  it('never lets more than so many go within a window', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(fc.nat(400), { maxLength: 40 }), (most, pauses) => {
        const turns: number[] = [];
        let now = 0;
        for (const wait of pauses) {
          now += wait;
          turns.push(nextTurn(turns, most, 1_000, now));
        }
        for (const turn of turns) {
          expect(turns.filter((other) => other >= turn && other < turn + 1_000).length).toBeLessThanOrEqual(most);
        }
      }),
    );
  });
});
