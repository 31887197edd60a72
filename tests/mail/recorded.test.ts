import type { Command } from '../../domain/commands/commands';
import { letterLine } from '../../domain/notices/letter-line';
import { planned } from '../../domain/schedule/agenda';
import { commandFor, recordedBy } from '../../mail/reply/meaning';
import { wordsFor } from '../../words';
import { at, day, opened, people, termsWith, told, uptoRectifying, type Step } from '../support/commands';

const terms = termsWith();
const asked: readonly Step[] = [
  ...uptoRectifying,
  ['2023-08-01 10:00', 'contact', 'requestExtension', { to: day('2023-11-10'), reason: 'Frost' }],
];
const finding = told(opened(), terms, asked);

describe('a head who is asked to confirm an extension', () => {
  const notice = planned(finding, terms, at('2023-08-02 12:00')).find(({ duty }) => duty.kind === 'commit')?.notice;
  if (notice === undefined) throw new Error('no such letter');
  const line = letterLine(finding, terms, notice, 'unit/natural-resources/head');

  it('is shown the date', () => {
    expect(line.extension).toMatchObject({ to: day('2023-11-10') });
  });

  it('confirms it by 同意 too', () => {
    const command = commandFor({ says: 'agree' }, finding, terms, people.head, [], [line]);
    expect(command).toMatchObject({ name: 'confirmForUnit', what: 'requestExtension' });
    expect(recordedBy(command as Command, finding)).toEqual({ confirmed: 'requestExtension', until: '2023-11-10' });
  });
});

describe('what a receipt repeats', () => {
  const { receipt } = wordsFor('zh-CN');

  it('names the date, the measures and the words', () => {
    expect(receipt.recorded('申请延期', { until: '2027-06-30', text: '设备未到' })).toBe(
      '申请延期，延至2027-06-30，记录为“设备未到”',
    );
    expect(receipt.recorded('报告进展', { measures: [1, 2] })).toBe('报告进展，登记完成措施1、2');
    expect(receipt.recorded('签收', {})).toBe('签收');
  });
});
