import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { attachmentsOf } from '../../mail/letter/attachments';
import { composeLetter } from '../../mail/letter/letter';
import { frameIn, scenes } from '../support/letters';

/** Where `npm run gallery` wants letters and attachments; a plain test run writes them to a place of its own. */
const folder = process.env['GALLERY'] ?? mkdtempSync(join(tmpdir(), 'duban-gallery-'));

describe('the gallery', () => {
  it.each(scenes)('has $name in $language', async ({ name, language, lines }) => {
    const archive = openArchive(mkdtempSync(join(tmpdir(), 'duban-archive-')));
    const frame = frameIn(language, Math.max(...lines.map(({ at }) => at)));
    const { subject, text, html } = composeLetter(lines, frame);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.${language}.html`), html);
    writeFileSync(join(folder, `${name}.${language}.txt`), `${subject}\n\n${text}\n`);
    const attachments = await attachmentsOf(lines, frame, archive, `${name}.${language}@example.org`);
    for (const { name: file, content } of attachments) {
      writeFileSync(join(folder, `${name}.${language}.${file.split('.').at(-1) ?? ''}`), content);
    }
    expect(subject).toMatch(/^\[WH(-\d{3})?\] /);
  });
});
