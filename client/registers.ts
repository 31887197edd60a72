import { randomUUID } from 'node:crypto';
import type { Archive } from '../archive/archive';
import type { BatchCommand } from '../domain/batches/commands';
import { batchesIn, type Batch } from '../domain/batches/view';
import type { RegisterCommand } from '../domain/registers/commands';
import { registersIn, type RegisterEntry } from '../domain/registers/view';
import { register, supervise } from '../workflows/messages';
import { askedOfCampaign, type Calls } from './calls';
import { Trouble } from './errors';
import { campaignNow } from './reading';
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
   * All entries, from the campaign's record. Needs no worker.
   * @param archive where its sealed pages lie
   * @throws Trouble no-server, other-build
   */
  readRegisters(campaign: string, archive: Archive): Promise<FoundRegisters>;
  /**
   * Says a command about the supervision batches.
   * @returns its number in the campaign's record
   * @throws Refusal; Trouble unknown-campaign, no-worker
   */
  tellBatches(campaign: string, command: BatchCommand, updateId?: string): Promise<number>;
  /** All batches, from the campaign's record; see readRegisters. @throws Trouble no-server, other-build */
  readBatches(campaign: string, archive: Archive): Promise<FoundBatches>;
  /** The campaign's own record; see readRegisters. @throws Trouble no-server, other-build */
  campaignRecord(campaign: string, archive: Archive): Promise<FoundRecord>;
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

export function registersBy(calls: Calls): RegisterCalls {
  const { ask } = calls;
  const campaignRecord = (id: string, archive: Archive): Promise<FoundRecord> => readRecord(calls, id, archive);
  return {
    tellRegisters: (id, command, updateId = randomUUID()) =>
      ask(askedOfCampaign(id), (handle) =>
        handle.executeUpdate(register, { args: [{ command, updateId, sentAt: Date.now() }], updateId }),
      ),
    async readRegisters(id, archive) {
      const { entries, whole } = await campaignRecord(id, archive);
      return { entries: registersIn(entries), whole };
    },
    tellBatches: (id, command, updateId = randomUUID()) =>
      ask(askedOfCampaign(id), (handle) =>
        handle.executeUpdate(supervise, { args: [{ command, updateId, sentAt: Date.now() }], updateId }),
      ),
    async readBatches(id, archive) {
      const { entries, whole } = await campaignRecord(id, archive);
      return { batches: batchesIn(entries), whole };
    },
    campaignRecord,
  };
}

/** The campaign's own record, by what its memo shows; where Temporal forgot the campaign, by its sealed pages. */
async function readRecord(calls: Calls, id: string, archive: Archive): Promise<FoundRecord> {
  const now = await campaignNow(calls, id).catch(unlessForgotten);
  // Loaded where it is used: most commands read no record.
  const { recordOf, recordFromArchive } = await import('./record.js');
  if (now !== undefined) return recordOf(now.record, archive);
  return (await recordFromArchive(archive, id)) ?? { entries: [], whole: false };
}

function unlessForgotten(error: unknown): undefined {
  if (!(error instanceof Trouble && error.code === 'unknown-campaign')) throw error;
}
