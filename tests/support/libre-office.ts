import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const installed = spawnSync('soffice', ['--version']).status === 0;

/** A test that reads what we wrote, or writes what we read, with LibreOffice; left out, and said so, where it is missing. */
export function itWithLibreOffice(name: string, test: () => Promise<void>): void {
  if (installed) it(name, test, 120_000);
  else it.skip(`${name} (left out: LibreOffice is not installed)`, test);
}

/** A file as LibreOffice converts it: `docx` to `txt:Text (encoded):UTF8`, `xlsx` to `csv`, `csv` to `xlsx`. */
export function converted(bytes: Buffer, from: string, filter: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'duban-office-'));
  writeFileSync(join(folder, `file.${from}`), bytes);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const reading = from === 'csv' ? ['--infilter=CSV:44,34,76'] : [];
  const args = [
    profile,
    '--headless',
    ...reading,
    '--convert-to',
    filter,
    '--outdir',
    join(folder, 'out'),
    join(folder, `file.${from}`),
  ];
  const { status, stderr } = spawnSync('soffice', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return readFileSync(join(folder, 'out', `file.${filter.split(':')[0] ?? ''}`));
}
