import { mkdtempSync, readdirSync, statSync, truncateSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY } from '../../domain/calendar/moment';
import { draftsIn, type DraftOf, type Drafts } from '../../web/answer/drafts';

describe('drafts of answers', () => {
  let folder: string;
  let drafts: Drafts;
  const of: DraftOf = { campaign: 'wh', person: 'nr-contact', finding: 'WH-012', name: 'fileReport' };
  const draft = {
    filled: { progress: '已完成八处', done: ['1', '2'] },
    files: [{ field: 'files', file: { digest: 'a'.repeat(64), name: '记录.pdf', size: 3 } }],
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duban-drafts-'));
    drafts = draftsIn(folder, Date.now);
  });

  it('are there for the same person and answer alone, and on a new start', async () => {
    expect(await drafts.write(of, draft)).toBe(true);
    expect(await draftsIn(folder, Date.now).read(of)).toMatchObject(draft);
    for (const other of [{ person: 'nr-head' }, { finding: 'WH-013' }, { campaign: 'x' }]) {
      expect(await drafts.read({ ...of, ...other })).toBeUndefined();
    }
    expect(await drafts.read({ ...of, name: 'claimCompletion' })).toBeUndefined();
  });

  it('are readable by nobody else on the machine', async () => {
    await drafts.write(of, draft);
    const [name = ''] = readdirSync(folder);
    expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  });

  it('are gone once dropped, and once everything in them is taken out', async () => {
    await drafts.write(of, draft);
    await drafts.drop(of);
    expect(await drafts.read(of)).toBeUndefined();
    await drafts.write(of, draft);
    expect(await drafts.write(of, { filled: { seq: '4', once: 'x', progress: '' }, files: [] })).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keep nothing of a form but what was typed', async () => {
    await drafts.write(of, { filled: { progress: 'x', seq: '4', once: 'o', kept: 'k', myself: 'yes' }, files: [] });
    expect((await drafts.read(of))?.filled).toEqual({ progress: 'x' });
  });

  it('are not kept where they are too large, and the former stays', async () => {
    await drafts.write(of, draft);
    expect(await drafts.write(of, { filled: { progress: 'x'.repeat(300_000) }, files: [] })).toBe(false);
    expect(await drafts.read(of)).toMatchObject(draft);
  });

  it('are gone after sixty days, and their files with the next that is begun', async () => {
    await drafts.write(of, draft);
    const [name = ''] = readdirSync(folder);
    const long = (Date.now() - 61 * DAY) / 1_000;
    utimesSync(join(folder, name), long, long);
    expect(await drafts.read(of)).toBeUndefined();
    await drafts.write({ ...of, finding: 'WH-013' }, draft);
    expect(readdirSync(folder)).not.toContain(name);
  });

  it('count as none where they are damaged', async () => {
    await drafts.write(of, draft);
    const [name = ''] = readdirSync(folder);
    truncateSync(join(folder, name), 5);
    expect(await drafts.read(of)).toBeUndefined();
  });
});
