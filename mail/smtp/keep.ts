import type { Archive } from '../../archive/archive';
import { sha256 } from '../../archive/sha256';
import { arrivalOf, inbound, type Arrival, type Envelope } from '../message/envelope';
import type { Spool } from './spool';

/**
 * Accepts a message at a door. Once it has returned, the message survives a crash, and its workflow will be started;
 * before that the door promises nothing.
 */
export type Keep = (raw: Buffer, envelope: Envelope) => Promise<Arrival>;

/**
 * Saves the raw bytes under their SHA-256 and how they came, and then that they are to be started: what stands in the
 * spool is whole. The same bytes in the same way again are the same arrival, and the first envelope stays.
 * @param then hears of each that is kept
 */
export function keeperIn(archive: Archive, spool: Spool, then: (arrival: Arrival) => void): Keep {
  return async (raw, envelope) => {
    const arrival = arrivalOf(sha256(raw), envelope);
    await Promise.all([archive.put(raw), inbound.writeFirst(archive, arrival, envelope)]);
    await spool.add(arrival);
    then(arrival);
    return arrival;
  };
}
