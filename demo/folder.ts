import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../domain/policy/policy';

/** The model case, and what the demo decides otherwise, beside the compiled program. */
const examples = join(__dirname, '..', '..', 'examples');

/**
 * Makes the folder of the demo's campaign: the model case with the demo's policy and behaviours, its letters in the
 * language of who watches.
 * @returns the folder, which goes when this process ends
 */
export function demoFolder(language: Language): string {
  const folder = mkdtempSync(join(tmpdir(), 'duban-demo-'));
  process.on('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const example of ['wuhai-2023', 'demo']) cpSync(join(examples, example), folder, { recursive: true });
  appendFileSync(join(folder, 'policy.yaml'), `language: ${language}\n`);
  return folder;
}
