import type { Archive } from '../../archive/archive';
import type { Duban } from '../../client/duban';
import type { FileRef } from '../../domain/finding/finding';
import { limits } from '../../domain/commands/shared';
import type { Actor, Via } from '../../domain/organisation/positions';
import { mustBeNew } from '../../domain/registers/adding';
import { forms, type EntryFacts, type RegisterKind } from '../../domain/registers/entry';
import { plain } from '../../domain/text/plain';
import { wordsFor } from '../../words';
import { entryNumber } from '../../words/register-names';
import type { Campaign } from '../../workflows/messages';
import { authorsOf } from '../message/header';
import { understand } from './bounded';
import type { WaitingMessage } from './queue';
import { wholeTextOf, type Received } from './received';

/** Registers of what comes from outside (群众意见, 征求意见, 预警信息, 批示): a message may be entered in one of them. */
export const registersByMail = [
  'public-comment',
  'comment',
  'warning',
  'instruction',
] as const satisfies RegisterKind[];

/** As much as a field of an entry may have. */
const LONGEST_TEXT = 4_000;

/** What a message says of the entry that is made of it. A leader is not known by the address of who passes his word on. */
export function entryBegun(register: RegisterKind, message: Received): Pick<EntryFacts, 'how' | 'who' | 'text'> {
  const { needs, takes } = forms[register];
  return {
    ...([...needs, ...takes].includes('how') ? { how: 'mail' as const } : {}),
    ...(register === 'instruction' ? {} : { who: plain(authorsOf(message).join(', ')) }),
    text: plain(wholeTextOf(message)).trim().slice(0, LONGEST_TEXT),
  };
}

/** Who enters it, and through what; the operator decides on the message. */
interface Entering {
  readonly duban: Pick<Duban, 'campaignRun' | 'readRegisters' | 'tellRegisters' | 'dismissMessage'>;
  readonly archive: Archive;
  readonly campaign: Campaign;
  readonly by: Actor;
  readonly via: Via;
  readonly operator: string;
}

/**
 * Enters a waiting message in a register, with its files, and is done with the message: its sender is not answered by
 * that. Done again where it stopped between the two, it is one entry.
 * @returns the entry's number
 * @throws Refusal; Trouble; ReadingStopped
 */
export async function enterMessage(
  message: Received,
  { workflowId }: Pick<WaitingMessage, 'workflowId'>,
  entry: EntryFacts,
  { duban, archive, campaign, by, via, operator }: Entering,
): Promise<string> {
  const updateId = `mail ${message.identity}`;
  const { processed } = await duban.campaignRun(campaign.id);
  if (!processed.some(([known]) => known === updateId)) {
    mustBeNew(entry, (await duban.readRegisters(campaign.id, archive)).entries);
  }
  const files = await filesOf(message, campaign, archive);
  const said = files.length === 0 ? entry : { ...entry, files };
  const seq = await duban.tellRegisters(campaign.id, { name: 'addEntry', entry: said, by, via }, updateId);
  const made = (await duban.readRegisters(campaign.id, archive)).entries.find((one) => one.seq === seq);
  const id = made?.id ?? entry.register;
  const { inbox, registers } = wordsFor(campaign.terms.policy.language);
  const why = inbox.entered(entryNumber(id, registers.kinds));
  await duban.dismissMessage(workflowId, { why, operator, entry: id });
  return id;
}

/** Its attachments, as far as they may serve as evidence. */
async function filesOf(message: Received, { prefix }: Campaign, archive: Archive): Promise<readonly FileRef[]> {
  const nobody = { self: [], office: [], others: [] };
  const context = { prefix, names: nobody, letters: [], subject: '' };
  const { files } = await understand(message, { own: '', within: '' }, context);
  return Promise.all(
    files.slice(0, limits.files).map(async ({ name, bytes }): Promise<FileRef> => {
      return { digest: await archive.put(bytes), name, size: bytes.length };
    }),
  );
}
