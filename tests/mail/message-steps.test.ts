import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { messageActivities } from '../../activities/message';
import { openArchive } from '../../archive/archive';
import { Trouble } from '../../client/errors';
import { NameServerUnavailable } from '../../mail/name-server';
import { MailServerUnavailable } from '../../mail/outbound';
import { FAULT } from '../../workflows/messages';
import type { ArrivalRead } from '../../workflows/ports';

Runtime.install({ logger: new DefaultLogger('ERROR') });

const arrival = { campaign: 'wuhai', arrival: 'one' } as const;

/** Reads an arrival that fails so. */
async function failing(error: Error): Promise<unknown> {
  const read = stepThat(() => Promise.reject(error));
  return new MockActivityEnvironment().run(read).catch((thrown: unknown) => thrown);
}

/** The step that reads an arrival, and does so in that way. */
function stepThat(read: () => Promise<ArrivalRead>): () => Promise<ArrivalRead> {
  const archive = openArchive(mkdtempSync(join(tmpdir(), 'duban-archive-')));
  const steps = messageActivities({ read, tell: () => Promise.resolve('sent') }, archive);
  return () => steps.readArrival(arrival);
}

describe('a step of a message', () => {
  it.each([
    ['Temporal', new Trouble('no-server', 'here')],
    ['a worker', new Trouble('no-worker', 'WH-001')],
    ['a finding whose task fails', new Trouble('task-fails', 'WH-001')],
    ['the name server', new NameServerUnavailable('example.org')],
    ['the mail server', new MailServerUnavailable('too-many', '')],
    ['the disk', Object.assign(new Error('no space left'), { code: 'ENOSPC' })],
  ])('is tried again as long as it takes where %s does not answer', async (_, error) => {
    expect(await failing(error)).toBe(error);
  });

  it('goes back to its message where anything else fails', async () => {
    const failure = await failing(new Error('a mistake of ours'));
    expect(failure).toBeInstanceOf(ApplicationFailure);
    expect(failure).toMatchObject({ type: FAULT, nonRetryable: true, message: 'a mistake of ours' });
  });

  it('is not begun for ever where each beginning takes the process down', async () => {
    const read = stepThat(() => Promise.reject(new Error('begun a fourth time')));
    const environment = new MockActivityEnvironment({ heartbeatDetails: { begun: 3 } });
    expect(await environment.run(read)).toEqual({
      became: 'waiting',
      campaign: 'wuhai',
      why: 'begun-too-often',
    });
  });

  it('does not count a beginning that its process outlived', async () => {
    const read = stepThat(() => Promise.reject(new Trouble('no-server', 'here')));
    const environment = new MockActivityEnvironment({ heartbeatDetails: { begun: 1 } });
    const beats: unknown[] = [];
    environment.on('heartbeat', (details: unknown) => beats.push(details));
    await environment.run(read).catch(() => undefined);
    expect(beats).toEqual([{ begun: 2 }, { begun: 1 }]);
  });
});
