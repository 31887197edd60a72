import { isOffice } from '../commands/authority';
import { dayOf } from '../calendar/calendar';
import type { CommandOf } from '../commands/commands';
import { mustLieAhead } from '../commands/dates';
import { mustTravel } from '../commands/decide';
import { defined } from '../defined';
import type { Moment } from '../calendar/moment';
import type { Terms } from '../policy/policy';
import { refuse } from '../commands/refusal';
import { entered, type CampaignStep } from './advance';
import { opened, settledOn } from '../schedule/rungs';
import { signOffOf } from './duties';
import type { CampaignAgenda, CircularDraft } from './state';

/** What the office says about the campaign's circular: the same commands as about a finding's formal letter. */
export type CampaignCommand = CommandOf<'signOff'> | CommandOf<'editDraft'> | CommandOf<'postponeDraft'>;

/**
 * Obeys a command about the circular. Only a sign-off (签发) issues it; an edit leaves it open, and a postponement gives
 * it a new due date.
 * @throws Refusal not-your-role, unknown-draft, reason-needed, date-in-the-past, date-too-far, text-too-long, command-too-large
 */
export function decideCampaign(
  agenda: CampaignAgenda,
  terms: Terms,
  command: CampaignCommand,
  moment: Moment,
): CampaignStep {
  const { name, by, via } = command;
  mustTravel(command);
  if (!isOffice(by)) refuse({ code: 'not-your-role', command: name, needed: 'office' });
  const { draft } = agenda;
  if (draft?.id !== command.draft) return refuse({ code: 'unknown-draft', draft: command.draft });
  const step = obeyed(agenda, draft, command, terms, moment);
  return entered(
    step,
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
      mustLieAhead(to, dayOf(terms.calendar, moment));
      const postponed = { ...draft, postponedTo: to, postponements: draft.postponements + 1 };
      // Who postpones knows of the draft: only the ladder of the new term begins anew.
      const signOff = signOffOf(postponed, terms);
      const { calendar } = terms;
      const known = { [signOff.id]: opened(settledOn(dayOf(calendar, moment), signOff, undefined, calendar)) };
      return {
        agenda: { ...agenda, draft: postponed, settled: { ...agenda.settled, ...known } },
        entries: [],
        notices: [],
      };
    }
  }
}
