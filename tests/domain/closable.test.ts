import { join } from 'node:path';
import { readCampaignFiles } from '../../config/campaign-file';
import { defaultPolicy } from '../../config/default-policy';
import { obstaclesTo, toBeClosed, type Closable } from '../../domain/commands/closable';
import type { Directory, Person } from '../../domain/organisation/directory';
import { opened, told, termsWith, uptoClosed } from '../support/commands';

const person = (code: string, positions: Person['positions'], units: readonly string[] = []): Person => ({
  ...{ code, name: code, aliases: [], absences: [] },
  ...{ positions, units },
});

/** Everybody holds one position. */
const people: readonly Person[] = [
  person('director', ['office/director']),
  person('clerk', ['office/staff']),
  person('sponsor', ['leader/a']),
  person('head', ['unit/roads/head'], ['roads']),
  person('contact', ['unit/roads/contact'], ['roads']),
  person('group-head', ['group/1/head']),
  person('group-contact', ['group/1/contact']),
  person('supervisor', ['supervision/3/head']),
  person('member', ['supervision/3/member']),
];

const directory = (changed: Partial<Directory> = {}): Directory => ({
  revision: 1,
  office: { name: 'Office' },
  people,
  units: [
    { code: 'roads', name: 'Roads', aliases: [] },
    { code: 'parks', name: 'Parks', aliases: [] },
  ],
  workingGroups: [{ code: '1', name: 'First group' }],
  supervisionGroups: [{ code: '3', name: 'Third group' }],
  leaders: [{ code: 'a', name: 'Leader' }],
  ...changed,
});

/** The directory where somebody holds something else. */
const where = (...changed: readonly Person[]): Directory =>
  directory({ people: people.map((one) => changed.find(({ code }) => code === one.code) ?? one) });

const division = { lead: 'roads', coUnits: ['parks'], sponsor: 'a', workingGroup: '1' };
const finding: Closable = { subject: { id: 'WH-001', keyItem: false, division } };
const obstacles = (people: Directory): readonly unknown[] =>
  obstaclesTo([finding], defaultPolicy, people).map(({ obstacle }) => obstacle);

describe('what keeps a finding from ever being closed', () => {
  it('is nothing where everybody holds one position', () => {
    expect(obstacles(directory())).toEqual([]);
  });

  it('is an approver who heads the lead unit', () => {
    expect(obstacles(where(person('sponsor', ['leader/a', 'unit/roads/head'], ['roads']), person('head', [])))).toEqual(
      [{ code: 'tied', task: 'approve', person: 'sponsor', as: 'leader/a', by: 'unit/roads/head' }],
    );
  });

  it('is an approver who reports for the lead unit', () => {
    const both = person('director', ['office/director', 'unit/roads/contact']);
    expect(obstacles(where(both, person('contact', [])))).toEqual([
      { code: 'tied', task: 'approve', person: 'director', as: 'office/director', by: 'unit/roads/contact' },
    ]);
  });

  it('is an office in which everybody speaks for the lead unit', () => {
    const clerk = person('clerk', ['office/staff', 'unit/roads/contact']);
    const alone = where(clerk, person('contact', []), person('director', []));
    expect(obstacles(alone)).toEqual([
      { code: 'tied', task: 'completeness', person: 'clerk', as: 'office/staff', by: 'unit/roads/contact' },
    ]);
  });

  it('is the only head of a supervision group who belongs to a co-unit', () => {
    expect(obstacles(where(person('supervisor', ['supervision/3/head'], ['parks'])))).toEqual([
      { code: 'tied', task: 'check', person: 'supervisor', as: 'supervision/3/head', by: { unit: 'parks' } },
    ]);
  });

  it('is the only head of a supervision group who will have to approve', () => {
    const both = person('group-head', ['group/1/head', 'supervision/3/head']);
    expect(obstacles(where(both, person('supervisor', [])))).toEqual([
      { code: 'tied', task: 'check', person: 'group-head', as: 'supervision/3/head', by: 'group/1/head' },
    ]);
  });

  it('is no head of a supervision group beside another who is free, unless that group is to check', () => {
    const tied = person('supervisor', ['supervision/3/head'], ['roads']);
    const two = directory({
      people: [...where(tied).people, person('other', ['supervision/4/head'])],
      supervisionGroups: [
        { code: '3', name: 'Third group' },
        { code: '4', name: 'Fourth group' },
      ],
    });
    expect(obstacles(two)).toEqual([]);
    const assigned: Closable = { ...finding, assignment: { ...division, supervision: '3', at: 0 } };
    expect(obstaclesTo([assigned], defaultPolicy, two)).toMatchObject([{ obstacle: { person: 'supervisor' } }]);
  });

  it('is a working group of which everybody speaks for the lead unit', () => {
    const head = person('head', ['unit/roads/head', 'group/1/contact'], ['roads']);
    expect(obstacles(where(head, person('group-contact', [])))).toEqual([]);
    const both = person('head', ['unit/roads/head', 'group/1/contact', 'group/1/head'], ['roads']);
    const alone = where(both, person('group-contact', []), person('group-head', []));
    expect(obstacles(alone)).toContainEqual(expect.objectContaining({ task: 'accept-plan', as: 'group/1/contact' }));
  });

  it('is what a successor takes over from a leaver', () => {
    const left: Person = { ...person('head', ['unit/roads/head'], ['roads']), successor: 'sponsor' };
    expect(obstacles(where(left))).toMatchObject([{ task: 'approve', person: 'sponsor', by: 'unit/roads/head' }]);
  });

  it('is too few people who may check', () => {
    const few = people.map((one) => ({ ...one, units: one.code === 'supervisor' ? [] : ['roads'] }));
    expect(obstacles(directory({ people: few }))).toEqual([{ code: 'too-few-checkers', least: 2, found: 1 }]);
  });

  it('is told once, with every finding that it is in the way of', () => {
    const other: Closable = { subject: { ...finding.subject, id: 'WH-002' } };
    const head = where(person('sponsor', ['leader/a', 'unit/roads/head']), person('head', []));
    expect(obstaclesTo([finding, other], defaultPolicy, head)).toMatchObject([{ findings: ['WH-001', 'WH-002'] }]);
  });

  it('does not matter any more once the finding is closed', () => {
    expect(toBeClosed(opened())).toBe(true);
    expect(toBeClosed(told(opened(), termsWith(), uptoClosed))).toBe(false);
  });

  it('is nothing in the model campaign', async () => {
    const files = await readCampaignFiles(join(__dirname, '..', '..', 'examples', 'wuhai-2023'));
    const units = files.directory.units.map(({ code }) => code);
    const findings = files.directory.workingGroups.flatMap(({ code: workingGroup }, index) =>
      units.map((lead): Closable => {
        const subject = { id: `${lead}-${index}`, keyItem: true };
        return { subject: { ...subject, division: { lead, coUnits: [], workingGroup } } };
      }),
    );
    expect(obstaclesTo(findings, files.policy, files.directory)).toEqual([]);
  });
});
