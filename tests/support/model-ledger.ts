import { join } from 'node:path';
import { phaseEnd, readCampaignFiles, termsOf } from '../../config/campaign-file';
import { realClock } from '../../domain/calendar/clock';
import type { Terms } from '../../domain/policy/policy';
import type { LedgerContext } from '../../ledger/ledger-row';

export const modelCase = join(__dirname, '..', '..', 'examples', 'wuhai-2023');

/** What a ledger of the model case is read with: feedback on 21 July 2023, the phase ends on Saturday 21 October. */
export async function modelContext(): Promise<LedgerContext & { readonly terms: Terms }> {
  const files = await readCampaignFiles(modelCase);
  const { id, prefix, directory, start } = files;
  const terms = termsOf(files, realClock);
  const phase = { start, end: phaseEnd(files) };
  return { campaign: id, prefix, directory, calendar: terms.calendar, phase, openedAt: 0, terms };
}
