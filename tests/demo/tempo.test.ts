import { IN_TIME, paceAfter } from '../../demo/tempo';

const asked = 43_200;
const quick = { longest: 500, watched: 30_000, enough: 20_000 };

describe('paceAfter', () => {
  it('leaves the pace of a machine that is quick enough', () => {
    expect(paceAfter(asked, asked, quick)).toBe(asked);
    expect(paceAfter(asked, asked, { ...quick, longest: IN_TIME })).toBe(asked);
  });

  it('halves it where something comes too late, and quarters it where it is far too late', () => {
    expect(paceAfter(asked, asked, { ...quick, longest: IN_TIME + 1 })).toBe(asked / 2);
    expect(paceAfter(asked, asked, { ...quick, longest: 3 * IN_TIME })).toBe(asked / 4);
  });

  it('goes no slower than a thirty-second of what was asked', () => {
    expect(paceAfter(asked / 16, asked, { ...quick, longest: 60_000 })).toBe(asked / 32);
  });

  it('goes faster again, step by step, once all has been quick for long enough', () => {
    expect(paceAfter(asked / 8, asked, quick)).toBe(asked / 4);
    expect(paceAfter(asked / 8, asked, { ...quick, watched: 19_000 })).toBe(asked / 8);
    expect(paceAfter(asked / 8, asked, { ...quick, longest: IN_TIME - 1 })).toBe(asked / 8);
  });
});
