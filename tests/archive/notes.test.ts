import { mkdtempSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { openArchive } from '../../archive/archive';
import { notesOf } from '../../archive/notes';

describe('notesOf', () => {
  const archive = openArchive(mkdtempSync(join(tmpdir(), 'duban-archive-')));
  const given = z.object({ given: z.boolean() });
  const receipts = notesOf('receipts', (content) => given.parse(content));

  it('reads a note as what it was written as', async () => {
    await receipts.write(archive, 'today', { given: true });
    expect(await receipts.read(archive, 'today')).toEqual({ given: true });
    expect(await receipts.read(archive, 'tomorrow')).toBeUndefined();
  });

  it('answers who comes second with the first note', async () => {
    expect(await receipts.writeFirst(archive, 'raced', { given: true })).toEqual({ given: true });
    expect(await receipts.writeFirst(archive, 'raced', { given: false })).toEqual({ given: true });
  });

  it('does not take a note of another shape for one of its kind', async () => {
    await archive.note('receipts', 'foreign', { given: 'yes' });
    const error = { code: 'foreign-note', subject: 'receipts/foreign' };
    await expect(receipts.read(archive, 'foreign')).rejects.toMatchObject(error);
    await expect(receipts.readAll(archive)).rejects.toMatchObject(error);
  });

  it('reads what can be read beside a note that was cut short, and says which that is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'duban-archive-'));
    const cut = openArchive(folder);
    for (const name of ['one', 'two']) await receipts.write(cut, name, { given: true });
    truncateSync(join(folder, 'receipts', 'one.json'), 20);
    const { notes, errors } = await receipts.readEach(cut, ['one', 'two', 'none']);
    expect(notes).toEqual([{ given: true }]);
    expect(errors).toMatchObject([{ code: 'corrupt-note', subject: 'receipts/one' }]);
  });
});
