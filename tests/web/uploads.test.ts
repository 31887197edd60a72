import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { keptUploads } from '../../web/finding/uploads';
import { limitOf } from '../../web/sign-in/limit';

describe('files handed in on a page', () => {
  const archive = openArchive(join(mkdtempSync(join(tmpdir(), 'duban-uploads-')), 'archive'));
  const text = (name: string, size: number): File => new File(['x'.repeat(size)], name);

  it('are kept by their field while the day has room for them', async () => {
    const asked: number[] = [];
    const { files, problems } = await keptUploads(
      { files: [text('a.txt', 3), text('b.txt', 4)] },
      archive,
      0,
      (bytes) => {
        asked.push(bytes);
        return true;
      },
    );
    expect(problems).toEqual([]);
    expect(files.get('files')).toMatchObject([
      { name: 'a.txt', size: 3 },
      { name: 'b.txt', size: 4 },
    ]);
    expect(asked).toEqual([7]);
  });

  it('are not kept where somebody has handed in too much that day', async () => {
    const { files, problems } = await keptUploads({ files: text('late.txt', 9) }, archive, 0, () => false);
    expect(problems).toEqual([{ name: 'late.txt', code: 'enough-today' }]);
    expect(files.size).toBe(0);
  });

  it('ask for no room where nothing came, or what came will not do', async () => {
    const never = (): boolean => {
      throw new Error('asked');
    };
    await keptUploads({ why: 'text' }, archive, 0, never);
    expect((await keptUploads({ files: text('empty.txt', 0) }, archive, 0, never)).problems).toEqual([
      { name: 'empty.txt', code: 'empty' },
    ]);
  });
});

describe('a limit of so many within so long', () => {
  let time = 1_000;
  const limit = limitOf(10, 100, () => time);

  it('admits up to it, each key by itself, and anew when the time is over', () => {
    expect(limit.admits('a', 6)).toBe(true);
    expect(limit.admits('a', 5)).toBe(false);
    expect(limit.admits('a', 4)).toBe(true);
    expect(limit.admits('a')).toBe(false);
    expect(limit.admits('b', 10)).toBe(true);
    time += 99;
    expect(limit.admits('a')).toBe(false);
    time += 1;
    expect(limit.admits('a', 10)).toBe(true);
  });
});
