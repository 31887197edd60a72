import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Trouble } from '../../client/errors';
import { fitFolder, forget, type Kind } from '../../worker/folder';
import { portsFrom, writeStackFile, type StackFile } from '../../worker/stack-file';

const real: Kind = { campaign: 'wuhai-2023', server: 'Temporal 1.9', pace: 1, keep: false };
const paced: Kind = { ...real, pace: 3_600 };

/** A data folder in which a stack of that kind has run, with something of each sort in it. */
function folderOf(former: Partial<StackFile>): string {
  const data = mkdtempSync(join(tmpdir(), 'duban-folder-'));
  writeStackFile(data, {
    ...{ campaign: 'wuhai-2023', address: '127.0.0.1:18082', namespace: 'default', server: 'Temporal 1.9' },
    ...{ ports: portsFrom(18_080), pace: 1, keep: false, up: { pid: 0, started: '' }, children: {} },
    ...former,
  });
  for (const folder of ['archive', 'post-office']) {
    mkdirSync(join(data, folder));
    writeFileSync(join(data, folder, 'file'), folder);
  }
  writeFileSync(join(data, 'temporal.db'), 'database');
  return data;
}

function bytesIn(data: string): readonly string[] {
  return readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => `${file}: ${readFileSync(file, 'utf8')}`);
}

/** The code of the trouble with which the folder is refused; absent where it is not. */
function refusal(data: string, kind: Kind): string | undefined {
  try {
    fitFolder(data, kind);
    return undefined;
  } catch (error) {
    if (error instanceof Trouble) return error.code;
    throw error;
  }
}

describe('fitFolder', () => {
  it.each<[string, Partial<StackFile>, Kind, string]>([
    ['a paced campaign on one of real pace', {}, paced, 'data-paced-otherwise'],
    ['a paced campaign that is kept on one of real pace', {}, { ...paced, keep: true }, 'data-paced-otherwise'],
    ['a campaign of real pace on a paced one', { pace: 3_600 }, real, 'data-paced-otherwise'],
    ['a kept campaign at another pace', { pace: 60, keep: true }, { ...paced, keep: true }, 'data-paced-otherwise'],
    ['starting a kept campaign afresh', { pace: 3_600, keep: true }, paced, 'data-kept'],
    ['another campaign', { campaign: 'other' }, real, 'data-of-campaign'],
    ['another campaign, paced as it is', { campaign: 'other', pace: 3_600 }, paced, 'data-of-campaign'],
    ['another server version', { server: 'Temporal 1.8' }, real, 'foreign-data'],
  ])('refuses %s, and touches nothing', (_, former, kind, code) => {
    const data = folderOf(former);
    const before = bytesIn(data);
    expect(refusal(data, kind)).toBe(code);
    expect(bytesIn(data)).toEqual(before);
  });

  it('refuses to start a campaign afresh where it is not said that it may be deleted', () => {
    const data = folderOf({ pace: 3_600 });
    const { keep: _, ...older } = JSON.parse(readFileSync(join(data, 'stack.json'), 'utf8')) as StackFile;
    writeStackFile(data, older);
    expect(refusal(data, paced)).toBe('data-kept');
  });

  it.each(['temporal.db', 'archive', 'post-office'])(
    'refuses a paced campaign where a stranger has left %s',
    (name) => {
      const data = mkdtempSync(join(tmpdir(), 'duban-folder-'));
      mkdirSync(join(data, name));
      expect(refusal(data, paced)).toBe('foreign-data');
    },
  );

  it('takes a folder in which what is to run has run before', () => {
    expect(fitFolder(folderOf({}), real)).toMatchObject({ pace: 1 });
    expect(fitFolder(folderOf({ pace: 60 }), paced)).toMatchObject({ pace: 60 });
    expect(fitFolder(folderOf({ pace: 3_600, keep: true }), { ...paced, keep: true })).toMatchObject({ keep: true });
  });

  it('takes an empty folder, and one that is not there', () => {
    const data = mkdtempSync(join(tmpdir(), 'duban-folder-'));
    expect([fitFolder(data, paced), fitFolder(join(data, 'new'), real)]).toEqual([undefined, undefined]);
  });
});

describe('forget', () => {
  it('leaves what is not of the campaign', () => {
    const data = folderOf({ pace: 3_600 });
    writeFileSync(join(data, 'mail.yaml'), 'account');
    writeFileSync(join(data, 'secret'), 'secret');
    forget(data);
    expect(readdirSync(data).sort()).toEqual(['mail.yaml', 'secret', 'stack.json']);
  });
});
