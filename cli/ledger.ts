import { join } from 'node:path';
import { openArchive } from '../archive/archive';
import type { Duban } from '../client/duban';
import { Trouble } from '../client/errors';
import { todayOf } from '../client/now';
import { isArchivedIn } from '../client/record';
import { todayIn } from '../config/calendar-table';
import { readCampaignFiles } from '../config/campaign-file';
import { isoDate } from '../domain/calendar/calendar';
import { obstaclesTo } from '../domain/commands/closable';
import { defined } from '../domain/defined';
import type { DayIndex } from '../domain/calendar/moment';
import { refuse, Refusal } from '../domain/commands/refusal';
import { assumptionSentences } from '../ledger/assumptions';
import { asksForSomething, changeLines } from '../ledger/change-lines';
import { carryOut, comparedWith, importedNow } from '../ledger/carry-out';
import type { Refused } from '../client/open-findings';
import { keepImported, lastImported } from '../ledger/last-imported';
import { assignAsLedgerSays, officeActor, openPrepared, prepareCampaign, type Prepared } from '../ledger/prepare';
import { nameOfUnit } from '../ledger/units';
import { readStackFile } from '../worker/stack-file';
import type { Words } from '../words/words';
import type { Campaign } from '../workflows/messages';
import { isLedgerAlone, newCampaign } from './new-campaign';
import { obstacleLines } from '../words/obstacles';
import { dataOf, onServer } from './on-server';
import type { Given } from './options';
import { placeFor } from './place';
import { print, progressed } from './print';
import { tellUnreadable } from './unreadable';
import type { Verb } from './verb';

/** `duban import`. */
export const importFolder: Verb = {
  act: (given, words, folder) => importFrom(folder, given, words),
};

/** Who stands in the record as the operator. */
const OPERATOR = 'duban import';

/**
 * Opens a campaign from its folder; of a ledger alone, makes the folder. Where it runs already, shows what the ledger
 * says otherwise, and does that only with `--yes`.
 * @throws BadFiles; Refusal where a finding took not all of it
 */
async function importFrom(folder: string, options: Given, words: Words): Promise<void> {
  if (await isLedgerAlone(folder)) return newCampaign(folder, options, words);
  if (options.is('dryRun')) {
    const read = await prepared(folder, options);
    for (const line of itemLines(read, words)) print(line);
    tell(read, words);
    print(words.cli.nothingStarted);
    return;
  }
  const { id } = await readCampaignFiles(folder);
  mustNotBeInFastTime(options, id);
  const archive = openArchive(join(dataOf(options), 'archive'));
  await onServer(options, async (service) => {
    const running = await campaignNamed(service, id);
    const read = await prepared(folder, options, running?.phase.start);
    tell(read, words);
    if (running === undefined) {
      if (await isArchivedIn(archive, id)) refuse({ code: 'campaign-archived' });
      const { fresh, refused } = await openPrepared(service, read, OPERATOR, {
        assign: options.is('assign'),
        opened: (done) => {
          progressed(done, read.rows.length);
        },
      });
      if (fresh.length === read.rows.length) await keepImported(archive, id, read.rows);
      print(words.cli.opened(fresh.length, read.rows.length - fresh.length));
      tellRefused(refused, words);
      return;
    }
    const reading = await service.read(id, progressed);
    tellUnreadable(reading.unreadable, words);
    const before = await lastImported(archive, id);
    const superiorConsent = options.maybe('consent');
    const compared = comparedWith(
      reading,
      read.rows,
      defined({
        before: before.size === 0 ? undefined : before,
        ledgerCounts: options.is('ledgerCounts') ? (true as const) : undefined,
        superiorConsent,
      }),
    );
    for (const line of changeLines(compared, words)) print(line);
    const by = officeActor(running.directory, todayOf(running), OPERATOR);
    if (asksForSomething(compared)) {
      if (!options.is('yes')) {
        print(words.ledger.confirm);
        return;
      }
      const refused = await carryOut(service, running, compared, by);
      await keepImported(archive, id, importedNow(compared, before, refused));
      print(words.ledger.changed(compared.changed.length, compared.opens.length));
      tellRefused(refused, words);
    } else {
      await keepImported(archive, id, importedNow(compared, before, []));
    }
    if (options.is('assign')) {
      const asked = { ...read, rows: compared.rows, superiorConsent };
      tellRefused(await assignAsLedgerSays(service, asked, by), words);
    }
  });
}

/**
 * A campaign at the real pace is not opened on the server of one in fast time: what that one leaves is deleted when it
 * starts afresh.
 * @throws Trouble server-in-fast-time
 */
function mustNotBeInFastTime(options: Given, campaign: string): void {
  const data = dataOf(options);
  const stack = readStackFile(data);
  if (stack === undefined || stack.pace === 1 || stack.campaign === campaign) return;
  if (placeFor(data, options.maybe('address')).address !== stack.address) return;
  throw new Trouble('server-in-fast-time', data, ['--data …']);
}

/** The folder read; what counts from the day of feedback counts as in the campaign that runs. */
async function prepared(folder: string, options: Given, running?: DayIndex): Promise<Prepared> {
  const start = (await startIn(options, folder)) ?? running;
  const sheets = options.list('sheet');
  return prepareCampaign(folder, defined({ now: Date.now(), start, sheets: sheets.length === 0 ? undefined : sheets }));
}

/** Every finding as it was read, a line each. */
function itemLines({ rows, campaign }: Prepared, { ledger }: Words): readonly string[] {
  return rows.map(({ subject: { id, label, title, division }, due }) => {
    const named = [id, label, title === id ? undefined : title].filter((part) => part !== undefined).join(' ');
    const date = due === undefined ? ledger.fromAssignment : isoDate(due);
    return ledger.item(named, nameOfUnit(division.lead, campaign.directory), date);
  });
}

async function startIn(options: Given, folder: string): Promise<DayIndex | undefined> {
  if (options.maybe('start') === undefined) return undefined;
  if (options.text('start') !== 'today') return options.day('start');
  return todayIn((await readCampaignFiles(folder)).zone, Date.now());
}

function tell({ campaign, rows, assumptions }: Prepared, words: Words): void {
  print(words.cli.read(rows.length));
  if (assumptions.length > 0) print(words.ledger.assumed);
  for (const sentence of assumptionSentences(assumptions, words)) print(`  ${sentence}`);
  const { terms, directory } = campaign;
  const obstacles = obstaclesTo(rows, terms.policy, directory);
  for (const line of obstacleLines(obstacles, directory, words)) print(line);
}

async function campaignNamed(service: Duban, id: string): Promise<Campaign | undefined> {
  return (await service.campaigns()).includes(id) ? service.campaign(id) : undefined;
}

/** Names what findings did not take, once all else is done. @throws Refusal, the first of them */
function tellRefused(refused: readonly Refused[], words: Words): void {
  for (const { finding, reason } of refused) print(`${finding}: ${words.refusal(reason)}`);
  const [first] = refused;
  if (first !== undefined) throw new Refusal(first.reason);
}
