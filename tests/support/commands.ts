import { defaultPolicy } from '../../config/default-policy';
import { calendarTable } from '../../config/calendar-table';
import { dayFromIso, momentOf } from '../../domain/calendar/calendar';
import type { CommandName, Commands, CommandOf, Command } from '../../domain/commands/commands';
import { decide } from '../../domain/commands/decide';
import type { Finding, Subject } from '../../domain/finding/finding';
import type { DayIndex, Moment } from '../../domain/calendar/moment';
import { openFinding } from '../../domain/finding/open';
import type { Policy, Terms } from '../../domain/policy/policy';
import type { Actor, Position } from '../../domain/organisation/positions';
import { Refusal, type Reason } from '../../domain/commands/refusal';

export const calendar = calendarTable('Asia/Shanghai', 2023, 2025);

export function termsWith(changes: Partial<Policy> = {}): Terms {
  return {
    revision: 1,
    policy: { ...defaultPolicy, ...changes },
    calendar,
    clock: { origin: 0, started: 0, pace: 1 },
  };
}

/** The moment of `2023-07-24 09:00` in the campaign's place. */
export function at(text: string): Moment {
  const [date = '', time = '10:00'] = text.split(' ');
  const [hour = '0', minute = '0'] = time.split(':');
  return momentOf(calendar, day(date), Number(hour) * 60 + Number(minute));
}

export function day(date: string): DayIndex {
  const found = dayFromIso(date);
  if (found === undefined) throw new Error(`no date: ${date}`);
  return found;
}

function actor(person: string, positions: readonly Position[], units: readonly string[] = []): Actor {
  return { person, positions, units };
}

/** The people of the examples. */
export const people = {
  office: actor('office', ['office/staff']),
  director: actor('director', ['office/director']),
  contact: actor('nr-contact', ['unit/natural-resources/contact'], ['natural-resources']),
  head: actor('nr-head', ['unit/natural-resources/head'], ['natural-resources']),
  coContact: actor('eco-contact', ['unit/ecology/contact'], ['ecology']),
  otherHead: actor('energy-head', ['unit/energy/head'], ['energy']),
  group: actor('group-1', ['group/1/head', 'group/1/contact'], ['reform']),
  supervisor: actor('supervisor', ['supervision/3/head'], ['audit']),
  sponsor: actor('sponsor', ['leader/a'], ['government']),
  leading: actor('leading', ['leading-group/head'], ['committee']),
  /** The unit's head, to whom everybody delegated while away. */
  everybody: {
    ...actor(
      'nr-head',
      ['unit/natural-resources/head', 'group/1/head', 'supervision/3/head', 'leader/a', 'office/director'],
      ['natural-resources', 'reform', 'audit', 'government'],
    ),
    standsInFor: ['group-1', 'supervisor', 'sponsor', 'director'],
  },
  /** Reports and plans for the unit, and was made head of everything else since. */
  promoted: actor('nr-contact', ['group/1/head', 'supervision/3/head', 'leader/a', 'office/director'], ['audit']),
} as const;
export type Who = keyof typeof people;

export const checkers = [
  { person: 'checker-1', units: ['audit'], positions: [] },
  { person: 'checker-2', units: ['audit'], positions: [] },
] as const;

export function command<N extends CommandName>(name: N, by: Who, fields: Commands[N]): Command {
  return { ...fields, name, by: people[by], via: 'script' } as CommandOf<N> as Command;
}

export function subjectWith(changes: Partial<Subject> = {}): Subject {
  return {
    id: 'WH-012',
    campaign: 'wuhai-2023',
    title: 'Dust on mine roads',
    problem: 'Dust rises from mine roads.',
    track: 'dated',
    keyItem: false,
    criteria: [{ number: 1, text: 'All public mine roads are paved and cleaned' }],
    proposedMeasures: [],
    openedAt: at('2023-07-21 10:00'),
    ...changes,
  };
}

export const assignment = {
  lead: 'natural-resources',
  coUnits: ['ecology'],
  sponsor: 'a',
  workingGroup: '1',
  supervision: '3',
} as const;

/** One step of an example: when, who, what. */
export type Step = readonly [when: string, by: Who, name: CommandName, fields?: object];

export function told(finding: Finding, terms: Terms, steps: readonly Step[]): Finding {
  return steps.reduce(
    (now, [when, by, name, fields = {}]) =>
      decide(now, terms, { ...fields, name, by: people[by], via: 'script' } as unknown as Command, at(when)).finding,
    finding,
  );
}

/** Why somebody would be refused at that moment, by the policy of the examples. */
export function refusalOf(
  finding: Finding,
  when: string,
  by: Who,
  name: CommandName,
  fields: object = {},
): Reason | undefined {
  return reasonOf(() => decide(finding, termsWith(), command(name, by, fields as never), at(when)));
}

export function opened(changes: Partial<Subject> = {}, due = '2023-10-20', superior = '2023-10-21'): Finding {
  return openFinding(subjectWith(changes), termsWith(), { due: day(due), superior: day(superior) });
}

export const plan = {
  measures: [
    { text: 'Pave 12 junctions', due: day('2023-08-31') },
    { text: 'Cleaning contract', due: day('2023-09-28') },
  ],
  criteria: ['Dust readings published monthly'],
};

export const evidence = [
  { criterion: 1, statement: 'Paved and accepted on site', files: [] },
  { criterion: 2, statement: '', files: [{ digest: 'a'.repeat(64), name: 'readings.pdf', size: 12_000 }] },
];

export const uptoPlanning: readonly Step[] = [
  ['2023-07-21 11:00', 'office', 'assign', assignment],
  ['2023-07-24 10:00', 'contact', 'acknowledge'],
];
export const uptoRectifying: readonly Step[] = [
  ...uptoPlanning,
  ['2023-07-28 10:00', 'head', 'submitPlan', plan],
  ['2023-07-31 10:00', 'group', 'acceptPlan'],
];
export const uptoClaim: readonly Step[] = [
  ...uptoRectifying,
  ['2023-07-31 11:00', 'contact', 'fileReport', { measuresDone: [], files: [] }],
  ['2023-08-14 11:00', 'contact', 'fileReport', { text: 'On the way', measuresDone: [1, 2], files: [] }],
  ['2023-08-25 11:00', 'head', 'claimCompletion', { evidence }],
];
export const uptoCheck: readonly Step[] = [
  ...uptoClaim,
  ['2023-08-28 10:00', 'office', 'passCompleteness'],
  ['2023-08-28 11:00', 'office', 'assignCheck', { group: '3', checkers }],
];
export const uptoApproval: readonly Step[] = [
  ...uptoCheck,
  ['2023-08-30 11:00', 'supervisor', 'recordCheck', { methods: ['site'], outcome: 'rectified' }],
];
export const uptoClosed: readonly Step[] = [
  ...uptoApproval,
  ['2023-08-31 10:00', 'group', 'approveClosure'],
  ['2023-08-31 11:00', 'sponsor', 'approveClosure'],
  ['2023-09-01 10:00', 'director', 'approveClosure'],
];

/** Why an act is refused; undefined where it is not. Whatever else it throws is an error of the test. */
export function reasonOf(act: () => unknown): Reason | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}
