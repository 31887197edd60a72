import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { calendarTable, todayIn } from '../config/calendar-table';
import { addMonths, civilOf } from '../domain/calendar/calendar';
import { namesInLedger } from '../ledger/names-in-ledger';
import { writeNewFolder } from '../ledger/new-folder';
import type { Words } from '../words/words';
import type { Given } from './options';
import { print } from './print';

const ZONE = 'Asia/Shanghai';

/** Whether what is given to `duban import` is a ledger alone, and no folder. */
export async function isLedgerAlone(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** Writes the folder of a new campaign around a ledger, to be completed; starts nothing. */
export async function newCampaign(ledger: string, options: Given, words: Words): Promise<void> {
  const sheets = options.list('sheet');
  const today = todayIn(ZONE, Date.now());
  const start =
    options.maybe('start') === undefined || options.text('start') === 'today' ? today : options.day('start');
  const { year } = civilOf(start);
  const names = await namesInLedger(ledger, sheets.length === 0 ? undefined : sheets, {
    ...{ campaign: '', prefix: '', openedAt: 0, calendar: calendarTable(ZONE, year, year) },
    phase: { start, end: addMonths(start, 6) },
  });
  const folder = options.maybe('out') ?? basename(ledger, extname(ledger));
  await writeNewFolder({ folder, ledger, names, start, language: words.language, words });
  print(words.ledger.newFolder.written(folder, names.findings, names.units.length));
  print(words.ledger.newFolder.next(folder));
}
