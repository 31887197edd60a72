import { join } from 'node:path';
import { inThread } from '../../reading/in-thread';

const readings = join(__dirname, '..', 'support', 'trying-readings');
const generous = { milliseconds: 60_000, megabytes: 200 };
const tried = (limits: Partial<typeof generous> = {}) =>
  inThread<typeof import('../support/trying-readings')>(readings, { ...generous, ...limits });

describe('a reading in a thread', () => {
  it('gives what the function gives, also of many at once', async () => {
    const read = tried();
    const texts = Array.from({ length: 20 }, (_, at) => `text ${at}`);
    expect(await Promise.all(texts.map((text) => read('echo', text)))).toEqual(texts);
  });

  it('is stopped where it takes too long, and the next is read', async () => {
    const read = tried({ milliseconds: 300 });
    await expect(read('forEver')).rejects.toMatchObject({ because: 'took-too-long' });
    expect(await read('echo', 'next')).toBe('next');
  });

  it('is stopped where it takes too much memory, and the next is read', async () => {
    const read = tried({ megabytes: 40 });
    await expect(read('eatMemory')).rejects.toMatchObject({ because: 'took-too-much-memory' });
    expect(await read('echo', 'next')).toBe('next');
  });

  it('does not hold another up that comes after it', async () => {
    const read = tried({ milliseconds: 10_000 });
    const ended: string[] = [];
    const long = read('later', 'long', 2_000).then((text) => ended.push(text));
    await Promise.all(['a', 'b', 'c'].map((text) => read('echo', text).then((one) => ended.push(one))));
    await long;
    expect(ended).toEqual(['a', 'b', 'c', 'long']);
  });

  it('is unreadable where it fails, with the cause', async () => {
    const read = tried();
    await expect(read('fail')).rejects.toMatchObject({ because: 'unreadable', cause: { message: 'too deep' } });
    expect(await read('echo', 'next')).toBe('next');
  });

  it('ends with an error where the thread ends of itself, and the next is read', async () => {
    const read = tried();
    await expect(read('endThread')).rejects.toThrow('the reading thread ended');
    expect(await read('echo', 'next')).toBe('next');
  });
});
