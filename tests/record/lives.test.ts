import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { everybodyPrompt } from '../../config/behaviours-file';
import { dayFromIso, momentOf } from '../../domain/calendar/calendar';

import type { CampaignCommand } from '../../domain/campaign/decide';
import { domainMoment } from '../../domain/calendar/clock';
import type { CommandName, Commands } from '../../domain/commands/commands';
import { actorOf, holderOf } from '../../domain/organisation/directory';
import { dutiesOf } from '../../domain/duties/duties';
import type { Finding, Stage } from '../../domain/finding/finding';
import type { DutyKind } from '../../domain/policy/policy';
import type { Position } from '../../domain/organisation/positions';
import { answerTo } from '../../rehearsal/answers';
import { campaignWorkflowId, courierWorkflowId, findingWorkflowId } from '../../workflows/ids';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { incomingOf } from '../support/incoming';

/** A day in five seconds: slow enough for a busy machine to say everything on its day. */
const PACE = 17_280;
const written = 'Thu, 3 Aug 2023 11:00:00 +0800';
const folder = join(__dirname, '..', 'histories');

/** On a day of 2023 (month-day, and an hour if it matters) somebody answers a duty, or says something of his own. */
type Step = readonly [when: string, what: DutyKind | Saying];
/** Who says what; it may depend on how the finding stands. */
type Saying = (finding: Finding) => { readonly as: Position; readonly name: CommandName; readonly facts: object };

const says =
  <N extends CommandName>(as: Position, name: N, facts: Commands[N]): Saying =>
  () => ({ as, name, facts });
const day = (date: string): number => dayFromIso(`2023-${date}`) ?? 0;
const lead = (finding: Finding, role: 'contact' | 'head'): Position => `unit/${finding.assignment?.lead ?? ''}/${role}`;

const assigned: readonly Step[] = [['07-21 10', 'assign']];
const planning: readonly Step[] = [...assigned, ['07-24', 'acknowledge']];
const rectifying: readonly Step[] = [
  ...planning,
  ['07-28 10', 'plan'],
  ['07-28 14', 'commit'],
  ['08-01', 'accept-plan'],
];
const allDone: Saying = (finding) => ({
  as: lead(finding, 'contact'),
  name: 'fileReport',
  facts: { text: 'done', measuresDone: finding.plan?.measures.map(({ number }) => number) ?? [], files: [] },
});
const claimed: readonly Step[] = [...rectifying, ['08-08', allDone], ['08-10 10', 'rectify'], ['08-10 14', 'commit']];
const checked: readonly Step[] = [
  ...claimed,
  ['08-14 10', 'completeness'],
  ['08-14 14', 'assign-check'],
  ['08-18', 'check'],
];
const closed: readonly Step[] = [
  ...checked,
  ['08-21 10', 'approve'],
  ['08-21 12', 'approve'],
  ['08-21 14', 'approve'],
  ['08-21 16', 'approve'],
];

/** One finding each, and what happens to it; where nothing more is said, its ladders climb. */
const lives: Readonly<
  Record<string, { readonly finding: string; readonly ends: Stage; readonly steps: readonly Step[] }>
> = {
  unassigned: { finding: 'WH-001', ends: 'unassigned', steps: [] },
  'assigned-silent-red': {
    finding: 'WH-005',
    ends: 'assigned',
    steps: [...assigned, ['08-21', 'sign-off'], ['09-05', 'sign-off']],
  },
  'planning-late-yellow': { finding: 'WH-006', ends: 'planning', steps: planning },
  'rectifying-milestones-red': { finding: 'WH-008', ends: 'rectifying', steps: [...rectifying, ['08-29', 'report']] },
  'on-hold': {
    finding: 'WH-009',
    ends: 'rectifying',
    steps: [...rectifying, ['08-03', says('office/staff', 'hold', { reason: 'court', reviewBy: day('08-25') })]],
  },
  extended: {
    finding: 'WH-011',
    ends: 'rectifying',
    steps: [
      ...rectifying,
      [
        '08-03 10',
        (finding) => ({
          as: lead(finding, 'contact'),
          name: 'requestExtension',
          facts: { to: day('12-15'), reason: 'frost' },
        }),
      ],
      ['08-03 14', 'commit'],
      ['08-09', 'decide-extension'],
      ['08-12', says('office/staff', 'recordInstruction', { text: 'hurry', due: day('08-22') })],
    ],
  },
  'awaiting-check': { finding: 'WH-012', ends: 'awaiting-check', steps: claimed },
  'awaiting-approval': { finding: 'WH-013', ends: 'awaiting-approval', steps: checked },
  closed: { finding: 'WH-015', ends: 'closed', steps: closed },
  archived: { finding: 'WH-016', ends: 'archived', steps: [...closed, ['09-05', 'look-back']] },
  reopened: {
    finding: 'WH-018',
    ends: 'rectifying',
    steps: [...closed, ['08-29', says('office/staff', 'reopen', { reason: 'dust again' })]],
  },
  withdrawn: {
    finding: 'WH-019',
    ends: 'withdrawn',
    steps: [...planning, ['08-03', says('office/director', 'withdraw', { why: 'not ours', handedTo: 'the province' })]],
  },
  'mail-trouble': { finding: 'WH-020', ends: 'planning', steps: planning },
};

/** What no replay looks at, and what would say on which machine it was recorded. */
const traces = ['taskId', 'identity', 'requestId', 'workerVersion', 'meteringMetadata', 'historySizeBytes'];

function withoutTraces(name: string, value: unknown): unknown {
  return traces.includes(name) ? undefined : value;
}

describe('lives that are recorded', () => {
  let server: OnServer;
  beforeAll(async () => {
    server = await onServer('recorded', PACE);
  });
  afterAll(async () => {
    await server.stop();
  });

  it('are played, and kept as tests/workflows/replay.test.ts replays them', async () => {
    const { duban, campaign, rows, client } = server;
    const { id, directory } = campaign;
    const now = await duban.campaign(id);
    // Look-backs soon after closure, so that what comes of them is seen.
    const policy = { ...now.terms.policy, lookBack: { ordinary: [{ days: 10 }], keyItem: [{ days: 10 }], window: 10 } };
    await duban.amendPolicy(id, { ...now.terms, policy });
    const ids = Object.values(lives).map(({ finding }) => finding);
    const played = rows.filter(({ subject }) => ids.includes(subject.id));
    const troubled = played.find(({ subject }) => subject.id === 'WH-020')?.subject.division.lead ?? '';
    const address = holderOf(directory, `unit/${troubled}/contact`)?.address ?? '';
    await duban.openFindings(id, played);

    const at = async (when: string): Promise<void> => {
      const [date = '', hour = '11'] = when.split(' ');
      const moment = momentOf(campaign.terms.calendar, day(date), Number(hour) * 60);
      const left = moment - domainMoment(campaign.terms.clock, Date.now());
      if (left > 0) await pause(left / PACE);
    };
    async function live(finding: string, steps: readonly Step[]): Promise<void> {
      for (const [when, what] of steps) {
        await at(when);
        const { finding: state, terms } = await duban.show(id, finding);
        if (typeof what === 'function') {
          const { as, name, facts } = what(state);
          await duban.obey(id, finding, server.say(holderOf(directory, as)?.code ?? '', name, facts));
          continue;
        }
        const duty = dutiesOf(state, terms).find(({ kind }) => kind === what);
        const moment = domainMoment(terms.clock, Date.now());
        const turn = ids.indexOf(finding);
        const scene = { terms, directory, behaviours: everybodyPrompt, behaviour: {}, turn, phrase: 'as agreed' };
        const command = duty === undefined ? undefined : answerTo(duty, state, moment, scene);
        if (duty === undefined || command === undefined) continue;
        const { name, ...facts } = command;
        const said = server.say(holderOf(directory, duty.holder)?.code ?? '', name, facts);
        await duban.obey(id, finding, said);
      }
    }
    /** A message that nothing proves waits, is accepted in vain, goes on in a new run, and is acted on when its proof comes. */
    async function message(): Promise<string> {
      await at('08-03');
      const raw = Buffer.from(`From: ${address}\r\nDate: ${written}\r\nSubject: Re: [WH-020]\r\n\r\n同意\r\n`);
      const incoming = incomingOf(server, { secret: 'a secret of the test' });
      await incoming.take(raw, { door: 'smtp', from: address });
      const [waiting] = await incoming.waiting();
      const as = actorOf(directory, holderOf(directory, `unit/${troubled}/contact`)?.code ?? '', 0);
      if (waiting === undefined || as === undefined) throw new Error('no message waits');
      await duban.acceptMessage(waiting.workflowId, { ...as, operator: 'clerk' });
      await at('08-28');
      await incoming.take(raw, { door: 'smtp', from: address, authenticated: address });
      return waiting.workflowId;
    }
    /** What happens to the campaign as a whole: an amendment, a circular, addresses that break and are mended. */
    async function ofAll(): Promise<void> {
      await at('08-02');
      server.answerTo(address, { outcome: 'refused', code: 550 });
      await at('08-07');
      const draft = (await duban.campaignRun(id)).agenda.draft?.id ?? '';
      const signed = server.say('office', 'signOff', { draft, number: '7', signer: 'director' }) as CampaignCommand;
      await duban.tellCampaign(id, signed).catch(() => undefined);
      await at('08-11');
      await duban.amendDirectory(id, directory);
      await at('08-16');
      const { terms } = await duban.campaign(id);
      const { duties } = terms.policy;
      const sooner = { ...duties, approve: { ...duties.approve, limit: { workingDays: 2 } } };
      await duban.amendPolicy(id, { ...terms, policy: { ...terms.policy, duties: sooner } });
      await at('08-24');
      await duban.renew(id);
      await at('09-13');
    }
    const [messageId] = await Promise.all([
      message(),
      ofAll(),
      ...Object.values(lives).map(({ finding, steps }) => live(finding, steps)),
    ]);

    const ended = Object.entries(lives).map(async ([name, { finding }]) => {
      const { standing } = (await duban.show(id, finding)).finding;
      return [name, standing.stage] as const;
    });
    const wanted = Object.fromEntries(Object.entries(lives).map(([name, { ends }]) => [name, ends]));
    expect(Object.fromEntries(await Promise.all(ended))).toEqual(wanted);

    const kept: Record<string, string> = {
      ...Object.fromEntries(Object.entries(lives).map(([name, life]) => [name, findingWorkflowId(id, life.finding)])),
      campaign: campaignWorkflowId(id),
      message: messageId,
      'courier-of-a-unit': courierWorkflowId(id, holderOf(directory, `unit/${troubled}/contact`)?.code ?? ''),
    };
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    mkdirSync(folder, { recursive: true });
    for (const [name, workflowId] of Object.entries(kept)) {
      const runs: string[] = [];
      for await (const { runId } of client.workflow.list({ query: `WorkflowId = '${workflowId}'` })) runs.push(runId);
      for (const [index, runId] of runs.reverse().entries()) {
        const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
        const text = JSON.stringify(JSON.parse(historyToJSON(history)), withoutTraces);
        writeFileSync(join(folder, `${name}${runs.length > 1 ? `.${index + 1}` : ''}.json`), text);
        process.stdout.write(`${name} ${index + 1}: ${history.events?.length ?? 0} events, ${text.length} bytes\n`);
      }
    }
  }, 900_000);
});
