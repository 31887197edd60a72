import { copyFileSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { damagedIn } from '../../archive/damaged';

describe('damagedIn', () => {
  const fresh = () => mkdtempSync(join(tmpdir(), 'duban-archive-'));
  const fileOf = (digest: string) => join('files', digest.slice(0, 2), digest);

  it('finds nothing in a whole archive, nor in one that was never written to', async () => {
    const folder = fresh();
    const archive = openArchive(folder);
    const digest = await archive.put('a letter');
    await archive.note('letters', 'id@example.org', { digest });
    expect(await damagedIn(folder, 20)).toEqual({ examined: 2, damaged: [], total: 0 });
    expect(await damagedIn(join(folder, 'nowhere'), 20)).toEqual({ examined: 0, damaged: [], total: 0 });
  });

  it('names altered files, broken notes and files that a note speaks of in vain', async () => {
    const folder = fresh();
    const archive = openArchive(folder);
    const [altered, lost, message] = await Promise.all([
      archive.put('altered'),
      archive.put('lost'),
      archive.put('mail'),
    ]);
    await archive.note('letters', 'whole', { digest: lost });
    await archive.note('letters', 'broken', { digest: altered });
    await archive.note('inbound', message, { door: 'smtp' });
    writeFileSync(join(folder, fileOf(altered)), 'changed');
    rmSync(join(folder, fileOf(lost)));
    rmSync(join(folder, fileOf(message)));
    truncateSync(join(folder, 'letters', 'broken.json'), 30);
    const { damaged, total } = await damagedIn(folder, 20);
    expect(damaged).toEqual([fileOf(altered), fileOf(lost), fileOf(message), join('letters', 'broken.json')].sort());
    expect(total).toBe(4);
  });

  it('lists as many as are asked for, and says how many there are', async () => {
    const folder = fresh();
    const archive = openArchive(folder);
    for (const name of ['a', 'b', 'c']) {
      await archive.note('letters', name, {});
      truncateSync(join(folder, 'letters', `${name}.json`), 3);
    }
    expect(await damagedIn(folder, 2)).toEqual({
      examined: 3,
      damaged: [join('letters', 'a.json'), join('letters', 'b.json')],
      total: 3,
    });
  });

  it('passes over what a crash left half written beside its place', async () => {
    const folder = fresh();
    const archive = openArchive(folder);
    await archive.note('letters', 'a', {});
    writeFileSync(join(folder, 'letters', 'b.json.01234567-89ab-4cde-8f01-23456789abcd'), '{"sha');
    expect(await damagedIn(folder, 2)).toEqual({ examined: 1, damaged: [], total: 0 });
    expect(await archive.namesOf('letters')).toEqual(['a']);
  });

  it('names a file among the notes that bears no name of one, which lists pass over', async () => {
    const folder = fresh();
    const archive = openArchive(folder);
    await archive.note('letters', '50% done/签收@example.org', {});
    const strangers = ['50% done.json', '%E7%AD.json', 'letter (1).json', '%61.json'];
    for (const name of strangers) copyFileSync(onlyNoteIn(folder), join(folder, 'letters', name));
    expect(await archive.namesOf('letters')).toEqual(['50% done/签收@example.org']);
    const { damaged } = await damagedIn(folder, 20);
    expect(damaged).toEqual(strangers.map((name) => join('letters', name)).sort());
  });

  it('finds nothing wrong with a note whose name has half a character', async () => {
    const folder = fresh();
    const archive = openArchive(folder);
    await archive.note('letters', 'half \ud83d of it', { said: true });
    expect(await archive.noteOf('letters', 'half \ud83d of it')).toEqual({ said: true });
    expect(await damagedIn(folder, 20)).toEqual({ examined: 1, damaged: [], total: 0 });
  });
});

function onlyNoteIn(folder: string): string {
  const [name = ''] = readdirSync(join(folder, 'letters')).filter((file) => file.startsWith('50%25'));
  return join(folder, 'letters', name);
}
