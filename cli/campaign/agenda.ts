import { dayOf, isoDate } from '../../domain/calendar/calendar';
import { comingUp } from '../../domain/campaign/agenda';
import { campaignDuties } from '../../domain/campaign/duties';
import { domainMoment } from '../../domain/calendar/clock';
import type { Moment } from '../../domain/calendar/moment';
import type { Duty } from '../../domain/finding/finding';
import { timetableKinds } from '../../domain/policy/timetable';
import { batchNumber, entryNumber } from '../../words/register-names';
import type { Words } from '../../words/words';
import type { CampaignRun } from '../../workflows/messages';
import { positionName } from '../../words/names';
import { onCampaign } from '../on-server';
import { print } from '../print';
import type { Verb } from '../verb';

/** `duban campaign agenda`: what the office owes for the campaign as a whole, and what the campaign tells next. */
export const campaignAgenda: Verb = {
  async act(given, words) {
    await onCampaign(given, async (service, id) => {
      const run = await service.campaignRun(id);
      const now = domainMoment(run.campaign.terms.clock, Date.now());
      print(given.is('json') ? JSON.stringify(asJson(run, now), null, 2) : agendaText(run, now, words));
    });
  },
};

function asJson({ agenda, campaign }: CampaignRun, now: Moment): object {
  const { terms, phase } = campaign;
  const iso = (moment: Moment): string => new Date(moment).toISOString();
  const dated = (at: Moment): object => ({ at: iso(at), day: isoDate(dayOf(terms.calendar, at)) });
  return {
    draft: agenda.draft?.id ?? null,
    owed: campaignDuties(agenda, terms, phase, now).map(({ kind, holder, due, about }) => ({
      duty: kind,
      about: about ?? null,
      holder,
      due: iso(due),
    })),
    next: comingUp(agenda, terms, phase, now).map(({ at, what, about }) => ({
      ...dated(at),
      what,
      about: about ?? null,
    })),
  };
}

/** What a duty of the campaign asks for, with the entry, the batch or the year that it is about. */
function dutyName({ kind, about }: Pick<Duty, 'kind' | 'about'>, words: Words): string {
  const { duties, campaign } = words;
  if (about === undefined || kind !== 'timetable') return named(duties[kind], about, words);
  const task = timetableKinds.find((one) => about.startsWith(`${one}/`));
  return task === undefined ? duties.timetable : campaign.timetable[task];
}

/** What is owed or told, with the number of the entry or the batch that it is about. */
function named(what: string, about: string | undefined, { card, registers, batches }: Words): string {
  if (about === undefined) return what;
  return card.about(what, batchNumber(entryNumber(about, registers.kinds), batches.kind));
}

function agendaText({ agenda, campaign }: CampaignRun, now: Moment, words: Words): string {
  const { terms, phase, directory } = campaign;
  const { card, cli, duties } = words;
  const date = (at: Moment): string => words.date(dayOf(terms.calendar, at));
  const names = { ...duties, ...words.campaign.occasions, ...words.campaign.timetable };
  const owed = campaignDuties(agenda, terms, phase, now).map((duty) =>
    card.due(dutyName(duty, words), positionName(duty.holder, directory, words), date(duty.due)),
  );
  const next = comingUp(agenda, terms, phase, now).map(
    ({ at, what, about }) => `${date(at)}  ${named(names[what], about, words)}`,
  );
  return [
    words.fact(card.owed, ''),
    ...(owed.length === 0 ? [card.nobody] : owed).map((line) => `  ${line}`),
    words.fact(cli.next, ''),
    ...(next.length === 0 ? [card.nobody] : next).map((line) => `  ${line}`),
  ]
    .map((line) => line.trimEnd())
    .join('\n');
}
