import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const script = join(__dirname, '..', '..', 'scripts', 'temporal-cli.cjs');
/** Answers as the Temporal CLI does, and is another program. */
const impostor = '#!/bin/sh\necho "temporal version 1.99.0"\n';

describe('the Temporal CLI that is fetched', () => {
  function freshRoot(): { readonly root: string; readonly cache: string } {
    const root = mkdtempSync(join(tmpdir(), 'duban-cli-'));
    const cache = join(root, '.cache', 'temporal');
    mkdirSync(cache, { recursive: true });
    return { root, cache };
  }

  /** Sets up on a machine without the CLI, pip or tar, whose network hands out the impostor. */
  function setUp(root: string) {
    const program = `
      globalThis.fetch = () => Promise.resolve(new Response(${JSON.stringify(impostor)}));
      require(${JSON.stringify(script)}).provideTemporalCli(${JSON.stringify(root)});
    `;
    const env = { PATH: mkdtempSync(join(tmpdir(), 'duban-path-')) };
    return spawnSync(process.execPath, ['-e', program], { encoding: 'utf8', env });
  }

  it('is not run where its sum is another', () => {
    const { root, cache } = freshRoot();
    const { status, stderr } = setUp(root);
    expect([status, stderr]).toEqual([1, expect.stringContaining('could not be fetched')]);
    expect([existsSync(join(cache, 'temporal')), existsSync(join(cache, 'path'))]).toEqual([false, false]);
  });

  it('is not taken from the cache where somebody changed it there', () => {
    const { root, cache } = freshRoot();
    writeFileSync(join(cache, 'temporal'), impostor, { mode: 0o755 });
    const { status, stderr } = setUp(root);
    expect([status, stderr]).toEqual([1, expect.stringContaining('could not be fetched')]);
    expect(existsSync(join(cache, 'path'))).toBe(false);
  });
});
