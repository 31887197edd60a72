import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { messageActivities } from '../../activities/message';
import { openArchive, type Archive } from '../../archive/archive';
import { Trouble } from '../../client/errors';
import { NameServerUnavailable } from '../../mail/sender/name-server';
import { MailServerUnavailable } from '../../mail/smtp/outbound';
import { FAULT } from '../../workflows/messages';
import type { ArrivalRead, MessagePorts } from '../../workflows/ports';
import { until } from '../support/until';

Runtime.install({ logger: new DefaultLogger('ERROR') });

const arrival = { campaign: 'wuhai', arrival: 'one' } as const;

/** Reads an arrival that fails so. */
async function failing(error: Error): Promise<unknown> {
  const read = stepThat(() => Promise.reject(error));
  return new MockActivityEnvironment().run(read).catch((thrown: unknown) => thrown);
}

/** The step that reads an arrival, and does so in that way. */
function stepThat(read: () => Promise<ArrivalRead>): () => Promise<ArrivalRead> {
  const steps = messageActivities({ read, tell: () => Promise.resolve('sent') }, anArchive());
  return () => steps.readArrival(arrival);
}

function anArchive(): Archive {
  return openArchive(mkdtempSync(join(tmpdir(), 'duban-archive-')));
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
});

describe('a message that ends the process which reads it', () => {
  /** A process: what it reads never ends, because the process does. */
  const killed = (archive: Archive, began: string[]) =>
    messageActivities(
      {
        read({ arrival: one }) {
          began.push(one);
          return new Promise(() => undefined);
        },
        tell: () => Promise.resolve('sent'),
      },
      archive,
    );
  const living = (archive: Archive, began: string[] = []) =>
    messageActivities(
      {
        async read({ arrival: one }) {
          began.push(one);
          return Promise.resolve({ became: 'automatic' });
        },
        tell: () => Promise.resolve('sent'),
      },
      archive,
    );
  const reads = (steps: MessagePorts, one: string) =>
    new MockActivityEnvironment().run(() => steps.readArrival({ campaign: 'wuhai', arrival: one }));
  const tooOften = { became: 'waiting', campaign: 'wuhai', why: 'begun-too-often' };

  it('is begun three times and then waits for the office', async () => {
    const archive = anArchive();
    const began: string[] = [];
    for (let time = 1; time <= 3; time += 1) {
      void reads(killed(archive, began), 'deadly');
      await until(() => (began.length === time ? true : undefined));
    }
    expect(await reads(living(archive, began), 'deadly')).toEqual(tooOften);
    expect(began).toHaveLength(3);
  });

  it('is read once more where the office accepts it', async () => {
    const archive = anArchive();
    for (let time = 0; time < 3; time += 1) await archive.begin('deadly');
    expect(await reads(living(archive), 'deadly')).toEqual(tooOften);
    expect(await reads(living(archive), 'deadly')).toEqual({ became: 'automatic' });
  });

  it('takes no other along that was read beside it, because those are then read one after the other', async () => {
    const archive = anArchive();
    for (const one of ['deadly', 'harmless']) await archive.begin(one);
    for (let time = 2; time <= 3; time += 1) {
      const steps = killed(archive, []);
      void reads(steps, 'deadly');
      await until(async () => ((await archive.begun('deadly')) === time ? true : undefined));
      void reads(steps, 'harmless');
      await reads(living(archive), 'another');
      expect(await archive.begun('harmless')).toBe(1);
    }
    expect(await reads(living(archive), 'deadly')).toEqual(tooOften);
    expect(await reads(living(archive), 'harmless')).toEqual({ became: 'automatic' });
  });

  it('is not counted where the reading failed and the process lives', async () => {
    const archive = anArchive();
    const read = (): Promise<never> => Promise.reject(new Trouble('no-server', 'here'));
    const steps = messageActivities({ read, tell: () => Promise.resolve('sent') }, archive);
    await expect(reads(steps, 'ordinary')).rejects.toBeInstanceOf(Trouble);
    expect(await archive.begun('ordinary')).toBe(0);
  });
});
