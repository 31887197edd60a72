import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCampaignFiles, termsOf, phaseEnd } from '../../config/campaign-file';
import { realClock } from '../../domain/clock';
import { openFinding } from '../../domain/open';
import { compareLedger } from '../../ledger/changes';
import { ledgerWorkbook } from '../../ledger/export';
import { readLedger } from '../../ledger/read-ledger';
import { wordsFor } from '../../words';

const example = join(__dirname, '..', '..', 'examples', 'wuhai-2023');

describe('ledgerWorkbook', () => {
  it('writes a ledger that says what stands when it is read again', async () => {
    const files = await readCampaignFiles(example);
    const terms = termsOf(files, realClock);
    const { id: campaign, prefix, directory, start } = files;
    const { calendar } = terms;
    const context = { campaign, prefix, directory, calendar, phase: { start, end: phaseEnd(files) }, openedAt: 0 };
    const { rows } = await readLedger(files.ledger, context);
    const findings = rows.map((row) => ({ finding: openFinding(row.subject, terms, row), terms }));
    const words = wordsFor('zh-CN');
    const file = join(process.env['KEEP'] ?? mkdtempSync(join(tmpdir(), 'duban-export-')), 'out.xlsx');
    writeFileSync(
      file,
      await ledgerWorkbook({ campaign: files.name, directory, findings, moment: 0, today: start, words }),
    );
    const again = await readLedger(file, context);
    const running = findings.map(({ finding }) => ({ finding, noted: () => false }));
    const { changed, opens, vanished } = compareLedger(again.rows, running, { prefix, directory, calendar, words });
    expect({ changed, opens, vanished }).toEqual({ changed: [], opens: [], vanished: [] });
    expect(again.assumptions).toEqual([]);
  });
});
