import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createTransport, type Transporter } from 'nodemailer';
import { pino } from 'pino';
import { openArchive } from '../archive/archive';
import { inBatches } from '../client/in-batches';
import { actorOf, holderOf } from '../domain/organisation/directory';
import { createInboxDoor } from '../mail/smtp/inbox-door';
import { keeperIn } from '../mail/smtp/keep';
import { mailboxPassword } from '../mail/smtp/mailbox-password';
import { namesBy } from '../mail/letter/message-id';
import { SPOOL, spoolIn } from '../mail/smtp/spool';
import { startingOver } from '../mail/inbox/starting';
import type { passingWorkflow } from './empty-workflows';
import { measured, median, ratio, seconds, type Measurement } from './figure';
import { startEmpty, type Ground } from './ground';
import { allPosted, largeCampaign } from './large-campaign';
import { SECRET } from './secret';

/** Answers handed in one after the other, each beside an update. */
const ANSWERS = 100;
/** Answers handed in at once. */
const BURST = 1_000;
/** Milliseconds between two looks whether an answer shows. */
const LOOK = 2;
/** Of the bare workflows beside. */
const BARE = 'incoming-bare';

/** Answers by SMTP, until their command shows, beside the same command as an update; and many of them at once. */
export const incoming: Measurement = async (ground) => {
  const campaign = await largeCampaign(ground, 'incoming', 28);
  const { id, duban, prepared } = campaign;
  const worker = await ground.worker('duban', id);
  await campaign.open();
  await allPosted(campaign);
  const { directory, mailbox } = prepared.campaign;
  const clerk = holderOf(directory, 'office/staff');
  const by = clerk && actorOf(directory, clerk.code, prepared.start);
  if (by === undefined || clerk?.address === undefined) throw new Error('nobody is the office');

  const log = pino({ level: 'silent' });
  const archive = openArchive(join(ground.data, 'archive'));
  const spool = spoolIn(join(ground.data, SPOOL));
  const starting = startingOver({ archive, spool, duban, names: namesBy(SECRET), campaign: id, log });
  const door = createInboxDoor(SECRET, keeperIn(archive, spool, starting.start), log);
  await once(door.listen(0, '127.0.0.1'), 'listening');
  const transport = createTransport({
    ...{ host: '127.0.0.1', port: (door.server.address() as AddressInfo).port, ignoreTLS: true, pool: true },
    auth: { user: clerk.address, pass: mailboxPassword(SECRET, clerk.address) },
  });
  const answer = answering(transport, clerk.address, mailbox);
  const finding = (index: number): string => prepared.rows[index % prepared.rows.length]?.subject.id ?? '';

  const idle = await ground.worker('empty', BARE);
  const pass = await passing(ground);
  const [shown, compared, passed]: [number[], number[], number[]] = [[], [], []];
  for (let turn = 0; turn < ANSWERS; turn += 1) {
    const command = { name: 'note', by, via: 'script', text: `said ${turn}`, files: [] } as const;
    compared.push(await measured(() => duban.obey(id, finding(turn), command)));
    passed.push(await measured(() => pass(turn)));
    const { seq } = (await duban.readOne(id, finding(turn))).finding;
    shown.push(
      await measured(async () => {
        await answer(finding(turn), `written ${turn}`);
        while ((await duban.readOne(id, finding(turn))).finding.seq === seq) await pause(LOOK);
      }),
    );
  }

  await idle.stop();
  await quiet();
  const began = performance.now();
  const before = await countOfDone();
  let largest = worker.resident();
  const all = Array.from({ length: BURST }, (_, index) => index);
  const handedIn = inBatches(all, (index) => answer(finding(index), `all at once ${index}`));
  while ((await countOfDone()) < before + BURST) {
    largest = Math.max(largest, worker.resident());
    await pause(100);
  }
  await handedIn;
  const took = performance.now() - began;
  const events = await eventsOfOne();
  transport.close();
  await new Promise<void>((closed) => {
    door.close(closed);
  });
  await worker.stop();
  return [
    ratio(
      `an answer by SMTP until its command shows, beside an update; medians of ${ANSWERS}`,
      median(shown),
      median(compared),
      2,
    ),
    {
      what: 'of which the least that a workflow for each message costs: a bare one that says a bare update by an activity',
      measured: seconds(median(passed)),
      compared: seconds(median(compared)),
      figure: median(passed) / median(compared),
    },
    { what: 'events of a message that is acted on at once', measured: `${events}`, compared: '', figure: events },
    {
      ...{ what: `${BURST} answers by SMTP at once, until all are acted on and answered`, measured: seconds(took) },
      ...{ compared: `${((BURST / took) * 1_000).toFixed(1)} a second`, figure: took / 1_000 },
    },
    {
      ...{ what: 'memory of the worker meanwhile', measured: `${Math.round(largest / 2 ** 20)} MB`, compared: '' },
      figure: largest / 2 ** 20,
    },
  ];

  async function countOfDone(): Promise<number> {
    const query = `WorkflowType = 'messageWorkflow' AND ExecutionStatus = 'Completed'`;
    return (await ground.client.workflow.count(query)).count;
  }

  async function quiet(): Promise<void> {
    while ((await countOfDone()) < ANSWERS) await pause(100);
  }

  async function eventsOfOne(): Promise<number> {
    const query = `WorkflowType = 'messageWorkflow' AND ExecutionStatus = 'Completed'`;
    const lengths: number[] = [];
    for await (const { historyLength } of ground.client.workflow.list({ query })) lengths.push(historyLength);
    return median(lengths);
  }
};

/** A bare workflow says a bare update to another, as `answer` does to a finding, until it shows. */
async function passing({ client }: Ground): Promise<(turn: number) => Promise<void>> {
  const empty = await startEmpty({ client }, BARE, BARE);
  return async (turn) => {
    const { historyLength } = await empty.describe();
    await client.workflow.start<typeof passingWorkflow>('passingWorkflow', {
      ...{ workflowId: `${BARE}-${turn}`, taskQueue: BARE, args: [BARE] },
    });
    while ((await empty.describe()).historyLength === historyLength) await pause(LOOK);
  };
}

function answering(transport: Transporter, from: string, to: string) {
  return async (finding: string, text: string): Promise<void> => {
    await transport.sendMail({ from, to, subject: `[${finding}]`, text });
  };
}
