import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { openArchive } from '../archive/archive';
import type { Duban } from '../client/duban';
import { recordFromArchive, recordOf } from '../client/record';
import { dayOf } from '../domain/calendar/calendar';
import { domainMoment } from '../domain/calendar/clock';
import { actorOf, holderOf } from '../domain/organisation/directory';
import type { Command } from '../domain/commands/commands';
import type { Entry } from '../domain/finding/entry';
import { courierWorkflowId } from '../workflows/ids';
import { workflowsOf } from './histories';
import { pickedFrom, type Random } from './random';
import { readTaken } from './taken';

/** A campaign whose life under faults is over, with all settled. */
export interface SettledCampaign {
  readonly client: Client;
  readonly duban: Duban;
  readonly id: string;
  readonly findings: readonly string[];
  readonly folder: string;
  readonly random: Random;
}

export interface EndVerdict {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly stuck: readonly string[];
}

/** Milliseconds in which a letter goes out, or all workflows of an archived campaign end, on a machine however busy. */
const WITHIN = 180_000;
const BETWEEN_LOOKS = 500;

/**
 * The end of a campaign: a courier is terminated and begins anew, then the campaign is archived. A letter of the new
 * courier must have a Message-ID of its own, every workflow must end, and every record must be whole in the archive.
 */
export async function end(campaign: SettledCampaign): Promise<EndVerdict> {
  const courier = await courierBegunAnew(campaign);
  const archived = await archivedWhole(campaign);
  return {
    lost: [...courier.lost, ...archived.lost],
    doubled: courier.doubled,
    stuck: archived.stuck,
  };
}

/** Terminates the courier of somebody who has had letters, and lets another letter go to him. */
async function courierBegunAnew(campaign: SettledCampaign): Promise<Pick<EndVerdict, 'lost' | 'doubled'>> {
  const { client, duban, id, findings, folder, random } = campaign;
  const { directory, terms } = await duban.campaign(id);
  const before = readTaken(folder).map(({ messageId }) => messageId);
  const today = dayOf(terms.calendar, domainMoment(terms.clock, Date.now()));
  const reached = directory.people.flatMap(({ code, positions, absences }) => {
    const position = positions.find((one) => holderOf(directory, one)?.code === code);
    const hadLetters = absences.length === 0 && before.some((messageId) => isLetterTo(code, id, messageId));
    return position !== undefined && hadLetters ? [{ code, position }] : [];
  });
  const somebody = pickedFrom(random, reached);
  const clerk = holderOf(directory, 'office/staff');
  const by = clerk && actorOf(directory, clerk.code, today);
  const finding = await firstThatAnswers(duban, id, findings);
  if (somebody === undefined || by === undefined || finding === undefined) return { lost: [], doubled: [] };

  await client.workflow.getHandle(courierWorkflowId(id, somebody.code)).terminate('soak');
  const nudge = { name: 'nudge', text: 'a courier that begins anew', to: [somebody.position], by };
  await duban.obey(id, finding, { ...nudge, via: 'script' } as unknown as Command);
  const since = (): readonly string[] =>
    readTaken(folder)
      .slice(before.length)
      .map(({ messageId }) => messageId)
      .filter((messageId) => isLetterTo(somebody.code, id, messageId));
  const arrived = await inTime(() => since().length > 0);
  const used = new Set(before);
  return {
    lost: arrived ? [] : [`${somebody.code}: no letter after the courier was terminated`],
    doubled: since().filter((messageId) => used.has(messageId)),
  };
}

async function archivedWhole({
  client,
  duban,
  id,
  findings,
  folder,
}: SettledCampaign): Promise<Pick<EndVerdict, 'lost' | 'stuck'>> {
  const archive = openArchive(join(folder, 'archive'));
  const records = new Map<string, readonly Entry[]>();
  for (const finding of findings) {
    // What does not answer is told of already.
    const run = await duban.show(id, finding).catch(() => undefined);
    if (run !== undefined) records.set(finding, (await recordOf(run, archive)).entries);
  }
  await duban.archiveCampaign(id);
  const running = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    for await (const { workflowId } of client.workflow.list({
      query: `${workflowsOf(id)} AND ExecutionStatus = 'Running'`,
    })) {
      found.push(workflowId);
    }
    return found;
  };
  await inTime(async () => (await running()).length === 0);
  const lost: string[] = [];
  for (const [finding, entries] of records) {
    const kept = await recordFromArchive(archive, id, finding);
    const seqs = new Set(kept?.entries.map(({ seq }) => seq));
    if (kept?.whole !== true) lost.push(`${finding}: its record is not whole in the archive`);
    else if (!entries.every(({ seq }) => seqs.has(seq))) lost.push(`${finding}: its last page was not sealed`);
  }
  const stuck = (await running()).map((workflowId) => `${workflowId}: runs on though its campaign is archived`);
  return { lost, stuck };
}

async function firstThatAnswers(duban: Duban, id: string, findings: readonly string[]): Promise<string | undefined> {
  for (const finding of findings) if (await duban.show(id, finding).catch(() => undefined)) return finding;
  return undefined;
}

/** campaign.recipient.number.seal@domain (mail/letter/message-id.ts). */
function isLetterTo(person: string, campaign: string, messageId: string): boolean {
  return messageId.startsWith(`${campaign}.${person}.`);
}

async function inTime(holds: () => Promise<boolean> | boolean): Promise<boolean> {
  for (const over = Date.now() + WITHIN; Date.now() < over;) {
    if (await holds()) return true;
    await pause(BETWEEN_LOOKS);
  }
  return false;
}
