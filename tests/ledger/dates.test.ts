import fc from 'fast-check';
import { civilOf, dayIndexOf, isoDate, lastDayOfMonth } from '../../domain/calendar';
import { readDeadline } from '../../ledger/dates';
import { calendar, day } from '../support/commands';

/** 21 October 2023 is a Saturday. */
const phase = { start: day('2023-07-21'), end: day('2023-10-21') };
const read = (text: string) => readDeadline(text, phase, calendar);

/** The reading in short: a day, the phase's two days, or what it is instead. */
function inShort(text: string): string {
  const reading = read(text);
  if (reading.kind === 'day') return `${isoDate(reading.day)} ${reading.how}`;
  if (reading.kind === 'phase') return `${isoDate(reading.due)} / ${isoDate(reading.superior)}`;
  return reading.kind === 'unclear' ? reading.either.map(isoDate).join(' or ') : reading.kind;
}

describe('readDeadline', () => {
  it.each([
    ['2023-09-30', '2023-09-30 plain'],
    ['2023/9/30', '2023-09-30 plain'],
    ['2023.9.30', '2023-09-30 plain'],
    ['2023年9月30日前', '2023-09-30 plain'],
    ['２０２３年９月３０日', '2023-09-30 plain'],
    ['2023-09-30 00:00:00', '2023-09-30 plain'],
    ['2023年10月底前', '2023-10-31 in-words'],
    ['2023年10月', '2023-10-31 in-words'],
    ['2023年10月上旬', '2023-10-10 in-words'],
    ['2023年10月中旬前完成', '2023-10-20 in-words'],
    ['2023年10月下旬', '2023-10-31 in-words'],
    ['2023年三季度', '2023-09-30 in-words'],
    ['2023年第4季度末', '2023-12-31 in-words'],
    ['2023年底前', '2023-12-31 in-words'],
    ['2023.10', '2023-10-31 in-words'],
    ['2023.02', '2023-02-28 in-words'],
    ['三季度', '2023-09-30 year-supposed'],
    ['年底前', '2023-12-31 year-supposed'],
    ['今年底', '2023-12-31 year-supposed'],
    ['十月底前', '2023-10-31 year-supposed'],
    ['9月30日前', '2023-09-30 year-supposed'],
    ['7月20日前', '2024-07-20 year-supposed'],
    ['2月29日', '2024-02-29 year-supposed'],
    ['45199', '2023-09-30 serial'],
    ['集中整改期内', '2023-10-20 / 2023-10-21'],
    ['长期坚持', '2023-10-20 / 2023-10-21'],
    ['2023年9月底前，长期坚持', '2023-09-30 in-words'],
    ['三个月内', '2023-10-21 in-words'],
    ['反馈之日起2个月内', '2023-09-21 in-words'],
    ['十二个月内', '2024-07-21 in-words'],
    ['立行立改', 'immediate'],
    ['立行立改，2023年8月底前', '2023-08-31 in-words'],
  ])('reads %s as %s', (text, expected) => {
    expect(inShort(text)).toBe(expected);
  });

  it.each([
    ['8月底前完成方案，10月底前完成整改', 'several'],
    ['2023-08-01至2023-09-30', 'several'],
    // A spreadsheet eats the nought of 2023.10.
    ['2023.1', '2023-01-31 or 2023-10-31'],
    ['2023-09-31', 'none'],
    ['2023年13月', 'none'],
    ['2023年8-10月', 'none'],
    ['明年底前', 'none'],
    ['0个月内', 'none'],
    ['尽快', 'none'],
    ['按上级要求2023年9月30日', 'none'],
    ['13800000000', 'none'],
    ['', 'none'],
  ])('does not guess at %s: %s', (text, expected) => {
    expect(inShort(text)).toBe(expected);
  });

  const days = fc.integer({ min: day('2023-07-21'), max: day('2024-07-20') });
  const wide = (text: string): string =>
    text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

  it('reads back every date in every exact form', () => {
    fc.assert(
      fc.property(days, fc.constantFrom('', '前', '之前'), fc.boolean(), (date, after, full) => {
        const { year, month, day: dayOfMonth } = civilOf(date);
        const [y, m, d] = [String(year), String(month), String(dayOfMonth)];
        const forms = [isoDate(date), `${y}/${m}/${d}`, `${y}.${m}.${d}`, `${y}年${m}月${d}日`, `${m}月${d}日`];
        for (const form of forms) {
          const text = `${full ? wide(form) : form}${after}`;
          expect([text, read(text)]).toEqual([text, expect.objectContaining({ kind: 'day', day: date })]);
        }
        expect(read(String(date + 25_569))).toEqual({ kind: 'day', day: date, how: 'serial' });
      }),
    );
  });

  it('reads a month in words as a day of that month, and the later the part the later the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2020, max: 2040 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const of = (part: string) => read(`${year}年${month}月${part}`);
        const last = dayIndexOf({ year, month, day: lastDayOfMonth(year, month) });
        const first = dayIndexOf({ year, month, day: 1 });
        expect(['上旬', '中旬', '下旬', '底前', ''].map((part) => of(part))).toEqual(
          [first + 9, first + 19, last, last, last].map((each) => ({ kind: 'day', day: each, how: 'in-words' })),
        );
      }),
    );
  });

  it('asks to split whatever two dates stand in one cell', () => {
    const form = fc.constantFrom(
      '2023-09-30',
      '2023年8月底前',
      '10月底',
      '三季度',
      '年底前',
      '3个月内',
      '集中整改期内',
    );
    fc.assert(
      fc.property(form, form, fc.constantFrom('，', '、', '；', '至', '完成方案，'), (one, other, between) => {
        expect(read(`${one}${between}${other}`)).toEqual({ kind: 'several' });
      }),
    );
  });

  it('never throws, and reads no date where none is written', () => {
    const signs = fc.constantFrom(
      ...Array.from('年月日前底末上中下旬季度个内.-/：，、0123456789一二三十两Ａ 长期坚持立行改完成'),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: signs, maxLength: 12 })), (text) => {
        const reading = read(text);
        if (reading.kind !== 'day') return;
        const plain = text.normalize('NFKC');
        expect(plain).toMatch(/\d{4}|月|季度|年/);
        if (reading.how === 'plain') expect(plain).toContain(String(civilOf(reading.day).year));
      }),
      { numRuns: 2_000 },
    );
  });
});
