import type { Reading } from '../../client/reading';
import { sharedReading } from '../../web/shared-reading';

describe('a reading that is shared', () => {
  let now = 0;
  let reads = 0;
  const shared = (took = 0, fails = (): boolean => false) => {
    [now, reads] = [0, 0];
    const read = (): Promise<Reading> => {
      reads += 1;
      now += took;
      return fails() ? Promise.reject(new Error('away')) : Promise.resolve({} as Reading);
    };
    return sharedReading(read, () => now);
  };

  it('is read once for all who look within five seconds', async () => {
    const { now: look } = shared();
    await Promise.all([look(), look(), look()]);
    now += 4_999;
    await look();
    expect(reads).toBe(1);
    now += 1;
    await look();
    expect(reads).toBe(2);
  });

  it('is good for longer where it took long', async () => {
    const { now: look } = shared(1_000);
    await look();
    now += 19_000;
    await look();
    expect(reads).toBe(1);
    now += 1_000;
    await look();
    expect(reads).toBe(2);
  });

  it('is read anew after something was done, and after it failed', async () => {
    let away = true;
    const { now: look, forget } = shared(0, () => away);
    await expect(look()).rejects.toThrow('away');
    away = false;
    await look();
    expect(reads).toBe(2);
    forget();
    await look();
    expect(reads).toBe(3);
  });
});
