import type { Duban } from '../../client/duban';
import { Trouble } from '../../client/errors';
import type { Reading } from '../../client/reading';
import { batchDutiesOf } from '../../domain/batches/duties';
import { timetableDutiesOf } from '../../domain/campaign/timetable';
import { dayOf } from '../../domain/calendar/calendar';
import { domainMoment } from '../../domain/calendar/clock';
import type { Moment } from '../../domain/calendar/moment';
import { campaignDuties } from '../../domain/campaign/duties';
import type { CampaignAgenda } from '../../domain/campaign/state';
import { Refusal } from '../../domain/commands/refusal';
import { defined } from '../../domain/defined';
import { dutiesOf } from '../../domain/duties/duties';
import type { Duty } from '../../domain/finding/finding';
import { holds, type Actor } from '../../domain/organisation/positions';
import { sightOf } from '../../domain/organisation/sight';
import { followUpsOf } from '../../domain/registers/duties';
import { wordsFor } from '../../words';
import type { CampaignOwed, NextAsked } from '../../words/receipts';
import { batchNumber, entryNumber } from '../../words/register-names';
import type { Words } from '../../words/words';
import { lookupIn } from '../letter/letter-frame';
import type { AnswerResult } from '../reply/said';

/** Lines of one receipt; how many more there are is said. */
const MOST = 100;
/** Findings that cannot be read, by their numbers. */
const MOST_NAMED = 20;

/** A campaign as far as it could be read when somebody asked. */
export interface ReadForOwed extends Pick<Reading, 'campaign' | 'findings' | 'unreadable'> {
  /** What the campaign itself remembers. Nothing is owed for one that has ended with its archiving. */
  readonly agenda: CampaignAgenda | 'ended' | 'unreadable';
}

/**
 * What a campaign itself remembers. Where somebody ended its workflow, or its task fails again and again, it is not waited
 * for: what is known of its findings can be told all the same.
 * @throws Trouble no-server, no-worker
 */
export async function agendaOf(duban: Pick<Duban, 'campaignRun'>, campaign: string): Promise<ReadForOwed['agenda']> {
  try {
    return (await duban.campaignRun(campaign)).agenda;
  } catch (error) {
    if (error instanceof Refusal && error.reason.code === 'campaign-archived') return 'ended';
    if (error instanceof Trouble && (error.code === 'campaign-stopped' || error.code === 'task-fails')) {
      return 'unreadable';
    }
    throw error;
  }
}

/**
 * What a person owes, about findings and for the campaign as a whole, and by when, the earliest first: the answer to
 * 待办. What could not be read is named, because there he may owe something too.
 * @param keyword as he wrote it
 * @param machineNow milliseconds
 */
export function whatIsOwed(
  read: ReadForOwed,
  person: Actor,
  keyword: string,
  machineNow: number,
): readonly AnswerResult[] {
  const { terms } = read.campaign;
  const words = wordsFor(terms.policy.language);
  const { receipt } = words;
  const now = domainMoment(terms.clock, machineNow);
  const told = (text: string): AnswerResult => ({ keyword, result: 'understood', text });
  const owed = [...ofFindings(read, person, now, words), ...ofCampaign(read, person, now, words)].toSorted(
    (a, b) => a.due - b.due,
  );
  const lines = owed.slice(0, MOST).map(({ finding, text }) => ({ ...told(text), ...finding }));
  const more = owed.length > MOST ? [told(receipt.moreOwed(owed.length - MOST))] : [];
  const unread = unreadFor(read, person);
  const lacking = [
    ...(unread.length === 0
      ? []
      : [told(receipt.findingsUnread(unread.slice(0, MOST_NAMED), Math.max(0, unread.length - MOST_NAMED)))]),
    ...(read.agenda === 'unreadable' ? [told(receipt.campaignUnread)] : []),
  ];
  if (owed.length > 0) return [...lines, ...more, ...lacking];
  return lacking.length > 0 ? lacking : [told(receipt.nothingOwed(read.campaign.name))];
}

interface Owed {
  readonly due: Moment;
  /** Where it is owed about a finding. */
  readonly finding: { readonly finding?: string };
  readonly text: string;
}

function ofFindings(
  { campaign, findings }: ReadForOwed,
  person: Actor,
  now: Moment,
  { receipt }: Words,
): readonly Owed[] {
  const { calendar } = campaign.terms;
  const { day, time } = lookupOf(campaign);
  return findings
    .filter(({ running }) => running)
    .flatMap(({ finding, terms }) =>
      dutiesOf(finding, terms)
        .filter(({ holder }) => holds(person, holder))
        .map(({ kind, about, due }): Owed => {
          const asked = defined<NextAsked>({
            kind,
            about,
            day: day(due),
            time: time(due),
            today: dayOf(calendar, now),
          });
          return { due, finding: { finding: finding.subject.id }, text: receipt.owed(asked, due < now) };
        }),
    );
}

function ofCampaign({ campaign, agenda }: ReadForOwed, person: Actor, now: Moment, words: Words): readonly Owed[] {
  if (agenda === 'ended' || agenda === 'unreadable') return [];
  const { terms, phase } = campaign;
  const { day, time } = lookupOf(campaign);
  const today = dayOf(terms.calendar, now);
  return campaignDuties(agenda, terms, phase, now)
    .filter(({ holder }) => holds(person, holder))
    .flatMap((duty): readonly Owed[] => {
      const { due } = duty;
      const what = askedFor(duty, agenda, campaign, words);
      if (what === undefined) return [];
      const text = words.receipt.owedOfCampaign(what, { day: day(due), time: time(due), today }, due < now);
      return [{ due, finding: {}, text }];
    });
}

/** What a duty of the campaign asks for, by the names that its letters use. */
function askedFor(
  { id, kind, about = '' }: Duty,
  agenda: CampaignAgenda,
  { terms, phase }: Reading['campaign'],
  { registers, batches }: Words,
): CampaignOwed | undefined {
  if (kind === 'update-calendar') return { what: 'calendar', year: about };
  if (kind === 'sign-off') return agenda.draft && { what: 'circular', until: agenda.draft.period };
  const timed = timetableDutiesOf(agenda, terms, phase).find(({ duty }) => duty.id === id);
  if (timed !== undefined) return { what: 'timetable', task: timed.occurrence.kind };
  const point = followUpsOf(agenda.registers, terms).find(({ duty }) => duty.id === id);
  if (point !== undefined) {
    const { asks } = point.point;
    return { what: 'point', point: entryNumber(about, registers.kinds), asks, findings: point.entry.findings };
  }
  const batch = batchDutiesOf(agenda.batches, terms).find(({ duty }) => duty.id === id);
  return batch && { what: 'batch', batch: batchNumber(batch.batch.id, batches.kind), findings: batch.task.findings };
}

/**
 * The findings of which it is not known what he owes: those that cannot be told of at all, and those that stand as they
 * stood a while ago, where he is concerned with them.
 */
function unreadFor({ findings, unreadable, campaign }: ReadForOwed, person: Actor): readonly string[] {
  const known = new Map(findings.map(({ finding }) => [finding.subject.id, finding]));
  const ids = unreadable.map(({ id }) => id).filter((id) => id !== campaign.id);
  return [...new Set(ids)].filter((id) => {
    const finding = known.get(id);
    return finding === undefined || sightOf(person, finding) === 'whole';
  });
}

function lookupOf({ terms, directory }: Reading['campaign']): ReturnType<typeof lookupIn> {
  return lookupIn({ calendar: terms.calendar, directory, language: terms.policy.language });
}
