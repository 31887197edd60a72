import fc from 'fast-check';
import { unitsNamed, unitsOf } from '../../ledger/units';
import { modelContext } from '../support/model-ledger';

describe('unitsNamed', () => {
  it.each([
    ['牵头：水务局；配合：林草局、农牧局', ['水务局'], ['林草局', '农牧局'], []],
    ['牵头单位:水务局\n配合单位:林草局', ['水务局'], ['林草局'], []],
    ['水务局（牵头）、林草局，农牧局', ['水务局'], [], ['林草局', '农牧局']],
    ['水务局(牵头);林草局(配合)', ['水务局'], ['林草局'], []],
    ['水务局、林草局\n农牧局', [], [], ['水务局', '林草局', '农牧局']],
    ['市文化和旅游局', [], [], ['市文化和旅游局']],
    ['教育局与体育局', [], [], ['教育局与体育局']],
    ['', [], [], []],
  ])('reads %j', (text, lead, co, plain) => {
    expect(unitsNamed(text)).toEqual({ lead, co, plain });
  });

  const name = fc.constantFrom('水务局', '市文化和旅游局', '发改委', '海勃湾区', '市委组织部', '各区');
  const names = fc.uniqueArray(name, { minLength: 1, maxLength: 5 });
  const separator = fc.constantFrom('、', ',', '，', ';', '；', '\n', '、 ');

  it('takes apart what a list joins, whatever it is joined by', () => {
    fc.assert(
      fc.property(names, separator, (units, between) => {
        expect(unitsNamed(units.join(between))).toEqual({ lead: [], co: [], plain: units });
      }),
    );
  });

  it('gives each its part, by role or by brackets', () => {
    fc.assert(
      fc.property(names, separator, fc.constantFrom(':', '：'), (units, between, colon) => {
        const [lead = '', ...others] = units;
        const byRole = `牵头${colon}${lead}；配合${colon}${others.join(between)}`;
        expect(unitsNamed(byRole)).toEqual({ lead: [lead], co: others, plain: [] });
        const bracketed = [...others, `${lead}（牵头）`].join(between);
        expect(unitsNamed(bracketed)).toEqual({ lead: [lead], co: [], plain: others });
      }),
    );
  });

  it('never throws, and loses no sign of a name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { lead, co, plain } = unitsNamed(text);
        const signs = (all: string) => all.replaceAll(/[\s、,，;；。①-⑳]/g, '');
        // A number before a name counts it: 1.水务局.
        if (!/[:：（(]|\d[.．)）]/.test(text)) expect(signs([...lead, ...co, ...plain].join(''))).toBe(signs(text));
      }),
      { examples: [['①'], ['。'], ['甲②乙。丙']] },
    );
  });
});

describe('unitsOf', () => {
  it('knows a unit by name, short name and code, and a group that the directory defines', async () => {
    const { directory } = await modelContext();
    expect(['市水务局', '水务局', 'water'].map((one) => unitsOf(one, directory))).toEqual([
      ['water'],
      ['water'],
      ['water'],
    ]);
    expect(unitsOf('各区', directory)).toEqual(['haibowan', 'hainan', 'wuda']);
    expect(unitsOf('各区', { ...directory, unitGroups: [] })).toEqual([]);
  });

  it('takes a unit’s name or short name before another unit’s code', async () => {
    const { directory } = await modelContext();
    const [first] = directory.units;
    if (first === undefined) throw new Error('no units');
    const named = { ...first, code: 'fin', name: 'Water', aliases: [] };
    expect(unitsOf('Water', { ...directory, units: [...directory.units, named] })).toEqual(['fin']);
  });
});
