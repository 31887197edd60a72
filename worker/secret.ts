import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The installation's secret, made at its first start; readable by its owner only. */
export function secretIn(data: string): string {
  const file = join(data, 'secret');
  try {
    return readFileSync(file, 'utf8');
  } catch {
    mkdirSync(data, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flush: true });
    return readFileSync(file, 'utf8');
  }
}
