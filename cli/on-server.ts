import { connect, type Duban } from '../client/duban';
import { Trouble } from '../client/errors';
import { readStackFile } from '../worker/stack-file';
import type { Given } from './options';
import { placeFor } from './place';

/** Connects, and lets go whatever happens. */
export async function onServer(options: Given, act: (service: Duban) => Promise<void>): Promise<void> {
  const { duban } = await connect(placeFor(dataOf(options), options.maybe('address')));
  try {
    await act(duban);
  } finally {
    await duban.close();
  }
}

/** The campaign that is named, or that this data folder runs, or the only one there is. */
export async function onCampaign(
  options: Given,
  act: (service: Duban, campaign: string) => Promise<void>,
): Promise<void> {
  await onServer(options, async (service) => {
    const named = options.maybe('campaign') ?? readStackFile(dataOf(options))?.campaign;
    if (named !== undefined) {
      await act(service, named);
      return;
    }
    const [only, ...others] = await service.campaigns();
    if (only === undefined) throw new Trouble('unknown-campaign', '');
    if (others.length > 0) throw new Trouble('missing-option', `--campaign (${[only, ...others].join(', ')})`);
    await act(service, only);
  });
}

/** The folder of everything that is kept. */
export function dataOf(options: Given): string {
  return options.maybe('data') ?? 'data';
}
