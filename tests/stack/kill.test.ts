import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { openArchive } from '../../archive/archive';
import { isOfFinding } from '../../domain/campaign/line';
import { aboutDuty } from '../../domain/notices/notice-key';
import { letterSent } from '../../mail/letter/letters-sent';
import { readStackFile } from '../../worker/stack-file';
import { duban, ended, shortCampaign, startUp } from '../support/duban-process';
import { portsInARow } from '../support/ports-in-a-row';
import { until } from '../support/until';

/** `npm run kill -- --rounds 200` plays more. */
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 8);
/** Milliseconds for what a busy machine takes minutes to do. */
const PATIENCE = 300_000;
const PORT = portsInARow();
/** Three hours of the campaign a second: letters fall in every round. */
const PACE = 10_800;
/** Fewer letters than these would prove little. */
const LETTERS = 12;

/** A generator with a seed, so that a failing round can be had again. */
function randoms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Every letter delivered: whose, under which id, and which matters it was about. */
async function delivered(data: string): Promise<readonly { to: string; messageId: string; text: string }[]> {
  const folder = join(data, 'post-office');
  const files = readdirSync(folder).flatMap((to) =>
    readdirSync(join(folder, to))
      .filter((name) => name.endsWith('.eml'))
      .map((name) => ({ to, file: join(folder, to, name) })),
  );
  return Promise.all(
    files.map(async ({ to, file }) => {
      const { messageId = '', text = '', subject = '' } = await simpleParser(readFileSync(file));
      return { to, messageId, text: `${subject}\n${text}` };
    }),
  );
}

describe('the embedded stack, killed at random moments', () => {
  const data = mkdtempSync(join(tmpdir(), 'duban-kill-'));
  const seed = Date.now() % 1_000_000;
  const random = randoms(seed);
  const args = [
    '--data',
    data,
    '--campaign',
    shortCampaign(4),
    '--port',
    String(PORT),
    '--pace',
    String(PACE),
    '--keep',
  ];
  let up: ChildProcess;

  afterAll(async () => {
    up.kill('SIGINT');
    await ended(up);
  });

  it(
    `loses no letter and sends none under a second id, in ${ROUNDS} rounds (seed ${seed})`,
    async () => {
      up = await startUp(args);
      for (let round = 0; round < ROUNDS; round += 1) {
        await pause(500 + random() * 2_000);
        const children = readStackFile(data)?.children ?? {};
        const victim = (['temporal', 'worker', 'all'] as const)[Math.floor(random() * 3)] ?? 'all';
        if (victim === 'all') {
          up.kill('SIGKILL');
          await ended(up);
        }
        for (const [name, { pid }] of Object.entries(children)) if (victim === 'all' || victim === name) killed(pid);
        // eslint-disable-next-line require-atomic-updates -- rounds follow one another
        if (victim === 'all') up = await startUp(args);
      }
      const expected = await until(async () => {
        const letters = await openArchive(join(data, 'archive')).namesOf('letters');
        return letters.length >= LETTERS ? letters : undefined;
      }, PATIENCE);
      // Every letter that was written by now is delivered.
      await until(async () => {
        const ids = new Set((await delivered(data)).map(({ messageId }) => messageId));
        return expected.every((id) => ids.has(`<${id}>`)) ? true : undefined;
      }, PATIENCE);
      // What the findings say was posted by now is what letters carry, once the couriers have sent them. What was done or
      // lapsed before its letter could go is rightly left out: the assignment, a period's report, an address that was out
      // of reach only while the server was down, a reminder that a busy machine sends so late that its duty is overdue, in a
      // letter that has another word about it.
      const posted: string[] = [];
      for (const finding of ['WH-001', 'WH-002', 'WH-003', 'WH-004']) posted.push(...(await postedBy(finding, data)));
      const mayLapse = (line: string): boolean => /^WH-\d+ (assign|report|mend-address)\//.test(line);
      await until(async () => {
        const lines = [...(await linesByLetter(data)).keys()];
        const carried = lines.map((line) => line.split(' ').slice(0, 2).join(' '));
        const all = new Set(carried);
        const told = new Set(carried.map(dutyOf));
        const mayBeLeftOut = (line: string): boolean => mayLapse(line) || (isReminder(line) && told.has(dutyOf(line)));
        return posted.every((line) => all.has(line) || mayBeLeftOut(line)) ? true : undefined;
      }, PATIENCE);
      // The same matter at the same moment never goes to one person in two letters.
      const twice = [...(await linesByLetter(data))].filter(([, letters]) => letters.size > 1);
      expect(twice).toEqual([]);
    },
    ROUNDS * 60_000 + 4 * PATIENCE,
  );
});

const isReminder = (line: string): boolean => line.includes('/remind.');

/** Finding and duty of a line; empty where it is about none. */
function dutyOf(line: string): string {
  const [finding = '', key = ''] = line.split(' ');
  const about = aboutDuty(key);
  return about === undefined ? '' : `${finding} ${about.id}`;
}

/** The letters that the finding's record says it has posted. */
async function postedBy(finding: string, data: string): Promise<readonly string[]> {
  return until(() => {
    const { code, out } = duban(['show', finding, '--json', '--data', data]);
    // A busy machine does not answer in time; it is asked again.
    if (code !== 0) return undefined;
    const { record } = JSON.parse(out) as { record: { letters?: readonly string[] }[] };
    return record.flatMap(({ letters = [] }) => letters.map((key) => `${finding} ${key}`));
  }, PATIENCE);
}

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

/** Finding, key and position of every line, with the letters that carried it. */
async function linesByLetter(data: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const carried = new Map<string, Set<string>>();
  const archive = openArchive(join(data, 'archive'));
  for (const id of await archive.namesOf('letters')) {
    const letter = await letterSent(archive, id);
    for (const { finding, key, position } of (letter?.lines ?? []).filter(isOfFinding)) {
      const name = `${finding} ${key} ${position}`;
      carried.set(name, (carried.get(name) ?? new Set()).add(id));
    }
  }
  return carried;
}
