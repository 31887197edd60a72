import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { everybodyPrompt, readBehavioursFile } from '../../config/behaviours-file';
import { readOrganisationFile } from '../../config/organisation-file';
import { BadFiles } from '../../config/problem';
import type { Directory } from '../../domain/organisation/directory';
import { day } from '../support/commands';
import { modelCase } from '../support/model-case';

describe('readBehavioursFile', () => {
  let directory: Directory;
  beforeAll(async () => {
    directory = await readOrganisationFile(join(modelCase, 'org.yaml'));
  });

  async function read(text: string) {
    const file = join(mkdtempSync(join(tmpdir(), 'duban-behaviours-')), 'behaviours.yaml');
    writeFileSync(file, text);
    return readBehavioursFile(file, directory, ['WH-001', 'WH-002']);
  }

  async function problemsOf(text: string) {
    const error: unknown = await read(text).catch((thrown: unknown) => thrown);
    if (!(error instanceof BadFiles)) throw new Error('the file was taken');
    return error.problems.map(({ code, at, found }) => [code, at === undefined || !('key' in at) ? '' : at.key, found]);
  }

  it('takes everybody as prompt where nothing is said', async () => {
    expect(await read('')).toEqual(everybodyPrompt);
    expect(everybodyPrompt).toMatchObject({ office: { how: 'prompt' }, units: {}, findings: {} });
  });

  it('reads answers and dates', async () => {
    const text = `office: late 2 wd
units: { water: { answers: silent } }
findings: { WH-002: { onHold: { from: '2023-08-14', until: '2023-09-08' } } }
`;
    expect(await read(text)).toMatchObject({
      office: { how: 'late', workingDays: 2 },
      supervision: { how: 'prompt' },
      units: { water: { answers: { how: 'silent' } } },
      findings: { 'WH-002': { onHold: { from: day('2023-08-14'), until: day('2023-09-08') } } },
    });
  });

  it('names what will not do', async () => {
    expect(await problemsOf('office: sometimes\nunits: { water: { anwsers: silent } }\n')).toEqual([
      ['bad-value', 'office', 'sometimes'],
      ['unknown-key', 'units.water.anwsers', 'anwsers'],
    ]);
  });

  it('names units and findings that nobody knows, and a hold that ends before it begins', async () => {
    const text = `units: { harbour: { answers: silent } }
findings:
  WH-001: { onHold: { from: '2023-09-08', until: '2023-08-14' } }
  WH-099: { recurs: true }
`;
    expect(await problemsOf(text)).toEqual([
      ['unknown-unit', 'units.harbour', 'harbour'],
      ['unknown-key', 'findings.WH-099', 'WH-099'],
      ['bad-value', 'findings.WH-001.onHold', ''],
    ]);
  });
});
