import type { Archive } from '../archive/archive';
import type { Duban } from '../client/duban';
import { Trouble } from '../client/errors';
import type { Moment } from '../domain/calendar/moment';
import type { CampaignAgenda } from '../domain/campaign/state';
import { Refusal } from '../domain/commands/refusal';
import { printOf } from '../domain/registers/adding';
import type { RegisterCommand } from '../domain/registers/commands';
import { decideRegister } from '../domain/registers/decide';
import type { EntryFacts } from '../domain/registers/entry';
import { reasonWithNames } from '../words/names';
import type { Words } from '../words/words';
import type { Campaign } from '../workflows/messages';
import type { RegisterRow } from './register-sheets';

type Speaker = Pick<RegisterCommand, 'by' | 'via'>;

/** A new entry of a sheet, and the id under which it is taken once, however often the sheet is handed in. */
export interface EntryHandedIn {
  readonly entry: EntryFacts;
  readonly updateId: string;
}

/** What a filled-in sheet of registers brings, and what keeps it from being entered, as sentences. */
export interface EntriesHandedIn {
  /** New entries in the sheet's order; what is entered already is left out. */
  readonly entries: readonly EntryHandedIn[];
  readonly problems: readonly string[];
}

/** Tries a sheet of registers as a whole, row after row as it would be entered. Enters nothing. @throws Trouble */
export async function entriesHandedIn(
  rows: readonly RegisterRow[],
  service: Duban,
  campaign: Campaign,
  archive: Archive,
  speaker: Speaker,
  moment: Moment,
  words: Words,
): Promise<EntriesHandedIn> {
  const { entries } = await service.readRegisters(campaign.id, archive);
  const known = new Set(entries.filter(({ takenBack }) => takenBack === undefined).map(printOf));
  const takenBack = entries.filter((one) => one.takenBack !== undefined).map(printOf);
  const fresh = rows.filter(({ read }) => read instanceof Trouble || !known.has(printOf(read)));
  const { agenda } = await service.campaignRun(campaign.id);
  return {
    entries: fresh.flatMap(({ read }) => {
      return read instanceof Trouble ? [] : [{ entry: read, updateId: updateIdOf(read, takenBack) }];
    }),
    problems: problemsIn(fresh, agenda, campaign, speaker, moment, words),
  };
}

/** What was taken back is entered anew when its sheet comes again. */
function updateIdOf(entry: EntryFacts, takenBack: readonly string[]): string {
  const print = printOf(entry);
  const before = takenBack.filter((one) => one === print).length;
  return before === 0 ? `sheet ${print}` : `sheet ${print} ${before + 1}`;
}

function problemsIn(
  rows: readonly RegisterRow[],
  agenda: CampaignAgenda,
  { terms, roster, directory }: Campaign,
  speaker: Speaker,
  moment: Moment,
  words: Words,
): readonly string[] {
  let now = agenda;
  const attempt = (entry: EntryFacts): string | undefined => {
    try {
      now = decideRegister(now, { roster, directory }, terms, { name: 'addEntry', entry, ...speaker }, moment).agenda;
      return undefined;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return `${words.refusal(reasonWithNames(error.reason, directory))} [${error.reason.code}]`;
    }
  };
  return rows.flatMap(({ sheet, row, read }) => {
    const why = read instanceof Trouble ? `${words.troubles[read.code](read.subject)} [${read.code}]` : attempt(read);
    return why === undefined ? [] : [words.registers.badRow(sheet, row, why)];
  });
}
