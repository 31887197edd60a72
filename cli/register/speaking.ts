import { join } from 'node:path';
import { openArchive, type Archive } from '../../archive/archive';
import type { Duban } from '../../client/duban';
import type { RegisterCommand } from '../../domain/registers/commands';
import type { Campaign } from '../../workflows/messages';
import { dataOf, onCampaign } from '../on-server';
import type { Given } from '../options';
import { namingPeople } from '../say';
import { speakerOf } from '../who';

/** A command as it is read from the command line, before it is said who says it. */
export type Unspoken = RegisterCommand extends infer C
  ? C extends RegisterCommand
    ? Omit<C, 'by' | 'via'>
    : never
  : never;

export interface RegisterSpeaker {
  readonly campaign: Campaign;
  readonly archive: Archive;
  /** Says it to the campaign. @throws Refusal; Trouble */
  readonly say: (command: Unspoken, updateId?: string) => Promise<number>;
  readonly service: Duban;
  readonly id: string;
}

/** Lets the host's user speak about the registers for whom `--as` names. @throws Trouble unknown-person */
export async function speaking(given: Given, act: (spoken: RegisterSpeaker) => Promise<void>): Promise<void> {
  const as = given.text('as');
  await onCampaign(given, async (service, id) => {
    const campaign = await service.campaign(id);
    const by = speakerOf(as, campaign);
    const archive = openArchive(join(dataOf(given), 'archive'));
    await act({
      ...{ campaign, archive, service, id },
      say: (command, updateId) =>
        service.tellRegisters(id, { ...command, by, via: 'cli' }, updateId).catch((error: unknown) => {
          throw namingPeople(error, campaign);
        }),
    });
  });
}
