/** @jsxImportSource hono/jsx */
import type { HtmlEscapedString } from 'hono/utils/html';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Archive } from '../archive/archive';
import { dayOf, isoDate } from '../domain/calendar/calendar';
import { wordsFor } from '../words';
import { entryName } from '../words/card';
import { saidWithEntry } from '../words/entry-said';
import { personName } from '../words/names';
import type { Campaign } from '../workflows/messages';
import { copied, filesIn } from './handed-in';
import type { RecordedFinding } from './source';

/** 一题一档: a folder with everything that was handed in and an index page of all that happened, in order. */
export async function writeDossier(
  { finding, record }: RecordedFinding,
  { directory, terms }: Pick<Campaign, 'directory' | 'terms'>,
  archive: Archive,
  folder: string,
): Promise<void> {
  const words = wordsFor(terms.policy.language);
  const { dossier } = words.reports;
  await mkdir(folder, { recursive: true });
  const lines = [];
  for (const entry of record) {
    const files = filesIn(entry);
    const kept = await Promise.all(files.map((file) => copied(file, archive, folder)));
    lines.push({ entry, files: files.map((file, index) => ({ file, at: kept[index] })) });
  }
  const title = dossier.title(finding.subject.id, finding.subject.title);
  const page = (
    <html lang={terms.policy.language}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
      </head>
      <body>
        <h1>{title}</h1>
        <h2>{dossier.record}</h2>
        <ol>
          {lines.map(({ entry, files }) => (
            <li value={entry.seq}>
              {isoDate(dayOf(terms.calendar, entry.at))} {entryName(entry.what, words)}
              {entry.by === undefined ? '' : ` ${personName(directory, entry.by)}`}
              {saidWithEntry(entry, words).map((said) => (
                <p>{said}</p>
              ))}
              {files.map(({ file, at }) => (
                <p>{at === undefined ? `${file.name} (${dossier.lost})` : <a href={at}>{file.name}</a>}</p>
              ))}
            </li>
          ))}
        </ol>
      </body>
    </html>
  );
  await writeFile(join(folder, 'index.html'), `<!doctype html>\n${(page as HtmlEscapedString).toString()}\n`);
}
