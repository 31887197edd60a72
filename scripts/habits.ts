// Makes the spreadsheets of differing habits that the tests read, with LibreOffice rather than with our own writer:
// npx tsx scripts/habits.ts
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '..', 'tests', 'ledger', 'habits');
/** Separator, quote and character set (85 is GB18030) of LibreOffice's .csv filter. */
const GB18030 = 'csv:Text - txt - csv (StarCalc):44,34,85';

for (const source of readdirSync(join(folder, 'sources'))) {
  const reading = source.endsWith('.html') ? ['--infilter=HTML (StarCalc)'] : [];
  const format = source.startsWith('gb18030') ? GB18030 : 'xlsx:Calc MS Excel 2007 XML';
  const { status } = spawnSync(
    'soffice',
    ['--headless', ...reading, '--convert-to', format, '--outdir', folder, join(folder, 'sources', source)],
    { stdio: 'inherit' },
  );
  if (status !== 0) process.exit(1);
}
