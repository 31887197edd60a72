import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isoDate } from '../../domain/calendar/calendar';
import { assumptionSentences } from '../../ledger/assumptions';
import type { LedgerRow } from '../../ledger/ledger-row';
import { readLedger } from '../../ledger/read-ledger';
import { wordsFor } from '../../words';
import { modelContext } from '../support/model-ledger';

const folder = join(__dirname, 'habits');

/** A row as `habits/*.json` has it: what is blank is left out. */
function shown({ subject, due, superior, note }: LedgerRow): Record<string, unknown> {
  const { id, label, title, problem, category, track, keyItem, criteria, proposedMeasures, division } = subject;
  const all = {
    ...{ id, label, title, problem, category, track, keyItem, note },
    criteria: criteria.map(({ text }) => text),
    measures: proposedMeasures,
    ...division,
    due: due === undefined ? undefined : isoDate(due),
    superior: superior === undefined ? undefined : isoDate(superior),
  };
  const said = Object.entries(all).filter(
    ([, value]) => value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(said);
}

/** Made with LibreOffice by scripts/habits.ts; beside each stands what must be read. */
describe('readLedger reads the habits of offices', () => {
  it.each(readdirSync(folder).filter((name) => /\.(xlsx|csv)$/.test(name)))('%s', async (name) => {
    const { rows, assumptions } = await readLedger(join(folder, name), await modelContext());
    const read = { rows: rows.map(shown), assumed: assumptionSentences(assumptions, wordsFor('zh-CN')) };
    const beside = join(folder, name.replace(/\.\w+$/, '.json'));
    expect(read).toEqual(JSON.parse(readFileSync(beside, 'utf8')));
  });
});
