import { settledName } from '../agenda';
import { isOffice } from '../authority';
import { dayOf, isoDate } from '../calendar';
import type { CommandOf } from '../commands';
import { defined } from '../defined';
import type { Moment } from '../moment';
import type { Terms } from '../policy';
import { refuse } from '../refusal';
import { entered, withoutDeadKeys, type CampaignStep } from './advance';
import { signOffOf } from './duties';
import type { CampaignAgenda, CircularDraft } from './state';

/** What the office says about the campaign's circular: the same commands as about a finding's formal letter. */
export type CampaignCommand = CommandOf<'signOff'> | CommandOf<'editDraft'> | CommandOf<'postponeDraft'>;

/**
 * Obeys a command about the circular. Only a sign-off (签发) issues it; an edit leaves it open, and a postponement gives
 * it a new due date.
 * @throws Refusal not-your-role, unknown-draft, reason-needed, date-in-the-past
 */
export function decideCampaign(
  agenda: CampaignAgenda,
  terms: Terms,
  command: CampaignCommand,
  moment: Moment,
): CampaignStep {
  const { name, by, via } = command;
  if (!isOffice(by)) refuse({ code: 'not-your-role', command: name, needed: 'office' });
  const { draft } = agenda;
  if (draft?.id !== command.draft) return refuse({ code: 'unknown-draft', draft: command.draft });
  const step = obeyed(agenda, draft, command, terms, moment);
  return entered(
    { ...step, agenda: withoutDeadKeys(step.agenda, terms) },
    defined({
      ...{ at: moment, what: name, by: by.person, via, command },
      operator: by.operator,
      letters: step.notices.length === 0 ? undefined : step.notices.map(({ key }) => key),
    }),
  );
}

function obeyed(
  agenda: CampaignAgenda,
  draft: CircularDraft,
  command: CampaignCommand,
  terms: Terms,
  moment: Moment,
): CampaignStep {
  switch (command.name) {
    case 'signOff': {
      const { draft: _, ...settled } = agenda;
      const { number, signer } = command;
      const key = `issued/${draft.id}`;
      return {
        agenda: settled,
        entries: [],
        notices: [{ key, at: moment, to: [], what: 'issued', draft, number, signer }],
      };
    }
    case 'editDraft':
      return { agenda: { ...agenda, draft: { ...draft, file: command.file } }, entries: [], notices: [] };
    case 'postponeDraft': {
      const { why, to } = command;
      if (why.trim() === '') refuse({ code: 'reason-needed', command: command.name });
      if (to < dayOf(terms.calendar, moment)) refuse({ code: 'date-in-the-past', date: isoDate(to) });
      const postponed = { ...draft, postponedTo: to, postponements: draft.postponements + 1 };
      // Whoever postpones a draft knows of it, so the new term starts without an opening letter.
      const known = { [settledName(signOffOf(postponed, terms).id, 'opening')]: 0 };
      return {
        agenda: { ...agenda, draft: postponed, settled: { ...agenda.settled, ...known } },
        entries: [],
        notices: [],
      };
    }
  }
}
