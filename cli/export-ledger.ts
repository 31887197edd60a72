import { readFile, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { todayOf } from '../client/now';
import { readCampaignFiles } from '../config/campaign-file';
import { domainMoment } from '../domain/calendar/clock';
import { defined } from '../domain/defined';
import { ledgerWorkbook } from '../ledger/export';
import { ownWorkbook } from '../ledger/export-own';
import { prepareCampaign } from '../ledger/prepare';
import type { LedgerSheet } from '../ledger/standing-columns';
import { wordsFor } from '../words';
import type { Words } from '../words/words';
import type { Campaign } from '../workflows/messages';
import { onCampaign } from './on-server';
import type { Given } from './options';
import { print, progressed } from './print';
import { tellUnreadable } from './unreadable';
import type { Verb } from './verb';

/** `duban export`. */
export const exportLedger: Verb = {
  act: (given, words, file) => exportTo(file, given, words),
};

/** Writes how the campaign's findings stand: into the office's own workbook where a folder is given, else as a ledger. */
async function exportTo(file: string, options: Given, words: Words): Promise<void> {
  await onCampaign(options, async (service, id) => {
    const { campaign, findings, unreadable } = await service.read(id, progressed);
    const { name, directory, terms } = campaign;
    const sheet: LedgerSheet = {
      ...{ campaign: name, directory, findings, today: todayOf(campaign) },
      moment: domainMoment(terms.clock, Date.now()),
      words: wordsFor(terms.policy.language),
    };
    const folder = options.maybe('ledger');
    const own = folder === undefined ? undefined : await ownFilledIn(file, folder, options, campaign, sheet, words);
    if (own === undefined) {
      await writeFile(file, await ledgerWorkbook(sheet));
      print(words.ledger.exported(findings.length, file));
    } else {
      await writeFile(file, own.bytes);
      print(words.ledger.filledIn(findings.length - own.missing.length, file));
      if (own.missing.length > 0) print(words.ledger.notInWorkbook(own.missing));
    }
    tellUnreadable(unreadable, words);
  });
}

/** The workbook of that folder filled in; undefined, and said, where its ledger is none or another kind than the file. */
async function ownFilledIn(
  file: string,
  folder: string,
  options: Given,
  { prefix, phase }: Campaign,
  sheet: LedgerSheet,
  words: Words,
) {
  const { ledger } = await readCampaignFiles(folder);
  // A workbook with macros under the name of one without is not opened.
  const ending = extname(ledger).toLowerCase();
  if (!['.xlsx', '.xlsm'].includes(ending) || ending !== extname(file).toLowerCase()) {
    print(words.ledger.noWorkbook(ledger));
    return undefined;
  }
  const sheets = options.list('sheet');
  const read = await prepareCampaign(
    folder,
    defined({ now: Date.now(), start: phase.start, sheets: sheets.length === 0 ? undefined : sheets }),
  );
  return ownWorkbook(await readFile(ledger), read, prefix, sheet);
}
