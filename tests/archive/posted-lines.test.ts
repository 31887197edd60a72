import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { findLines, keepPostedLines } from '../../archive/posted-lines';
import { newsLine } from '../support/lines';

describe('lines of letters in the archive', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duban-lines-'));
  const archive = openArchive(folder);
  const fileOf = (digest: string): string => join(folder, 'files', digest.slice(0, 2), digest);
  const line = (text: string) => newsLine('unit/water/contact', text);
  const kept = async (...texts: string[]) => ({
    digest: await keepPostedLines(archive, texts.map(line)),
    count: texts.length,
  });

  it('are found again in their order, however often they were kept together', async () => {
    const [first, second] = [await kept('a', 'b'), await kept('c')];
    const both = { digest: await keepPostedLines(archive, [line('d')], [first, second]), count: 4 };
    const found = await findLines(archive, { lines: [line('e')], kept: [both] });
    expect(found).toEqual({ lines: ['a', 'b', 'c', 'd', 'e'].map(line), missing: [] });
  });

  it('are found but for those whose own file was lost or damaged, which are named', async () => {
    const [lost, damaged, whole] = [await kept('lost', 'too'), await kept('damaged'), await kept('whole')];
    const together = { digest: await keepPostedLines(archive, [], [lost, damaged, whole]), count: 4 };
    rmSync(fileOf(lost.digest));
    writeFileSync(fileOf(damaged.digest), 'something else');
    const found = await findLines(archive, { lines: [line('carried')], kept: [together] });
    expect(found).toEqual({ lines: ['whole', 'carried'].map(line), missing: [lost, damaged] });
  });
});
