import { join } from 'node:path';
import { openArchive, type Archive } from '../../archive/archive';
import type { Duban } from '../../client/duban';
import type { Actor } from '../../domain/organisation/positions';
import type { Campaign } from '../../workflows/messages';
import { dataOf, onCampaign } from '../on-server';
import type { Given } from '../options';
import { namingPeople } from '../say';
import { speakerOf } from '../who';

/** By what something is said of a supervision batch. */
export interface BatchSpeaker {
  readonly service: Duban;
  readonly campaign: Campaign;
  readonly archive: Archive;
  readonly by: Actor;
}

/**
 * Lets the host's user speak about batches for whom `--as` names.
 * @throws Refusal, naming people by their names; Trouble unknown-person
 */
export async function speakingOfBatches(given: Given, act: (speaker: BatchSpeaker) => Promise<void>): Promise<void> {
  const as = given.text('as');
  await onCampaign(given, async (service, id) => {
    const campaign = await service.campaign(id);
    const by = speakerOf(as, campaign);
    const archive = openArchive(join(dataOf(given), 'archive'));
    await act({ service, campaign, archive, by }).catch((error: unknown) => {
      throw namingPeople(error, campaign);
    });
  });
}
