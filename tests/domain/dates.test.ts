import { decide } from '../../domain/commands/decide';
import type { CommandName } from '../../domain/commands/commands';
import { decideRegister } from '../../domain/registers/decide';
import type { RegisterCommand } from '../../domain/registers/commands';
import { openAgenda } from '../../domain/campaign/state';
import {
  at,
  command,
  day,
  opened,
  people,
  reasonOf,
  termsWith,
  told,
  uptoRectifying,
  type Who,
} from '../support/commands';
import { directory } from '../support/finding-in-hand';

const terms = termsWith();
const rectifying = told(opened(), terms, uptoRectifying);
const now = at('2023-09-04');
const mistyped = day('9999-12-31');

function said(name: CommandName, by: Who, facts: object) {
  return reasonOf(() => decide(rectifying, terms, command(name, by, facts), now));
}

describe('a date that is set', () => {
  it.each<[CommandName, Who, object]>([
    ['requestExtension', 'head', { to: mistyped, reason: 'Rain' }],
    ['hold', 'office', { reason: 'Flood', reviewBy: mistyped }],
    ['recordInstruction', 'office', { text: 'Report', due: mistyped }],
    ['recordTalk', 'office', { on: mistyped }],
    ['nudge', 'office', { text: 'How is it?', due: mistyped }],
    ['moveSuperiorDate', 'office', { to: mistyped, superiorConsent: 'No. 12' }],
  ])('is refused where its year must be mistyped: %s', (name, by, facts) => {
    expect(said(name, by, facts)).toEqual({ code: 'date-too-far', date: '9999-12-31' });
  });

  it('may lie thirty years ahead, and not a day more', () => {
    const extension = (to: string) => said('requestExtension', 'head', { to: day(to), reason: 'Forest' });
    expect(extension('2053-09-04')).toBeUndefined();
    expect(extension('2053-09-05')).toEqual({ code: 'date-too-far', date: '2053-09-05' });
  });

  it('is refused in a register as well', () => {
    const enter = (facts: object) => {
      const said = { name: 'addEntry', by: people.office, via: 'script', entry: facts } as unknown as RegisterCommand;
      const phase = { start: day('2023-07-21'), end: day('2024-12-31') };
      const agenda = openAgenda(phase, terms, at('2023-07-21 09:00'));
      return reasonOf(() => decideRegister(agenda, { roster: ['WH-012'], directory }, terms, said, now));
    };
    const instruction = { register: 'instruction', on: day('2023-09-04'), who: 'Mayor', text: 'Look', findings: [] };
    expect(enter({ ...instruction, due: mistyped })).toEqual({ code: 'date-too-far', date: '9999-12-31' });
    const meeting = { register: 'meeting', on: mistyped, who: 'Mayor', findings: [] };
    expect(enter(meeting)).toEqual({ code: 'date-too-far', date: '9999-12-31' });
  });
});
