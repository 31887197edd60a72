import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../archive/archive';
import { findLines } from '../archive/posted-lines';
import { isOfFinding, lineName, type PostToSend } from '../domain/campaign/line';
import { letterSent } from '../mail/letter/letters-sent';

const fileIn = (data: string): string => join(data, 'left-out.txt');

/**
 * Writes down the findings' notices that a letter did without, because they were true no more when it went out.
 * @param sent the letter's Message-ID; undefined where none went out, because all of it was true no more
 */
export async function writeLeftOut(
  data: string,
  archive: Archive,
  sent: string | undefined,
  post: PostToSend,
): Promise<void> {
  const letter = sent === undefined ? undefined : await letterSent(archive, sent);
  const said = new Set(letter?.lines.map(lineName));
  const lines = (await findLines(archive, post)).lines.filter(isOfFinding);
  const without = lines.filter((line) => !said.has(lineName(line)));
  if (without.length === 0) return;
  appendFileSync(fileIn(data), without.map(({ finding, key }) => `${finding} ${key}\n`).join(''));
}

/** Each as finding and key of the notice. */
export function readLeftOut(data: string): ReadonlySet<string> {
  return new Set(existsSync(fileIn(data)) ? readFileSync(fileIn(data), 'utf8').split('\n') : []);
}
