import { mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { sha256 } from '../../archive/sha256';

describe('files of the archive', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duban-archive-'));
  const archive = openArchive(folder);
  const fileOf = (digest: string) => join(folder, 'files', digest.slice(0, 2), digest);

  it('come back by their digest', async () => {
    const digest = await archive.put('evidence');
    expect(digest).toBe(sha256('evidence'));
    expect((await archive.get(digest)).toString()).toBe('evidence');
  });

  it('are kept once, and nothing is left half written', async () => {
    const digests = await Promise.all(Array.from({ length: 20 }, () => archive.put('the same')));
    expect(new Set(digests).size).toBe(1);
    expect(readdirSync(dirname(fileOf(digests[0] ?? '')))).toEqual([digests[0]]);
  });

  it('are not handed out changed', async () => {
    const digest = await archive.put('as it was');
    writeFileSync(fileOf(digest), 'as it was not');
    await expect(archive.get(digest)).rejects.toMatchObject({ code: 'corrupt', subject: digest });
  });

  it('are mended by being put again', async () => {
    const digest = await archive.put('mended');
    writeFileSync(fileOf(digest), 'mende');
    await archive.put('mended');
    expect((await archive.get(digest)).toString()).toBe('mended');
  });

  it('that were never there are missing', async () => {
    await expect(archive.get('0'.repeat(64))).rejects.toMatchObject({ code: 'missing' });
  });
});

describe('notes of the archive', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duban-archive-'));
  const archive = openArchive(folder);
  const noteFile = (name: string) => join(folder, 'letters', `${name}.json`);

  it('are found by any name', async () => {
    await archive.note('documents', '../<a>/中文@x', { digest: '1' });
    expect(await archive.namesOf('documents')).toEqual(['../<a>/中文@x']);
    expect(await archive.noteOf('documents', '../<a>/中文@x')).toEqual({ digest: '1' });
    expect(await archive.noteOf('documents', 'another')).toBeUndefined();
  });

  it('may be written again with the same content, in whatever order it is said', async () => {
    await archive.note('letters', 'again', { number: 1, to: { unit: 'a', person: 'b' } });
    await archive.note('letters', 'again', { to: { person: 'b', unit: 'a' }, number: 1 });
    expect(await archive.noteOf('letters', 'again')).toEqual({ number: 1, to: { unit: 'a', person: 'b' } });
  });

  it('are never overwritten with another content', async () => {
    await archive.note('letters', 'once', { number: 1 });
    await expect(archive.note('letters', 'once', { number: 2 })).rejects.toMatchObject({
      code: 'note-differs',
      subject: 'letters/once',
    });
    expect(await archive.noteOf('letters', 'once')).toEqual({ number: 1 });
  });

  it('written by many at once are those of one of them, and everybody learns whose', async () => {
    const standing = await Promise.all(
      Array.from({ length: 20 }, (_, number) => openArchive(folder).noteFirst('letters', 'raced', { number })),
    );
    expect(new Set(standing.map((note) => JSON.stringify(note))).size).toBe(1);
    expect(await archive.noteOf('letters', 'raced')).toEqual(standing[0]);
    expect(readdirSync(dirname(noteFile('raced'))).filter((name) => name.startsWith('raced'))).toEqual(['raced.json']);
  });

  it('written by many at once with one content are written by all of them', async () => {
    await Promise.all(Array.from({ length: 20 }, () => openArchive(folder).note('letters', 'shared', { number: 1 })));
    expect(await archive.noteOf('letters', 'shared')).toEqual({ number: 1 });
  });

  it.each([
    [
      'cut short',
      (file: string) => {
        truncateSync(file, 40);
      },
    ],
    [
      'emptied',
      (file: string) => {
        truncateSync(file, 0);
      },
    ],
    [
      'altered',
      (file: string) => {
        writeFileSync(file, readFileSync(file, 'utf8').replace('"number":1', '"number":7'));
      },
    ],
    [
      'without its checksum',
      (file: string) => {
        writeFileSync(file, '{"number":1}');
      },
    ],
  ])('that were %s are not believed', async (how, damage) => {
    const name = how.replaceAll(' ', '-');
    await archive.note('letters', name, { number: 1 });
    damage(noteFile(name));
    const error = { code: 'corrupt-note', subject: `letters/${name}` };
    await expect(archive.noteOf('letters', name)).rejects.toMatchObject(error);
    await expect(archive.note('letters', name, { number: 1 })).rejects.toMatchObject(error);
  });
});
