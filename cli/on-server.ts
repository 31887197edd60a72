import { connect, type Duban } from '../client/duban';
import { Trouble } from '../client/errors';
import { readStackFile } from '../worker/stack-file';
import type { Given } from './options';
import { placeFor } from './place';

/**
 * Connects. The connection goes with the process: a call that is tried again after its channel was closed would end the
 * process with an error that nobody can catch (SDK 1.24, grpc-retry).
 * @throws Trouble no-server
 */
export async function onServer<T>(given: Given, act: (service: Duban) => Promise<T>): Promise<T> {
  const { duban } = await connect(placeFor(dataOf(given), given.maybe('address')));
  return act(duban);
}

/**
 * On the campaign that is named, or that this data folder runs, or the only one there is.
 * @throws Trouble no-server, unknown-campaign; missing-option where several run
 */
export async function onCampaign<T>(given: Given, act: (service: Duban, campaign: string) => Promise<T>): Promise<T> {
  return onServer(given, async (service) => {
    const named = given.maybe('campaign') ?? readStackFile(dataOf(given))?.campaign;
    if (named !== undefined) return act(service, named);
    const [only, ...others] = await service.campaigns();
    if (only === undefined) throw new Trouble('unknown-campaign', '');
    if (others.length > 0) throw new Trouble('missing-option', '--campaign', [only, ...others]);
    return act(service, only);
  });
}

/** The folder of everything that is kept. */
export function dataOf(given: Given): string {
  return given.maybe('data') ?? 'data';
}
