import { punctualityIn, type Overview } from '../domain/campaign/analysis';
import type { SurveyRow } from '../domain/campaign/survey';
import type { CampaignStrings } from './campaign-strings';
import type { Lookup } from './letters';

/** How many findings a list names; the ledger has the rest. */
const ON_A_LIST = 12;
/** How many numbers a line lists before it only says that there are more. */
const MOST = 8;

/** How the findings stand, in figures, without a full stop. */
export function inNumbers(sums: Omit<Overview['totals'], 'stages' | 'lights'>, strings: CampaignStrings): string {
  return strings.sums({ ...sums, punctual: punctual(sums, strings) });
}

/** Of those closed, how many were claimed by their dates; nothing where none is closed. */
export function punctual(
  { onTime, late }: ReturnType<typeof punctualityIn>,
  strings: Pick<CampaignStrings, 'punctual'>,
): string {
  return onTime + late === 0 ? '' : strings.punctual(onTime, late);
}

export function unitOf({ lead }: Pick<SurveyRow, 'lead'>, lookup: Lookup, strings: CampaignStrings): string {
  return lead === undefined ? strings.unassigned : lookup.unit(lead);
}

export function named(row: SurveyRow, lookup: Lookup, strings: CampaignStrings): string {
  return strings.named(strings.matter(row.id, row.title), unitOf(row, lookup, strings));
}

/** A red finding with its reasons. */
export function red(row: SurveyRow, lookup: Lookup, strings: CampaignStrings): string {
  return strings.about(named(row, lookup, strings), strings.clauses(row.reasons.map(strings.terms.reason)));
}

export function ids(all: readonly string[], { listed, andMore }: CampaignStrings): string {
  const distinct = [...new Set(all)];
  return distinct.length <= MOST ? listed(distinct) : andMore(listed(distinct.slice(0, MOST)));
}

/** A sentence for each, as far as a list goes. */
export function list<Row>(
  rows: readonly Row[],
  line: (row: Row) => string,
  { sentence, rest }: CampaignStrings,
): readonly string[] {
  const shown = rows.slice(0, ON_A_LIST).map((row) => sentence(line(row)));
  return rows.length <= ON_A_LIST ? shown : [...shown, rest(rows.length - ON_A_LIST)];
}
