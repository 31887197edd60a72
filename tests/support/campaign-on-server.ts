import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection, Client } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { ActivityDependencies } from '../../activities';
import { openArchive, type Archive } from '../../archive/archive';
import { dubanOver, type Duban } from '../../client/duban';
import { registerSearchAttributes } from '../../client/search-attributes';
import { pacedClock, readCampaignFiles, termsOf, phaseEnd } from '../../config/campaign-file';
import { defined } from '../../domain/defined';
import { actorOf } from '../../domain/organisation/directory';
import { realClock } from '../../domain/calendar/clock';
import type { Command, CommandName, Commands } from '../../domain/commands/commands';
import type { PersonCode } from '../../domain/organisation/positions';
import type { LedgerRow } from '../../ledger/ledger-row';
import { readLedger } from '../../ledger/read-ledger';
import { namesBy } from '../../mail/letter/message-id';
import type { Outbound, OutgoingLetter, SendResult } from '../../mail/smtp/outbound';
import { createWorker } from '../../worker/create-worker';
import { hasEnded } from '../../worker/ending';
import type { Campaign } from '../../workflows/messages';
import { testBundle } from './test-bundle';

export const example = join(__dirname, '..', '..', 'examples', 'wuhai-2023');

/** The model campaign on the real dev server, with a mail server that only remembers what it was given. */
export interface OnServer {
  readonly client: Client;
  readonly duban: Duban;
  readonly archive: Archive;
  /** Where the archive lies. */
  readonly folder: string;
  readonly campaign: Campaign;
  readonly rows: readonly LedgerRow[];
  /** Every attempt to send, in order. */
  readonly attempts: OutgoingLetter[];
  /** What the mail server says to the next attempts to an address; `sent` when nothing is left. */
  answerTo(address: string, ...answers: (SendResult | Error)[]): void;
  say<N extends CommandName>(by: PersonCode, name: N, facts: Commands[N]): Command;
  /** Lets no worker answer any more. */
  stopWorker(): Promise<void>;
  stop(): Promise<void>;
}

/** What is given to the worker for messages that come in. */
export interface ForIncoming {
  readonly proof?: NonNullable<ActivityDependencies['proof']>;
  /** Where receipts go, if not with the letters. */
  readonly receipts?: Outbound;
  readonly answerPage?: NonNullable<ActivityDependencies['answerPage']>;
  readonly pages?: string;
}

Runtime.install({ logger: new DefaultLogger('ERROR') });

export async function onServer(
  name: string,
  pace = 1,
  mail: Partial<Pick<Campaign, 'mailbox' | 'plusAddressing'>> = {},
  { proof = {}, receipts, answerPage, pages }: ForIncoming = {},
): Promise<OnServer> {
  const address = process.env['TEST_TEMPORAL_ADDRESS'] ?? '';
  const connection = await Connection.connect({ address });
  await registerSearchAttributes(connection, 'default');
  const client = new Client({ connection });
  const folder = mkdtempSync(join(tmpdir(), 'duban-test-'));
  const archive = openArchive(folder);
  const attempts: OutgoingLetter[] = [];
  const answers = new Map<string, (SendResult | Error)[]>();
  const outbound: Outbound = {
    send(letter) {
      if (receipts !== undefined && letter.messageId.includes('.receipt.')) return receipts.send(letter);
      attempts.push(letter);
      const answer = answers.get(letter.to.address)?.shift() ?? { outcome: 'sent' };
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    close: () => undefined,
  };
  const id = `${name}-${Date.now()}`;
  const dependencies = defined<ActivityDependencies>({
    ...{ client, archive, outbound, names: namesBy('a secret of the test'), taskQueue: id },
    ...{ proof, answerPage, pages },
  });
  const worker = await createWorker({ address, namespace: 'default' }, testBundle(), dependencies);
  const running = worker.run().catch((failure: unknown) => {
    if (!hasEnded(failure)) throw failure;
  });
  // Campaigns of several tests run on one server, each with a mailbox of its own.
  const files = { ...(await readCampaignFiles(example)), mailbox: `${id}@duban.example.org`, ...mail };
  const real = termsOf(files, realClock);
  const clock = pacedClock(files.start, real.calendar, files.policy.letterHour, pace, Date.now());
  const terms = { ...real, clock };
  const phase = { start: files.start, end: phaseEnd(files) };
  const campaign = { ...files, id, terms, phase };
  const { rows } = await readLedger(files.ledger, {
    campaign: id,
    prefix: files.prefix,
    directory: files.directory,
    calendar: terms.calendar,
    phase,
    openedAt: clock.origin,
  });
  const stopWorker = async (): Promise<void> => {
    if (worker.getState() === 'RUNNING') worker.shutdown();
    await running;
  };
  const duban = dubanOver(client, { taskQueue: id });
  await duban.openCampaign({
    id,
    prefix: files.prefix,
    name: files.name,
    mailbox: files.mailbox,
    plusAddressing: files.plusAddressing,
    directory: files.directory,
    terms,
    phase,
  });
  return {
    client,
    duban,
    archive,
    folder,
    campaign: { ...campaign, roster: [] },
    rows,
    attempts,
    answerTo(address, ...said) {
      answers.set(address, said);
    },
    say: (by, commandName, facts) => {
      const actor = actorOf(files.directory, by, files.start);
      if (actor === undefined) throw new Error(`nobody is called ${by}`);
      return { name: commandName, by: actor, via: 'script', ...facts } as unknown as Command;
    },
    stopWorker,
    async stop() {
      await stopWorker();
      await connection.close();
    },
  };
}
