import { join } from 'node:path';
import { openArchive } from '../archive/archive';
import { Trouble } from '../client/errors';
import type { Reading } from '../client/reading';
import { dayKeptFor, readingOf } from '../client/snapshots';
import { isoDate } from '../domain/calendar/calendar';
import type { DayIndex, Moment } from '../domain/calendar/moment';

/**
 * A campaign's list as it stood on a day, from the archive.
 * @throws Trouble no-snapshot where nothing is kept of that day or before it
 */
export async function asOf(
  wanted: DayIndex,
  now: Reading,
  data: string,
): Promise<{ readonly at: Moment; readonly reading: Reading }> {
  const archive = openArchive(join(data, 'archive'));
  const day = await dayKeptFor(archive, now.campaign.id, wanted);
  const kept = day === undefined ? undefined : await readingOf(archive, day, now);
  if (kept === undefined) throw new Trouble('no-snapshot', isoDate(wanted));
  return kept;
}
