import { randomUUID } from 'node:crypto';
import type { Archive } from '../archive/archive';
import type { BatchCommand } from '../domain/batches/commands';
import { batchesIn, type Batch } from '../domain/batches/view';
import type { RegisterCommand } from '../domain/registers/commands';
import { registersIn, type RegisterEntry } from '../domain/registers/view';
import { campaignRun, register, supervise } from '../workflows/messages';
import { askedOfCampaign, type Calls } from './calls';
import { Trouble } from './errors';
import { lookAt } from './look';
import type { FoundRecord } from './record';

/** What can be said and asked of a campaign's registers and supervision batches. */
export interface RegisterCalls {
  /**
   * Says a command about the registers.
   * @returns its number in the campaign's record
   * @throws Refusal; Trouble unknown-campaign, no-worker
   */
  tellRegisters(campaign: string, command: RegisterCommand, updateId?: string): Promise<number>;
  /**
   * All entries, from the campaign's record.
   * @param archive where its sealed pages lie
   * @param patience milliseconds until the campaign is taken not to answer: then what is not sealed yet is lacking
   * @throws Trouble no-server
   */
  readRegisters(campaign: string, archive: Archive, patience?: number): Promise<FoundRegisters>;
  /**
   * Says a command about the supervision batches.
   * @returns its number in the campaign's record
   * @throws Refusal; Trouble unknown-campaign, no-worker
   */
  tellBatches(campaign: string, command: BatchCommand, updateId?: string): Promise<number>;
  /** All batches, from the campaign's record; see readRegisters. @throws Trouble no-server */
  readBatches(campaign: string, archive: Archive, patience?: number): Promise<FoundBatches>;
  /** The campaign's own record; see readRegisters. @throws Trouble no-server */
  campaignRecord(campaign: string, archive: Archive, patience?: number): Promise<FoundRecord>;
}

/** The entries in the order in which they were made; `whole` is false where some cannot be had. */
export interface FoundRegisters {
  readonly entries: readonly RegisterEntry[];
  readonly whole: boolean;
}

/** The batches in the order in which they were decided; `whole` is false where some cannot be had. */
export interface FoundBatches {
  readonly batches: readonly Batch[];
  readonly whole: boolean;
}

export function registersBy({ ask }: Calls): RegisterCalls {
  return {
    tellRegisters: (id, command, updateId = randomUUID()) =>
      ask(askedOfCampaign(id), (handle) =>
        handle.executeUpdate(register, { args: [{ command, updateId, sentAt: Date.now() }], updateId }),
      ),
    async readRegisters(id, archive, patience) {
      const { entries, whole } = await campaignRecord({ ask }, id, archive, patience);
      return { entries: registersIn(entries), whole };
    },
    tellBatches: (id, command, updateId = randomUUID()) =>
      ask(askedOfCampaign(id), (handle) =>
        handle.executeUpdate(supervise, { args: [{ command, updateId, sentAt: Date.now() }], updateId }),
      ),
    async readBatches(id, archive, patience) {
      const { entries, whole } = await campaignRecord({ ask }, id, archive, patience);
      return { batches: batchesIn(entries), whole };
    },
    campaignRecord: (id, archive, patience) => campaignRecord({ ask }, id, archive, patience),
  };
}

/** The campaign's own record: its sealed pages, and what is not sealed yet by a look at the campaign. */
async function campaignRecord(
  { ask }: Pick<Calls, 'ask'>,
  id: string,
  archive: Archive,
  patience: number | undefined,
): Promise<FoundRecord> {
  const run = await ask(askedOfCampaign(id), (handle) => lookAt(handle, campaignRun), patience).catch(unlessSilent);
  // Loaded where it is used: most commands read no record.
  const { recordOf } = await import('./record.js');
  return run === undefined ? sealed(archive, id) : recordOf(run, archive);
}

/** Of a campaign that does not answer, what came after the last page is not known. */
async function sealed(archive: Archive, campaign: string): Promise<FoundRecord> {
  const { recordFromArchive } = await import('./record.js');
  const found = await recordFromArchive(archive, campaign);
  return { entries: found?.entries ?? [], whole: false };
}

function unlessSilent(error: unknown): undefined {
  const silent: readonly string[] = ['no-worker', 'task-fails', 'unknown-campaign', 'campaign-stopped'];
  if (!(error instanceof Trouble && silent.includes(error.code))) throw error;
}
