import { strToU8, zipSync } from 'fflate';
import { NotPacked, TooLarge, unzipped } from '../../reading/unzipped';

const limits = { part: 1_000_000, all: 1_500_000, parts: 10 };
const texts = { 'a.xml': '<a/>', '目录/b.xml': '乙丙丁'.repeat(20) };
const packed = (files: Readonly<Record<string, string>> = texts, level: 0 | 9 = 9) =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { level }),
  );
const read = (file: Buffer) =>
  Object.fromEntries([...unzipped(file, limits).parts].map(([name, part]) => [name, part.toString()]));
const endOf = (file: Buffer) => file.lastIndexOf(Buffer.from('504b0506', 'hex'));
const entryOf = (file: Buffer) => file.indexOf(Buffer.from('504b0102', 'hex'));

/** The same file with a number put into it, by its place. */
function changed(file: Buffer, at: number, number: number, bytes: 2 | 4): Buffer {
  const other = Buffer.from(file);
  other.writeUIntLE(number, at, bytes);
  return other;
}

describe('unzipped', () => {
  it.each([0, 9] as const)('gives each part, packed at level %d', (level) => {
    expect(read(packed(texts, level))).toEqual(texts);
  });

  it('unpacks only what is wanted, and names all', () => {
    const { names, parts } = unzipped(packed(), limits, (name) => name === 'a.xml');
    expect(names).toEqual(Object.keys(texts));
    expect([...parts.keys()]).toEqual(['a.xml']);
  });

  it('refuses one part, all together or more parts than there may be', () => {
    const zeros = '0'.repeat(900_000);
    expect(() => read(packed({ a: `${zeros}${zeros}` }))).toThrow(TooLarge);
    expect(() => read(packed({ a: zeros, b: zeros }))).toThrow(TooLarge);
    expect(() => read(packed(Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`p${at}`, '']))))).toThrow(
      TooLarge,
    );
  });

  it('stops where a part has more than it declares', () => {
    const bomb = packed({ 'sheet.xml': ' '.repeat(30_000_000) });
    const hidden = changed(bomb, entryOf(bomb) + 24, 100, 4);
    const before = process.memoryUsage().arrayBuffers;
    expect(() => read(hidden)).toThrow(NotPacked);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5_000_000);
  });

  it('refuses a file whose two counts of entries differ, because programs read one or the other', () => {
    const file = packed();
    expect(() => read(changed(file, endOf(file) + 10, 1, 2))).toThrow(NotPacked);
    expect(() => read(changed(file, endOf(file) + 8, 1, 2))).toThrow(NotPacked);
  });

  it('refuses what is no whole zip file', () => {
    const file = packed();
    for (const broken of [Buffer.alloc(0), Buffer.from('PK'), file.subarray(0, -30), file.subarray(40)]) {
      expect(() => read(broken)).toThrow(NotPacked);
    }
    expect(() => read(changed(file, entryOf(file) + 42, 4_000_000, 4))).toThrow(NotPacked);
    expect(() => read(changed(file, entryOf(file) + 8, 1, 2))).toThrow(NotPacked);
  });

  it('ends in one way or the other, whichever byte is wrong', () => {
    const file = packed();
    for (let at = 0; at < file.length; at += 1) {
      for (const value of [0, 0xff]) {
        const broken = Buffer.from(file);
        broken[at] = value;
        try {
          read(broken);
        } catch (error) {
          expect(error instanceof NotPacked || error instanceof TooLarge).toBe(true);
        }
      }
    }
  });
});
