import { IN_TIME, paceAfter } from '../../demo/tempo';

const asked = 43_200;
/** Milliseconds that an answer may take at that pace. */
const limit = IN_TIME / asked;
const quick = { longest: 500, watched: 30_000, enough: 20_000 };

describe('paceAfter', () => {
  it('leaves the pace of a machine that is quick enough', () => {
    expect(limit).toBe(2_500);
    expect(paceAfter(asked, asked, quick)).toBe(asked);
    expect(paceAfter(asked, asked, { ...quick, longest: limit })).toBe(asked);
  });

  it('halves it where something comes too late, and quarters it where it is far too late', () => {
    expect(paceAfter(asked, asked, { ...quick, longest: limit + 1 })).toBe(asked / 2);
    expect(paceAfter(asked, asked, { ...quick, longest: 3 * limit })).toBe(asked / 4);
  });

  it('takes at a slower pace what would be too late at a faster one', () => {
    expect(paceAfter(asked / 4, asked, { ...quick, longest: 3 * limit })).toBe(asked / 4);
  });

  it('goes no slower than a thirty-second of what was asked', () => {
    expect(paceAfter(asked / 16, asked, { ...quick, longest: 1_000_000 })).toBe(asked / 32);
  });

  it('goes faster again, step by step, once all has been quick for long enough', () => {
    expect(paceAfter(asked / 8, asked, quick)).toBe(asked / 4);
    expect(paceAfter(asked / 8, asked, { ...quick, watched: 19_000 })).toBe(asked / 8);
    expect(paceAfter(asked / 2, asked, { ...quick, longest: limit })).toBe(asked / 2);
  });
});
