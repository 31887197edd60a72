import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Trouble } from '../client/errors';

const BYTES = 32;

/**
 * The installation's secret, made at its first start; readable by its owner only.
 * @throws Trouble broken-secret where the file holds something else
 */
export function secretIn(data: string): string {
  const file = join(data, 'secret');
  const kept = readIfThere(file);
  if (kept === undefined) return made(data, file);
  if (!/^[0-9a-f]{64}$/.test(kept)) throw new Trouble('broken-secret', file);
  return kept;
}

/** Written aside and moved into place: a full disk leaves no half a secret behind. */
function made(data: string, file: string): string {
  mkdirSync(data, { recursive: true });
  const secret = randomBytes(BYTES).toString('hex');
  writeFileSync(`${file}.part`, secret, { mode: 0o600, flush: true });
  renameSync(`${file}.part`, file);
  return secret;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
