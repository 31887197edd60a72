import { effectOf } from '../../domain/commands/effect';
import { isOverdue } from '../../domain/light/light';
import { someIsLate } from '../../domain/duties/pressing';
import { dutiesOf } from '../../domain/duties/duties';
import { at, command, day, opened, assignment, termsWith, told, uptoClosed, uptoRectifying } from '../support/commands';

const terms = termsWith();
const rectifying = told(opened(), terms, uptoRectifying);

describe('what a command would do to a finding', () => {
  it('names whom it tells', () => {
    const nudge = command('nudge', 'office', { text: 'Please hurry' });
    expect(effectOf(rectifying, terms, nudge, at('2023-08-02'))).toEqual({
      told: ['unit/natural-resources/contact'],
    });
  });

  it('names stage, light and dates where they change', () => {
    const hold = command('hold', 'office', { reason: 'Flood', reviewBy: day('2023-08-20') });
    expect(effectOf(rectifying, terms, hold, at('2023-08-02'))).toMatchObject({
      light: { was: 'green', will: 'grey' },
    });
    const other = { ...assignment, due: day('2023-11-30'), superiorDue: day('2023-12-01'), superiorConsent: 'No. 3' };
    const moved = command('reassign', 'office', { ...other, reason: 'More time' });
    expect(effectOf(rectifying, terms, moved, at('2023-08-02'))).toMatchObject({
      deadline: { was: day('2023-10-20'), will: day('2023-11-30') },
      superior: { was: day('2023-10-21'), will: day('2023-12-01') },
    });
  });

  it('is the refusal that the command itself would meet', () => {
    const closed = told(opened(), terms, uptoClosed);
    const hold = command('hold', 'office', { reason: 'Flood', reviewBy: day('2023-09-20') });
    expect(() => effectOf(closed, terms, hold, at('2023-09-04'))).toThrow('wrong-stage');
  });
});

describe('overdue', () => {
  it('is a finding past its deadline and not claimed, from the next letter hour on', () => {
    expect(isOverdue(rectifying, terms, at('2023-10-20 18:00'))).toBe(false);
    expect(isOverdue(rectifying, terms, at('2023-10-23 09:00'))).toBe(true);
  });

  it('is no finding for which only a duty is late', () => {
    const moment = at('2023-08-17 10:00');
    expect(someIsLate(dutiesOf(rectifying, terms), moment)).toBe(true);
    expect(isOverdue(rectifying, terms, moment)).toBe(false);
  });
});
