import type { MailReport } from '../notices/mail-trouble';
import type { Moment } from '../calendar/moment';
import { entered, type CampaignStep } from './advance';
import type { CampaignAgenda } from './state';

/** The number of positions whose trouble a campaign remembers. */
const MOST = 20;

/**
 * Records that the campaign's own letters do not get through, or do again. The daily analysis mentions it until they
 * do.
 */
export function recordCampaignTrouble(before: CampaignAgenda, report: MailReport, moment: Moment): CampaignStep {
  const { position, trouble } = report;
  const others = before.troubles.filter((one) => one.position !== position);
  const known = before.troubles.find((one) => one.position === position);
  if (trouble === 'mended') {
    if (known === undefined) return { agenda: before, entries: [], notices: [] };
    const step = { agenda: { ...before, troubles: others }, entries: [], notices: [] };
    return entered(step, { at: moment, what: 'mail-mended', outcome: position });
  }
  if (known?.trouble === trouble) return { agenda: before, entries: [], notices: [] };
  const troubles = [...others, { position, trouble, since: known?.since ?? moment }].slice(-MOST);
  const step = { agenda: { ...before, troubles }, entries: [], notices: [] };
  return entered(step, { at: moment, what: 'mail-trouble', outcome: `${trouble} ${position}` });
}
