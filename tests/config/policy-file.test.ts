import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadFiles } from '../../config/problem';
import { readPolicyFile } from '../../config/policy-file';
import { defaultPolicy } from '../../config/default-policy';
import { readOrganisationFile } from '../../config/organisation-file';
import { day } from '../support/commands';

function file(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'duban-config-')), 'file.yaml');
  writeFileSync(path, text);
  return path;
}

async function problemsOf(reading: Promise<unknown>) {
  const error: unknown = await reading.catch((thrown: unknown) => thrown);
  if (!(error instanceof BadFiles)) throw new Error('the file was taken');
  return error.problems;
}

describe('readPolicyFile', () => {
  it('takes the default where nothing is said', async () => {
    expect(await readPolicyFile(file('{}\n'))).toEqual(defaultPolicy);
  });

  it('names the key and its line of what will not do', async () => {
    const problems = await problemsOf(readPolicyFile(file('language: en\nletterHours: "09:00"\n')));
    expect(problems).toEqual([expect.objectContaining({ code: 'unknown-key', at: { key: 'letterHours', line: 2 } })]);
  });

  it('takes the mail domains of the house, and no address or pattern for one', async () => {
    const { internalMail } = await readPolicyFile(file('internalMail: [Gov.Example.org, mail.example.org]\n'));
    expect(internalMail).toEqual(['gov.example.org', 'mail.example.org']);
    for (const odd of ['"*.example.org"', 'a@example.org', 'localhost']) {
      expect(await problemsOf(readPolicyFile(file(`internalMail: [${odd}]\n`)))).toHaveLength(1);
    }
  });

  it('keeps what a group of keys has besides where one of them is said', async () => {
    const { publicNotice, rework } = await readPolicyFile(file('publicNotice: { workingDays: 7 }\nrework: 20 d\n'));
    expect(publicNotice).toEqual({ ...defaultPolicy.publicNotice, workingDays: 7 });
    expect(rework).toEqual({ days: 20 });
  });

  it('refuses a policy that would not travel with every finding', async () => {
    const ladder = Array.from({ length: 12 }, () => '{ letter: chase, to: [holder-contact, lead-deputy, lead-head] }');
    const duties = ['plan', 'report', 'milestone', 'rectify', 'reply', 'approve', 'check']
      .map((kind) => `  ${kind}: { ladder: [${ladder.join(', ')}] }`)
      .join('\n');
    const problems = await problemsOf(readPolicyFile(file(`duties:\n${duties}\n`)));
    expect(problems.map(({ code }) => code)).toEqual(['too-large']);
  });

  it('refuses a duty whose ladder has no rung: nobody would hear that it is late', async () => {
    const problems = await problemsOf(readPolicyFile(file('duties: { check: { ladder: [] } }\n')));
    expect(problems).toMatchObject([{ code: 'bad-value', at: { key: 'duties.check.ladder' }, found: '[]' }]);
  });

  it('takes a look-back months or days after closure', async () => {
    const { lookBack } = await readPolicyFile(file("lookBack: { ordinary: [1, '14 d'] }\n"));
    expect(lookBack).toEqual({ ...defaultPolicy.lookBack, ordinary: [1, { days: 14 }] });
  });

  it('takes the days of the timetable, each whole in the place of what the default has', async () => {
    const written = [
      'timetable:',
      '  dispatch: { weekday: 0 }',
      '  batch: { dates: [2023-08-14, 2023-09-11], ahead: 8 }',
      '  phase-report: { dates: [2023-11-10] }',
      '  superior-review: { everyMonths: 6, from: 2023-11-01 }',
    ];
    const { timetable } = await readPolicyFile(file(`${written.join('\n')}\n`));
    expect(timetable).toEqual({
      dispatch: { weekday: 0 },
      batch: { dates: [day('2023-08-14'), day('2023-09-11')], ahead: 8 },
      'phase-report': { dates: [day('2023-11-10')] },
      'superior-review': { everyMonths: 6, from: day('2023-11-01') },
    });
    expect((await readPolicyFile(file('timetable: { phase-report: none }\n'))).timetable).toEqual({
      'phase-report': 'none',
    });
  });

  it.each([
    '{ weekday: 7 }',
    '{ dates: [] }',
    '{ dates: [soon] }',
    '{ everyMonths: 0 }',
    '{ weekday: 1, afterPhase: 2 }',
  ])('refuses a timetable with %s, and says what would do', async (item) => {
    const problems = await problemsOf(readPolicyFile(file(`timetable: { batch: ${item} }\n`)));
    expect(problems).toMatchObject([{ at: { key: expect.stringMatching(/^timetable\.batch/) as string } }]);
  });

  it('says that a file is no YAML', async () => {
    const problems = await problemsOf(readPolicyFile(file('language: [en\n')));
    expect(problems.map(({ code }) => code)).toEqual(['unreadable-file']);
  });
});

describe('readOrganisationFile', () => {
  it('names people twice at one address, and units that nobody knows', async () => {
    const text = `office: { name: Office }
units: [{ code: a, name: A }]
workingGroups: [{ code: g, name: G }]
supervisionGroups: [{ code: s, name: S }]
people:
  - { code: one, name: One, address: same@example.org, units: [b] }
  - { code: two, name: Two, address: same@example.org }
`;
    const problems = await problemsOf(readOrganisationFile(file(text)));
    expect(problems.map(({ code, found }) => [code, found])).toEqual([
      ['unknown-unit', 'b'],
      ['repeated-address', 'same@example.org'],
    ]);
  });

  it('names a position that two people hold, and counts a holder among the unit’s people', async () => {
    const text = (positions: string): string => `office: { name: Office }
units: [{ code: a, name: A }]
workingGroups: [{ code: g, name: G }]
supervisionGroups: [{ code: s, name: S }]
people:
  - { code: one, name: One, positions: [unit/a/head] }
  - { code: two, name: Two, positions: [${positions}] }
`;
    const problems = await problemsOf(readOrganisationFile(file(text('unit/a/head'))));
    expect(problems).toMatchObject([
      { code: 'repeated-position', found: 'unit/a/head', at: { key: 'people.1.positions' } },
    ]);
    const { people } = await readOrganisationFile(file(text('unit/a/contact')));
    expect(people.map(({ units }) => units)).toEqual([['a'], ['a']]);
  });
});
