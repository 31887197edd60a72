// Renders every letter of the gallery, and the Word drafts, to pictures: `npm run gallery`. Needs chromium, soffice
// and pdftoppm. All of it goes to .cache/gallery; what docs/letters.md shows is copied to docs/letters.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { small } from './png';

const root = join(__dirname, '..');
const folder = join(root, '.cache', 'gallery');
const docs = join(root, 'docs', 'letters');
const widths = { desktop: 900, phone: 390 };
const TALLEST = 4_000;

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
run('npx', ['jest', '--selectProjects', 'pure', '--testPathPatterns', 'mail/gallery'], { GALLERY: folder });
for (const file of readdirSync(folder).filter((name) => name.endsWith('.html'))) {
  for (const [name, width] of Object.entries(widths)) shoot(file, width, file.replace('.html', `.${name}.png`));
}
for (const file of readdirSync(folder).filter((name) => name.endsWith('.docx'))) page(file);
const shown = readFileSync(join(root, 'docs', 'letters.md'), 'utf8').matchAll(/\]\(letters\/(.+?\.png)\)/g);
rmSync(docs, { recursive: true, force: true });
mkdirSync(docs, { recursive: true });
for (const [, name = ''] of shown) copyFileSync(join(folder, name), join(docs, name));

/** In a frame, because the browser's own window has a smallest width. */
function shoot(file: string, width: number, png: string): void {
  const frame = join(folder, 'frame.html');
  const url = pathToFileURL(join(folder, file)).href;
  writeFileSync(
    frame,
    `<body style="margin:0"><iframe src="${url}" width="${width}" height="${TALLEST}" style="border:0"></iframe>`,
  );
  run('chromium', [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    `--user-data-dir=${mkdtempSync(join(tmpdir(), 'duban-chromium-'))}`,
    `--window-size=${Math.max(width, 600)},${TALLEST}`,
    `--screenshot=${join(folder, png)}`,
    pathToFileURL(frame).href,
  ]);
  writeFileSync(join(folder, png), small(readFileSync(join(folder, png)), width));
  rmSync(frame);
}

/** The first page of a Word file. */
function page(file: string): void {
  run('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, file)]);
  const png = join(folder, file.replace('.docx', '.page'));
  run('pdftoppm', ['-png', '-singlefile', '-r', '60', join(folder, file.replace('.docx', '.pdf')), png]);
  writeFileSync(`${png}.png`, small(readFileSync(`${png}.png`)));
}

function run(command: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): void {
  const { status, error } = spawnSync(command, [...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...environment },
  });
  if (error !== undefined || status !== 0) {
    console.error(`${command} did not do it${error === undefined ? '' : `: ${error.message}`}`);
    process.exit(1);
  }
}
