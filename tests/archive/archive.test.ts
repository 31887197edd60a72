import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { sha256 } from '../../archive/sha256';

describe('archive', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duban-archive-'));
  const archive = openArchive(folder);
  const fileOf = (digest: string) => join(folder, 'files', digest.slice(0, 2), digest);

  it('gives back the bytes by their digest', async () => {
    const digest = await archive.put('evidence');
    expect(digest).toBe(sha256(Buffer.from('evidence')));
    expect((await archive.get(digest)).toString()).toBe('evidence');
  });

  it('keeps the same bytes once, and leaves nothing half written', async () => {
    const digests = await Promise.all(Array.from({ length: 20 }, () => archive.put('the same')));
    expect(new Set(digests).size).toBe(1);
    expect(readdirSync(join(fileOf(digests[0] ?? ''), '..'))).toEqual([digests[0]]);
  });

  it('does not hand out bytes that were changed', async () => {
    const digest = await archive.put('as it was');
    writeFileSync(fileOf(digest), 'as it was not');
    await expect(archive.get(digest)).rejects.toMatchObject({ code: 'corrupt' });
  });

  it('says that it never had it', async () => {
    await expect(archive.get('0'.repeat(64))).rejects.toMatchObject({ code: 'missing' });
  });

  it('finds notes by any name', async () => {
    await archive.note('letters', '../<a>/中文@x', { digest: '1' });
    expect(await archive.namesOf('letters')).toEqual(['../<a>/中文@x']);
    expect(await archive.noteOf('letters', '../<a>/中文@x')).toEqual({ digest: '1' });
  });
});
