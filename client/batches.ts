import type { Archive } from '../archive/archive';
import { dayOf } from '../domain/calendar/calendar';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import type { BatchCommands, BatchTask } from '../domain/batches/commands';
import { decideBatches } from '../domain/batches/decide';
import { proposeBatch, reasonsFor } from '../domain/batches/proposal';
import { sheetItem, type BatchSheet } from '../domain/batches/sheet';
import type { OpenBatch, OpenTask } from '../domain/batches/state';
import type { CampaignAgenda } from '../domain/campaign/state';
import { isOffice } from '../domain/commands/authority';
import type { Command } from '../domain/commands/commands';
import { decide } from '../domain/commands/decide';
import { unitsOn } from '../domain/commands/independence';
import { nodesWaiting } from '../domain/commands/nodes';
import { Refusal, refuse } from '../domain/commands/refusal';
import { defined } from '../domain/defined';
import type { CheckMethod, Finding } from '../domain/finding/finding';
import { fingerprint } from '../domain/finding/fingerprint';
import { groupedBy } from '../domain/grouped';
import { actorOf } from '../domain/organisation/directory';
import { placeIn } from '../domain/organisation/names';
import { tiesOf, type Actor, type GroupCode, type PersonCode, type Via } from '../domain/organisation/positions';
import { wordsFor } from '../words';
import { batchNumber } from '../words/register-names';
import type { Campaign } from '../workflows/messages';
import type { Duban } from './duban';
import { recordOf } from './record';

/** A batch as somebody means to decide it: which group looks at which finding, and who goes. */
export interface PlannedBatch {
  readonly from: DayIndex;
  readonly to: DayIndex;
  readonly methods: readonly CheckMethod[];
  readonly groups: readonly {
    readonly group: GroupCode;
    readonly people: readonly PersonCode[];
    readonly findings: readonly string[];
  }[];
}

interface Speaker {
  readonly by: Actor;
  readonly via: Via;
}

/** What deciding a batch came to. */
export interface DecidedBatch {
  readonly id: string;
  /** Claimed findings of which the checkers were named with it. */
  readonly named: readonly string[];
  /** Claimed findings that did not take them, and why. */
  readonly refused: readonly { readonly finding: string; readonly refusal: Refusal }[];
}

/**
 * A planned batch as a command. Whether a group may look at a finding is decided by the units that work on it just now.
 * @throws Refusal unknown-findings
 */
export async function batchCommand(
  { groups, ...facts }: PlannedBatch,
  findings: readonly Finding[],
  { terms }: Pick<Campaign, 'terms'>,
  archive: Archive,
  moment: Moment,
): Promise<BatchCommands['decideBatch']> {
  const known = new Map(findings.map((finding) => [finding.subject.id, finding]));
  const unknown = groups.flatMap((task) => task.findings).filter((id) => !known.has(id));
  if (unknown.length > 0) refuse({ code: 'unknown-findings', findings: unknown });
  const found = (ids: readonly string[]): readonly Finding[] => ids.flatMap((id) => known.get(id) ?? []);
  const tasks = groups.map(({ group, people, findings: ids }): BatchTask => {
    return { group, people, findings: ids, units: [...new Set(found(ids).flatMap(unitsOn))] };
  });
  const sheet: BatchSheet = {
    items: found(groups.flatMap((task) => task.findings)).map((one) =>
      sheetItem(one, reasonsFor(one, terms, moment), terms, moment),
    ),
  };
  return { ...facts, tasks, sheet: await archive.put(JSON.stringify(sheet)) };
}

/**
 * Decides a batch. Claimed findings that wait for their checkers get those of the batch: their check is its result.
 * @throws Refusal; Trouble
 */
export async function decideBatch(
  service: Pick<Duban, 'tellBatches' | 'campaignRecord' | 'obey'>,
  campaign: Campaign,
  command: BatchCommands['decideBatch'],
  findings: readonly Finding[],
  archive: Archive,
  { by, via }: Speaker,
  moment: Moment,
): Promise<DecidedBatch> {
  const seq = await service.tellBatches(campaign.id, { ...command, name: 'decideBatch', by, via });
  const { entries } = await service.campaignRecord(campaign.id, archive);
  const id = entries.find((entry) => entry.seq === seq)?.outcome ?? '';
  const waiting = new Set(findings.filter(waitsForCheckers).map(({ subject }) => subject.id));
  const today = dayOf(campaign.terms.calendar, moment);
  const [named, refused]: [string[], DecidedBatch['refused'][number][]] = [[], []];
  for (const { group, people, findings: mine } of command.tasks) {
    const checkers = people.flatMap((code) => {
      const actor = actorOf(campaign.directory, code, today);
      if (actor === undefined) return [];
      const { operator: _, ...checker } = actor;
      return [checker];
    });
    for (const finding of mine.filter((one) => waiting.has(one))) {
      try {
        await service.obey(campaign.id, finding, { name: 'assignCheck', group, checkers, by, via }, `${id} ${finding}`);
        named.push(finding);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused.push({ finding, refusal: error });
      }
    }
  }
  return { id, named, refused };
}

function waitsForCheckers({ standing }: Finding): boolean {
  return standing.stage === 'awaiting-check' && standing.waiting.step === 'assign-check';
}

/**
 * Records what an inspection found: the finding hears of it first, and then the campaign. Whatever either would refuse is
 * refused before anything is said; said again, it is done once.
 * @param messageId where the same message may be acted on again after its result was recorded: what names it
 * @throws Refusal; Trouble
 */
export async function recordInspection(
  service: Pick<Duban, 'campaignRun' | 'show' | 'obey' | 'tellBatches'>,
  campaign: Campaign,
  archive: Archive,
  said: BatchCommands['recordInspection'],
  speaker: Speaker,
  moment: Moment,
  messageId?: string,
): Promise<void> {
  const { id, terms, directory, roster } = campaign;
  const { agenda, processed } = await service.campaignRun(id);
  if (messageId !== undefined && processed.some(([known]) => known === messageId)) return;
  const command = { ...said, ...speaker, name: 'recordInspection' } as const;
  decideBatches(agenda, { roster, directory }, terms, command, moment);
  const updateId = messageId ?? updateIdOf(said, agenda);
  const told = await toldToFinding(service, campaign, archive, said, speaker, { agenda, moment, updateId });
  if (told !== undefined) await service.obey(id, said.finding, told, updateId);
  await service.tellBatches(id, command, updateId);
}

/** Rows of a sheet that their findings would not take as they stand now: what is wrong with each. @throws Trouble */
export async function refusedByFindings(
  service: Duban,
  campaign: Campaign,
  archive: Archive,
  rows: readonly { readonly row: number; readonly said: BatchCommands['recordInspection'] }[],
  speaker: Speaker,
  moment: Moment,
): Promise<readonly { readonly row: number; readonly refusal: Refusal }[]> {
  const { agenda } = await service.campaignRun(campaign.id);
  const refused: { readonly row: number; readonly refusal: Refusal }[] = [];
  for (const { row, said } of rows) {
    try {
      await toldToFinding(service, campaign, archive, said, speaker, {
        agenda,
        moment,
        updateId: updateIdOf(said, agenda),
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ row, refusal: error });
    }
  }
  return refused;
}

/**
 * What a finding is told of its inspection; nothing where its own check says it already.
 * @throws Refusal group-of-the-unit, not-checked-yet, check-instead, or what the finding itself would refuse
 */
async function toldToFinding(
  service: Pick<Duban, 'show'>,
  { id, terms, directory }: Campaign,
  archive: Archive,
  said: BatchCommands['recordInspection'],
  { by, via }: Speaker,
  { agenda, moment, updateId }: { readonly agenda: CampaignAgenda; readonly moment: Moment; readonly updateId: string },
): Promise<Command | undefined> {
  const { batch, finding, outcome, text = '', files = [] } = said;
  const owed = inspectionOwed(agenda, said);
  const run = await service.show(id, finding);
  // Since the batch was decided he may have come to the unit, or the finding.
  const unit = tiesOf(by).find((tie) => unitsOn(run.finding).includes(tie));
  if (unit !== undefined && !isOffice(by)) {
    refuse({ code: 'group-of-the-unit', group: owed?.task.group ?? '', person: by.person, unit });
  }
  if (outcome === 'checked') {
    const { entries } = await recordOf(run, archive);
    const isChecked = entries.some(({ what, at }) => what === 'recordCheck' && at >= (owed?.batch.since ?? 0));
    return isChecked ? undefined : refuse({ code: 'not-checked-yet', finding });
  }
  if (run.finding.standing.stage === 'awaiting-check') refuse({ code: 'check-instead', finding });
  const command = ((): Command => {
    if (outcome === 'lacking') return { name: 'flagLacking', what: text, batch, by, via };
    const nodes = nodesToInspect(run.finding);
    if (nodes.length > 0) {
      const { methods, place } = said;
      const found = text === '' ? undefined : text;
      return defined({ name: 'inspectNode', measures: nodes, outcome, methods, place, found, batch, files, by, via });
    }
    const { batches } = wordsFor(terms.policy.language);
    const group = placeIn(directory, 'supervision', owed?.task.group ?? '');
    const verified = batches.verified(batchNumber(batch, batches.kind), group, text);
    return { name: 'note', text: verified, files, by, via };
  })();
  const isSaid = run.processed.some(([known]) => known === updateId);
  if (!isSaid) decide(run.finding, run.terms, command, moment);
  return command;
}

/** A group that finds the progress verified has looked at the nodes as well. What it finds lacking need not be theirs. */
function nodesToInspect({ plan, standing }: Finding): readonly number[] {
  return standing.stage === 'rectifying' ? nodesWaiting(plan).map(({ number }) => number) : [];
}

/** Told anew after it was taken back, it is another result. */
function updateIdOf(said: BatchCommands['recordInspection'], agenda: CampaignAgenda): string {
  return `inspection ${fingerprint(JSON.stringify([said, inspectionOwed(agenda, said)?.task.again ?? 0]))}`;
}

function inspectionOwed(
  { batches }: CampaignAgenda,
  { batch: id, finding }: Pick<BatchCommands['recordInspection'], 'batch' | 'finding'>,
): { readonly batch: OpenBatch; readonly task: OpenTask } | undefined {
  const batch = batches?.open.find((one) => one.id === id);
  const task = batch?.tasks.find(({ findings }) => findings.includes(finding));
  return batch === undefined || task === undefined ? undefined : { batch, task };
}

/** What each group looks at as the rules propose it; groups that have nothing to look at are left out. */
export function proposedGroups(
  findings: readonly Finding[],
  { directory, terms }: Pick<Campaign, 'directory' | 'terms'>,
  moment: Moment,
): PlannedBatch['groups'] {
  const { groups } = proposeBatch(findings, directory, terms, moment);
  return groups
    .filter((one) => one.findings.length > 0)
    .map(({ code, people, findings: mine }) => ({ group: code, people, findings: mine }));
}

/** Rows of a sheet or a form as what each group looks at. */
export function plannedGroups(
  rows: readonly { readonly finding: string; readonly group: GroupCode; readonly people: readonly PersonCode[] }[],
): PlannedBatch['groups'] {
  return [...groupedBy(rows, ({ group }) => group)].map(([group, mine]) => ({
    group,
    people: [...new Set(mine.flatMap(({ people }) => people))],
    findings: mine.map(({ finding }) => finding),
  }));
}
