import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portsFrom, writeStackFile } from '../../worker/stack-file';
import { duban } from '../support/duban-process';

const example = join(__dirname, '..', '..', 'examples', 'audit-2026');

/** A data folder whose stack is at that pace, and does not answer. */
function stackAt(pace: number): string {
  const data = mkdtempSync(join(tmpdir(), 'duban-import-'));
  writeStackFile(data, {
    ...{ campaign: 'wuhai-2023', address: '127.0.0.1:9', namespace: 'default', server: 'Temporal 1.9', pace },
    ...{ ports: portsFrom(18_080), up: { pid: 0, started: '' }, children: {} },
  });
  return data;
}

describe('duban import of a campaign beside the one of the data folder', () => {
  it('is refused where that one runs in fast time, because a new start deletes what it finds', () => {
    const { code, err } = duban(['import', example, '--data', stackAt(3_600)]);
    expect([code, err]).toEqual([7, expect.stringContaining('[server-in-fast-time]')]);
  });

  it.each([
    ['at the real pace', ['--data', stackAt(1)]],
    ['in fast time, on another server', ['--data', stackAt(3_600), '--address', '127.0.0.1:19']],
  ])('is tried where that one runs %s', (_, where) => {
    expect(duban(['import', example, ...where]).err).toContain('[no-server]');
  });
});
