import {
  code,
  holding,
  list,
  number,
  record,
  text,
  whole,
  wholeIn,
  within,
  type Shape,
} from '../../domain/commands/shape';

const anything: Shape<unknown> = () => undefined;

/** Lists within one another. */
function nested(depth: number): unknown {
  let value: unknown = [];
  for (let level = 1; level < depth; level += 1) value = [value];
  return value;
}

describe('shapes of what comes from outside', () => {
  const shape = record<{ readonly id: string; readonly seqs: readonly number[] }>({ id: code, seqs: list(whole) });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['a list that is called an object', Object.assign([], { id: 'a', seqs: [] })],
    ['a lacking field', { id: 'a' }],
    ['an unknown field', { id: 'a', seqs: [], more: 1 }],
    ['a field of that name in its prototype alone', Object.create({ id: 'a', seqs: [] })],
    ['a key that is a prototype elsewhere', JSON.parse('{"id": "a", "seqs": [], "__proto__": {"admin": true}}')],
    ['a code of 301 characters', { id: 'a'.repeat(301), seqs: [] }],
    ['a list of 1,001', { id: 'a', seqs: Array.from({ length: 1_001 }, () => 1) }],
    ['something like a list', { id: 'a', seqs: { length: 1, 0: 1 } }],
    ['half a number', { id: 'a', seqs: [0.5] }],
    ['no number', { id: 'a', seqs: [Number.NaN] }],
    ['an infinite number', { id: 'a', seqs: [Infinity] }],
    ['a number too large to be whole', { id: 'a', seqs: [2 ** 53] }],
  ])('find a problem in %s', (_, value) => {
    expect(shape(value, 'argument')).toMatch(/^argument/);
  });

  it('take what is as it should be', () => {
    expect(shape({ id: 'a', seqs: [1, -1] }, 'argument')).toBeUndefined();
    expect(holding<{ readonly id: string }>({ id: text })({ id: '', more: 1 }, 'argument')).toBeUndefined();
    expect(number(-0.5, 'argument')).toBeUndefined();
  });

  it('keep a count within its bounds', () => {
    expect([-1, 0, 1, 5, 6].map((count) => wholeIn(1, 5)(count, 'count') === undefined)).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  it('say what is wrong in a few words, however long the field’s name is', () => {
    const problem = record({})({ ['x'.repeat(2_000_000)]: 1 }, 'argument');
    expect(problem?.length).toBeLessThan(100);
  });

  it('hold a value to its bytes as JSON', () => {
    const short = within(20, anything);
    expect(short('x'.repeat(18), 'argument')).toBeUndefined();
    expect(short('x'.repeat(19), 'argument')).toBe('argument: more than 20 bytes');
    expect(short('督'.repeat(7), 'argument')).toBe('argument: more than 20 bytes');
  });

  it('refuse what is nested without end, however deep', () => {
    const flat = within(10_000_000, anything);
    expect(flat(nested(32), 'argument')).toBeUndefined();
    for (const depth of [40, 1_000, 1_000_000]) {
      expect(flat(nested(depth), 'argument')).toBe('argument: nested too deeply');
    }
  });
});
