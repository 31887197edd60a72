import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts, startServer } from '../../soak/processes';

describe('the server of a soak', () => {
  it('is given ports of its own', async () => {
    const ports = await freePorts(20);
    expect(new Set(ports).size).toBe(20);
    expect(ports).not.toContain(0);
  });

  it('is an error where it ends before it answers, and is not waited for', async () => {
    const data = mkdtempSync(join(tmpdir(), 'duban-soak-server-'));
    // Where its database should be stands a folder.
    mkdirSync(join(data, 'temporal.db'));
    await expect(startServer(data, true)).rejects.toThrow('ended before it answered');
  });
});
