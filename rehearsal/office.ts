import type { Archive } from '../archive/archive';
import { batchCommand, decideBatch, proposedGroups, recordInspection } from '../client/batches';
import { recordOf } from '../client/record';
import type { BatchCommands } from '../domain/batches/commands';
import type { Batch } from '../domain/batches/view';
import { dayOf, isoDate, workingDayOnOrBefore, type Calendar } from '../domain/calendar/calendar';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import type { CircularDraft } from '../domain/campaign/state';
import { timetableOwed } from '../domain/campaign/timetable';
import type { Occurrence } from '../domain/campaign/timetable-days';
import type { Finding } from '../domain/finding/finding';
import { reportedKinds } from '../domain/policy/timetable';
import { colourOf } from '../domain/light/light';
import { actorOf, holderOf } from '../domain/organisation/directory';
import { placeIn } from '../domain/organisation/names';
import type { Actor, GroupCode, Position } from '../domain/organisation/positions';
import type { EntryFacts, Point } from '../domain/registers/entry';
import { wordsFor } from '../words';
import type { OfficeWords } from '../words/rehearsal';
import type { Campaign } from '../workflows/messages';
import type { CampaignCalls } from './campaign';

/** A supervision batch that is played: decided on its first day, its results recorded from its last day on. */
export interface PlayedBatch {
  readonly from: DayIndex;
  readonly to: DayIndex;
}

/** A circular that was signed off. */
export interface SignedCircular {
  readonly draft: CircularDraft;
  readonly number: string;
  readonly on: DayIndex;
}

/** What an office works on. */
export interface OfficeStage {
  readonly duban: CampaignCalls;
  readonly campaign: Campaign;
  readonly archive: Archive;
  readonly batches: readonly PlayedBatch[];
  /** Who is recorded as having said it for the office's people. */
  readonly operator: string;
  readonly words: OfficeWords;
}

/** What the office does about the campaign as a whole while its findings are played. */
export interface Office {
  /** Does what is to be done by now. What was done is not done again, so it may be called as often as one likes. */
  work(now: Moment): Promise<void>;
  readonly circulars: readonly SignedCircular[];
}

const BATCHES = 3;
/** Calendar days from a batch's first day to its last. */
const LASTS = 7;

/** Three batches, evenly over the time that is played: each ends on the last working day of its third. */
export function threeBatches(start: DayIndex, until: DayIndex, calendar: Calendar): readonly PlayedBatch[] {
  return Array.from({ length: BATCHES }, (_, index) => {
    const end = start + Math.round(((until - start) * (index + 1)) / BATCHES) - 1;
    const to = workingDayOnOrBefore(calendar, end);
    return { from: workingDayOnOrBefore(calendar, to - LASTS), to };
  });
}

/**
 * Holds a meeting and decides each batch, records what the groups found and saw, enters the institutions of long-term
 * items, keeps the timetable, and signs the circulars off.
 */
export function openOffice({ duban, campaign, archive, batches, operator, words }: OfficeStage): Office {
  const { id, directory, terms } = campaign;
  const { campaign: campaignWords } = wordsFor(terms.policy.language);
  const circulars: SignedCircular[] = [];
  const decided = new Map<PlayedBatch, string>();
  const done = new Set<string>();
  return { work, circulars };

  async function work(now: Moment): Promise<void> {
    const { agenda } = await duban.campaignRun(id);
    await signCircular(agenda.draft, now);
    const today = dayOf(terms.calendar, now);
    for (const batch of batches) {
      const decidedAs = decided.get(batch);
      if (decidedAs !== undefined && batch.to <= today) await recordResults(decidedAs, now);
      else if (decidedAs === undefined && batch.from <= today && today <= batch.to) await decideOn(batch, now);
    }
    // What was just done is not owed any more.
    const { agenda: left } = await duban.campaignRun(id);
    for (const { occurrence } of timetableOwed(left, terms, campaign.phase, now)) {
      if (occurrence.day <= today) await keepTimetable(occurrence, now);
    }
  }

  /** What the timetable has for the day: a dispatch is a meeting, a report is handed in. Batches go by days of their own. */
  async function keepTimetable({ kind, named }: Occurrence, now: Moment): Promise<void> {
    const updateId = `${kind} ${isoDate(named)}`;
    if (kind === 'dispatch') await meet(updateId, words.dispatch, now);
    const serves = reportedKinds.find((one) => one === kind);
    if (serves === undefined) return;
    const title = campaignWords.timetable[serves];
    await enter(updateId, now, { register: 'report', serves, title, who: words.superior, findings: [] });
  }

  async function signCircular(draft: CircularDraft | undefined, now: Moment): Promise<void> {
    const by = speakerAt('office/director', now);
    if (draft === undefined || by === undefined) return;
    const number = words.number(circulars.length + 1);
    const command = { name: 'signOff', draft: draft.id, number, signer: by.person, by, via: 'script' } as const;
    await duban.tellCampaign(id, command, draft.id);
    circulars.push({ draft, number, on: dayOf(terms.calendar, now) });
  }

  /** Decides a batch as it is proposed, after a meeting about what presses. */
  async function decideOn(batch: PlayedBatch, now: Moment): Promise<void> {
    const by = speakerAt('office/staff', now);
    const findings = (await duban.read(id)).findings.map(({ finding }) => finding);
    const groups = proposedGroups(findings, campaign, now);
    if (by === undefined || groups.length === 0) return;
    const point = { text: words.point, holder: 'office/staff' as const, due: batch.to };
    await meet(`meeting ${isoDate(batch.from)}`, words.meeting, now, [point]);
    if (batch === batches.at(-1)) await enterInstitutions(findings, now);
    const planned = { ...batch, methods: ['site', 'documents'] as const, groups };
    const command = await batchCommand(planned, findings, campaign, archive, now);
    const decision = await decideBatch(duban, campaign, command, findings, archive, { by, via: 'script' }, now);
    decided.set(batch, decision.id);
  }

  /** A meeting about what presses. */
  async function meet(updateId: string, text: string, now: Moment, points: readonly Point[] = []): Promise<void> {
    const { findings } = await duban.read(id);
    const pressing = findings.filter(({ finding }) => ['red', 'yellow'].includes(colourOf(finding, terms, now)));
    await enter(updateId, now, {
      ...{ register: 'meeting', who: directory.office.name, text, points },
      findings: pressing.map(({ finding }) => finding.subject.id),
    });
  }

  /** A long-term item is kept up by an institution (长效机制). */
  async function enterInstitutions(findings: readonly Finding[], now: Moment): Promise<void> {
    const lasting = findings.filter(({ subject }) => subject.track === 'long-term');
    for (const [index, { subject, assignment }] of lasting.entries()) {
      await enter(`institution ${subject.id}`, now, {
        ...{ register: 'institution', title: words.institution(subject.title), number: words.number(index + 1) },
        who: assignment === undefined ? directory.office.name : placeIn(directory, 'unit', assignment.lead),
        findings: [subject.id],
      });
    }
  }

  /** Records what the groups found; a finding that still waits for its check is left for later. */
  async function recordResults(decidedAs: string, now: Moment): Promise<void> {
    const batch = (await duban.readBatches(id, archive)).batches.find((one) => one.id === decidedAs);
    const by = speakerAt('office/staff', now);
    if (batch === undefined || by === undefined) return;
    for (const { group, items } of batch.tasks) {
      const lacking: string[] = [];
      for (const { finding } of items.filter(({ result }) => result === undefined)) {
        const found = await foundBy(batch, finding, now);
        if (found === undefined) continue;
        const said = { batch: batch.id, finding, on: dayOf(terms.calendar, now), ...found };
        await recordInspection(duban, campaign, archive, said, { by, via: 'script' }, now);
        if (found.outcome === 'lacking') lacking.push(finding);
      }
      if (lacking.length > 0) await enterVisit(batch.id, group, lacking, now);
    }
    await settleMeeting(batch, now);
  }

  async function enterVisit(batch: string, group: GroupCode, findings: readonly string[], now: Moment): Promise<void> {
    const who = placeIn(directory, 'supervision', group);
    const facts = { register: 'visit', who, place: words.place, text: words.visit, findings } as const;
    await enter(`visit ${batch} ${group}`, now, facts);
  }

  /** What the meeting before the batch settled is done once the batch's last day has come. */
  async function settleMeeting({ from }: Pick<Batch, 'from'>, now: Moment): Promise<void> {
    const by = speakerAt('office/staff', now);
    const updateId = `settled ${isoDate(from)}`;
    if (by === undefined || done.has(updateId)) return;
    const { entries } = await duban.readRegisters(id, archive);
    const meeting = entries.find(({ register, on, asked }) => register === 'meeting' && on >= from && asked.length > 0);
    if (meeting === undefined) return;
    const settled = { name: 'settlePoint', entry: meeting.id, point: 1, outcome: 'done', text: words.done } as const;
    await duban.tellRegisters(id, { ...settled, by, via: 'script' }, updateId);
    done.add(updateId);
  }

  /** Enters something in a register once, whatever becomes of what follows it. */
  async function enter(updateId: string, now: Moment, facts: Omit<EntryFacts, 'on'>): Promise<void> {
    const by = speakerAt('office/staff', now);
    if (by === undefined || done.has(updateId)) return;
    const entry = { ...facts, on: dayOf(terms.calendar, now) };
    await duban.tellRegisters(id, { name: 'addEntry', entry, by, via: 'script' }, updateId);
    done.add(updateId);
  }

  /** What a group finds about a finding; undefined while it waits for its check. */
  async function foundBy(
    batch: Batch,
    finding: string,
    now: Moment,
  ): Promise<Pick<BatchCommands['recordInspection'], 'outcome' | 'methods' | 'text'> | undefined> {
    const run = await duban.show(campaign.id, finding);
    const { entries } = await recordOf(run, archive);
    const isChecked = entries.some(({ what, at }) => what === 'recordCheck' && at >= batch.at);
    if (isChecked) return { outcome: 'checked', methods: [] };
    if (run.finding.standing.stage === 'awaiting-check') return undefined;
    const outcome = colourOf(run.finding, run.terms, now) === 'red' ? 'lacking' : 'verified';
    return { outcome, methods: ['site'], text: words[outcome] };
  }

  function speakerAt(position: Position, now: Moment): Actor | undefined {
    const holder = holderOf(directory, position);
    const actor = holder && actorOf(directory, holder.code, dayOf(terms.calendar, now));
    return actor === undefined ? undefined : { ...actor, operator };
  }
}
