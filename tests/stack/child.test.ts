import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '../../worker/child';
import { untilReady } from '../../worker/readiness';
import { runs } from '../../worker/stack-file';
import { until } from '../support/until';

const nothing = (): void => undefined;
/** Goes on until it is told to stop. */
const lasting = (): ChildProcess => spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
/** Hears no request to stop. */
const stubborn = (): ChildProcess =>
  spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"], { stdio: 'ignore' });
const failing = (): ChildProcess => spawn(process.execPath, ['-e', 'process.exit(3)'], { stdio: 'ignore' });

describe('startChild', () => {
  it('does not start a child again that dies before it is ready', async () => {
    const child = startChild(failing, nothing, nothing);
    await until(() => (child.ended() ? true : undefined));
    await child.stop();
  });

  it('starts a child again that dies after it is to be kept running, and not once it is told to stop', async () => {
    let changes = 0;
    const child = startChild(lasting, () => (changes += 1), nothing);
    child.keepRunning();
    const first = child.process();
    process.kill(first.pid, 'SIGKILL');
    const second = await until(() => (child.process().pid === first.pid ? undefined : child.process()));
    expect([changes, runs(first), runs(second)]).toEqual([1, false, true]);
    await child.stop();
    expect(runs(child.process())).toBe(false);
  });

  it('ends one that does not listen', async () => {
    const child = startChild(stubborn, nothing, nothing);
    await child.stop();
    expect(runs(child.process())).toBe(false);
  });

  it('takes a program that is not there for one that has ended', async () => {
    const child = startChild(() => spawn(join(tmpdir(), 'no-such-program')), nothing, nothing);
    await until(() => (child.ended() ? true : undefined));
    await child.stop();
  });
});

describe('a process that has started a child', () => {
  const module = join(__dirname, '..', '..', 'dist', 'worker', 'child.js');

  it.each([
    ['is at its end', ''],
    ['exits', 'process.exit(0);'],
    ['throws what nobody catches', "setTimeout(() => { throw new Error('crash') });"],
    ['leaves a promise rejected', "void Promise.reject(new Error('crash'));"],
  ])('leaves it not behind when it %s', async (_, end) => {
    const script = `
      const { spawn } = require('node:child_process');
      const { startChild } = require(${JSON.stringify(module)});
      const start = () => spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
      const child = startChild(start, () => {}, () => {});
      process.stdout.write(JSON.stringify(child.process()));
      child.keepRunning();
      setTimeout(() => { ${end} process.exit(); }, 200);`;
    const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    let said = '';
    parent.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await once(parent, 'close');
    const child = JSON.parse(said) as { pid: number; started: string };
    await until(() => (runs(child) ? undefined : true));
  });
});

describe('untilReady', () => {
  const { signal } = new AbortController();

  it('waits as long as the child lives, and says for how long', async () => {
    const child = startChild(lasting, nothing, nothing);
    const said: number[] = [];
    const began = Date.now();
    const isReady = (): Promise<boolean> => Promise.resolve(Date.now() - began > 6_000);
    await untilReady('server', child, isReady, { log: '', signal, waiting: (seconds) => said.push(seconds) });
    expect(said).toEqual([5]);
    await child.stop();
  });

  it('ends with the last lines of the log of a child that has ended', async () => {
    const log = join(mkdtempSync(join(tmpdir(), 'duban-log-')), 'temporal.log');
    writeFileSync(log, 'one\ntwo\nthree\nfour\nfive\nunable to open the database\n');
    const child = startChild(failing, nothing, nothing);
    const never = (): Promise<boolean> => Promise.resolve(false);
    await expect(untilReady('server', child, never, { log, signal, waiting: nothing })).rejects.toMatchObject({
      code: 'server-ended',
      subject: 'two\nthree\nfour\nfive\nunable to open the database',
    });
    await child.stop();
  });

  it('is given up when it is told to stop, whatever it asks then', async () => {
    const child = startChild(lasting, nothing, nothing);
    const stopping = new AbortController();
    const unanswered = new Promise<boolean>(nothing);
    const waiting = untilReady('worker', child, () => unanswered, {
      log: '',
      signal: stopping.signal,
      waiting: nothing,
    });
    stopping.abort();
    await expect(waiting).rejects.toThrow();
    await child.stop();
  });
});
