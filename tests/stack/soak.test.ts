import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

describe('a short soak', () => {
  it('replays fifty histories that lived under faults, with nothing lost, doubled or stuck', async () => {
    const soak = spawn(
      process.execPath,
      [join(__dirname, '..', '..', 'dist', 'soak', 'main.js'), '--histories', '50'],
      { cwd: mkdtempSync(join(tmpdir(), 'duban-soak-test-')), stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let said = '';
    soak.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await once(soak, 'close');
    const lines = said.trimEnd().split('\n');
    process.stdout.write(`${lines.join('\n')}\n`);
    expect(lines.at(-1)).toMatch(/^replayed \d+, failed 0, lost 0, doubled 0, stuck 0$/);
    expect(Number(/\d+/.exec(lines.at(-1) ?? '')?.[0])).toBeGreaterThanOrEqual(50);
    expect(soak.exitCode).toBe(0);
  }, 900_000);
});
