import { actionsFor } from '../../domain/commands/actions';
import type { Command, CommandName } from '../../domain/commands/commands';
import { decide } from '../../domain/commands/decide';
import { Refusal } from '../../domain/commands/refusal';
import { at, opened, people, termsWith, told, uptoClosed, type Who } from '../support/commands';

const terms = termsWith();
/** Commands that their name says in full. */
const bare: readonly CommandName[] = ['acknowledge', 'acceptPlan', 'passCompleteness', 'approveClosure'];
const walk = uptoClosed.map((_, length) => uptoClosed.slice(0, length));
const whos = Object.keys(people) as Who[];

describe('what can be said to a finding', () => {
  it('is what its rules take, of commands that say nothing more', () => {
    for (const steps of walk) {
      const finding = told(opened(), terms, steps);
      const moment = at(steps.at(-1)?.[0] ?? '2023-07-21 11:00');
      for (const who of whos) {
        const offered = actionsFor(finding, terms, people[who]);
        for (const name of bare) {
          const refusal = refusalOf({ name, by: people[who], via: 'page' } as Command);
          // Who may not judge what he had a part in is told so when he tries.
          if (refusal === undefined) expect([who, offered]).toEqual([who, expect.arrayContaining([name])]);
          if (offered.includes(name)) expect(['not-your-role', 'wrong-stage', 'nothing-to-do']).not.toContain(refusal);
        }
        function refusalOf(command: Command): string | undefined {
          try {
            decide(finding, terms, command, moment);
            return undefined;
          } catch (error) {
            if (error instanceof Refusal) return error.reason.code;
            throw error;
          }
        }
      }
    }
  });

  it('is, on hold, only what goes on then', () => {
    const held = told(opened(), terms, [
      ...uptoClosed.slice(0, 4),
      ['2023-08-01 10:00', 'office', 'hold', { reason: 'flood', reviewBy: 19_600 }],
    ]);
    expect(actionsFor(held, terms, people.office)).toContain('resume');
    expect(actionsFor(held, terms, people.office)).not.toContain('reassign');
    expect(actionsFor(held, terms, people.contact)).not.toContain('claimCompletion');
  });

  it('is a decision only while something waits for it', () => {
    const rectifying = told(opened(), terms, uptoClosed.slice(0, 4));
    const names = actionsFor(rectifying, terms, people.office);
    for (const name of ['decideExtension', 'signOff', 'resume', 'decideWithdrawal', 'confirmForUnit'] as const) {
      expect(names).not.toContain(name);
    }
  });
});
