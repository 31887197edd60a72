import fc from 'fast-check';
import { civilOf, dayIndexOf, isoDate, lastDayOfMonth } from '../../domain/calendar/calendar';
import { orderIn } from '../../ledger/date-forms';
import type { Written } from '../../ledger/date-reading';
import { readDeadline, trackSaid } from '../../ledger/dates';
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
    ['今年底', '2023-12-31 from-feedback'],
    ['十月底前', '2023-10-31 year-supposed'],
    ['9月30日前', '2023-09-30 year-supposed'],
    ['7月20日前', '2024-07-20 year-supposed'],
    ['2月29日', '2024-02-29 year-supposed'],
    ['45199', '2023-09-30 serial'],
    ['集中整改期内', '2023-10-20 / 2023-10-21'],
    ['长期坚持', '2023-10-20 / 2023-10-21'],
    ['2023年9月底前，长期坚持', '2023-09-30 in-words'],
    ['三个月内', '2023-10-21 counted'],
    ['不晚于2023年9月30日', '2023-09-30 plain'],
    ['力争9月底前整改完毕', '2023-09-30 year-supposed'],
    ['整改时限：2023年9月30日', '2023-09-30 plain'],
    ['年内', '2023-12-31 year-supposed'],
    ['九月内', '2023-09-30 year-supposed'],
    ['反馈之日起2个月内', '2023-09-21 counted'],
    ['十二个月内', '2024-07-21 counted'],
    ['立行立改', 'immediate'],
    ['立行立改，2023年8月底前', '2023-08-31 in-words'],
    ['2023-08-01至2023-09-30', '2023-09-30 range-end'],
    ['2023年8-10月', '2023-10-31 range-end'],
  ])('reads %s as %s', (text, expected) => {
    expect(inShort(text)).toBe(expected);
  });

  it.each([
    ['8月底前完成方案，10月底前完成整改', 'several'],
    // A spreadsheet eats the nought of 2023.10.
    ['2023.1', '2023-01-31 or 2023-10-31'],
    ['2023-09-31', 'none'],
    ['2023年13月', 'none'],
    ['0个月内', 'none'],
    // The day on which something begins is no deadline.
    ['2023年9月30日起', 'none'],
    ['2023年9月后', 'none'],
    ['from June 2024', 'none'],
    ['after 30 June 2024', 'none'],
    // In January, or within one month?
    ['一月内', '2023-08-21 or 2024-01-31'],
    ['三月内', '2023-10-21 or 2024-03-31'],
    ['尽快', 'vague'],
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
      fc.property(form, form, fc.constantFrom('，', '、', '；', '完成方案，'), (one, other, between) => {
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
        expect(plain).toMatch(/\d{4}|月|季度|年|日内/);
        if (reading.how === 'plain') expect(plain).toContain(String(civilOf(reading.day).year));
      }),
      { numRuns: 2_000 },
    );
  });
});

/** Feedback on 1 March 2024, a phase of six months. */
const later = { start: day('2024-03-01'), end: day('2024-09-01') };

function inShortLater(text: string, written?: Written): string {
  const reading = readDeadline(text, later, calendar, written);
  if (reading.kind === 'day') return `${isoDate(reading.day)} ${reading.how}`;
  return reading.kind === 'unclear' ? reading.either.map(isoDate).join(' or ') : reading.kind;
}

describe('readDeadline, as other offices write', () => {
  it.each([
    ['2024年6月底前完成并长期坚持', '2024-06-30 in-words'],
    ['2024年6月底前完成，并长期坚持', '2024-06-30 in-words'],
    ['立行立改并长期坚持', 'phase'],
    ['立行立改、持续整改', 'immediate'],
    ['立整立改', 'immediate'],
    ['即知即改', 'immediate'],
    ['长期', 'phase'],
    ['持续推进', 'phase'],
    ['常态化推进', 'phase'],
    ['2024年', '2024-12-31 in-words'],
    ['2024年内完成', '2024-12-31 in-words'],
    ['2024年年底前', '2024-12-31 in-words'],
    ['2024年度内', '2024-12-31 in-words'],
    ['2024年上半年', '2024-06-30 in-words'],
    ['2024年下半年', '2024-12-31 in-words'],
    ['2023年8月—2024年10月', '2024-10-31 range-end'],
    ['2024年3月至6月底', '2024-06-30 range-end'],
    ['2024年3月1日至6月30日', '2024-06-30 range-end'],
    ['2024.3-2024.6', '2024-06-30 range-end'],
    ['2024年6月30日（含）前', '2024-06-30 plain'],
    ['2024年6月30日18:00前', '2024-06-30 plain'],
    ['2024年6月30日（星期日）前', '2024-06-30 plain'],
    ['2024-06-30T17:30:00Z', '2024-07-01 local-day'],
    ['24年6月30日', '2024-06-30 year-supposed'],
    ['二〇二四年六月三十日', '2024-06-30 plain'],
    ['二〇二四年十二月', '2024-12-31 in-words'],
    ['6.30', '2024-06-30 year-supposed'],
    ['30天内', '2024-03-31 counted'],
    ['十五日内', '2024-03-16 counted'],
    ['7个工作日内', '2024-03-12 counted'],
    ['两周内', '2024-03-15 counted'],
    ['半年内', '2024-09-01 counted'],
    ['一年内', '2025-03-01 counted'],
    ['2024年6月底前完成60%，12月底前全部完成', '2024-12-31 last-stage'],
    ['31/03/2024', '2024-03-31 plain'],
    ['March 31, 2024', '2024-03-31 plain'],
    ['Mar. 31st, 2024', '2024-03-31 plain'],
    ['31-Mar-2024', '2024-03-31 plain'],
    ['31 March 2024', '2024-03-31 plain'],
    ['End of June 2024', '2024-06-30 in-words'],
    ['by end of June 2024', '2024-06-30 in-words'],
    ['June 2024', '2024-06-30 in-words'],
    ['Q3 2024', '2024-09-30 in-words'],
    ['2024-Q3', '2024-09-30 in-words'],
    ['second half of 2024', '2024-12-31 in-words'],
    ['no later than 30 June 2024', '2024-06-30 plain'],
    ['30 June', '2024-06-30 year-supposed'],
    ['30 days', '2024-03-31 counted'],
    ['within two weeks', '2024-03-15 counted'],
    ['within 5 business days', '2024-03-08 counted'],
    ['Ongoing', 'phase'],
    ['Immediately', 'immediate'],
    ['ASAP', 'immediate'],
    ['明年3月底前', '2025-03-31 from-feedback'],
    ['今年内', '2024-12-31 from-feedback'],
    ['次年一季度', '2025-03-31 from-feedback'],
    ['2024年12月至次年3月', '2025-03-31 range-end'],
    ['本月底', '2024-03-31 from-feedback'],
    ['下个月15日前', '2024-04-15 from-feedback'],
    ['本季度末', '2024-03-31 from-feedback'],
    ['by end of next month', '2024-04-30 from-feedback'],
    ['2024年Q2', '2024-06-30 in-words'],
    ['2024三季度', '2024-09-30 in-words'],
    ['24年底前', '2024-12-31 year-supposed'],
    ['by end of Q3', '2024-09-30 year-supposed'],
    ["Q2'25", '2025-06-30 year-supposed'],
    ['by COB 30 June 2024', '2024-06-30 plain'],
    ['31/12/2024 5:00 PM', '2024-12-31 plain'],
    ['by June 30', '2024-06-30 year-supposed'],
    ['30-Jun-24', '2024-06-30 year-supposed'],
    ['30/06/24', '2024-06-30 year-supposed'],
    ['24.6.30', '2024-06-30 year-supposed'],
    ['from 1 June to 30 June 2024', '2024-06-30 range-end'],
    ['30个自然日内', '2024-03-31 counted'],
    ['至2024年6月30日止', '2024-06-30 plain'],
    ['计划2024年6月底完成', '2024-06-30 in-words'],
    ['2024年6月底前取得阶段性成效，并长期坚持', '2024-06-30 in-words'],
    // What is kept up from a day on has no deadline but the phase's end.
    ['2024年3月1日至长期', 'phase'],
    ['2024年3月—长期', 'phase'],
    ['自2024年3月起长期坚持', 'phase'],
    ['2024年4月起持续推进', 'phase'],
    ['即日起至2024年6月30日', '2024-06-30 plain'],
    ['12月31日前完成并持续巩固', '2024-12-31 year-supposed'],
    ['2024年6月30日下班前', '2024-06-30 plain'],
    ['within thirty days', '2024-03-31 counted'],
    ['sixty days', '2024-04-30 counted'],
    ['EOM June 2024', '2024-06-30 in-words'],
    ['Immediate / ongoing', 'immediate'],
  ])('reads %s as %s', (text, expected) => {
    expect(inShortLater(text)).toBe(expected);
  });

  it.each([
    ['已完成', 'state'],
    ['整改中', 'state'],
    ['Closed', 'state'],
    ['每季度', 'rhythm'],
    ['monthly', 'rhythm'],
    ['TBD', 'undecided'],
    ['待定', 'undecided'],
    ['2024年国庆节前', 'vague'],
    ['2024年4月30日已完成', 'state'],
    ['2024年6月30日（已延期至2024年9月30日）', 'several'],
    ['8月底前完成方案，10月底前完成整改', 'several'],
    ['mid-June 2024', 'vague'],
    ['FY2024 Q3', 'vague'],
    ['Mar-24', '2024-03-24 or 2024-03-31'],
    ['Jun 24', '2024-06-24 or 2024-06-30'],
    ['3/4/2024', '2024-03-04 or 2024-04-03'],
    ['3/4/24', '2024-03-04 or 2024-04-03'],
    ['25/06/24', '2024-06-25 or 2025-06-24'],
    ['6.3', 'none'],
    ['2024年6月前', '2024-05-31 or 2024-06-30'],
    ['before June 2024', '2024-05-31 or 2024-06-30'],
    ['一季度前', '2023-12-31 or 2024-03-31'],
    ['明年前', '2024-12-31 or 2025-12-31'],
    // Over before the feedback: perhaps it was written in the next year.
    ['今年2月底前', '2024-02-29 or 2025-02-28'],
    ['每年6月底前', 'rhythm'],
    ['每月5日前', 'rhythm'],
    ['春节前', 'vague'],
    ['汛期前', 'vague'],
    ['T+30', 'vague'],
    ['Q1 FY2025', 'vague'],
    ['整改完成后30日内', 'none'],
    ['30 days after issuance', 'vague'],
    ['24年内', 'none'],
    ['2024年6月30日前后', 'vague'],
    ['Closed 2024-02-01', 'state'],
    ['2024年6月底前启动', 'none'],
    // A range whose end is missing.
    ['2024年3月1日至', 'none'],
    ['2024年3月起视情况长期坚持', 'none'],
  ])('does not guess at %s: %s', (text, expected) => {
    expect(inShortLater(text)).toBe(expected);
  });

  it('knows the order of day, month and year from the column’s other dates, unless they differ', () => {
    const order = (...texts: readonly string[]) => orderIn(texts, later);
    expect(order('3/31/2024', '6/4/2024')).toBe('month-first');
    expect(order('31/3/2024', '6/4/2024')).toBe('day-first');
    expect(order('15/06/24', '25/06/24')).toBe('day-first');
    expect(order('24.6.30', '25.6.24')).toBe('year-first');
    expect(order('31/3/2024', '3/31/2024')).toBe('both');
    expect(inShortLater('6/4/2024', { order: 'month-first' })).toBe('2024-06-04 order-supposed');
    expect(inShortLater('6/4/2024', { order: 'day-first' })).toBe('2024-04-06 order-supposed');
    expect(inShortLater('25/06/24', { order: 'day-first' })).toBe('2024-06-25 order-supposed');
    expect(inShortLater('25.6.24', { order: 'year-first' })).toBe('2025-06-24 order-supposed');
  });

  it('does not guess at a bare number in a workbook that counts its days from 1904', () => {
    expect(inShortLater('45473')).toBe('2024-06-30 serial');
    expect(inShortLater('44011', { from1904: true })).toBe('2020-06-29 or 2024-06-30');
  });

  it('says of what kind a deadline is', () => {
    expect(['2024年6月底前并长期坚持', '立行立改', '持续推进', '2024-06-30'].map(trackSaid)).toEqual([
      'long-term',
      'immediate',
      'continued',
      undefined,
    ]);
  });

  it('takes a bounded time for whatever stands in a cell', () => {
    const began = performance.now();
    for (const text of [
      '截止到'.repeat(40),
      '2024年'.repeat(30),
      '1/'.repeat(60),
      '至'.repeat(120),
      'endof_'.repeat(20),
    ])
      inShortLater(text);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
