import type { Archive } from '../archive/archive';
import { batchCommand, decideBatch, proposedGroups, recordInspection } from '../client/batches';
import type { Duban } from '../client/duban';
import { recordOf } from '../client/record';
import type { BatchCommands } from '../domain/batches/commands';
import type { Batch } from '../domain/batches/view';
import { dayOf, workingDayOnOrBefore, type Calendar } from '../domain/calendar/calendar';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import type { CircularDraft } from '../domain/campaign/state';
import { timetableOwed } from '../domain/campaign/timetable';
import type { Occurrence } from '../domain/campaign/timetable-days';
import { Refusal } from '../domain/commands/refusal';
import { colourOf } from '../domain/light/light';
import { actorOf, holderOf } from '../domain/organisation/directory';
import type { Actor, Position } from '../domain/organisation/positions';
import type { EntryFacts } from '../domain/registers/entry';
import { wordsFor } from '../words';
import type { DemoWords } from '../words/demo';
import type { Campaign } from '../workflows/messages';
import { OPERATOR } from './play';

/** A supervision batch of the demo: decided on its first day, its results recorded from its last day on. */
export interface DemoBatch {
  readonly from: DayIndex;
  readonly to: DayIndex;
}

/** A circular that was signed off in the demo. */
export interface SignedCircular {
  readonly draft: CircularDraft;
  readonly number: string;
  readonly on: DayIndex;
}

/** What the office of a demo works on. */
export interface OfficeStage {
  readonly duban: Duban;
  readonly campaign: Campaign;
  readonly archive: Archive;
  readonly batches: readonly DemoBatch[];
  readonly words: Pick<DemoWords, 'inspection' | 'timetable'>;
  /** Something did not answer, and is tried again. */
  readonly troubled: (what: string, error: unknown) => void;
}

/** What the office does about the campaign as a whole while its findings are played. */
export interface DemoOffice {
  /** Begins what is to be done by now, unless it is still at work; the play goes on meanwhile. */
  keep(now: Moment): void;
  /** Resolves once nothing is being done any more. */
  idle(): Promise<void>;
  readonly circulars: readonly SignedCircular[];
}

const BATCHES = 3;
/** Calendar days from a batch's first day to its last. */
const LASTS = 7;
/** Milliseconds between two looks at what waits for the office. */
const LOOK_AGAIN = 3_000;

/** Three batches, evenly over the time that is played: each ends on the last working day of its third. */
export function demoBatches(start: DayIndex, until: DayIndex, calendar: Calendar): readonly DemoBatch[] {
  return Array.from({ length: BATCHES }, (_, index) => {
    const end = start + Math.round(((until - start) * (index + 1)) / BATCHES) - 1;
    const to = workingDayOnOrBefore(calendar, end);
    return { from: workingDayOnOrBefore(calendar, to - LASTS), to };
  });
}

/** Decides the batches, records what the groups found, signs the circulars off, and enters meetings and reports. */
export function openDemoOffice(stage: OfficeStage): DemoOffice {
  const { duban, campaign, archive, words, troubled } = stage;
  const { directory, terms } = campaign;
  const circulars: SignedCircular[] = [];
  const decided = new Map<DemoBatch, string>();
  /** When it looks again at what waits, by the machine's clock. */
  let nextLook = 0;
  let isBusy = false;
  let working = Promise.resolve();

  async function work(now: Moment): Promise<void> {
    await signCircular(now);
    await keepTimetable(now);
    const today = dayOf(terms.calendar, now);
    for (const batch of stage.batches) {
      const id = decided.get(batch);
      if (id === undefined && batch.from <= today && today <= batch.to) await decideOn(batch, now);
      else if (id !== undefined && batch.to <= today) await recordResults(id, now);
    }
  }

  async function signCircular(now: Moment): Promise<void> {
    const by = speakerAt('office/director', now);
    const { draft } = (await duban.campaignRun(campaign.id)).agenda;
    if (draft === undefined || by === undefined) return;
    const number = `${circulars.length + 1}`;
    const command = { name: 'signOff', draft: draft.id, number, signer: by.person, by, via: 'script' } as const;
    await duban.tellCampaign(campaign.id, command, draft.id);
    circulars.push({ draft, number, on: dayOf(terms.calendar, now) });
  }

  /** Enters the week's meeting on its day, and each report once it is asked for. */
  async function keepTimetable(now: Moment): Promise<void> {
    const by = speakerAt('office/staff', now);
    const run = await duban.campaignRun(campaign.id);
    if (by === undefined) return;
    const today = dayOf(terms.calendar, now);
    for (const { occurrence } of timetableOwed(run.agenda, run.campaign.terms, run.campaign.phase, now)) {
      const entry = entryFor(occurrence, today);
      if (entry === undefined) continue;
      const command = { name: 'addEntry', entry, by, via: 'script' } as const;
      await duban.tellRegisters(campaign.id, command, entryKey(occurrence));
    }
  }

  /** The same entry is said once, however often its answer is lost. */
  function entryKey({ kind, named }: Occurrence): string {
    return `demo/${kind}/${named}`;
  }

  function entryFor({ kind, day }: Occurrence, today: DayIndex): EntryFacts | undefined {
    const { chair, settled, reportedTo } = words.timetable;
    if (kind === 'batch' || (kind === 'dispatch' && day > today)) return undefined;
    if (kind === 'dispatch') return { register: 'meeting', on: day, who: chair, text: settled, findings: [] };
    const title = wordsFor(terms.policy.language).campaign.timetable[kind];
    return { register: 'report', on: today, title, who: reportedTo, serves: kind, findings: [] };
  }

  /** Decides a batch as it is proposed. */
  async function decideOn(batch: DemoBatch, now: Moment): Promise<void> {
    const by = speakerAt('office/staff', now);
    const findings = (await duban.read(campaign.id)).findings.map(({ finding }) => finding);
    const groups = proposedGroups(findings, campaign, now);
    if (by === undefined || groups.length === 0) return;
    const planned = { ...batch, methods: ['site', 'documents'] as const, groups };
    const command = await batchCommand(planned, findings, campaign, archive, now);
    const { id } = await decideBatch(duban, campaign, command, findings, archive, { by, via: 'script' }, now);
    decided.set(batch, id);
  }

  /** Records what the groups found; a finding that still waits for its check is left for later. */
  async function recordResults(id: string, now: Moment): Promise<void> {
    const batch = (await duban.readBatches(campaign.id, archive)).batches.find((one) => one.id === id);
    const by = speakerAt('office/staff', now);
    if (batch === undefined || by === undefined) return;
    for (const { items } of batch.tasks) {
      for (const { finding } of items.filter(({ result }) => result === undefined)) {
        const found = await foundBy(batch, finding, now);
        if (found === undefined) continue;
        const said = { batch: id, finding, on: dayOf(terms.calendar, now), ...found };
        await recordInspection(duban, campaign, archive, said, { by, via: 'script' }, now);
      }
    }
  }

  /** What a group finds about a finding; undefined while it waits for its check. */
  async function foundBy(
    batch: Batch,
    id: string,
    now: Moment,
  ): Promise<Pick<BatchCommands['recordInspection'], 'outcome' | 'methods' | 'text'> | undefined> {
    const run = await duban.show(campaign.id, id);
    const { entries } = await recordOf(run, archive);
    const isChecked = entries.some(({ what, at }) => what === 'recordCheck' && at >= batch.at);
    if (isChecked) return { outcome: 'checked', methods: [] };
    if (run.finding.standing.stage === 'awaiting-check') return undefined;
    const outcome = colourOf(run.finding, run.terms, now) === 'red' ? 'lacking' : 'verified';
    return { outcome, methods: ['site'], text: words.inspection[outcome] };
  }

  function speakerAt(position: Position, now: Moment): Actor | undefined {
    const holder = holderOf(directory, position);
    const actor = holder && actorOf(directory, holder.code, dayOf(terms.calendar, now));
    return actor === undefined ? undefined : { ...actor, operator: OPERATOR };
  }

  return {
    circulars,
    keep(now) {
      if (isBusy || nextLook > Date.now()) return;
      isBusy = true;
      working = work(now)
        .catch((error: unknown) => {
          troubled(error instanceof Refusal ? error.reason.code : 'the office', error);
        })
        .finally(() => {
          isBusy = false;
          nextLook = Date.now() + LOOK_AGAIN;
        });
    },
    idle: () => working,
  };
}
