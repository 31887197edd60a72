import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

describe('a short soak', () => {
  let soak: ChildProcess | undefined;
  afterAll(() => {
    soak?.kill('SIGTERM');
  });

  it('replays fifty histories that lived under faults, with nothing lost, doubled or stuck', async () => {
    const child = spawn(
      process.execPath,
      [join(__dirname, '..', '..', 'dist', 'soak', 'main.js'), '--histories', '50'],
      { cwd: mkdtempSync(join(tmpdir(), 'duban-soak-test-')), stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let said = '';
    soak = child;
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await once(child, 'close');
    const lines = said.trimEnd().split('\n');
    process.stdout.write(`${lines.join('\n')}\n`);
    expect(lines.filter((line) => /^(?:failed|lost|doubled|stuck): /.test(line))).toEqual([]);
    expect(lines.at(-1)).toMatch(/^replayed \d+, failed 0, lost 0, doubled 0, stuck 0$/);
    expect(Number(/\d+/.exec(lines.at(-1) ?? '')?.[0])).toBeGreaterThanOrEqual(50);
    expect(child.exitCode).toBe(0);
  }, 1_500_000);
});
