import type { Archive } from '../../archive/archive';
import { recordInspection } from '../../client/batches';
import type { Duban } from '../../client/duban';
import { todayOf } from '../../client/now';
import type { BatchCommands } from '../../domain/batches/commands';
import type { OpenBatch } from '../../domain/batches/state';
import { isOfFinding, type PostedLine } from '../../domain/campaign/line';
import { domainMoment } from '../../domain/calendar/clock';
import { isOffice } from '../../domain/commands/authority';
import { defined } from '../../domain/defined';
import type { FileRef } from '../../domain/finding/finding';
import { isOfGroup, type Actor } from '../../domain/organisation/positions';
import { wordsFor } from '../../words';
import type { Misunderstanding } from '../../words/receipts';
import { batchNumber } from '../../words/register-names';
import type { Campaign } from '../../workflows/messages';
import type { InspectionSaid } from '../reply/answers';

interface Inspecting {
  readonly duban: Pick<Duban, 'show' | 'obey' | 'campaignRun' | 'tellBatches'>;
  readonly campaign: Campaign;
  readonly archive: Archive;
  readonly actor: Actor;
  /** Lines of the letters that the message answers. */
  readonly asked: readonly PostedLine[];
  readonly files: readonly FileRef[];
  /** However often the message is acted on, this is one result. */
  readonly updateId: string;
}

/**
 * Records what an inspection in a batch found, in the words of whoever answered its task letter.
 * @returns what the receipt says of it, or what is unclear; undefined where no batch waits for this result: the answer is
 * about nodes then
 * @throws Refusal, Trouble
 */
export async function recordedInBatch(
  finding: string,
  said: InspectionSaid,
  { duban, campaign, archive, actor, asked, files, updateId }: Inspecting,
): Promise<{ readonly text: string } | Misunderstanding | undefined> {
  // Nodes that are named by their numbers are inspected for themselves.
  if (said.measures.length > 0) return undefined;
  const { agenda, processed, unsealed } = await duban.campaignRun(campaign.id);
  const { batches, receipt } = wordsFor(campaign.terms.policy.language);
  const told = (batch: string): { readonly text: string } => ({
    text: receipt.inspected(batchNumber(batch, batches.kind), batches.outcomes[said.outcome]),
  });
  const before = processed.find(([known]) => known === updateId);
  if (before !== undefined) {
    // Acted on once more after its result was recorded.
    const { outcome = '' } = unsealed.find(({ seq }) => seq === before[1]) ?? {};
    return told(outcome.split(' ')[0] ?? '');
  }
  const inLetter = asked.flatMap((line) =>
    !isOfFinding(line) && line.matter.what === 'batch-task' && line.matter.findings.includes(finding)
      ? [line.matter.batch]
      : [],
  );
  const waiting = (agenda.batches?.open ?? []).filter((batch) => mayGive(batch, finding, actor));
  const named = waiting.filter(({ id }) => (said.batch === undefined ? inLetter.includes(id) : id === said.batch));
  const [batch, another] = named.length > 0 || said.batch !== undefined ? named : waiting;
  // Where none waits, the batch of the letter is told all the same: its refusal says why it takes no result.
  const id = batch?.id ?? said.batch ?? inLetter.at(-1);
  if (id === undefined) return undefined;
  if (batch !== undefined && another !== undefined) {
    return { code: 'which-batch', batches: waiting.map(({ id }) => batchNumber(id, batches.kind)) };
  }
  const { outcome, check, text, on = todayOf(campaign) } = said;
  const { methods = [], place } = check;
  const result = defined<BatchCommands['recordInspection']>({
    ...{ batch: id, finding, outcome, methods, on, place },
    text: text === '' ? undefined : text,
    files: files.length === 0 ? undefined : files,
  });
  const moment = domainMoment(campaign.terms.clock, Date.now());
  await recordInspection(duban, campaign, archive, result, { by: actor, via: 'mail' }, moment, updateId);
  return told(id);
}

/** Whether the batch still waits for this finding's result, and he is of its group or of the office. */
function mayGive({ tasks }: OpenBatch, finding: string, actor: Actor): boolean {
  return tasks.some(
    ({ group, findings }) => findings.includes(finding) && (isOffice(actor) || isOfGroup(actor.positions, group)),
  );
}
