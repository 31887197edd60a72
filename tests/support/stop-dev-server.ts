import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SharedServer } from './dev-server';

/** Ends what the global set-up started, and removes what it wrote. */
export default async function tearDown(): Promise<void> {
  await (globalThis as SharedServer).devServer?.teardown();
  const bundle = process.env['TEST_WORKFLOW_BUNDLE'];
  if (bundle !== undefined) rmSync(dirname(bundle), { recursive: true, force: true });
}
