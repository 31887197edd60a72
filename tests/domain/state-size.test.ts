import { encodedBytes } from '../../domain/text/bytes';
import type { Command } from '../../domain/commands/commands';
import { decide } from '../../domain/commands/decide';
import type { Finding } from '../../domain/finding/finding';
import { openFinding } from '../../domain/finding/open';
import { rowOf } from '../../domain/finding/row';
import { at, day, people, subjectWith, termsWith } from '../support/commands';

const KIB = 1_024;
/** Chinese takes three bytes a character. */
const text = (characters: number): string => '查'.repeat(characters);
const numbers = (many: number): readonly number[] => Array.from({ length: many }, (_, index) => index + 1);
const terms = termsWith();

/** Everything that a unit, its office and its heads can say at the greatest length that is taken, and more often. */
function longestLife(): readonly Finding[] {
  const criteria = numbers(12).map((number) => ({ number, text: `${number}${text(199)}` }));
  const subject = subjectWith({ title: text(200), problem: text(4_000), keyItem: true, criteria });
  const opened = openFinding(subject, terms, { due: day('2023-12-29'), superior: day('2024-03-29') });
  const states = [opened];
  let now = at('2023-07-21 10:00');
  const last = (): Finding => states.at(-1) ?? opened;
  const say = (name: Command['name'], by: keyof typeof people, facts: object): void => {
    now += 60_000;
    const command = { name, by: people[by], via: 'script', ...facts } as unknown as Command;
    states.push(decide(last(), terms, command, now).finding);
  };
  const measures = (of: string) => numbers(20).map((n) => ({ text: `${of}${n}${text(480)}`, due: day('2023-12-01') }));
  const coUnits = numbers(12).map((number) => `unit-with-a-long-name-${number}`);
  say('assign', 'office', { lead: 'natural-resources', coUnits, workingGroup: '1', supervision: '3', sponsor: 'a' });
  say('acknowledge', 'contact', {});
  say('submitPlan', 'head', { measures: measures('a'), criteria: [] });
  say('acceptPlan', 'group', {});
  for (const n of numbers(10))
    say('recordInstruction', 'office', { text: `${n}${text(3_900)}`, due: day('2023-10-01') });
  say('submitPlan', 'head', { measures: measures('b'), criteria: [] });
  for (const n of numbers(6)) say('flagLacking', 'office', { what: `${n}${text(3_900)}` });
  const to = ['unit/natural-resources/contact'];
  for (const n of numbers(45)) say('nudge', 'office', { text: `${n}${text(3_900)}`, to });
  say('requestExtension', 'contact', { to: day('2024-02-01'), reason: text(3_900) });
  say('fileReport', 'contact', { text: text(3_900), measuresDone: numbers(20), files: [] });
  const files = numbers(2).map((n) => ({ digest: `${'a'.repeat(63)}${n}`, name: `${text(60)}.pdf`, size: 1 }));
  const evidence = (last().plan?.criteria ?? []).map(({ number }) => ({
    criterion: number,
    statement: text(700),
    files,
  }));
  say('claimCompletion', 'contact', { evidence });
  say('hold', 'office', { reason: text(3_900), reviewBy: day('2023-08-01') });
  say('raiseLight', 'office', { to: 'red', why: text(3_900) });
  return states;
}

describe('a finding of which everything was said at the greatest length', () => {
  const states = longestLife();

  it('stays under 160 KiB, a twelfth of what Temporal hands over', () => {
    expect(Math.max(...states.map((finding) => encodedBytes(finding)))).toBeLessThan(160 * KIB);
  });

  it('has a row under 12 KiB', () => {
    expect(Math.max(...states.map((finding) => encodedBytes(rowOf(finding, terms))))).toBeLessThan(12 * KIB);
  });
});
